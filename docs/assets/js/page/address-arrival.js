/* Arriving at an address: an old one leads on to where its text is now; else closed parts around the place open, and a
   screen reader begins to read there. The place is marked by the stylesheet (:target), which needs no script. An
   address that was damaged on its way leads to the place that it means. */
import { isRoute, meant, namesIn } from "../shared/address.js";
import { all, one } from "../shared/dom.js";

/**
 * The id of the place that is meant by the part of the address after `#`; "" for none. In a pocket copy ids are made of
 * two names, "asso/vier-stappen".
 * @param {string} text
 */
const idOf = (text) => {
  if (!text || isRoute(text)) return "";
  const known = all(".hb-content [id]").map(({ id }) => id);
  const names = namesIn(text);
  const ways = names.map((_, at) => names.slice(at).join("/"));
  return ways.find((way) => known.includes(way)) || ways.map((way) => meant(way, known)).find(Boolean) || "";
};

const openAddressed = () => {
  const text = location.hash.slice(1);
  const named = document.getElementById(text);
  const id = named ? "" : idOf(text);
  if (id) {
    location.replace(`#${id}`); // and we arrive once more
    return;
  }
  const place = named || document.querySelector(".hb-lost");
  if (place instanceof HTMLElement) {
    if (place.matches(".hb-moved, .hb-lost")) {
      location.replace(/** @type {HTMLAnchorElement} */ (one("a", place)).href);
      return;
    }
    if (place.closest(".hb-text")) show(place);
  }
  /* Until now the stylesheet opened the fold of an address, so that nothing moved; now a reader can close it. */
  document.documentElement.toggleAttribute("data-hb-arrived", true);
};

/** @param {HTMLElement} place */
const show = (place) => {
  const closed = place.closest("details:not([open])");
  /** @type {Element | null | undefined} */
  let part = closed;
  while (part) {
    part.setAttribute("open", "");
    part = part.parentElement?.closest("details");
  }
  if (closed) place.scrollIntoView();
  if (!place.matches("a, button, input, textarea, summary")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
};

addEventListener("hashchange", openAddressed);
/* A second click on a link to where the reader already is: the address does not change, but the fold may be closed. */
document.addEventListener("click", ({ target }) => {
  /** @type {HTMLAnchorElement | null} */
  const link = target instanceof Element ? target.closest("a:not(.hb-link)") : null;
  if (link?.hash && link.href === location.href) openAddressed();
});
openAddressed();
