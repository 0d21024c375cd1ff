/* What there is to show of a page: a piece of it becomes units, in order. */
import { TEXTS } from "../shared/build.js";
import { all, one, wordsOf } from "../shared/dom.js";
import { onlyLeads } from "../shared/only-leads.js";
import { block, NOT_ON_SCREEN, stripped, strippedAs } from "./elements.js";

/**
 * @typedef {object} Warning
 * @property {string} id
 * @property {Element | null} box the whole warning at the top of the page
 * @property {string} short its line
 */

/**
 * @typedef {object} Group a heading with what follows it, up to the next heading
 * @property {string} title
 * @property {string} page the title of its page
 * @property {string} lang
 * @property {HTMLElement[]} nodes
 * @property {Warning[]} warnings
 * @property {string} source
 */

/** @typedef {{ mark: string, title: string, text: string }} PicturePart */

/**
 * @typedef {object} Unit a paragraph, an item of a list, a row, a picture with its first parts, or a heading
 * @property {Group} from
 * @property {string} label
 * @property {number} run units that belong together have the same one
 * @property {Element} [node]
 * @property {boolean} [solo] whether it stands on a screen by itself
 * @property {"ol" | "ul"} [list] of which list it is an item
 * @property {number} [number] its number there
 * @property {Element | null} [lead] what leads to its list
 * @property {boolean} [leads] whether it is such a lead
 * @property {string} [heading]
 * @property {PicturePart[]} [picture]
 * @property {number} [at] the newest part of the picture
 * @property {boolean} [row] whether arrows join its parts
 * @property {string} [name] of the picture
 */

/** @typedef {{ units: Unit[], run: number, label: string, from: Group }} Collected */

/**
 * @typedef {object} Piece
 * @property {Group} from
 * @property {Unit[]} units
 * @property {string} title the heading of its first screen; "" for none
 * @property {HTMLElement | null} card the tip card that it is, or is of
 * @property {boolean} [quiet] whether no questions follow it
 */

const WARNING_LINE = ":is(.hb-caution, .hb-mark)[data-hb-warning]";
const HEADING = ".hb-heading, h2, h3";
/** What ends a section: the next heading, or the fold that it opens. */
const END = `${HEADING}, .hb-fold:has(> .hb-heading)`;
/** What headings stand in; a fold without one, as of a letter of the glossary, is a part of its section. */
const SECTIONS = ".hb-text, .hb-fold:has(> .hb-heading)";
/** Items that end in no questions: they ask themselves, or are numbers to call. */
const QUIET = ".hb-card__assignments li, .hb-programme__questions, .hb-programme__case, .hb-numbers";
/** Lists of which each item stands on a screen by itself. */
const SOLO_LISTS = ".hb-criteria, .hb-card *, .hb-worksheet *, .hb-programme__questions";
const SOLO_ITEMS = ".hb-criterion, :is(.hb-card, .hb-worksheet, .hb-programme__questions) li";

/** @param {Element} block a heading, or the block that it stands in */
const headingOf = (block) => (block.matches("h1, h2, h3") ? block : one("h1, h2, h3", block));
/** @param {Element} block */
const titleOf = (block) => wordsOf(block.matches("h1, h2, h3") ? block : block.querySelector("h1, h2, h3"));
/** @param {Element} block */
const levelOf = (block) => Number(headingOf(block).tagName[1]);

/**
 * What follows `start`, up to the next heading.
 * @param {Element} start
 */
const following = (start) => {
  /** @type {HTMLElement[]} */
  const nodes = [];
  for (let next = start.nextElementSibling; next && !next.matches(END); next = next.nextElementSibling) {
    nodes.push(/** @type {HTMLElement} */ (next));
  }
  return nodes;
};

/**
 * A heading, and the higher headings of the section that it stands in, whose warnings it does not repeat.
 * @param {Element} start
 */
const enclosing = (start) => {
  const found = [start];
  for (let before = start.previousElementSibling; before; before = before.previousElementSibling) {
    const isHigher = before.matches(".hb-heading") && levelOf(before) < levelOf(found[found.length - 1]);
    if (isHigher && levelOf(before) > 1) found.push(before);
  }
  return found;
};

/**
 * @param {Element} text of a page
 * @param {string} id
 * @returns {Warning}
 */
const warningOf = (text, id) => {
  const box = text.querySelector(`:scope > .hb-warning[data-hb-warning="${id}"]`);
  return { id, box, short: HANDBOOK_BUILD.warnings[id] || "" };
};

/**
 * @param {Element} start
 * @param {Group | null} [above] the group of the heading above, whose source counts where there is none
 * @returns {Group}
 */
const groupOf = (start, above) => {
  const nodes = following(start);
  const text = /** @type {HTMLElement} */ (start.closest(".hb-text"));
  const lines = enclosing(start)
    .flatMap(following)
    .flatMap((node) => [node, ...all(WARNING_LINE, node)])
    .filter((node) => node.matches(WARNING_LINE));
  const boxes = start.matches("h1, :has(> h1)") ? all(":scope > .hb-warning", text) : []; // a section has its own lines
  const warned = /** @type {HTMLElement[]} */ ([...boxes, ...lines]);
  const ids = new Set(warned.map(({ dataset }) => dataset.hbWarning || ""));
  const sources = nodes
    .flatMap((node) => (node.matches(".hb-sources") ? all(".hb-source", node) : node))
    .filter((node) => node.matches(".hb-source"))
    .map((line) => wordsOf(line, ".hb-source__kind"));
  return {
    title: titleOf(start),
    page: titleOf(text),
    lang: text.lang,
    nodes,
    warnings: [...ids].map((id) => warningOf(text, id)),
    source: sources.join(" ") || above?.source || TEXTS.own,
  };
};

/** @param {Element} element */
export const groupAround = (element) => {
  /** @type {Element | null} */
  let top = element;
  while (top && !top.parentElement?.matches(SECTIONS)) top = top.parentElement;
  while (top && !top.matches(".hb-heading")) top = top.previousElementSibling;
  return top && groupOf(top);
};

/**
 * The words of a picture: a letter or number, a title in bold, and its lines.
 * @param {Element} figure
 */
const partsOf = (figure) => {
  /** @type {PicturePart[]} */
  const found = [];
  let mark = "";
  for (const text of all("svg text", figure)) {
    const line = all("tspan", text)
      .map((part) => wordsOf(part))
      .join(" ");
    if (text.matches(".hb-letter")) mark = line;
    else if (text.matches(".hb-strong")) {
      found.push({ mark, title: line, text: "" });
      mark = "";
    } else if (found.length) found[found.length - 1].text += line;
  }
  return found;
};

/**
 * @param {Collected} into
 * @param {Partial<Unit>} unit
 */
const add = (into, unit) => into.units.push({ run: into.run, label: into.label, from: into.from, ...unit });

/**
 * An item that stands on a screen by itself; in a card or worksheet without the list in it, whose items follow.
 * @param {Collected} into
 * @param {Element} item
 */
const addSolo = (into, item) => {
  const isFlat = item.closest(".hb-card, .hb-worksheet");
  const own = /** @type {Element} */ (item.cloneNode(true));
  if (isFlat) for (const list of all("ul, ol", own)) list.remove();
  into.run += 1;
  add(into, { node: strippedAs(own, "div"), solo: true });
  into.run += 1;
  if (!isFlat) return;
  for (const child of all(":scope > :is(ul, ol) > *", item)) addSolo(into, child);
};

/**
 * @param {Collected} into
 * @param {Element} list
 * @param {Element | null} [lead]
 */
const addItems = (into, list, lead) => {
  into.run += 1;
  const kind = list.matches("ol") ? "ol" : "ul";
  const first = (list instanceof HTMLOListElement && list.start) || 1;
  for (const [at, item] of [...list.children].entries()) {
    add(into, { node: strippedAs(item, "li"), list: kind, number: first + at, lead });
  }
  into.run += 1;
};

/** @param {Collected} into @param {Element} figure */
const addPicture = (into, figure) => {
  into.run += 1;
  const picture = partsOf(figure);
  const row = all(".hb-arrow", figure).length === picture.length - 1;
  const name = wordsOf(figure.querySelector("figcaption"));
  for (const at of picture.keys()) add(into, { picture, at, row, name, solo: true });
};

/** @param {Collected} into @param {Element} list */
const addList = (into, list) => {
  if (list.matches(SOLO_LISTS)) {
    for (const item of list.children) addSolo(into, item);
    return;
  }
  const last = into.units[into.units.length - 1];
  const leads = last && last.run === into.run && (last.leads || /:$/.test(wordsOf(last.node)));
  addItems(into, list, leads ? into.units.pop()?.node : null);
};

/**
 * All numbers for help, beside each other on one screen.
 * @param {Collected} into
 * @param {Element} numbers
 */
const addNumbers = (into, numbers) => {
  const parts = [...numbers.children].filter((part) => !part.matches(NOT_ON_SCREEN));
  add(into, { node: block("div", "numbers", ...parts.map((part) => stripped(part))), solo: true });
};

/** @param {Collected} into @param {Element} row */
const addRow = (into, row) => {
  const cells = /** @type {HTMLElement[]} */ ([...row.children]);
  const name = cells.find((cell) => cell.matches("th[scope=row]"));
  if (name) {
    for (const cell of cells.filter((each) => each.querySelector("li"))) {
      const direction = ` - ${cell.dataset.hbDirection}:`;
      addItems(into, one("ul", cell), block("p", "", block("strong", "", wordsOf(name)), direction));
    }
  } else if (!cells.every((cell) => cell.matches("th"))) {
    const [verdict, ...others] = cells.map((cell) => stripped(cell));
    const inside = others.flatMap((cell) => [" ", ...cell.childNodes]);
    add(into, { node: block("p", "", block("strong", "", ...verdict.childNodes), ...inside) });
  }
};

/**
 * Add everything on the way of `element`.
 * @param {Element} element
 * @param {Collected} into
 */
const walk = (element, into) => {
  if (element.matches(NOT_ON_SCREEN)) return;
  if (element.matches(".hb-programme, .hb-programme__part")) {
    into.run += 1;
    for (const child of element.children) walk(child, into);
  } else if (element.matches(".hb-numbers")) addNumbers(into, element);
  else if (element.matches("figure")) addPicture(into, element);
  else if (element.matches(HEADING)) {
    into.label = titleOf(element);
    into.run += 1;
  } else if (element.matches(SOLO_ITEMS)) addSolo(into, element);
  else if (element.matches("ul, ol")) addList(into, element);
  else if (element.matches("tr")) addRow(into, element);
  else if (element.matches("dl > div")) {
    into.run += 1;
    const term = block("p", "", strippedAs(one("dt", element), "strong"));
    add(into, { node: block("div", "", term, strippedAs(one("dd", element), "p")) });
  } else if (element.matches("p, summary, caption") || !element.children.length) {
    if (element.matches(".hb-card__foot")) into.label = "";
    if (!wordsOf(element) || onlyLeads(element)) return;
    const leads = element.matches(".admonition-title");
    add(into, { node: leads ? block("p", "", strippedAs(element, "strong")) : strippedAs(element, "p"), leads });
  } else if (element.matches("li") && !element.closest(".hb-criteria")) {
    add(into, { node: strippedAs(element, "div"), solo: true });
  } else for (const child of element.children) walk(child, into);
};

/**
 * A part of a tip card or of the checklist, by its heading.
 * @param {Element} heading
 * @param {Element} start
 * @param {HTMLElement} card
 * @returns {Piece | null}
 */
const pieceOfCard = (heading, start, card) => {
  const from = groupAround(card);
  if (!from) return null;
  /** @type {Collected} */
  const into = { units: [], run: 0, label: wordsOf(heading), from };
  for (const node of following(start)) walk(node, into);
  return { from, units: into.units, title: "", card: card.matches(".hb-card") ? card : null };
};

/**
 * A page, or a section with what is deeper in it.
 * @param {Element} heading
 * @param {Element} start
 * @param {string} address
 * @returns {Piece}
 */
const pieceOfSection = (heading, start, address) => {
  const around = /** @type {Element} */ (start.parentElement);
  const first = groupOf(start, around.matches(".hb-text, .hb-fold") ? null : groupAround(around));
  /** @type {Collected} */
  const into = { units: [], run: 0, label: "", from: first };
  for (const node of first.nodes) walk(node, into);
  const parts = [...around.children].flatMap((part) => (part.matches(".hb-fold") ? [...part.children] : [part]));
  for (const next of parts.slice(parts.indexOf(start) + 1)) {
    if (!next.matches(".hb-heading")) continue;
    if (levelOf(next) <= levelOf(heading)) break;
    if (heading.matches("h1") && next.querySelector("#lees-verder")) break;
    into.from = groupOf(next, first);
    into.label = "";
    into.run += 1;
    add(into, { heading: into.from.title, solo: true });
    for (const node of into.from.nodes) walk(node, into);
  }
  const card = first.nodes.find((node) => node.matches(".hb-card")) || null;
  return {
    from: first,
    units: into.units,
    title: first.title,
    card,
    quiet: HANDBOOK_BUILD.quiet.includes(address.split("#")[0]),
  };
};

/**
 * An item, a card, a picture.
 * @param {Element} element
 * @returns {Piece | null}
 */
const pieceOfItem = (element) => {
  const from = groupAround(element);
  if (!from) return null;
  /** @type {Collected} */
  const into = { units: [], run: 0, label: "", from };
  const card = /** @type {HTMLElement | null} */ (element.closest(".hb-card"));
  let list = element;
  while (card && list.parentElement && list.parentElement !== card && list !== card) list = list.parentElement;
  if (card && list !== card && list.previousElementSibling) into.label = titleOf(list.previousElementSibling);
  walk(element, into);
  const quiet = element.matches(QUIET);
  return { from, units: into.units, title: "", card, quiet };
};

/**
 * The units of a piece; null if it is not there.
 * @param {Element | null} element
 * @param {string} address "" if it was not asked for by its address
 */
export const pieceOf = (element, address) => {
  if (!element) return null;
  if (!element.matches("h1, h2, h3")) return pieceOfItem(element);
  const start = element.closest(".hb-heading") || element;
  const card = /** @type {HTMLElement | null} */ (element.closest(".hb-card, form"));
  return card ? pieceOfCard(element, start, card) : pieceOfSection(element, start, address);
};

/**
 * The questions to talk about: that of the card, or general ones; what belongs to a treatment is not for trying out.
 * @param {Piece} piece
 */
export const discussionOf = ({ from, card }) => {
  const chosen = card?.ownerDocument.getElementById(card.dataset.hbDiscuss || "");
  if (chosen) return { from, asked: [wordsOf(stripped(chosen), "ul, ol")] };
  const asked = [TEXTS.recognise, TEXTS.not_recognise, from.warnings.length ? TEXTS.ask : TEXTS.try_out];
  return { from: { ...from, source: TEXTS.own }, asked };
};
