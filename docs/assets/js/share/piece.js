/* What a control to share is about: read from the page, with the rules of hooks/handbook/pieces.py. */
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

const UNSAID =
  "a.hb-link, button, input, ul, ol, [hidden], [role=note]," +
  " .hb-ref, .hb-criterion__or, .hb-criterion__why, .hb-basis";
const NO_SENTENCE =
  ".hb-caution, .hb-source, .hb-warning, .admonition-title, [hidden]," +
  " .hb-card__series, .hb-card__title, .hb-card__foot";
const ENDING = /[.!?]['’”")]*\s+(?=[A-ZÀ-Ý‘“'"])/g;
const NUMBER = /\d[a-z]?$/;
const LONGEST = 220;
const TOO_SHORT = 45;

/** @param {string} words */
const sentenceOf = (words) => {
  const endings = [...words.matchAll(ENDING)].filter(({ index }) => !NUMBER.test(words.slice(0, index)));
  const ends = endings.map(({ 0: ending, index }) => index + ending.trimEnd().length);
  const sentence = words.slice(
    0,
    ends.find((end) => end >= TOO_SHORT),
  );
  if (sentence.length <= LONGEST) return sentence;
  return `${sentence.slice(0, sentence.lastIndexOf(" ", LONGEST)).replace(/[ ,;:.-]+$/, "")}…`;
};

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
 * The first sentence of what stands from `heading` up to `end`; of a card if there is one, which the text only leads
 * to.
 * @param {Element} text
 * @param {Element} heading
 * @param {Element | null | undefined} end
 */
const firstSentence = (text, heading, end) => {
  const within = all("p, li, dd", text).filter(
    (part) => isBetween(part, heading, end) && !part.closest(NO_SENTENCE) && !part.querySelector("p"),
  );
  const card = within.filter((part) => part.closest(".hb-card"));
  const parts = (card.length ? card : within).map((part) => wordsOf(part, UNSAID)).filter(Boolean);
  if (!parts.length) return "";
  return sentenceOf(parts[0].endsWith(":") ? parts.slice(0, 2).join(" ").replace(/[;,]$/, ".") : parts[0]);
};

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
  const end = isTop
    ? null
    : after.find((each) => levelOf(each) <= levelOf(heading)) || text.querySelector(".hb-checkedness");
  /* A line under a section also goes for what stands deeper in it. */
  const sections = headings.filter((each) => levelOf(each) < 3 && (each === heading || follows(heading, each)));
  const section = isTop ? heading : sections[sections.length - 1];
  const sectionEnd = isTop ? null : after.find((each) => levelOf(each) < 3);
  const description = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=description]"));
  let sentence = "";
  if (!isHeading) sentence = sentenceOf(wordsOf(place, UNSAID));
  else if (isTop && description) sentence = description.content;
  else sentence = firstSentence(text, heading, end);
  const rest = isHeading && isTop ? "" : id;
  return {
    title: heading.dataset.hbName || wordsOf(heading, UNSAID),
    sentence,
    warnings: warningsOf(text, section, sectionEnd),
    language: /** @type {HTMLElement} */ (text.closest("[lang]")).lang,
    address: page + (rest && `#${rest}`),
    short: /^https?:/.test(short) ? short + (rest && `${rest}/`) : "",
  };
};
