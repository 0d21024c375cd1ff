/* What a control to share is about: its title from the page, its sentence and warnings from the build. */
import { all, wordsOf } from "../shared/dom.js";

/**
 * @typedef {object} SharedPiece
 * @property {string} title
 * @property {string} sentence
 * @property {string[]} warnings
 * @property {string} language
 * @property {Address} address
 * @property {string} short its public address; "" where there is none
 */

const LONGEST = 220;
/** What is no part of the words of an item: what works beside it, lists below it, what explains it. */
const UNSAID = "a.hb-link, button, input, ul, ol, [hidden], .hb-ref, .hb-criterion__or, .hb-criterion__why, .hb-basis";

/** @param {Element} heading */
const levelOf = (heading) => Number(heading.tagName[1]);

/** @param {Node} one @param {Node} other */
const follows = (one, other) => Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);

/**
 * The sentence of an item: its own words, as far as a message has room for them.
 * @param {Element} item
 */
const sentenceOfItem = (item) => {
  const words = wordsOf(item, UNSAID);
  if (words.length <= LONGEST) return words;
  return `${words.slice(0, words.lastIndexOf(" ", LONGEST)).replace(/[ ,;:.-]+$/, "")}…`;
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
  /* What goes for a section also goes for what stands deeper in it. */
  const sections = headings.filter((each) => levelOf(each) < 3 && (each === heading || follows(heading, each)));
  const section = isTop ? heading : sections[sections.length - 1];
  const isPage = isHeading && isTop;
  const rest = isPage ? "" : id;
  const address = page + (rest && `#${rest}`);
  const { sentences } = HANDBOOK_BUILD;
  const [sentence, ...own] = sentences[address] || [sentenceOfItem(place)];
  const [, ...around] = sentences[levelOf(section) === 1 ? page : `${page}#${section.id.split("/").pop()}`] || [""];
  return {
    title: heading.dataset.hbName || wordsOf(heading),
    sentence,
    warnings: [...new Set([...around, ...own])].map((id) => HANDBOOK_BUILD.warnings[id]),
    language: /** @type {HTMLElement} */ (text.closest("[lang]")).lang,
    address,
    short: /^https?:/.test(short) ? short + (rest && `${rest}/`) : "",
  };
};
