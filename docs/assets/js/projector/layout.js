/* Units become screens: as many on one as fit. What fits no screen goes on in the next one: text is never made
   smaller than can be read from the back of a hall. */
import { TEXTS } from "../shared/build.js";
import { all, wordsOf } from "../shared/dom.js";
import { block, strippedAs } from "./elements.js";
import { discussionOf } from "./units.js";

/** @import { Group, Piece, Unit } from "./units.js" */

/**
 * @typedef {object} Screen
 * @property {Group} from
 * @property {string} kicker the small line above
 * @property {number} index which unit of all it is, the same for every size of window
 * @property {number} [run]
 * @property {HTMLElement} content
 */

/**
 * @typedef {object} Stage
 * @property {(screen: Screen) => void} show
 * @property {() => boolean} fits whether all that is shown fits
 * @property {(screen: Screen) => boolean} holds whether this is the screen that is shown
 */

/** @param {HTMLElement} content @param {string} size */
const resize = (content, size) => {
  content.className = `hb-projector__content hb-projector__content--${size}`;
};

/**
 * Where a text parts best: at the end of a sentence near its middle, else between words.
 * @param {Element} node
 */
const middleOf = (node) => {
  const middle = (node.textContent || "").length / 2;
  /** @type {{ cost: number, text: Text, end: number } | null} */
  let best = null;
  let start = 0;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    for (const match of text.data.matchAll(/([.?!:;]['’)]*)?\s+/g)) {
      const end = match.index + match[0].length;
      const cost = Math.abs(start + end - middle) + (match[1] ? 0 : middle);
      const isInside = start + match.index > 0 && start + end < 2 * middle;
      if (isInside && (!best || cost < best.cost)) best = { cost, text, end };
    }
    start += text.length;
  }
  return best;
};

/**
 * The parts of what is too long for a screen: a text and the items of its list, or two halves; null if it has none.
 * @param {Element} node
 */
const halvesOf = (node) => {
  const inside = all(":scope > ul > li, :scope > ol > li, :scope > * > ul > li", node);
  const tag = /** @type {keyof HTMLElementTagNameMap} */ (node.tagName.toLowerCase());
  if (inside.length) {
    const own = /** @type {Element} */ (node.cloneNode(true));
    for (const list of all("ul, ol", own)) list.remove();
    const items = inside.map((item) => block(tag, "", ...item.cloneNode(true).childNodes));
    return [own, ...items].filter((half) => wordsOf(half));
  }
  const best = middleOf(node);
  if (!best) return null;
  return [true, false].map((isFirst) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    if (isFirst) range.setEnd(best.text, best.end);
    else range.setStart(best.text, best.end);
    const half = /** @type {Element} */ (node.cloneNode(false));
    half.append(range.cloneContents());
    return half;
  });
};

/**
 * The parts of a picture up to the newest; the others stand in place and do not show yet.
 * @param {Unit} unit
 * @param {string} layout columns, rows, or titles: only the newest with its text
 */
const pictureOf = ({ picture = [], at = 0, row }, layout) => {
  const items = picture.map(({ mark, title, text }, n) => {
    const item = block("li", n > at ? "part hb-projector__part--later" : "part");
    if (mark) item.append(block("span", "mark", mark));
    item.append(block("strong", "", title));
    if (layout !== "titles" || n === at) item.append(block("p", "", text));
    return item;
  });
  const steps = row ? " hb-projector__parts--steps" : "";
  return block("ol", `parts hb-projector__parts--${layout}${steps}`, ...items);
};

/** @param {Element} element */
const isCut = ({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1;

/**
 * The screens for `pieces`, as they fit `stage`.
 * @param {Piece[]} pieces
 * @param {Stage} stage
 */
export const screensOf = (pieces, stage) => {
  /** @type {Screen[]} */
  const screens = [];

  /**
   * @param {Group} from
   * @param {string} kicker
   * @param {number} index
   * @param {number} [run]
   */
  const open = (from, kicker, index, run) => {
    const screen = { from, kicker, index, run, content: block("div", "content") };
    screens.push(screen);
    stage.show(screen);
    return screen;
  };

  /**
   * A screen with just this.
   * @param {Screen} screen
   * @param {string} size
   * @param {...Node} inside
   */
  const fillWith = ({ content }, size, ...inside) => {
    content.append(...inside);
    for (const each of [size, "normal", "small"]) {
      resize(content, each);
      if (stage.fits()) return;
    }
  };

  /** @param {Unit} unit @param {number} index */
  const placePicture = (unit, index) => {
    const { content } = open(unit.from, unit.name || "", index);
    for (const layout of ["columns", "rows", "titles"]) {
      content.replaceChildren(pictureOf(unit, layout));
      for (const size of ["normal", "small", "picture"]) {
        resize(content, size);
        if (stage.fits() && !all("strong, p", content).some(isCut)) return;
      }
    }
  };

  /**
   * Whether a unit fits at the end of a screen; else the screen stays as it was.
   * @param {Element} node
   * @param {Unit} unit
   * @param {Screen} screen
   */
  const fitsOn = (node, unit, screen) => {
    if (!stage.holds(screen)) stage.show(screen);
    const list = unit.list && screen.content.querySelector(":scope > ol, :scope > ul");
    (list || screen.content).append(node);
    if (stage.fits()) return true;
    node.remove();
    return false;
  };

  /**
   * @param {Element} node
   * @param {Unit} unit
   * @param {string} kicker
   * @param {number} index
   */
  const place = (node, unit, kicker, index) => {
    const last = screens[screens.length - 1];
    const goesOn = !unit.solo && last && last.run === unit.run && last.from === unit.from;
    if (goesOn && fitsOn(node, unit, last)) return;
    const screen = open(unit.from, kicker, index, unit.run);
    for (const lead of unit.lead ? [unit.lead, null] : [null]) {
      /** @type {Node[]} */
      const inside = lead ? [lead.cloneNode(true)] : [];
      if (unit.list) inside.push(Object.assign(block(unit.list, ""), unit.list === "ol" ? { start: unit.number } : {}));
      screen.content.replaceChildren(...inside);
      for (const size of unit.solo ? ["big", "normal", "small"] : ["normal", "small"]) {
        resize(screen.content, size);
        if (fitsOn(node, unit, screen)) return;
      }
    }
    const halves = halvesOf(node);
    if (!halves) {
      (screen.content.firstElementChild || screen.content).append(node);
      return;
    }
    screens.pop();
    for (const [n, half] of halves.entries()) {
      place(half, { ...unit, solo: false, list: n && unit.list === "ol" ? "ul" : unit.list }, kicker, index);
    }
  };

  let index = 0;
  const warned = new Set();
  /** @param {Group} group @param {string} title */
  const warn = (group, title) => {
    for (const { id, box, short } of group.warnings.filter((warning) => !warned.has(warning.id))) {
      warned.add(id);
      const inside = box ? [...box.children].map((line) => strippedAs(line, "p")) : [block("p", "", short)];
      fillWith(open(group, title || group.title, index), "normal", block("div", "caution", ...inside));
    }
  };

  for (const [n, piece] of pieces.entries()) {
    const { from, units, title, card, quiet } = piece;
    warn(from, title);
    if (title) {
      fillWith(open(from, from.page === title ? "" : from.page, index), "title", block("h2", "", title));
      index += 1;
    }
    for (const unit of units) {
      warn(unit.from, title);
      const kicker = [unit.from.title, unit.label].filter(Boolean).join(" - ");
      if (unit.heading) fillWith(open(unit.from, title, index), "title", block("h2", "", unit.heading));
      else if (unit.picture) placePicture(unit, index);
      else if (unit.node) place(unit.node, unit, kicker, index);
      index += 1;
    }
    if (quiet || (!card && n < pieces.length - 1)) continue;
    const { from: asks, asked } = discussionOf(piece);
    const isList = asked.length > 1;
    const inside = isList ? block("ul", "", ...asked.map((one) => block("li", "", one))) : block("p", "", ...asked);
    const size = isList ? "normal" : "big";
    fillWith(open(asks, asks.title, index), size, block("h2", "", TEXTS.discuss), inside);
    index += 1;
  }
  return screens;
};
