/* The contents of the page: open beside the text, closed above it. */
const WIDE = matchMedia("(min-width: 75em)");
const contents = /** @type {HTMLDetailsElement | null} */ (document.querySelector("[data-hb-contents]"));

if (contents) {
  const fit = () => {
    contents.open = WIDE.matches;
  };
  WIDE.addEventListener("change", fit);
  fit();
  contents.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a") && !WIDE.matches) contents.open = false;
  });
}
