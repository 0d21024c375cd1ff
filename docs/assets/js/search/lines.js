/* The lines of a result: a text, with the words in it that are asked for marked. */
import { make } from "../shared/dom.js";
import { wordsOf } from "./words.js";

/** A word of a line is asked for if it begins like a word of the question: with this many of the same letters. */
const SAME = 4;
const WORD = /[\p{L}\p{M}\p{N}'’]+/gu;

/** @param {string[]} words those of a question @returns {Set<string>} how words begin that are asked for */
export const beginnings = (words) =>
  new Set(words.filter((word) => word.length >= SAME).map((word) => word.slice(0, SAME)));

/**
 * A line with its words as [start, end, beginning].
 * @param {string} name of its class
 * @param {string} text
 */
export const lineOf = (name, text) => ({
  name,
  text,
  words: Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    begins: (wordsOf(word)[0] || "").slice(0, SAME),
  })),
});

/**
 * The line, with what is asked for in <mark>; never as HTML.
 * @param {ReturnType<typeof lineOf>} line
 * @param {Set<string>} asked
 */
export const shownLine = ({ name, text, words }, asked) => {
  const span = make("span", { class: `hb-search__${name}` });
  let from = 0;
  for (const { start, end } of words.filter(({ begins }) => asked.has(begins))) {
    span.append(text.slice(from, start), make("mark", {}, text.slice(start, end)));
    from = end;
  }
  span.append(text.slice(from));
  return span;
};
