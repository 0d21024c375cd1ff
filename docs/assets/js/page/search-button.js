/* Opens the search. Its scripts are fetched when somebody wants to search, not before; the window can be typed in while
   its index is on the way. */
import { all } from "../shared/dom.js";
import { handbook } from "./features.js";

const buttons = all("[data-hb-search-open]");

if (buttons.length) {
  const fetchBoth = () => {
    handbook.load("search").catch(() => {});
    handbook.load("search_index").catch(() => {});
  };
  /** @param {HTMLElement} from */
  const open = (from) => {
    fetchBoth();
    handbook.load("search").then(
      (search) => setTimeout(() => search.open(from)), // a task of its own: the script was work enough
      () => {}, // asked again at the next click
    );
  };
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("pointerdown", fetchBoth); // a tenth of a second before the finger is up
    button.addEventListener("click", () => open(button));
  }
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    const typing = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      const focused = /** @type {HTMLElement} */ (document.activeElement);
      open(focused === document.body ? buttons[0] : focused);
    }
  });
  if (new URLSearchParams(location.search).has("q")) open(buttons[0]);
}
