/* The link of a reading route: everything in the part after `#`, so that no server sees it. "1/<title>/<item>,<item>":
   a version, a title that may be empty, and items `page.id`. hooks/handbook/routes.py writes the same. */
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
const ITEM = /^[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,90})?$/;
const ADDRESS = /^[a-z0-9-]{1,60}(?:#[a-z0-9-]{1,90})?$/;

/** @param {string} text the part of an address after `#` */
export const isRoute = (text) => /^\d+(?:\/|%2f)/i.test(text);

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
  return `1/${encodeURIComponent(title).replace(/[!'()*]/g, percent)}/${names.join(",")}`;
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
  const parts = /^(\d{1,6})\/([^/]*)\/([^/]*)$/.exec(/^\d+%2f/i.test(text) ? decoded(text) : text);
  if (!parts || Number(parts[1]) < 1) throw new RouteError(TEXTS.unreadable);
  if (Number(parts[1]) > 1) throw new RouteError(TEXTS.newer);
  const list = decoded(parts[3]).replace(/[.,;:!?)\]>"'”’]+$/, ""); // a sentence in a message may end behind the link
  const names = list
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (!names.length) throw new RouteError(TEXTS.empty);
  if (names.length > MOST) throw new RouteError(TEXTS.too_many);
  const items = new Set();
  const wrong = new Set();
  for (const name of names) {
    if (ITEM.test(name)) items.add(name.replace(".", "#"));
    else wrong.add(titleOf(name));
  }
  return { title: titleOf(decoded(parts[2])), items: [...items], wrong: [...wrong] };
};
