/* Words as they are compared: of what is typed, of what is searched, and of what is shown. */

/**
 * The first words of a text as they are compared: without what nobody sees, capitals, accents and apostrophes.
 * @param {string} text
 */
export const wordsOf = (text, signs = Infinity, words = Infinity) => {
  const seen = text.replace(/\p{Default_Ignorable_Code_Point}/gu, "").slice(0, signs);
  const small = seen.normalize("NFKC").toLowerCase();
  const bare = small.normalize("NFD").replace(/[\p{M}'’]/gu, "");
  return (bare.match(/[\p{L}\p{N}]+/gu) || []).slice(0, words);
};
