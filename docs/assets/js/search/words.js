/* Words as they are compared: of what is typed, of what is searched, and of what is shown. */

/** Most texts have no accents and nothing unseen: these are read five times as fast. */
const PLAIN = /^[\n -~]*$/;

/** A text as it is compared: without what nobody sees, capitals, accents and apostrophes. @param {string} text */
export const folded = (text, signs = Infinity) => {
  if (PLAIN.test(text) && text.length <= signs) return text.toLowerCase().replaceAll("'", "");
  const seen = text.replace(/\p{Default_Ignorable_Code_Point}/gu, "").slice(0, signs);
  const small = seen.normalize("NFKC").toLowerCase().slice(0, signs); // one sign can stand for eighteen
  return small.normalize("NFD").replace(/[\p{M}'’]/gu, "");
};

/** The first words of a text as they are compared. @param {string} text */
export const wordsOf = (text, signs = Infinity, words = Infinity) => {
  const bare = folded(text, signs);
  return (bare.match(PLAIN.test(bare) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) || []).slice(0, words);
};

/** How much of a question is read: signs and words. Whatever is pasted, looking for it is no work that anybody sees. */
export const SIGNS = 400;
const WORDS = 80;
/** How many groups of three letters of it are looked for. */
const MOST = 120;

/** @param {string} question @returns {string[]} the words that are looked for */
export const wordsAsked = (question) => wordsOf(question, SIGNS, WORDS);

/** How many letters of a word are read. */
const LETTERS = 40;

/** @param {string} word @returns {string[]} each three letters of it, its edges too: as many as it has letters */
const trigramsOf = (word) => {
  const edged = `#${word.slice(0, LETTERS)}#`;
  return Array.from({ length: edged.length - 2 }, (_, at) => edged.slice(at, at + 3));
};

/** @param {string[]} words of a question @returns {string[]} the trigrams that are looked for */
export const trigramsAsked = (words) => Array.from(new Set(words.flatMap(trigramsOf))).slice(0, MOST);

/**
 * Finds the texts that a trigram stands in, by their numbers in order, each as often as it does.
 * @param {string[]} texts words, with # between them
 */
export const standing = (texts) => {
  const line = `#${texts.join("#")}#`;
  /** Where each text begins. */
  const begins = new Uint32Array(texts.length + 1);
  for (let at = 0; at < texts.length; at += 1) begins[at + 1] = begins[at] + texts[at].length + 1;
  return (/** @type {string} */ gram) => {
    const found = /** @type {number[]} */ ([]);
    let number = 0;
    for (let at = line.indexOf(gram); at >= 0; at = line.indexOf(gram, at + 1)) {
      while (begins[number + 1] <= at) number += 1;
      found.push(number);
    }
    return found;
  };
};
