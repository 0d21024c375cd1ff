/* A reading route in two languages, block by block, for two people at one table. route/view.js calls it when its pieces
   stand on the page: the ids of a piece are the same in every language, and mostly its blocks too. */
import { contentOf } from "./route/pieces.js";
import { TEXTS } from "./shared/build.js";
import { all, fill, make, one } from "./shared/dom.js";
import { elementsOf, fragmentOf } from "./shared/fragments.js";
import { injectStyles } from "./shared/inject-styles.js";

/** @import { Fragment, FragmentPlace } from "./shared/fragments.js" */
/** @import { Other } from "./shared/languages.js" */
/** @typedef {{ element: HTMLElement, place: FragmentPlace, section: Fragment }} Shown a piece on the page */
/** @typedef {[Element[], Element[]]} Row what stands beside each other */
/** @typedef {typeof feature} Bilingual */

injectStyles(HANDBOOK_BUILD.css);

/**
 * What an element is, apart from its words: the same in every language.
 * @param {Element} element
 */
const formOf = (element) =>
  [element.tagName, element.className, ...all("[data-hb-item]", element).map(({ dataset }) => dataset.hbItem)].join();

/**
 * An item in a list of its own.
 * @param {Element} list
 * @param {Element} item
 * @param {number} at its place in the list
 */
const alone = (list, item, at) => {
  const shell = /** @type {HTMLOListElement} */ (list.cloneNode(false));
  if (shell.matches("ol")) shell.start = /** @type {HTMLOListElement} */ (list).start + at;
  shell.append(item);
  return shell;
};

/** @param {Element[]} some @param {Element[]} others */
const areAlike = (some, others) =>
  some.length === others.length && some.every((block, at) => formOf(block) === formOf(others[at]));

/**
 * The rows of two blocks that are made alike: items of lists and what stands in a box each get their own.
 * @param {Element} block
 * @param {Element} other
 * @returns {Row[]}
 */
const split = (block, other) => {
  const [some, others] = [block, other].map(({ children }) => [...children]);
  const isWhole = [...block.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  if (isWhole || !some.length || !areAlike(some, others)) return [[[block], [other]]];
  if (block.matches("ul, ol, dl")) {
    return some.map((item, at) => [[alone(block, item, at)], [alone(other, others[at], at)]]);
  }
  return block.matches("div, article") ? rowsOf(some, others) : [[[block], [other]]];
};

/**
 * The rows of two texts: block by block where both are made alike, else each as a whole.
 * @param {Element[]} some
 * @param {Element[]} others
 * @returns {Row[]}
 */
const rowsOf = (some, others) =>
  areAlike(some, others) ? some.flatMap((block, at) => split(block, others[at])) : [[some, others]];

/**
 * Make a text of another language fit to stand on this page: its links lead to its own pages, no id stands twice.
 * @param {(Element | DocumentFragment)[]} content
 * @param {Other} other
 */
const settled = (content, { language, home }) => {
  const box = make("div", {}, ...content);
  for (const name of ["href", "src"]) {
    for (const part of all(`[${name}]:not([${name}^="#"])`, box)) {
      part.setAttribute(name, new URL(part.getAttribute(name) || "", home).href);
    }
  }
  for (const name of ["id", "aria-labelledby", "aria-describedby"]) {
    for (const part of all(`[${name}]`, box)) {
      const ids = (part.getAttribute(name) || "").split(" ");
      part.setAttribute(name, ids.map((id) => `${id}.${language}`).join(" "));
    }
  }
  return [...box.children];
};

/**
 * Show pieces in another language too, with their warnings in both. Returns the warnings of that one, in a line each.
 * @param {Shown[]} pieces
 * @param {HTMLElement[]} boxes the warnings in full, on the page
 * @param {Other} other
 */
const show = async (pieces, boxes, other) => {
  const { language, name, home } = other;
  const theirs = elementsOf((await fragmentOf("_beside", home)).html);
  const sections = await Promise.all(pieces.map(({ place }) => fragmentOf(place.section, home).catch(() => null)));
  /** @param {...(Node | string)} inside */
  const column = (...inside) =>
    make("div", { class: "hb-pair__other hb-not-aloud", lang: language, dir: "auto" }, ...inside);
  /** @param {Element[]} some @param {Element} their */
  const pair = (some, their) => make("div", { class: "hb-pair" }, make("div", {}, ...some), their);
  /** @param {string} look @param {string} [warning] */
  const find = (look, warning) => theirs.querySelector(`${look}[data-hb-warning="${warning}"]`)?.cloneNode(true);

  const told = new Set();
  for (const [at, { element, place, section }] of pieces.entries()) {
    const [heading, page, text] = ["h2", ".hb-piece__page", ".hb-piece__text"].map((part) => one(part, element));
    const found = sections[at];
    const content = found && !found.language && contentOf(place, found);
    const lines = section.warnings.map((warning) => find(".hb-piece__warning", warning));
    if (!content || lines.includes(undefined)) {
      const why = found?.language ? TEXTS.untranslated : TEXTS.missing;
      text.before(make("p", { class: "hb-notice" }, fill(why, { language: name })));
      continue;
    }
    const top = pair([], column(make("h2", {}, found.title), make("p", { class: page.className }, found.page)));
    element.prepend(top);
    one("div", top).append(heading, page);
    for (const [number, line] of all(":scope > .hb-piece__warning", element).entries()) {
      const their = /** @type {Node} */ (lines[number]);
      told.add(their.textContent);
      line.before(pair([], column(their)));
      line.previousElementSibling?.firstElementChild?.append(line);
    }
    const rows = rowsOf([...text.children], settled(content, other));
    text.replaceChildren(...rows.map(([some, others]) => pair(some, column(...others))));
  }
  for (const box of boxes) {
    const their = find(".hb-warning", box.dataset.hbRouteWarning);
    if (their && !box.querySelector(".hb-pair__other")) box.append(column(...their.childNodes));
  }
  return /** @type {string[]} */ ([...told]);
};

const feature = { show };
window.handbook.features.bilingual = feature;
