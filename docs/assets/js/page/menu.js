/* The menu opens over the page; without this script its button leads to the menu below the text. */
import { all } from "../shared/dom.js";

const root = document.documentElement;
const menu = document.getElementById("menu");
const opener = /** @type {HTMLElement | null} */ (document.querySelector("[data-hb-menu-open]"));

if (menu && opener) {
  /** @param {boolean} open */
  const show = (open) => {
    root.toggleAttribute("data-hb-menu", open);
    opener.setAttribute("aria-expanded", String(open));
    for (const part of all(".hb-content, .hb-contents, .hb-footer")) part.inert = open;
    if (open) (all("[aria-current]", menu)[0] || all("a", menu)[0]).focus();
  };
  /** @param {Event} event */
  const toggle = (event) => {
    event.preventDefault();
    show(!root.hasAttribute("data-hb-menu"));
  };
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-controls", "menu");
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", toggle);
  opener.addEventListener("keydown", (event) => {
    if (event.key === " ") toggle(event);
  });
  menu.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) show(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && root.hasAttribute("data-hb-menu")) {
      show(false);
      opener.focus();
    }
  });
  matchMedia("(min-width: 60em)").addEventListener("change", () => show(false));
}
