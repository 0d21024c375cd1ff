/* Finds the sections that answer a question: BM25 over the letter trigrams of three fields. Trigrams are each three
   letters of a word with its edges (#ki kin ind nd#), so forms of words, compounds and typing errors need no rules. */

/**
 * @typedef {object} Entries what can be found, as columns: the number of its page, what it says in a sentence, words that
 * stand there and hardly elsewhere, and whether it belongs to a treatment (1)
 * @type {{ page: number[], id: string[], title: string[], said: string[], rare: string[], treatment: number[] }}
 */
/** @typedef {{ found: number[], known: boolean, words: string[] }} Answer the entries, best first */
/** @typedef {(question: string, typing?: boolean) => Answer} Find */

/** BM25's usual values: how soon a trigram that comes again counts no more, and how much less a long text counts. */
const [K, B] = [1.2, 0.75];
/** What counts beside the phrases of a section one by one: its text, and its phrases taken together. */
const [TEXT, JOINED] = [0.5, 0.5];
/** The phrase that is most like the question counts whole, the next two of its section count on for less. */
const AGAIN = [1, 0.3, 0.1];
/** A question is known if some phrase scores at least this part of what the question itself would score. */
const KNOWN = 0.3;
/** How much is read: signs and words of a question, letters of a word. */
const [SIGNS, WORDS, LETTERS] = [400, 40, 40];
/** Milliseconds of work, after which others have their turn. */
const TURN = 8;

/**
 * The first words of a text as they are compared: without what nobody sees, capitals, accents and apostrophes.
 * @param {string} text
 */
export const wordsOf = (text, signs = Infinity, words = Infinity) => {
  const seen = text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .slice(0, signs)
    .normalize("NFKC")
    .toLowerCase();
  const bare = seen.normalize("NFD").replace(/[\p{M}'’]/gu, "");
  return (bare.match(/[\p{L}\p{N}]+/gu) || []).slice(0, words);
};

/** @param {string} word @param {boolean} [open] whether it may go on, as somebody is typing it */
const trigrams = (word, open) => {
  const edged = `#${word.slice(0, LETTERS)}${open ? "" : "#"}`;
  return Array.from({ length: Math.max(1, edged.length - 2) }, (_, at) => edged.slice(at, at + 3));
};

/** A number of documents, each a list of words, and how much each is like a question. */
class Field {
  /** Where each trigram stands: document, times, document, times … @type {Map<string, number[]>} */
  #places = new Map();
  /** @type {number[]} */
  #lengths = [];
  #total = 0;

  /** @param {string[]} words */
  add(words) {
    const grams = words.flatMap((word) => trigrams(word));
    const id = this.#lengths.push(grams.length) - 1;
    this.#total += grams.length;
    for (const gram of grams) {
      const places = this.#places.get(gram) || [];
      if (!places.length) this.#places.set(gram, places);
      if (places[places.length - 2] === id) places[places.length - 1] += 1;
      else places.push(id, 1);
    }
  }

  /** The score of each document, and what the question itself would score. @param {Set<string>} asked trigrams */
  scores(asked) {
    const many = this.#lengths.length;
    /** @param {number} length */
    const slow = (length) => K * (1 - B + (B * length * many) / this.#total);
    const scores = new Float64Array(many);
    let itself = 0;
    for (const gram of asked) {
      const places = this.#places.get(gram) || [];
      const worth = (K + 1) * Math.log((many + 1) / (places.length / 2 + 0.5));
      itself += worth / (1 + slow(asked.size));
      for (let at = 0; at < places.length; at += 2) {
        scores[places[at]] += (worth * places[at + 1]) / (places[at + 1] + slow(this.#lengths[places[at]]));
      }
    }
    return { scores, itself };
  }
}

/**
 * What answers questions; made bit by bit, so that who types meanwhile need not wait.
 * `typing`: the last word of a question may go on.
 * @param {Entries} entries
 * @param {string[][][]} phrases per entry, each as words
 * @returns {Promise<Find>}
 */
export const engine = async ({ page, title, said, rare }, phrases) => {
  const [texts, joined, single] = [new Field(), new Field(), new Field()];
  const begins = [0];
  let since = performance.now();
  for (const [id, all] of phrases.entries()) {
    texts.add(wordsOf(`${title[id]} ${title[page.indexOf(page[id])]} ${said[id]} ${rare[id]}`));
    joined.add(all.flat());
    for (const phrase of all) single.add(phrase);
    begins.push(begins[id] + all.length);
    if (performance.now() - since < TURN) continue;
    await new Promise((go) => setTimeout(go));
    since = performance.now();
  }

  return (question, typing = false) => {
    const words = wordsOf(question, SIGNS, WORDS);
    const asked = new Set(words.flatMap((word, at) => trigrams(word, typing && at === words.length - 1)));
    const { scores, itself } = single.scores(asked);
    const together = joined.scores(asked).scores;
    let best = 0;
    const total = texts.scores(asked).scores.map((score, id) => {
      const its = scores.slice(begins[id], begins[id + 1]).sort();
      best = Math.max(best, its.at(-1) || 0);
      const counted = AGAIN.reduce((sum, part, n) => sum + part * (its.at(-1 - n) || 0), 0);
      return counted + TEXT * score + JOINED * together[id];
    });
    const found = Array.from(total.keys()).filter((id) => total[id] > 0);
    return { found: found.sort((a, b) => total[b] - total[a]), known: best >= KNOWN * itself, words };
  };
};
