/* The lines of a result: a piece of a text, with the words in it that are asked for marked. */
import { make } from "../shared/dom.js";

/** @import { ReadText } from "./engine.js" */
/**
 * @typedef {object} Line
 * @property {string} name
 * @property {string} text
 * @property {number} from
 * @property {number} to
 * @property {ReadText["words"]} marks
 */

/** How long a snippet is. */
const SNIPPET = 170;

/**
 * Where the piece of a text is that holds the most different hits, from the start of a sentence or word.
 * @param {ReadText} read
 * @param {Set<string>} hits
 * @returns {[number, number]}
 */
export const snippetRange = ({ text, words }, hits) => {
  if (text.length <= SNIPPET) return [0, text.length];
  const found = words.filter(([, , key]) => hits.has(key));
  let from = 0;
  let most = 0;
  for (const [at, [start]] of found.entries()) {
    const within = new Set();
    for (let n = at; n < found.length && found[n][0] < start + SNIPPET - 30; n += 1) within.add(found[n][2]);
    if (within.size > most) [from, most] = [start, within.size];
  }
  const sentence = Math.max(...[". ", "? ", "! ", ": "].map((sign) => text.lastIndexOf(sign, from) + 2));
  if (from - sentence < 60) from = sentence > 1 ? sentence : 0;
  else from = text.indexOf(" ", from - 40) + 1;
  const to = text.lastIndexOf(" ", from + SNIPPET);
  return [from, to <= from || from + SNIPPET >= text.length ? text.length : to];
};

/**
 * @param {string} name of its class
 * @param {ReadText} read
 * @param {Set<string>} hits
 * @param {typeof snippetRange} rangeOf which piece it shows; else all
 * @returns {Line}
 */
export const lineOf = (name, read, hits, rangeOf = () => [0, Infinity]) => {
  const { text, words } = read;
  const [from, to] = rangeOf(read, hits);
  const marks = words.filter(([start, , key]) => start >= from && start < to && hits.has(key));
  return { name, text, from, to: Math.min(to, text.length), marks };
};

/**
 * What makes lines differ from others of the same entry.
 * @param {Line[]} lines
 */
export const nameOfLines = (lines) =>
  lines.map(({ from, marks }) => [from, ...marks.map(([start]) => start)]).join(" ");

/**
 * The piece of a line, with its hits in <mark>; never as HTML.
 * @param {Line} line
 */
export const shownLine = ({ name, text, from, to, marks }) => {
  const span = make("span", { class: `hb-search__${name}` }, from ? "… " : "");
  let end = from;
  for (const [start, stop] of marks) {
    span.append(text.slice(end, start), make("mark", {}, text.slice(start, stop)));
    end = stop;
  }
  span.append(text.slice(end, to) + (to < text.length ? " …" : ""));
  return span;
};
