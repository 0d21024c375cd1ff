/* The elements of the projector view, and copies of a page's own for it. */
import { all, make } from "../shared/dom.js";
import {
  BY_NATURE,
  CONTROL,
  FOOT,
  LABEL_OF_CARD,
  REVIEW_OF_PAGE,
  ROOM,
  SOURCE_LINE,
  WARNING,
} from "../shared/roles.js";

/** What only works on its page, or stands on every screen already. */
export const NOT_ON_SCREEN = [
  ":is(.hb-fold, .hb-warning__all) > summary:not(.hb-heading), .hb-sources, .hb-meaning",
  BY_NATURE,
  CONTROL,
  FOOT,
  LABEL_OF_CARD,
  REVIEW_OF_PAGE,
  ROOM,
  SOURCE_LINE,
  WARNING,
].join();
const KEPT_ATTRIBUTES = /^(lang|dir|start|scope)$/;

/**
 * An element with a class of the view, or without one.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name
 * @param {...(Node | string)} inside
 */
export const block = (tag, name, ...inside) => make(tag, name ? { class: `hb-projector__${name}` } : {}, ...inside);

/**
 * A copy as a screen shows it: words and their emphasis; no links, controls, ids or classes of the page.
 * @param {Element} element
 * @returns {Element}
 */
export const stripped = (element) => {
  const copy = document.importNode(element, true);
  for (const part of all(NOT_ON_SCREEN, copy)) part.remove();
  for (const part of all("a, label, details", copy)) part.replaceWith(...part.childNodes);
  for (const part of [copy, ...all("*", copy)]) {
    for (const { name, value } of [...part.attributes]) {
      if (!KEPT_ATTRIBUTES.test(name) && !value.startsWith("hb-direction")) part.removeAttribute(name);
    }
  }
  copy.normalize();
  return copy;
};

/**
 * The same in an element of another kind.
 * @param {Element} element
 * @param {keyof HTMLElementTagNameMap} tag
 */
export const strippedAs = (element, tag) => block(tag, "", ...stripped(element).childNodes);
