/* Prints one card, all cards, or the open points of the checklist. Without this script the whole page prints. */
import { all } from "../shared/dom.js";

/** @type {Record<string, string>} */
const WHAT = { all: "[data-hb-card]", points: "[data-hb-checklist]" };
const root = document.documentElement;

const restore = () => {
  delete root.dataset.hbPrinting;
  for (const part of all("[data-hb-print-this]")) part.removeAttribute("data-hb-print-this");
};
addEventListener("afterprint", restore);

for (const button of all("[data-hb-print]")) {
  const name = button.dataset.hbPrint || "";
  button.hidden = false;
  button.addEventListener("click", () => {
    restore();
    const parts = WHAT[name]
      ? all(WHAT[name])
      : all(`[data-hb-card="${CSS.escape(name)}"]`, button.closest(".hb-text") || document);
    for (const part of parts) part.setAttribute("data-hb-print-this", "");
    root.dataset.hbPrinting = name;
    print();
  });
}
