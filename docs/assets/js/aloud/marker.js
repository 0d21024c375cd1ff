/* Marks the sentence that is read, and keeps it in view. */

const NAME = "hb-aloud";
const MARGIN = 80;
/** @type {Element | null} */
let marked = null;

export const unmark = () => {
  marked?.classList.remove("hb-aloud-now");
  marked = null;
  window.CSS.highlights?.delete(NAME);
};

/**
 * @param {import("./passages.js").Sentence} sentence
 * @param {number} below pixels at the end of the window that something covers
 */
export const mark = ({ block, range }, below) => {
  unmark();
  for (let fold = block.closest("details:not([open])"); fold; fold = fold.closest("details:not([open])")) {
    fold.setAttribute("open", "");
  }
  const isPicture = block.matches("figure, img");
  const place = isPicture ? block : range();
  /* Where a browser cannot mark words, and for a picture, what they stand in is marked. */
  if (window.CSS.highlights && place instanceof Range) CSS.highlights.set(NAME, new Highlight(place));
  else {
    marked = block;
    block.classList.add("hb-aloud-now");
  }
  const { top, bottom } = place.getBoundingClientRect();
  if (top < MARGIN || bottom > innerHeight - below - 20) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: top - innerHeight / 4, behavior: calm ? "auto" : "smooth" });
  }
};
