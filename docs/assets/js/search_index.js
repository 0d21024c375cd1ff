/* What is searched, and what searches it: asked for by the search window (search.js). */
import { engine } from "./search/engine.js";

/** @import { Entries, Find } from "./search/engine.js" */
/**
 * @typedef {object} Index what hooks/handbook/search/packing.py makes
 * @property {Entries} entries
 * @property {string[]} pages
 * @property {string} words of all phrases; each begins with how many letters it shares with the last (A: none, B: 1 …)
 * @property {number} short how many words have a number of one sign; the others have two
 * @property {string[]} phrases per entry, with # between them: the numbers of their words
 */
/** @typedef {{ find: Find, entries: Entries, pages: string[] }} Searching */

/** How many signs numbers are written with: from $ to ~, without \. */
const BASE = 90;
/** @param {string} sign */
const number = (sign) => sign.charCodeAt(0) - (sign > "\\" ? 37 : 36);

/** @param {Index} index @returns {string[][][]} per entry its phrases, each as words */
const unpacked = ({ words, short, phrases }) => {
  let word = "";
  const known = Array.from(words.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared, rest]) => {
    word = word.slice(0, shared.charCodeAt(0) - 65) + rest;
    return word;
  });
  /** @param {string} phrase */
  const read = (phrase) => {
    const found = [];
    for (let at = 0; at < phrase.length; at += 1) {
      const first = number(phrase[at]);
      if (first >= short) at += 1;
      found.push(known[first < short ? first : short + (first - short) * BASE + number(phrase[at])]);
    }
    return found;
  };
  return phrases.map((all) => (all ? all.split("#").map(read) : []));
};

const { index } = HANDBOOK_BUILD;
const ready = engine(index.entries, unpacked(index)).then((find) => ({
  find,
  entries: index.entries,
  pages: index.pages,
}));
window.handbook.features.search_index = { ready };
