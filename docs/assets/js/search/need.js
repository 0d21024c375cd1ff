/* Tells whether a question is one of somebody in need, or about force, by the words of docs/data/need.LANGUAGE.yml. */

/**
 * Whether somebody asks something of a list: its words in their order, with at most two others between each; * is any
 * ending.
 * @param {string[]} patterns
 * @returns {(words: string[]) => boolean}
 */
export const asksFor = (patterns) => {
  const forms = patterns.map((pattern) => pattern.replaceAll("*", "\\S*").replaceAll(" ", " (?:\\S+ ){0,2}"));
  const asked = new RegExp(` (?:${forms.join("|")}) `);
  return (words) => forms.length > 0 && asked.test(` ${words.join(" ")} `);
};
