/* The other languages of this site, as the menu of this page names them. */
import { all, wordsOf } from "./dom.js";

/**
 * @typedef {object} Other
 * @property {string} language
 * @property {string} name what it calls itself: English
 * @property {string} home the folder of its pages
 */

/** @returns {Other[]} */
export const otherLanguages = () =>
  /** @type {HTMLAnchorElement[]} */ (all("a.hb-menu__language")).map((link) => ({
    language: link.hreflang,
    name: wordsOf(link),
    home: new URL(".", link.href).href,
  }));
