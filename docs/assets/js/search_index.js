/* What is searched, and what searches it: asked for by the search window (search.js). */
import { engine } from "./search/engine.js";
import { asksFor } from "./search/need.js";

/** @import { Entries, Find } from "./search/engine.js" */
/**
 * @typedef {object} Index what hooks/handbook/search/packing.py makes
 * @property {Entries} entries
 * @property {string[]} pages
 * @property {string} words of all phrases; each begins with how many letters it shares with the last (A: none, B: 1 …)
 * @property {number} short how many words have a number of one sign; the others have two
 * @property {string[]} phrases per entry, with # between them: the numbers of their words; then those of what the
 *   handbook does not answer
 */
/**
 * @typedef {object} Searching
 * @property {Find} find
 * @property {Entries} entries
 * @property {string[]} pages
 * @property {(words: string[]) => boolean} isNeed whether somebody who types this is in need
 * @property {(words: string[]) => boolean} isForce whether it is about force
 * @property {string[]} warning for who asks about force: its line, and the page and section that it leads to
 */

/** How many signs numbers are written with: from $ to ~, without \. */
const BASE = 90;
const BEFORE = "\\".charCodeAt(0);
/** @param {string} text @param {number} at */
const number = (text, at) => text.charCodeAt(at) - (text.charCodeAt(at) > BEFORE ? 37 : 36);

/** The words of all phrases. @param {Index} index */
const wordsIn = ({ words }) => {
  let word = "";
  return Array.from(words.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared, rest]) => {
    word = word.slice(0, shared.charCodeAt(0) - 65) + rest;
    return word;
  });
};

/** The phrases of each entry, each as numbers of words. @param {Index} index @returns {Generator<number[][]>} */
function* unpacked({ short, phrases }) {
  /** @param {string} phrase */
  const read = (phrase) => {
    const found = [];
    for (let at = 0; at < phrase.length; at += 1) {
      const first = number(phrase, at);
      if (first >= short) at += 1;
      found.push(first < short ? first : short + (first - short) * BASE + number(phrase, at));
    }
    return found;
  };
  for (const all of phrases) yield all ? all.split("#").map(read) : [];
}

const { index, need, force, warning } = HANDBOOK_BUILD;
const { entries, pages } = index;
const ready = engine(entries, wordsIn(index), unpacked(index)).then((find) => ({
  find,
  entries,
  pages,
  isNeed: asksFor(need),
  isForce: asksFor(force),
  warning,
}));
window.handbook.features.search_index = { ready };
