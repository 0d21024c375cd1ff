import { all, wordsOf } from "./dom.js";

/** Letters beside its links, below which a paragraph only leads elsewhere. */
const LEAST_WORDS = 12;

/**
 * Whether a paragraph only leads elsewhere ("Lees ook: …"): nobody can follow it on a wall or on paper. Numbers stay.
 * @param {Element} element
 */
export const onlyLeads = (element) => {
  const links = all("a:not(.hb-term)", element);
  if (!links.length || links.some((link) => link.matches("[href^='tel:']"))) return false;
  const left = links.reduce((words, link) => words.replace(wordsOf(link), ""), wordsOf(element));
  return (left.match(/\p{L}/gu) || []).length < LEAST_WORDS;
};
