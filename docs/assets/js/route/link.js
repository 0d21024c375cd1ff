/* The link of a reading route: everything in the part after `#`, so that no server sees it. "1/<title>/<item>,<item>":
   a version, a title that may be empty, and items `page.id`. With a note to who reads it:
   "2/<title>/<item>,<item>/<signs>-<note>"; it comes last and says how long it is, so that a link that was cut off
   still shows its pieces, and tells that the note is not whole. shared/route-link.js writes what comes before the
   note; for ready-made routes hooks/handbook/blocks/route.py does. */
import { bare, escaped, folded } from "../shared/address.js";
import { TEXTS } from "../shared/build.js";
import { routeTo } from "../shared/route-link.js";

/**
 * @typedef {object} Route
 * @property {string} title
 * @property {string} note from who made it to who reads it; "" for none
 * @property {Address[]} items
 */

export const MOST = 60;
export const TITLE_LENGTH = 80;
export const NOTE_LENGTH = 300;
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
 * A text as one line, without signs that steer a screen; those that join letters stay.
 * @param {string} text
 */
const lineOf = (text) =>
  text
    .replace(/\s+/g, " ")
    .replace(/[^\P{C}\u200c\u200d]/gu, "")
    .replace(/ +/g, " ")
    .trim();

/** @param {string} text */
export const signsOf = (text) => Array.from(lineOf(text)).length;

/** @param {string} text @param {number} most */
const shortened = (text, most) => Array.from(lineOf(text)).slice(0, most).join("").trim();

/** @param {string} text */
export const titleOf = (text) => shortened(text, TITLE_LENGTH);

/** @param {string} text */
export const noteOf = (text) => shortened(text, NOTE_LENGTH);

/** @param {string} sign */
const percent = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * The part after `#`.
 * @param {Route} route
 */
export const encode = ({ title, note, items }) => {
  const name = escaped(title).replace(/[!'()*]/g, percent);
  if (!note) return routeTo(items, name);
  /* In the note every sign but letters and digits is escaped: a full stop that is not, belongs to a sentence around the
     link. */
  return `${routeTo(items, name, 2)}/${signsOf(note)}-${escaped(note).replace(/[!'()*._~-]/g, percent)}`;
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
 * The note in its part of a link, and whether it is whole; of what was cut off or damaged, what can be read. How long
 * it is tells what was stuck to its end.
 * @param {string} text
 */
const noteIn = (text) => {
  const [, signs = "", written = text] = /^(\d{1,4})-(.*)$/s.exec(text) || [];
  const read = written.replace(/%[0-9a-f]?$/i, "").replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return "";
    }
  });
  const most = signs ? Number(signs) : NOTE_LENGTH + 1;
  const isNoteWhole = most <= NOTE_LENGTH && signsOf(read) >= most;
  return { note: shortened(read, Math.min(most, NOTE_LENGTH)), isNoteWhole };
};

/**
 * The route in the part after `#`; `wrong` holds what can be no item, to be told by name. Throws a RouteError.
 * @param {string} text
 * @returns {Route & { wrong: string[], isNoteWhole: boolean }}
 */
export const decode = (text) => {
  if (text.length > LONGEST) throw new RouteError(TEXTS.too_long);
  let whole = bare(text);
  while (/^\d+%(?:25)*2f/i.test(whole)) whole = decoded(whole);
  const parts = /^(\d{1,6})\/([^/]*)\/(.*)$/s.exec(whole);
  const version = Number(parts?.[1]);
  if (!parts || version < 1) throw new RouteError(TEXTS.unreadable);
  if (version > 2) throw new RouteError(TEXTS.newer);
  const end = version === 2 ? `${parts[3]}/`.indexOf("/") : parts[3].length;
  const { note, isNoteWhole } = version === 2 ? noteIn(parts[3].slice(end + 1)) : { note: "", isNoteWhole: true };
  const list = parts[3].slice(0, end).replace(ADDED, "").replace(ENDING, "");
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
  return { title: titleOf(decoded(parts[2])), note, isNoteWhole, items: [...items], wrong: [...wrong] };
};
