/* The link of a route, and ways to hand it over. */
import { TEXTS } from "../shared/build.js";
import { announce, button, fill } from "../shared/dom.js";
import { query } from "./languages.js";
import { encode } from "./link.js";
import { fetchPieces, labelOf } from "./pieces.js";

/** @import { Route } from "./link.js" */

const { handbook } = window;

/** The folder of the short addresses ("s/") of all languages: public where the site has an address. */
const SHORT = handbook.short.replace(/(\/s\/)[^/]*\/?$/, "$1");
export const isPublic = /^https?:/.test(SHORT);

/** @param {Address} address */
export const shortOf = (address) => `${SHORT}${address.replace("#", "/")}/`;

/**
 * The address of a piece in this copy of the handbook.
 * @param {Address} address
 */
export const hrefOf = (address) => {
  const [name, id] = address.split("#");
  return new URL(`${name}.html${id ? `#${id}` : ""}`, handbook.home).href;
};

const FILE = `${HANDBOOK_BUILD.route}.html`;
/** The page of routes in this copy. */
export const routesPage = handbook.home + FILE;

/**
 * The link to a route to give away: the public one, if there is one.
 * @param {Route} route
 */
export const publicLink = (route) =>
  isPublic ? `${SHORT.replace(/s\/$/, "")}${FILE}${query}#${encode(route)}` : ownLink(route);

/**
 * The link to a route in this copy.
 * @param {Route} route
 */
export const ownLink = (route) => `${routesPage}${query}#${encode(route)}`;

/** @param {number} number */
export const countOf = (number) => (number === 1 ? TEXTS.one_piece : fill(TEXTS.pieces, { count: number }));

/**
 * The QR code of a route, from the script that shares: who only reads does without.
 * @param {Route} route
 */
export const codeOf = async (route) => (await handbook.load("share")).codeOf(publicLink(route), TEXTS.qr);

/**
 * What the panel to share says of a route: its pieces by name, and each warning that one of them has.
 * @param {Route} route
 * @param {string} title
 * @returns {Promise<import("../share/piece.js").SharedPiece>}
 */
const sharedOf = async (route, title) => {
  const { found } = await fetchPieces(route.items);
  const pieces = found.map(({ place, section }) => {
    if (!section) throw new Error("no message without its warnings");
    return { label: labelOf(place, section), warnings: section.warnings };
  });
  const warnings = new Set(pieces.flatMap((piece) => piece.warnings));
  return {
    id: "begin",
    title: title ? `${TEXTS.name}: ${title}` : TEXTS.name,
    sentence: pieces.map(({ label }, number) => `${number + 1}. ${label}`).join("\n"),
    warnings: [...warnings].map((name) => HANDBOOK_BUILD.warnings[name]),
    language: document.documentElement.lang,
    address: "",
    short: isPublic ? publicLink(route) : "",
    codeName: TEXTS.qr,
  };
};

/**
 * A button that opens the panel to share a route: an editable message with its pieces, their warnings and its link.
 * @param {string} text
 * @param {() => Route} route as it is at that moment
 * @param {HTMLElement} status
 * @param {string} title of a route that has none in its link
 */
export const shareButton = (text, route, status, title = "") => {
  const open = async () => {
    try {
      const given = route();
      const [share, piece] = await Promise.all([handbook.load("share"), sharedOf(given, given.title || title)]);
      share.offer(piece, shown);
    } catch {
      announce(status, TEXTS.not_loaded);
    }
  };
  const shown = button(text, open);
  return shown;
};
