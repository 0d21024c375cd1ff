/* What a row to share is about: the section or page that it ends, or one thing in that. Its title is from the page, its
   sentence and warnings from the build. */
import { all, wordsOf } from "../shared/dom.js";
import { firstWords } from "../shared/first-words.js";
import { UNSAID } from "../shared/roles.js";

/**
 * @typedef {object} SharedPiece
 * @property {string} id where it stands on the page
 * @property {string} title
 * @property {string} sentence
 * @property {string[]} warnings
 * @property {string} language
 * @property {Address} address
 * @property {string} short its public address; "" where there is none
 * @property {string[]} [names] those of its warnings
 * @property {string} [codeName] of a route, whose address is long: what its QR code is called
 */

const LONGEST = 220;

/**
 * The words of an item, as far as there is room for them.
 * @param {Element} item
 */
const sentenceOf = (item) => firstWords(wordsOf(item, UNSAID), LONGEST);

/** @param {Node} one @param {Node} other */
const follows = (one, other) => Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);

/** @param {Element} heading */
const nameOf = (heading) => heading.getAttribute("data-hb-name") || wordsOf(heading);

/**
 * The piece of one `place`, a heading or an item in the section of `control`.
 * @param {HTMLAnchorElement} control
 * @param {HTMLElement} section the heading of what the control ends
 * @param {HTMLElement} place
 * @returns {SharedPiece}
 */
const pieceAt = (control, section, place) => {
  const { page, id, short } = window.handbook.placeOf(control, place.id);
  const { id: around } = window.handbook.placeOf(control, section.id);
  const rest = place.matches("h1") ? "" : id;
  const address = page + (rest && `#${rest}`);
  const told = HANDBOOK_BUILD.sentences[page] || {};
  const [sentence, ...own] = told[rest] || [sentenceOf(place)];
  const [, ...higher] = told[section.matches("h1") ? "" : around] || [""];
  const names = [...new Set([...higher, ...own])];
  const headings = all(":is(h1, h2, h3)[id]", /** @type {HTMLElement} */ (control.closest(".hb-text")));
  const before = headings.filter((one) => one === place || follows(place, one));
  return {
    id: place.id,
    title: nameOf(before[before.length - 1] || section),
    sentence,
    warnings: names.map((name) => HANDBOOK_BUILD.warnings[name]),
    names,
    language: /** @type {HTMLElement} */ (control.closest("[lang]")).lang,
    address,
    short: /^https?:/.test(short) ? short + (rest && `${rest}/`) : "",
  };
};

/**
 * Everything that `control` can share: first the whole of what it ends, then each thing in it that has an address.
 * @param {HTMLAnchorElement} control
 * @returns {{ piece: SharedPiece, label: string }[]}
 */
export const piecesOf = (control) => {
  const text = /** @type {HTMLElement} */ (control.closest(".hb-text"));
  const section = /** @type {HTMLElement} */ (
    all("h1, h2", text).find(({ id }) => id === control.hash.slice(1)) || text.querySelector("h1")
  );
  const inside = section.matches("h1")
    ? all("h2[id]:not([id$='lees-verder'])", text)
    : all(":is(h3, li, tr, dl > div)[id]:not([hidden] *)", text).filter(
        (one) => follows(one, section) && follows(control, one),
      );
  return [section, ...inside].map((place) => ({
    piece: pieceAt(control, section, place),
    label: place.matches("h1, h2, h3") ? nameOf(place) : sentenceOf(place),
  }));
};
