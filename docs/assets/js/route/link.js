/* The link of a reading route: everything in the part after `#`, so that no server sees it. "1/<title>/<item>,<item>":
   a version, a title that may be empty, and items `page.id`. hooks/handbook/routes.py writes the same. */
import { bare, escaped, folded } from "../shared/address.js";
import { TEXTS } from "../shared/build.js";

/**
 * @typedef {object} Route
 * @property {string} title
 * @property {Address[]} items
 */

export const MOST = 60;
export const TITLE_LENGTH = 80;
/** From how many signs on a link is too long for some apps. */
export const LONG = 1500;
const LONGEST = 8000;
/** An item in a link, whatever stands before it or is stuck to it; someone may have written "#" or "/" for the ".". */
const ITEM = /^[^a-z0-9%]*([a-z0-9][a-z0-9-]{0,59}(?:[.#/][a-z0-9-]{1,90})?)(?![a-z0-9-]|[.#/]+[a-z0-9_])/;
const SIGNS = "[/.:!?)\\]}>\"'*_~»”’…]";
/** What may stand behind the link: what a website added to it; signs that end a sentence, and the next sentence. */
const ADDED = /[?&].*$/s;
const ENDING = new RegExp(`(?:${SIGNS}|[,;]|%[0-9a-f]?$)+$|${SIGNS}+(?:\\s|%20|%0a|%0d).*$`, "is");
const ADDRESS = /^[a-z0-9-]{1,60}(?:#[a-z0-9-]{1,90})?$/;

/** @param {unknown} item */
export const isAddress = (item) => typeof item === "string" && ADDRESS.test(item);

/** What is wrong with a route, in the reader's words. */
export class RouteError extends Error {}

/**
 * A title as one line of at most 80 signs, without signs that steer a screen.
 * @param {string} text
 */
export const titleOf = (text) => {
  const line = text.replace(/\s+/g, " ").replace(/\p{C}/gu, "").trim();
  return Array.from(line).slice(0, TITLE_LENGTH).join("").trim();
};

/** @param {string} sign */
const percent = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * The part after `#`.
 * @param {Route} route
 */
export const encode = ({ title, items }) => {
  const names = items.map((address) => address.replace("#", "."));
  return `1/${escaped(title).replace(/[!'()*]/g, percent)}/${names.join(",")}`;
};

/** @param {string} text */
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RouteError(TEXTS.unreadable);
  }
};

/**
 * The route in the part after `#`; `wrong` holds what can be no item, to be told by name. Throws a RouteError.
 * @param {string} text
 * @returns {Route & { wrong: string[] }}
 */
export const decode = (text) => {
  if (text.length > LONGEST) throw new RouteError(TEXTS.too_long);
  let whole = bare(text);
  while (/^\d+%(?:25)*2f/i.test(whole)) whole = decoded(whole);
  const parts = /^(\d{1,6})\/([^/]*)\/(.*)$/s.exec(whole);
  if (!parts || Number(parts[1]) < 1) throw new RouteError(TEXTS.unreadable);
  if (Number(parts[1]) > 1) throw new RouteError(TEXTS.newer);
  const list = parts[3].replace(ADDED, "").replace(ENDING, "");
  if (list.includes("/")) throw new RouteError(TEXTS.unreadable);
  const names = folded(list).split(/[,;]/).filter(Boolean);
  if (!names.length) throw new RouteError(TEXTS.empty);
  if (names.length > MOST) throw new RouteError(TEXTS.too_many);
  const items = new Set();
  const wrong = new Set();
  for (const name of names) {
    const item = ITEM.exec(name.replace(/\.html?(?![a-z0-9-])/, ""))?.[1];
    if (item) items.add(item.replace(/[.#/]/, "#"));
    else wrong.add(titleOf(name));
  }
  if (!items.size && list.includes("%")) decoded(list);
  return { title: titleOf(decoded(parts[2])), items: [...items], wrong: [...wrong] };
};
