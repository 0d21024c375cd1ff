/* A part of the programme of a training day, as the page for trainers has it: its title, its pieces, its neighbours. */
import { TEXTS } from "../shared/build.js";
import { fill, one, wordsOf } from "../shared/dom.js";
import { block, stripped } from "./elements.js";
import { groupAround } from "./units.js";

/** @import { Piece } from "./units.js" */

const PART = ".hb-programme__part";

/**
 * The part of the programme on this page that an address names; null for any other place.
 * @param {Address} address
 * @returns {HTMLElement | null}
 */
export const isPart = (address) => {
  const [page, id] = address.split("#");
  const found = page === window.handbook.page && id ? document.getElementById(id) : null;
  return found?.matches(PART) ? found : null;
};

/** @param {HTMLElement} part */
export const titleOfPart = (part) => wordsOf(one(".hb-programme__title", part));

/**
 * What the programme says of a part, for who leads it.
 * @param {HTMLElement} part
 */
export const notesOfPart = (part) => {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  one(".hb-programme__title", copy).remove(); // it stands above the notes
  return [...stripped(copy).childNodes];
};

/**
 * @param {HTMLElement} part
 * @param {1 | -1} way
 */
export const neighbourOf = (part, way) =>
  /** @type {HTMLElement | null} */ (way > 0 ? part.nextElementSibling : part.previousElementSibling);

/**
 * The title of a part and all that it shows. A piece that this copy lacks is told on a screen of its own, so that a
 * trainer who tries the day at home sees it.
 * @param {HTMLElement} part
 * @param {(address: Address) => Promise<Piece | null>} read
 * @returns {Promise<Piece[]>}
 */
export const piecesOfPart = async (part, read) => {
  const around = groupAround(part);
  if (!around) throw new Error("a part of the programme stands in a section");
  const from = { ...around, page: wordsOf(one(".hb-programme__time", part)) };
  const addresses = (part.dataset.hbPieces || "").split(" ").filter(Boolean);
  const found = await Promise.all(
    addresses.map(async (address) => {
      const piece = await read(address).catch(() => null);
      if (piece) return { ...piece, quiet: !piece.card };
      const node = block("p", "", fill(TEXTS.missing_piece, { address }));
      return { from, units: [{ from, label: "", run: 0, node, solo: true }], title: "", card: null, quiet: true };
    }),
  );
  return [{ from, units: [], title: titleOfPart(part), card: null, quiet: true }, ...found];
};
