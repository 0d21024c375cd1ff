/* What a control to share is about, as its page says it. The first sentence stands in the control (hooks/pieces.py). */
import { all, one, wordsOf } from "../shared/dom.js";

/**
 * @typedef {object} SharedPiece
 * @property {string} title
 * @property {string} sentence
 * @property {string[]} warnings
 * @property {string} language
 * @property {Address} address
 * @property {string} short its public address; "" where there is none
 */

/** @param {Element} heading */
const levelOf = (heading) => Number(heading.tagName[1]);

/** @param {Node} one @param {Node} other */
const follows = (one, other) => Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);

/**
 * Whether something stands between `heading` and `end`.
 * @param {Element} part
 * @param {Element} heading
 * @param {Element | null | undefined} end
 */
const isBetween = (part, heading, end) => follows(part, heading) && part !== end && !(end && follows(part, end));

/**
 * The short lines of the warnings that go along: those of the whole page, and those in the section.
 * @param {Element} text
 * @param {Element} heading
 * @param {Element | null | undefined} end
 */
const warningsOf = (text, heading, end) => {
  /** @param {string} selector */
  const visible = (selector) => all(selector, text).filter((box) => !box.closest("[hidden]"));
  const lines = visible(".hb-caution[data-hb-warning]");
  /** @type {Map<string | undefined, string>} */
  const found = new Map();
  for (const box of visible(".hb-warning[data-hb-warning]")) {
    const { hbWarning } = box.dataset;
    const line = lines.find(({ dataset }) => dataset.hbWarning === hbWarning);
    if (!found.has(hbWarning)) found.set(hbWarning, wordsOf(line || one("p:not(.hb-warning__title)", box), "a"));
  }
  for (const line of lines.filter((each) => isBetween(each, heading, end))) {
    if (!found.has(line.dataset.hbWarning)) found.set(line.dataset.hbWarning, wordsOf(line, "a"));
  }
  return [...found.values()];
};

/**
 * What `control` stands beside.
 * @param {HTMLAnchorElement} control
 * @returns {SharedPiece}
 */
export const pieceOf = (control) => {
  const text = /** @type {HTMLElement} */ (control.closest(".hb-text"));
  const { page, id, short } = window.handbook.placeOf(control);
  const place = /** @type {HTMLElement} */ (document.getElementById(control.hash.slice(1)));
  const headings = all(":is(h1, h2, h3)[id]", text);
  const isHeading = headings.includes(place);
  const heading = isHeading ? place : headings.filter((each) => follows(place, each)).pop() || headings[0];
  const isTop = levelOf(heading) === 1;
  const after = headings.slice(headings.indexOf(heading) + 1);
  /* A line under a section also goes for what stands deeper in it. */
  const sections = headings.filter((each) => levelOf(each) < 3 && (each === heading || follows(heading, each)));
  const section = isTop ? heading : sections[sections.length - 1];
  const sectionEnd = isTop ? null : after.find((each) => levelOf(each) < 3);
  const description = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=description]"));
  const isPage = isHeading && isTop;
  const rest = isPage ? "" : id;
  return {
    title: heading.dataset.hbName || wordsOf(heading),
    sentence: (isPage && description?.content) || control.dataset.hbSentence || "",
    warnings: warningsOf(text, section, sectionEnd),
    language: /** @type {HTMLElement} */ (text.closest("[lang]")).lang,
    address: page + (rest && `#${rest}`),
    short: /^https?:/.test(short) ? short + (rest && `${rest}/`) : "",
  };
};
