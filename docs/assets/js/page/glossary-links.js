/* Shows the meaning of a hard word in place when it is tapped; meanings are fetched when somebody asks for one. Without
   this script, or where they cannot be fetched, the word leads to the glossary. */
import { all, asksForTab } from "../shared/dom.js";
import { handbook } from "./features.js";

const load = () => handbook.load("glossary");

/* On the page of the glossary itself: the words that hold what is typed. */
const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-hb-filter]"));
if (field) {
  /** @type {HTMLElement} */ (field.parentElement).hidden = false;
  field.addEventListener("input", () =>
    load().then(
      (glossary) => glossary.filter(field),
      () => {},
    ),
  );
}

for (const link of /** @type {HTMLAnchorElement[]} */ (all("a.hb-term"))) {
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("role", "button");
  /** @param {MouseEvent | KeyboardEvent} event */
  const toggle = (event) => {
    if (asksForTab(event)) return;
    event.preventDefault();
    load()
      .then((glossary) => glossary.toggle(link))
      .catch(() => {
        location.href = link.href;
      });
  };
  link.addEventListener("click", toggle);
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") toggle(event);
  });
  for (const event of ["pointerdown", "focus"]) link.addEventListener(event, () => load().catch(() => {}));
}
