/* Words as they are compared: of what is typed, of what is searched, and of what is shown. */

/** Most texts have no accents and nothing unseen: these are read five times as fast. */
const PLAIN = /^[ -~]*$/;

/**
 * The first words of a text as they are compared: without what nobody sees, capitals, accents and apostrophes.
 * @param {string} text
 */
export const wordsOf = (text, signs = Infinity, words = Infinity) => {
  if (PLAIN.test(text) && text.length <= signs) {
    return (
      text
        .toLowerCase()
        .replaceAll("'", "")
        .match(/[a-z0-9]+/g) || []
    ).slice(0, words);
  }
  const seen = text.replace(/\p{Default_Ignorable_Code_Point}/gu, "").slice(0, signs);
  const small = seen.normalize("NFKC").toLowerCase();
  const bare = small.normalize("NFD").replace(/[\p{M}'’]/gu, "");
  return (bare.match(/[\p{L}\p{N}]+/gu) || []).slice(0, words);
};

/** How many letters of a word are read. */
const LETTERS = 40;

/** @param {string} word @returns {string[]} each three letters of it, its edges too: as many as it has letters */
export const trigramsOf = (word) => {
  const edged = `#${word.slice(0, LETTERS)}#`;
  return Array.from({ length: edged.length - 2 }, (_, at) => edged.slice(at, at + 3));
};

/**
 * Which words a trigram stands in, by their numbers; a trigram that was asked for before is not looked for again.
 * @param {string[]} known
 */
export const standing = (known) => {
  const line = `#${known.join("#")}#`;
  /** The number of the word that each sign of the line belongs to. */
  const numbers = new Uint16Array(line.length);
  let begin = 0;
  for (const [number, { length }] of known.entries()) {
    numbers.fill(number, begin, begin + length + 1);
    begin += length + 1;
  }
  /** @type {Map<string, number[]>} */
  const found = new Map();
  /** @param {string} gram */
  const look = (gram) => {
    const there = [];
    for (let at = line.indexOf(gram); at >= 0; at = line.indexOf(gram, at + 1)) there.push(numbers[at]);
    found.set(gram, there);
    return there;
  };
  return (/** @type {string} */ gram) => found.get(gram) || look(gram);
};
