/* Arriving at an address: an old one leads on to where its text is now; else closed parts around the place open, and a
   screen reader begins to read there. The place is marked by the stylesheet (:target), which needs no script. */
import { one } from "../shared/dom.js";

const arrive = () => {
  const place = document.getElementById(location.hash.slice(1)) || document.querySelector(".hb-lost");
  if (!(place instanceof HTMLElement)) return;
  if (place.matches(".hb-moved, .hb-lost")) {
    location.replace(/** @type {HTMLAnchorElement} */ (one("a", place)).href);
    return;
  }
  if (!place.closest(".hb-text")) return;
  const closed = place.closest("details:not([open])");
  /** @type {Element | null | undefined} */
  let part = closed;
  while (part) {
    part.setAttribute("open", "");
    part = part.parentElement?.closest("details");
  }
  if (closed) place.scrollIntoView();
  if (!place.matches("a, button, input, summary")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
};

addEventListener("hashchange", arrive);
arrive();
