/* The pages that a piece can be of: this one, or any other from a script with the text of all. */
import { beside } from "../shared/beside.js";
import { loadScript } from "../shared/load-file.js";

const { handbook } = window;
/** @type {Map<string, Document>} */
const pages = new Map();

/** @param {string} name */
const pageOf = async (name) => {
  if (name === handbook.page) return document;
  await loadScript(beside(HANDBOOK_BUILD.pages));
  const page = pages.get(name) || new DOMParser().parseFromString(handbook.pages?.[name] || "", "text/html");
  pages.set(name, page);
  return page;
};

/**
 * The heading or item at an address; null if it is not there.
 * @param {Address} address
 */
export const elementAt = async (address) => {
  const [name, id] = address.split("#");
  const page = await pageOf(name);
  return id ? page.getElementById(id) : page.querySelector("h1");
};
