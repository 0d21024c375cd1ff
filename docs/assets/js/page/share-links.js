/* The row at the end of a section or page opens the panel to share it, from a script fetched then. Where that does not
   come, and without this script, the row is a link to that place, whose address the browser shows. */
import { all, asksForTab, one, wordsOf } from "../shared/dom.js";
import { handbook } from "./features.js";

/* In a fold the row comes with this script, which keeps pages small; the stylesheet keeps its place. */
const first = document.querySelector(".hb-share-row");
/** @param {Element} row @param {Element} heading */
const name = (row, heading) => {
  const link = /** @type {HTMLAnchorElement} */ (one("a", row));
  link.href = `#${heading.id}`;
  link.ariaLabel = `${wordsOf(link)}: ${wordsOf(heading)}`;
};
if (first) {
  const { hash } = /** @type {HTMLAnchorElement} */ (one("a", first));
  const section = document.getElementById(hash.slice(1));
  if (section?.matches("h2")) name(first, section);
}
for (const fold of first ? all(".hb-text > .hb-fold:not(:has(#lees-verder))") : []) {
  const row = /** @type {Element} */ (/** @type {Element} */ (first).cloneNode(true));
  name(row, one("h2", fold));
  fold.append(row);
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a.hb-link"));
  if (!link || asksForTab(event)) return;
  event.preventDefault();
  handbook.load("share").then(
    (share) => {
      history.replaceState(null, "", link.hash);
      share.open(link);
    },
    () => {
      location.hash = link.hash;
    },
  );
});
