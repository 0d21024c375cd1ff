/* The contents of the page: open beside the text, closed above it. A page that folds leaves its list to this script. */
import { all, make, one, wordsOf } from "../shared/dom.js";

const WIDE = matchMedia("(min-width: 75em)");
const contents = /** @type {HTMLDetailsElement | null} */ (document.querySelector("[data-hb-contents]"));

if (contents) {
  const list = one("ul", contents);
  if (!list.children.length) {
    const link = (/** @type {Element} */ heading) => make("a", { href: `#${heading.id}` }, wordsOf(heading));
    list.append(...all(".hb-text h2[id]").map((heading) => make("li", {}, link(heading))));
  }
  const fit = () => {
    contents.open = WIDE.matches;
  };
  WIDE.addEventListener("change", fit);
  fit();
  contents.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") && !WIDE.matches) contents.open = false;
  });
}
