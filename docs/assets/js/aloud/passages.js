/* What is read aloud of a page: its sentences, and where each stands. hooks/handbook/aloud/passages.py finds the
   same. */
import { TEXTS } from "../shared/build.js";
import { BY_NATURE, FOOT } from "../shared/roles.js";

/**
 * @typedef {object} Sentence
 * @property {string} text what the voice is given
 * @property {string} passage the id of its section; "begin" above the first
 * @property {boolean} warns
 * @property {Element} block the element that it stands in
 * @property {() => Range} range
 */
/** @typedef {{ node: Text, linked: boolean }} Part */
/** @typedef {{ block: Element, parts: Part[], whole: string, warns: boolean, passage: string }} Paragraph */

const BLOCK =
  "p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, figcaption, summary, caption, legend, div, aside, article, form";
/** The build marks what its role keeps silent (handbook.aloud.passages), but for what stands on every page. */
const NOT_READ_ALOUD =
  `${BY_NATURE}, ${FOOT}, [data-hb-mute], [aria-hidden=true], [role=status], ` +
  ".hb-sources, .hb-share-row, .hb-meaning, .hb-not-aloud, figure > svg ~ figcaption";
const LINK = "a:not(.hb-term, [href^='tel:'])";
/** What stands around the links of a line that only leads elsewhere: "Lees ook:". */
const LEAD = /^\s*[^.:!?]{1,30}:[^\p{L}\p{N}]*$/u;
const LETTER = /[\p{L}\p{N}]/u;
const READ_ON = "lees-verder";

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const { said, warnings } = HANDBOOK_BUILD;
const spoken = new Map(said);
/* A word as a whole, longer ones first; without one, what matches nothing. */
const SAID = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${said.map(([word]) => escaped(word)).join("|") || "$^"})(?![\\p{L}\\p{N}])`,
  "gu",
);

/**
 * The words as a voice is to say them.
 * @param {string} text
 */
const asSaid = (text) =>
  text
    .replace(SAID, (word) => spoken.get(word) || word)
    .replace(/\s+/g, " ")
    .trim();

/**
 * Where each sentence begins and ends.
 * @param {string} text
 * @param {string} language
 * @returns {[number, number][]}
 */
const sentencesIn = (text, language) => {
  const masked = text.replace(SAID, (word) => word.replace(/[^\p{L}]/gu, "x")); // no sentence ends within ZO!
  const ends =
    "Segmenter" in Intl
      ? Array.from(new Intl.Segmenter(language, { granularity: "sentence" }).segment(masked), ({ index }) => index)
      : [0, ...Array.from(masked.matchAll(/[.!?…]['’”")]*\s+/g), (found) => found.index + found[0].length)];
  const starts = ends.filter((start, at) => !at || /\p{L}{2}/u.test(masked.slice(ends[at - 1], start))); // not "1."
  return starts.map((start, at) => [start, starts[at + 1] ?? text.length]);
};

/** @param {Part[]} parts */
const joined = (parts) => parts.map(({ node }) => node.data).join("");

/** @param {Paragraph} paragraph */
const isRead = ({ parts, whole, warns }) => {
  const around = joined(parts.filter(({ linked }) => !linked));
  const leads = parts.some(({ linked }) => linked) && (!LETTER.test(around) || LEAD.test(around));
  return LETTER.test(whole || joined(parts)) && (warns || !leads);
};

/**
 * @param {HTMLElement} text
 * @returns {Paragraph[]}
 */
const paragraphsOf = (text) => {
  /** @type {Paragraph[]} */
  const found = [];
  let passage = "begin";
  /**
   * @param {Element} block
   * @param {string} whole
   * @param {boolean} warns
   */
  const begin = (block, whole = "", warns = Boolean(block.closest("[data-hb-warning]"))) => {
    if (block.matches("h2")) passage = block.id.split("/").pop() || "";
    if (block.closest("aside")) passage = "checked";
    found.push({ block, parts: [], whole, warns, passage });
  };
  /** @param {Node} around */
  const walk = (around) => {
    for (const node of around.childNodes) {
      if (node instanceof Text) {
        const parent = /** @type {Element} */ (node.parentElement);
        const block = parent.closest(BLOCK) || text;
        const last = found[found.length - 1];
        if (!last || last.whole || last.block !== block) begin(block);
        found[found.length - 1].parts.push({ node, linked: Boolean(parent.closest(LINK)) });
      } else if (node instanceof Element && !node.matches(NOT_READ_ALOUD)) {
        const warning = warnings[node.getAttribute("data-hb-warning") || ""];
        if (warning && node.matches("p")) begin(node, warning, true);
        else if (node.matches("svg[role=img]")) {
          for (const part of node.querySelectorAll(":scope > :is(title, desc)")) {
            const told = part.textContent || "";
            begin(
              node.closest("figure") || node,
              part.matches("title") ? TEXTS.picture.replace("{title}", told) : told,
            );
          }
        } else if (node instanceof HTMLImageElement) begin(node, node.alt);
        else walk(node);
      }
    }
  };
  walk(text);
  return found.filter(isRead);
};

/**
 * Every sentence of a page, in order, without the section that only leads on.
 * @param {HTMLElement} text
 * @param {string} language
 * @returns {Sentence[]}
 */
export const sentencesOf = (text, language) =>
  paragraphsOf(text).flatMap(({ block, parts, whole, warns, passage }) => {
    if (passage === READ_ON) return [];
    const words = whole || joined(parts);
    return sentencesIn(words, language)
      .map(([start, end]) => ({
        text: asSaid(words.slice(start, end)),
        passage,
        warns,
        block,
        range: () => rangeOf(block, whole ? [] : parts, start, start + words.slice(start, end).trimEnd().length),
      }))
      .filter((sentence) => LETTER.test(sentence.text));
  });

/**
 * @param {Element} block
 * @param {Part[]} parts
 * @param {number} start
 * @param {number} end
 */
const rangeOf = (block, parts, start, end) => {
  const range = document.createRange();
  range.selectNodeContents(block);
  let at = 0;
  for (const { node } of parts) {
    const { length } = node.data;
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) range.setEnd(node, end - at);
    at += length;
  }
  return range;
};
