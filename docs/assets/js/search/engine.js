/* Finds the sections that answer a question: BM25 over the letter trigrams of three fields. Trigrams are each three
   letters of a word with its edges (#ki kin ind nd#), so forms of words, compounds and typing errors need no rules. */
import { unhurried } from "../shared/unhurried.js";
import { standing, trigramsOf, wordsOf } from "./words.js";

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
/** A question is known if the first three found score, on average, this part of what the question itself would, and if
    what the handbook does not answer (the last of the phrases) scores less than the first. */
const KNOWN = 0.35;
/** How much of a question is read: signs and words. */
const [SIGNS, WORDS] = [400, 40];

/** Documents, each as numbers of known words, and how much each of them is like a question. @param {string[]} known */
const field = (known) => {
  /** In which documents each word stands. @type {number[][]} */
  const places = [];
  /** @type {number[]} */
  const lengths = [];
  let all = 0;
  /** @param {number[]} words */
  const add = (words) => {
    const id = lengths.push(words.reduce((letters, word) => letters + known[word].length, 0)) - 1;
    all += lengths[id];
    for (const word of words) {
      places[word] ??= [];
      places[word].push(id);
    }
  };
  /** The score of each, and what the question itself would score. @param {number[][]} asked words with each trigram */
  const scores = (asked) => {
    const scored = new Float64Array(lengths.length);
    const times = new Uint16Array(lengths.length);
    /** @param {number} length */
    const slow = (length) => K * (1 - B + (B * length * lengths.length) / all);
    let itself = 0;
    for (const words of asked) {
      const met = [];
      for (const word of words) {
        for (const id of places[word] || []) {
          if (!times[id]) met.push(id);
          times[id] += 1;
        }
      }
      const worth = Math.log((lengths.length + 1) / (met.length + 0.5)) ** RARITY;
      itself += worth / (1 + slow(asked.length));
      for (const id of met) {
        scored[id] += (worth * times[id]) / (times[id] + slow(lengths[id]));
        times[id] = 0;
      }
    }
    return { scored, itself };
  };
  return { add, scores };
};

/**
 * What answers questions; made bit by bit, so that who types meanwhile need not wait.
 * @param {Entries} entries
 * @param {string[]} known the words of all phrases; those of the texts join them
 * @param {Iterable<number[][]>} phrases of each entry, as numbers of words; then what the handbook does not answer
 * @returns {Promise<Find>}
 */
export const engine = async ({ page, title, said, rare, weight }, known, phrases) => {
  const [texts, joined, single] = [field(known), field(known), field(known)];
  const numbers = new Map(known.map((word, number) => [word, number]));
  /** @param {string} word */
  const numberOf = (word) => {
    if (!numbers.has(word)) numbers.set(word, known.push(word) - 1);
    return /** @type {number} */ (numbers.get(word));
  };
  /** Where the phrases of each entry begin among all. */
  const begins = [0];
  for await (const all of unhurried(phrases)) {
    const id = begins.push(begins[begins.length - 1] + all.length) - 2;
    const text = id in page ? `${title[id]} ${title[page.indexOf(page[id])]} ${said[id]} ${rare[id]}` : "";
    texts.add(wordsOf(text).map(numberOf));
    joined.add(all.flat());
    for (const phrase of all) single.add(phrase);
  }
  const having = standing(known);
  return (question) => {
    const words = wordsOf(question, SIGNS, WORDS);
    const asked = Array.from(new Set(words.flatMap(trigramsOf)), having);
    const { scored, itself } = single.scores(asked);
    const { scored: together } = joined.scores(asked);
    const total = texts.scores(asked).scored.map((score, id) => {
      const best = [0, 0, 0];
      for (let at = begins[id]; at < begins[id + 1]; at += 1) {
        if (scored[at] > best[2]) {
          best[2] = scored[at];
          best.sort((a, b) => b - a);
        }
      }
      const counted = AGAIN.reduce((sum, part, n) => sum + part * best[n], 0);
      return (weight[id] ?? 1) * (counted + TEXT * score + JOINED * together[id]);
    });
    const found = Array.from(weight.keys())
      .filter((id) => total[id] > 0)
      .sort((a, b) => total[b] - total[a]);
    const first = found.slice(0, 3).reduce((sum, id) => sum + total[id] / 3, 0);
    return { found, known: !(first < KNOWN * itself || total[weight.length] > total[found[0]]), words };
  };
};
