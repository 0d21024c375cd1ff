/* The words of the handbook by their keys, as the search counts them. */
import { apartIn, folded, keysOf, splitCompound, words } from "./language.js";

/** @import { Index } from "./engine.js" */
/** @typedef {{ id: number, title: string[], hints: string[], page: string[], text: string[] }} Doc keys of words */

/** @typedef {ReturnType<typeof vocabularyOf>} Vocabulary */

/**
 * @param {Index} index
 * @param {string} language
 */
export const vocabularyOf = ({ entries, noise: quiet, forms: irregular }, language) => {
  const noise = new Set(quiet);
  const key = keysOf(language);
  /** @type {Map<string, string>} */
  const forms = new Map();
  for (const all of irregular) for (const form of all) forms.set(folded(form), key(folded(all[0])));
  /** @type {Map<string, string>} */
  const keys = new Map();
  /**
   * What forms of one word have in common; "" for a word that says nothing.
   * @param {string} word
   */
  const keyOf = (word) => {
    let found = keys.get(word);
    if (found === undefined) {
      found = noise.has(word) ? "" : forms.get(word) || key(word);
      keys.set(word, found);
    }
    return found;
  };

  /** @type {Set<string>} */
  const met = new Set();
  /** @param {string} text */
  const keysIn = (text) => {
    const found = [];
    for (const word of words(text)) {
      met.add(word);
      const its = keyOf(word);
      if (its) found.push(its);
    }
    return found;
  };
  const { page, title, text, hints, weight } = entries;
  /** @type {Doc[]} */
  const docs = weight.map((_, id) => ({
    id,
    title: keysIn(title[id]),
    hints: keysIn(hints[id]),
    page: keysIn(title[page.indexOf(page[id])]),
    text: keysIn(text[id]),
  }));

  /** Words of the handbook as they stand there, which compounds are made of. */
  const known = new Set([...met].filter((word) => word.length > 1 && !noise.has(word)));
  /**
   * The compounds of the handbook, by the key of each half.
   * @type {Map<string, Set<string>>}
   */
  const compounds = new Map();
  for (const word of known) {
    if (word.length < 7) continue;
    for (const part of splitCompound(word, (half) => known.has(half)).map(keyOf)) {
      if (part === keyOf(word)) continue;
      const found = compounds.get(part) || new Set();
      compounds.set(part, found.add(keyOf(word)));
    }
  }
  return { noise, key, keyOf, docs, known, compounds, apart: apartIn(language) };
};
