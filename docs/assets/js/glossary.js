/* The box below a hard word that tells its meaning: handbook.load("glossary").then((glossary) =>
   glossary.toggle(link)). */
import { TEXTS } from "./shared/build.js";
import { make } from "./shared/dom.js";

/** @type {{ box: HTMLElement, link: HTMLAnchorElement } | null} */
let shown = null;

/** @param {boolean} focus whether the word gets the focus */
const hide = (focus) => {
  if (!shown) return;
  const { box, link } = shown;
  shown = null;
  box.remove();
  link.setAttribute("aria-expanded", "false");
  if (focus) link.focus();
};

/** @param {HTMLAnchorElement} link */
const show = (link) => {
  /* In a pocket copy the link is #woordenlijst/asso. */
  const meaning = HANDBOOK_BUILD.meanings[link.hash.slice(1).split("/").pop() || ""];
  if (!meaning) throw new Error("no meaning is known");
  const box = make(
    "span",
    { class: "hb-meaning", id: "hb-meaning", role: "note" },
    make("button", { type: "button", "aria-label": TEXTS.close, onclick: () => hide(true) }, "×"),
    `${meaning} `,
    make("a", { href: link.href }, TEXTS.more),
  );
  (link.closest("p, li, td, dd") || link).append(box);
  link.setAttribute("aria-expanded", "true");
  shown = { box, link };
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide(true);
});
window.handbook.features.glossary = {
  /* Shows the meaning of the word in `link`, or hides it again; one at a time. Throws for a word without a meaning. */
  toggle(link) {
    const again = shown?.link === link;
    hide(false);
    if (!again) show(link);
  },
};
