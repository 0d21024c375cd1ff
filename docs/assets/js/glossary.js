/* The box below a hard word that tells its meaning: handbook.load("glossary").then((glossary) =>
   glossary.toggle(link)). */
import { TEXTS } from "./shared/build.js";
import { all, make, one } from "./shared/dom.js";

/** @type {{ box: HTMLElement, link: HTMLAnchorElement } | null} */
let shown = null;

/** @param {boolean} focus whether the word gets the focus */
const hide = (focus) => {
  if (!shown) return;
  const { box, link } = shown;
  shown = null;
  box.remove();
  link.setAttribute("aria-expanded", "false");
  link.removeAttribute("aria-controls");
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
  link.setAttribute("aria-controls", box.id);
  shown = { box, link };
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide(true);
});
/** @param {string | null} words */
const plain = (words) =>
  (words || "")
    .normalize("NFKD")
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
    .toLowerCase();

window.handbook.features.glossary = {
  /* Shows the words of the glossary that hold what is typed; the letters open as far as they have any. */
  filter({ value }) {
    const none = one("[data-hb-filter-none]");
    const wanted = plain(value).trim();
    let found = 0;
    for (const letter of all(".hb-initial")) {
      const terms = all("dl > div", letter);
      for (const term of terms) term.hidden = !plain(term.textContent).includes(wanted);
      const shown = terms.filter(({ hidden }) => !hidden).length;
      found += shown;
      letter.hidden = !shown;
      letter.querySelector("details")?.toggleAttribute("open", wanted !== "");
    }
    none.textContent = found ? "" : none.dataset.hbFilterNone || "";
  },

  /* Shows the meaning of the word in `link`, or hides it again; one at a time. Throws for a word without a meaning. */
  toggle(link) {
    const again = shown?.link === link;
    hide(false);
    if (!again) show(link);
  },
};
