/**
 * A text of one line as it is, or its first words, marked with …, if it has more than `most` signs.
 * @param {string} text
 * @param {number} most
 */
export const firstWords = (text, most) =>
  text.length > most ? `${text.slice(0, text.lastIndexOf(" ", most)).replace(/[ ,;:.-]+$/, "")}…` : text;
