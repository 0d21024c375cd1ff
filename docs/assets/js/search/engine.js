/* Finds the sections that answer a question: BM25 over the letter trigrams of three fields. Trigrams are each three
   letters of a word with its edges (#ki kin ind nd#), so forms of words, compounds and typing errors need no rules. */
import { standing, trigramsAsked, wordsAsked } from "./words.js";

/**
 * @typedef {{ page: number[], id: string[], title: string[], said: string[], rare: string[], weight: number[],
 *   treatment: number[] }} Entries what can be found, as columns: the number of its page, its sentence, words that
 * stand nowhere else, how much it weighs, whether it belongs to a treatment (1)
 */
/** @typedef {{ known: string[], places: Uint16Array, begins: number[], lengths: Uint32Array, many: number[] }} Phrases
 * the words of all phrases; the phrases that each stands in, one word after the other, and where each begins; how many
 * letters each phrase has; how many phrases each entry has, and at the end those that the handbook does not answer */
/** @typedef {{ found: number[], known: boolean, words: string[] }} Answer the entries, best first */
/** @typedef {(question: string) => Answer} Find */

/** BM25's usual values: how soon a trigram that comes again counts no more, and how much less a long text counts. */
const [K, B] = [1.2, 0.75];
/** Rare trigrams say most: their rarity squared, so that common pieces of a strange word do not make it known. */
const RARITY = 2;
/** What counts beside the phrases of a section one by one: its text, and its phrases taken together. */
const [TEXT, JOINED] = [0.5, 0.5];
/** The phrase that is most like the question counts whole, the next two of its section half and a quarter. */
const AGAIN = [1, 0.5, 0.25];
/** A question is known if the first three found score, on average, this part of what the question itself would, … */
const KNOWN = 0.4;
/** … and if what the handbook does not answer (the last of the phrases) scores less than this part of the first. */
const ELSEWHERE = 0.8;
/** A section about a treatment stands first only for a question that is known, and of which this part is. */
const SURE = 0.7;

/** @param {Uint32Array} numbers */
const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

/**
 * How much each of some documents is like a question.
 * @param {Uint32Array} lengths of the documents, in letters
 * @param {(gram: string) => ArrayLike<number>} having those that a trigram stands in, each as often as it does
 */
const field = (lengths, having) => {
  const mean = sum(lengths) / lengths.length;
  /** @param {number} length */
  const slow = (length) => K * (1 - B + (B * length) / mean);
  const times = new Uint16Array(lengths.length);
  /** What was weighed before. @type {Map<string, { worth: number, ids: number[], scores: number[] }>} */
  const weighed = new Map();
  /** @param {string} gram */
  const weigh = (gram) => {
    const [ids, met] = [/** @type {number[]} */ ([]), having(gram)];
    for (let at = 0; at < met.length; at += 1) {
      if (!times[met[at]]) ids.push(met[at]);
      times[met[at]] += 1;
    }
    const worth = Math.log((lengths.length + 1) / (ids.length + 0.5)) ** RARITY;
    const scores = ids.map((id) => (worth * times[id]) / (times[id] + slow(lengths[id])));
    for (const id of ids) times[id] = 0;
    weighed.set(gram, { worth, ids, scores });
    return { worth, ids, scores };
  };
  /** The score of each document, and what the question itself would score. @param {string[]} grams */
  return (grams) => {
    const scored = new Float64Array(lengths.length);
    let itself = 0;
    for (const gram of grams) {
      const { worth, ids, scores } = weighed.get(gram) || weigh(gram);
      itself += worth / (1 + slow(grams.length));
      for (let at = 0; at < ids.length; at += 1) scored[ids[at]] += scores[at];
    }
    return { scored, itself };
  };
};

/**
 * What answers questions.
 * @param {Entries} entries
 * @param {string[]} texts what is searched of each entry beside its phrases: words with # between them
 * @param {Phrases} phrases
 * @returns {Find}
 */
export const engine = ({ weight, treatment }, texts, { known, places, begins, lengths, many }) => {
  /** The first phrase of each entry, and of the next. */
  const firsts = [0];
  for (const phrases of many) firsts.push(firsts[firsts.length - 1] + phrases);
  const entryOf = new Uint16Array(lengths.length);
  for (const entry of many.keys()) entryOf.fill(entry, firsts[entry], firsts[entry + 1]);
  const inWords = standing(known);
  /** @param {string} gram */
  const inPhrases = (gram) => {
    const phrases = [];
    for (const word of inWords(gram)) {
      for (let at = begins[word]; at < begins[word + 1]; at += 1) phrases.push(places[at]);
    }
    return phrases;
  };
  const single = field(lengths, inPhrases);
  const ofEntry = Uint32Array.from(many, (_, id) => sum(lengths.subarray(firsts[id], firsts[id + 1])));
  const joined = field(ofEntry, (gram) => inPhrases(gram).map((phrase) => entryOf[phrase]));
  const ofText = Uint32Array.from(texts, ({ length }) => length);
  const text = field(ofText, standing(texts));

  return (question) => {
    const words = wordsAsked(question);
    const grams = trigramsAsked(words);
    const [{ scored, itself }, together, written] = [single(grams), joined(grams).scored, text(grams).scored];
    const total = many.map((_, id) => {
      const best = scored.slice(firsts[id], firsts[id + 1]).sort();
      const counted = AGAIN.reduce((all, part, n) => all + part * (best.at(-1 - n) ?? 0), 0);
      return (weight[id] ?? 1) * (counted + TEXT * (written[id] ?? 0) + JOINED * together[id]);
    });
    const found = Array.from(weight.keys())
      .filter((id) => total[id] > 0)
      .sort((a, b) => total[b] - total[a]);
    const part = found.slice(0, 3).reduce((all, id) => all + total[id] / 3, 0) / itself;
    const known = !(part < KNOWN || total[weight.length] > ELSEWHERE * total[found[0]]);
    const first = known && !(part < SURE) ? 0 : found.findIndex((id) => !treatment[id]);
    if (first > 0) found.unshift(...found.splice(first, 1));
    return { found, known, words };
  };
};
