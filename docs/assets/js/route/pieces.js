/* The pieces of the handbook, from small scripts that the build wrote (hooks/handbook/routes.py): an index of all
   addresses, and one file per section. Only what stands on a route is fetched; nothing is asked for that is not there.
   */
import { TEXTS } from "../shared/build.js";
import { loadScript } from "../shared/load-file.js";
import { RouteError } from "./link.js";

/**
 * @typedef {object} Section what the file of a section or page says
 * @property {Address} address
 * @property {string} title
 * @property {string} page the title of its page
 * @property {string[]} warnings the names of the warnings that go along
 * @property {string} html
 * @property {string} [language] of its text, where that is another than the site's
 */

/**
 * @typedef {object} Index
 * @property {Record<string, Record<string, string>>} pages per page and section the ids in it, with spaces between them
 * @property {Record<Address, Address>} moved
 */

/** @typedef {{ address: Address, section: Address, item: string }} RoutePlace where an address is now */

const FOLDER = new URL("pieces/", window.handbook.home);
/** @type {Map<Address, Section>} */
const sections = new Map();
/** @type {Index} */
let index = { pages: {}, moved: {} };

window.handbookPiece = (piece) => {
  sections.set(piece.address, piece);
};
window.handbookPieces = (given) => {
  index = given;
};

/** @param {string} name of a file */
export const loadPieces = (name) =>
  loadScript(new URL(name, FOLDER).href).catch(() => {
    throw new RouteError(TEXTS.not_loaded);
  });

export const loadIndex = () => loadPieces("_index.js").then(() => index);

/**
 * Where an address is now; null if the handbook has no such place. Needs the index.
 * @param {Address} address
 * @returns {RoutePlace | null}
 */
export const placeOf = (address) => {
  const now = Object.hasOwn(index.moved, address) ? index.moved[address] : address;
  const [page, id = ""] = now.split("#");
  if (!Object.hasOwn(index.pages, page)) return null;
  const ofPage = index.pages[page];
  if (!id) return { address: now, section: page, item: "" };
  if (Object.hasOwn(ofPage, id)) return { address: now, section: now, item: "" };
  const home = Object.keys(ofPage).find((name) => ofPage[name].split(" ").includes(id));
  return home === undefined ? null : { address: now, section: `${page}#${home}`, item: id };
};

/**
 * The section that holds a place.
 * @param {RoutePlace} place
 */
export const sectionOf = async ({ section }) => {
  await loadPieces(`${section.replace("#", "/")}.js`);
  const found = sections.get(section);
  if (!found) throw new RouteError(TEXTS.not_loaded);
  return found;
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
 * @param {RoutePlace} place
 * @param {Section} section
 */
export const contentOf = ({ item }, section) => {
  const template = document.createElement("template");
  template.innerHTML = section.html; // out of the handbook's own build, never out of the address
  if (!item) return [template.content];
  const found = template.content.querySelector(`[data-hb-item="${CSS.escape(item)}"]`);
  if (!found) return null;
  const sources = template.content.querySelectorAll(".hb-source, .hb-card__foot");
  return [withFrame(found), ...sources];
};
