/* Fragments: what stands on other pages, from small scripts that the build wrote (hooks/handbook/site/fragments.py): an
   index of all addresses, and one file per page and section. Only what is shown is fetched. Every bundle that shows
   fragments has this module in it, so what was fetched is kept where all of them find it. */
import { meant } from "./address.js";
import { loadScript } from "./load-file.js";

/**
 * @typedef {object} Fragment what the file of a section or page says
 * @property {Address} address
 * @property {string} title
 * @property {string} page the title of its page
 * @property {string[]} warnings the names of the warnings that go along
 * @property {string} html of a page: its first sentence
 * @property {string} [top] of a page: what stands above its first section, with the warnings of the page
 * @property {Record<string, string>} [lines] of a page: each warning on it in one line
 * @property {Address} [within] of a section that is deeper in another: that one, which holds it
 * @property {string} [language] of its text, where that is another than the site's
 */

/**
 * @typedef {object} Index
 * @property {Record<string, Record<string, string>>} pages per page and section the ids in it, with spaces between them
 * @property {Record<Address, Address>} moved
 */

/** @typedef {{ address: Address, section: Address, item: string }} FragmentPlace where an address is now */

const FOLDER = new URL("pieces/", window.handbook.home);
window.handbook.fragments ||= { index: { pages: {}, moved: {} }, files: new Map() };
const kept = window.handbook.fragments;

/* Other languages have the same addresses: a fragment is kept by that of its file. */
window.handbookPiece = (fragment) => {
  kept.files.set(/** @type {HTMLScriptElement} */ (document.currentScript).src, fragment);
};
window.handbookPieces = (given) => {
  kept.index = given;
};

/** @param {string} name of a file in the folder of fragments */
export const loadFragments = (name) => loadScript(new URL(name, FOLDER).href);

export const loadIndex = () => loadFragments("_index.js").then(() => kept.index);

/**
 * Where an address is now; null if the handbook has no such place. Needs the index.
 * @param {Address} address
 * @returns {FragmentPlace | null}
 */
export const placeOf = (address) => {
  const { moved, pages } = kept.index;
  const now = Object.hasOwn(moved, address) ? moved[address] : address;
  const [page, id = ""] = now.split("#");
  if (!Object.hasOwn(pages, page)) return null;
  const sections = pages[page];
  if (!id) return { address: now, section: page, item: "" };
  if (Object.hasOwn(sections, id)) return { address: now, section: now, item: "" };
  const home = Object.keys(sections).find((name) => sections[name].split(" ").includes(id));
  return home === undefined ? null : { address: now, section: `${page}#${home}`, item: id };
};

/**
 * The place that an address out of a link means, if it was cut off or has words stuck to it; null for none. Needs the
 * index.
 * @param {Address} address
 * @returns {FragmentPlace | null}
 */
export const placeMeant = (address) => {
  const exact = placeOf(address);
  if (exact) return exact;
  const { pages } = kept.index;
  const [name, id] = address.split("#");
  const page = meant(name, Object.keys(pages));
  if (!page || !id) return page ? placeOf(page) : null;
  const ids = Object.entries(pages[page]).flatMap(([section, items]) => [section, ...items.split(" ")]);
  const found = meant(id, ids);
  return found ? placeOf(`${page}#${found}`) : null;
};

/**
 * The fragment of a section or page. Rejects where it is not there. `home`: the folder of another language.
 * @param {Address} address
 * @param {string} home
 */
export const fragmentOf = async (address, home = window.handbook.home) => {
  const { href } = new URL(`pieces/${address.replace("#", "/")}.js`, home);
  await loadScript(href);
  const found = kept.files.get(href);
  if (!found) throw new Error(`${address} is not there`);
  return found;
};

/**
 * The elements of a fragment; they come out of the handbook's own build, never out of an address.
 * @param {string} html
 */
export const elementsOf = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
};
