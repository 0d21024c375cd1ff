/* What is searched, and what searches it: asked for by the search window (search.js). */
import { engine } from "./search/engine.js";
import { asksFor } from "./search/need.js";
import { folded } from "./search/words.js";

/** @import { Entries, Find, Phrases } from "./search/engine.js" */
/**
 * @typedef {object} Index what hooks/handbook/search/packing.py makes
 * @property {Entries} entries
 * @property {string[]} pages
 * @property {string} words of all phrases; each begins with how many letters it shares with the last (A: none, B: 1 …)
 * @property {string} places per word, with # between them: how far on each phrase is that it stands in
 * @property {number[]} many how many phrases each entry has; then how many there are that the handbook does not answer
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

/** Numbers are written with signs from $ to ~, without \: this many of them stand for small ones, the others begin one
    of two signs. ! is a number of its own, to which the next is added; # is the end of a word. */
const [SMALL, BASE, FAR] = [40, 90, 4500];
const [BEFORE, ON, END] = Array.from("\\!#", (sign) => sign.charCodeAt(0));

/** The words of all phrases. @param {string} packed */
const wordsIn = (packed) => {
  let word = "";
  return packed.split(/(?=[A-Z])/).map((told) => {
    word = word.slice(0, told.charCodeAt(0) - 65) + told.slice(1);
    return word;
  });
};

/** @param {Index} index @returns {Phrases} */
const unpacked = ({ words, places: packed, many }) => {
  const known = wordsIn(words);
  const places = new Uint16Array(packed.length);
  const lengths = new Uint32Array(many.reduce((all, phrases) => all + phrases, 0));
  const begins = [0];
  let [place, at, high, length] = [0, -1, 0, known[0].length];
  for (let sign = 0; sign < packed.length; sign += 1) {
    const code = packed.charCodeAt(sign);
    if (code === END) {
      length = known[begins.push(place) - 1].length;
      at = -1;
    } else if (code === ON) at += FAR;
    else {
      const number = code - (code > BEFORE ? 37 : 36);
      if (!high && number >= SMALL) high = number;
      else {
        at += 1 + number + (high && SMALL + (high - SMALL) * BASE);
        high = 0;
        lengths[at] += length;
        places[place] = at;
        place += 1;
      }
    }
  }
  begins.push(place);
  return { known, places, begins, lengths, many };
};

/** What is searched of each entry beside its phrases: words with # between them. @param {Entries} entries */
const textsOf = ({ page, title, said, rare }) => {
  const texts = page.map((at, id) => `${title[id]} ${title[page.indexOf(at)]} ${said[id]} ${rare[id]}`);
  return texts.map((text) => folded(text).replace(/[^\p{L}\p{N}]+/gu, "#"));
};

const { index, need, force, warning } = HANDBOOK_BUILD;
const { entries, pages } = index;
/** Who types meanwhile need not wait for all of it. */
const pause = () => new Promise((go) => setTimeout(go));
const found = async () => {
  const phrases = unpacked(index);
  await pause();
  const texts = textsOf(entries);
  await pause();
  const find = engine(entries, texts, phrases);
  return { find, entries, pages, isNeed: asksFor(need), isForce: asksFor(force), warning };
};
window.handbook.features.search_index = { ready: found() };
