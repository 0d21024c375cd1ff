/* The pieces of a route: fragments of the handbook, or a part of one, as elements of the page. */
import { TEXTS } from "../shared/build.js";
import { wordsOf } from "../shared/dom.js";
import { firstWords } from "../shared/first-words.js";
import * as fragments from "../shared/fragments.js";
import { SOURCE, UNSAID } from "../shared/roles.js";
import { RouteError } from "./link.js";

/** @import { Fragment, FragmentPlace } from "../shared/fragments.js" */

export const { placeOf } = fragments;

/** How many of the words of an item are told. */
const WORDS_LENGTH = 70;

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
 * The pieces of a route, each once, with its section; null for one that cannot be fetched. `unknown`: what the handbook
 * does not have.
 * @param {Address[]} items
 */
export const fetchPieces = async (items) => {
  await loadIndex();
  const places = items.map((address) => ({ address, place: fragments.placeMeant(address) }));
  const unknown = places.filter(({ place }) => !place).map(({ address }) => address);
  const here = new Map(places.flatMap(({ place }) => (place ? [[place.address, place]] : [])));
  const found = [...here.values()].map((place) =>
    fragments.fragmentOf(place.section).then(
      (section) => ({ place, section }),
      () => ({ place, section: null }),
    ),
  );
  return { unknown, found: await Promise.all(found) };
};

/** @param {DocumentFragment} content @param {string} item */
const itemIn = (content, item) => content.querySelector(`[data-hb-item="${CSS.escape(item)}"]`);

/**
 * What a piece is called: its section, and of something in it the first words.
 * @param {FragmentPlace} place
 * @param {Fragment} section
 */
export const labelOf = ({ item }, { title, html }) => {
  const words = item ? wordsOf(itemIn(fragments.elementsOf(html), item), UNSAID) : "";
  return words ? `${title}: ${firstWords(words, WORDS_LENGTH)}` : title;
};

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
  const found = itemIn(content, item);
  if (!found) return null;
  const sources = content.querySelectorAll(SOURCE);
  return [withFrame(found), ...sources];
};
