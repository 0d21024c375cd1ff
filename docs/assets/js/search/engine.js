/* Finds the sections that answer a question: BM25 over the letter trigrams of three fields. Trigrams are each three
   letters of a word with its edges (#ki kin ind nd#), so forms of words, compounds and typing errors need no rules. */
import { unhurried } from "../shared/unhurried.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {{ page: number[], id: string[], title: string[], said: string[], rare: string[], weight: number[],
 *   treatment: number[] }} Entries what can be found, as columns: the number of its page, its sentence, words that
 * stand nowhere else, how much it weighs, whether it belongs to a treatment (1)
 */
/** @typedef {{ found: number[], known: boolean, words: string[] }} Answer the entries, best first */
/** @typedef {(question: string) => Answer} Find */

/** BM25's usual values: how soon a trigram that comes again counts no more, and how much less a long text counts. */
const [K, B] = [1.2, 0.75];
/** Rare trigrams say most: their rarity squared, so that common pieces of a strange word do not make it known. */
const RARITY = 2;
/** What counts beside the phrases of a section one by one: its text, and its phrases taken together. */
const [TEXT, JOINED] = [0.5, 0.5];
/** The phrase that is most like the question counts whole, the next two of its section count on for less. */
const AGAIN = [1, 0.3, 0.1];
/** A question is known if some phrase scores at least this part of what the question itself would score. */
const KNOWN = 0.35;
/** How much is read: signs and words of a question, letters of a word. */
const [SIGNS, WORDS, LETTERS] = [400, 40, 40];

/** @param {string} word as many as it has letters */
const trigrams = (word) => {
  const edged = `#${word.slice(0, LETTERS)}#`;
  const found = [];
  for (let at = 3; at <= edged.length; at += 1) found.push(edged.slice(at - 3, at));
  return found;
};

/** @template Item @param {Map<string, Item[]>} lists @param {string} name @param {Item} item */
const addTo = (lists, name, item) => {
  const list = lists.get(name);
  if (list) list.push(item);
  else lists.set(name, [item]);
};

/** Documents, each a list of words, and how much each of them is like a question. */
const field = () => {
  /** In which documents each word stands. @type {Map<string, number[]>} */
  const places = new Map();
  /** @type {number[]} */
  const lengths = [];
  let all = 0;
  /** @param {string[]} words */
  const add = (words) => {
    const id = lengths.push(words.join("").length) - 1;
    all += lengths[id];
    for (const word of words) addTo(places, word, id);
  };
  /** The score of each, and what the question itself would score. @param {string[][]} asked words with each trigram */
  const scores = (asked) => {
    const scored = new Float64Array(lengths.length);
    const times = new Uint16Array(lengths.length);
    /** @param {number} length */
    const slow = (length) => K * (1 - B + (B * length * lengths.length) / all);
    let itself = 0;
    for (const words of asked) {
      const met = [];
      for (const word of words) {
        for (const id of places.get(word) || []) {
          if (!times[id]) met.push(id);
          times[id] += 1;
        }
      }
      const worth = (K + 1) * Math.log((lengths.length + 1) / (met.length + 0.5)) ** RARITY;
      itself += worth / (1 + slow(asked.length));
      for (const id of met) {
        scored[id] += (worth * times[id]) / (times[id] + slow(lengths[id]));
        times[id] = 0;
      }
    }
    return { scored, itself };
  };
  return { add, scores, words: () => places.keys() };
};

/**
 * What answers questions; made bit by bit, so that who types meanwhile need not wait.
 * @param {Entries} entries
 * @param {Iterable<string[][]>} phrases of each entry, each as words
 * @returns {Promise<Find>}
 */
export const engine = async ({ page, title, said, rare, weight }, phrases) => {
  const [texts, joined, single] = [field(), field(), field()];
  /** Where the phrases of each entry begin among all. */
  const begins = [0];
  for await (const all of unhurried(phrases)) {
    const id = begins.push(begins[begins.length - 1] + all.length) - 2;
    texts.add(wordsOf(`${title[id]} ${title[page.indexOf(page[id])]} ${said[id]} ${rare[id]}`));
    joined.add(all.flat());
    for (const phrase of all) single.add(phrase);
  }
  /** The words that each trigram stands in. @type {Map<string, string[]>} */
  const standing = new Map();
  for await (const word of unhurried(new Set([...texts.words(), ...joined.words()]))) {
    for (const gram of trigrams(word)) addTo(standing, gram, word);
  }
  return (question) => {
    const words = wordsOf(question, SIGNS, WORDS);
    const asked = Array.from(new Set(words.flatMap(trigrams)), (gram) => standing.get(gram) || []);
    const { scored, itself } = single.scores(asked);
    const together = joined.scores(asked).scored;
    let best = 0;
    const total = texts.scores(asked).scored.map((score, id) => {
      const its = scored.slice(begins[id], begins[id + 1]).sort();
      best = Math.max(best, its.at(-1) || 0);
      const counted = AGAIN.reduce((sum, part, n) => sum + part * (its.at(-1 - n) || 0), 0);
      return weight[id] * (counted + TEXT * score + JOINED * together[id]);
    });
    const found = Array.from(total.keys()).filter((id) => total[id] > 0);
    return { found: found.sort((a, b) => total[b] - total[a]), known: !(best < KNOWN * itself), words };
  };
};
