/* Routes that the reader asked to keep on this device, and their way to another device: a file. */
import { readText, whenStored, writeText } from "../shared/storage.js";
import { encode, isAddress, MOST, noteOf, titleOf } from "./link.js";

/** @import { Route } from "./link.js" */

const NAME = "routes";
/** How many routes a device keeps, and how many are shown. */
export const MOST_SAVED = 200;
/** A file of so many routes fits, each as full as it can be. */
export const BIGGEST_FILE = 4_000_000;

/**
 * What a file or the storage holds, if it can be a route.
 * @param {{ title?: unknown, note?: unknown, pieces?: unknown } | null} given
 * @returns {Route | null}
 */
const validated = (given) => {
  if (typeof given?.title !== "string" || !Array.isArray(given.pieces)) return null;
  const items = given.pieces.filter(isAddress);
  if (!items.length || items.length > MOST) return null;
  const note = typeof given.note === "string" ? noteOf(given.note) : "";
  return { title: titleOf(given.title), note, items: [...new Set(items)] };
};

/** @param {Route[]} routes */
export const serialize = (routes) => {
  const written = routes.map(({ title, note, items }) => ({ title, ...(note ? { note } : {}), pieces: items }));
  return JSON.stringify({ handbook: "hechting", kind: "leesroutes", version: 1, routes: written }, null, 1);
};

/**
 * The routes in a text; null if it is no such file.
 * @param {string} text
 * @returns {Route[] | null}
 */
export const parseRoutes = (text) => {
  try {
    const { kind, version, routes } = JSON.parse(text);
    return kind === "leesroutes" && version === 1 && Array.isArray(routes)
      ? routes.map(validated).filter((route) => route !== null)
      : null;
  } catch {
    return null;
  }
};

export const savedRoutes = () => parseRoutes(readText(NAME) || "") || [];

/** @param {() => void} heard when another tab keeps routes, or removes them */
export const whenSaved = (heard) => whenStored(NAME, heard);

/**
 * Keep these routes, and no others; false where the device refuses. Without any, nothing stays behind.
 * @param {Route[]} routes
 */
export const saveRoutes = (routes) => writeText(NAME, routes.length ? serialize(routes) : null);

/**
 * Routes and more of them, each once.
 * @param {Route[]} routes
 * @param {Route[]} more
 */
export const joined = (routes, more) => [
  ...new Map([...routes, ...more].map((route) => [encode(route), route])).values(),
];
