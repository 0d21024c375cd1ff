/* The pieces of a route: fragments of the handbook, or a part of one, as elements of the page. */
import { TEXTS } from "../shared/build.js";
import * as fragments from "../shared/fragments.js";
import { RouteError } from "./link.js";

/** @import { Fragment, FragmentPlace } from "../shared/fragments.js" */

export const { placeMeant, placeOf } = fragments;

/**
 * What was asked for, or else what the reader is told.
 * @template T
 * @param {Promise<T>} asked
 * @returns {Promise<T>}
 */
const orTell = (asked) =>
  asked.catch(() => {
    throw new RouteError(TEXTS.not_loaded);
  });

/** @param {string} name of a file */
export const loadPieces = (name) => orTell(fragments.loadFragments(name));

export const loadIndex = () => orTell(fragments.loadIndex());

/**
 * The section that holds a place.
 * @param {FragmentPlace} place
 */
export const sectionOf = ({ section }) => orTell(fragments.fragmentOf(section));

/**
 * An item out of its section, within what must stand around it: its list, or the table with its head.
 * @param {Element} item
 */
const withFrame = (item) => {
  let shown = item;
  let around = item.parentElement;
  while (around?.matches("ul, ol, dl, tbody, table")) {
    const shell = /** @type {Element} */ (around.cloneNode(false));
    for (const head of around.querySelectorAll(":scope > thead")) shell.append(head.cloneNode(true));
    shell.append(shown);
    shown = shell;
    around = around.parentElement;
  }
  return shown;
};

/**
 * What a place says, as elements of our own pages; the sources always go along. Null if the item is not in it.
 * @param {FragmentPlace} place
 * @param {Fragment} section
 */
export const contentOf = ({ item }, section) => {
  const content = fragments.elementsOf(section.html);
  if (!item) return [content];
  const found = content.querySelector(`[data-hb-item="${CSS.escape(item)}"]`);
  if (!found) return null;
  const sources = content.querySelectorAll(".hb-source, .hb-card__foot");
  return [withFrame(found), ...sources];
};
