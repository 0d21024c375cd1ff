/* How words are compared: words that a reader takes for the same get the same key. */
import { stemmer } from "@orama/stemmers/english";

/** Plain letters need less work. */
const BEYOND = /[^\0-\x7f]/;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’]+[\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Lower case, without accents and apostrophes, which end no word: isn't → isnt, papa's → papas.
 * @param {string} text
 */
export const folded = (text) => {
  const lower = text.toLowerCase();
  return (BEYOND.test(lower) ? lower.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : lower).replace(/['’]/g, "");
};

/**
 * The folded words of a text.
 * @param {string} text
 * @returns {string[]}
 */
export const words = (text) => {
  const plain = folded(text);
  return plain.match(BEYOND.test(plain) ? /[\p{L}\p{N}]+/gu : /[a-z0-9]+/g) || [];
};

/**
 * The words of a text as they stand in it: [start, end, folded].
 * @param {string} text
 * @returns {[number, number, string][]}
 */
export const placedWords = (text) =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => [index, index + word.length, folded(word)]);

/** @param {string} word */
export const undoubled = (word) => word.replace(/([a-z])\1+/g, "$1");

/**
 * The two halves of a compound; [] when it is none.
 * @param {string} word
 * @param {(half: string) => boolean} isWord
 */
export const splitCompound = (word, isWord) => {
  for (let at = 2; at <= word.length - 2; at += 1) {
    const tail = word.slice(at);
    if (!isWord(tail)) continue;
    const head = word.slice(0, at);
    const found = [head, head.replace(/(?:s|en|e|n)$/, "")].find(isWord);
    if (found) return [found, tail];
  }
  return [];
};

/**
 * Endings of Dutch words, one after the other, with the letters that each can end in: looking at those first is faster.
 * @type {[string, RegExp][]}
 */
const DUTCH_ENDINGS = [
  ["es", /^(.{3,}?)(?:[eo]?tje|pje|kje|je|eke|ske)s?$/],
  ["dtkgnies", /^(.{3,}?)(?:heid|hed|iteit|eleik|eren|ering|er[td]|erde|ati)(?:en|e|s)?$/],
  ["en", /^(.{3,}?[^aeou])[td]en?$/],
  ["gdtnes", /^(.{3,}?)(?:ing|end|ent|(?<!o)en)(?:en|e|s)?$/],
  ["rs", /^(.{4,}?)(?:st)?ers?$/],
  ["eis", /^(.{3,}?)(?:e|(?<=[^aeou])is?)$/],
  ["n", /^([aeiou].)en$/],
];

/**
 * A stemmer of our own: Porter's for Dutch tells huilt from huilen, gehecht from hechten, leef from leven
 * (tests/bench).
 * @param {string} word
 */
const dutchKey = (word) => {
  const sounds = word
    .replace(/ij|y/g, "ei")
    .replace(/ou/g, "au")
    .replace(/(?<![aeou])ie/g, "i")
    .replace(/v/g, "f")
    .replace(/z/g, "s")
    .replace(/th(?!eid)|dt$/g, "t")
    .replace(/ph/g, "f")
    .replace(/ch(?=t)/g, "g")
    .replace(/isch/g, "is")
    .replace(/x/g, "ks")
    .replace(/c(?!h)/g, "k");
  let key = undoubled(sounds)
    .replace(/^(op|an|af|uit|me|weg|in|om|na|for|bei|ofer|terug)ge(?=[^aeiou].{2})/, "$1")
    .replace(/^ge(?=[^aeiou].{3}|.{5,}[td]$)/, "");
  for (let before = ""; before !== key; ) {
    before = key;
    for (const [last, ending] of DUTCH_ENDINGS) {
      if (last.includes(key[key.length - 1])) key = key.replace(ending, "$1");
    }
  }
  const bare = key
    .replace(/^(.{4,})s$/, "$1")
    .replace(/^(.{3,}?)(?:t|(?<=[^aeou])d)$/, "$1")
    .replace(/^(.{4,})s$/, "$1");
  return undoubled(bare);
};

/** @param {string} word */
const englishKey = (word) => {
  const american = word
    .replace(/our(?=s?$|ed$|ing|al)/, "or")
    .replace(/is(?=e[sdr]?$|ing$|ation)/, "iz")
    .replace(/ae|oe/g, "e");
  return undoubled(stemmer(american));
};

/** @type {Record<string, (word: string) => string>} */
const STEMMERS = { nl: dutchKey, en: englishKey };

/**
 * What forms of one word have in common, in a language.
 * @param {string} language
 * @returns {(word: string) => string}
 */
export const keysOf = (language) => {
  const stem = STEMMERS[language];
  if (!stem) return undoubled;
  return (word) => (word.length < 4 ? word : stem(word));
};

const DUTCH_APART =
  "aan achter af bij dicht door goed in los mee na om onder op over rond samen terug tegen thuis toe uit vast voor weg";

/**
 * Words that a verb may be typed apart from: loopt weg is weglopen, kropt het op is opkroppen.
 * @param {string} language
 */
export const apartIn = (language) => new Set(language === "nl" ? DUTCH_APART.split(" ") : []);
