/* Prints one card, all cards, or the open points of the checklist. Without this script the whole page prints. */
(() => {
  "use strict";

  const WHAT = {
    all: () => document.querySelectorAll("[data-hb-card]"),
    points: () => document.querySelectorAll("[data-hb-checklist]"),
  };
  const root = document.documentElement;

  const restore = () => {
    delete root.dataset.hbPrinting;
    document.querySelectorAll("[data-hb-print-this]").forEach((part) => part.removeAttribute("data-hb-print-this"));
  };
  addEventListener("afterprint", restore);

  document.querySelectorAll("[data-hb-print]").forEach((button) => {
    const name = button.dataset.hbPrint;
    button.hidden = false;
    button.addEventListener("click", () => {
      restore();
      const parts = WHAT[name] ? WHAT[name]() : (button.closest(".hb-text") || document).querySelectorAll(`[data-hb-card="${CSS.escape(name)}"]`);
      parts.forEach((part) => part.setAttribute("data-hb-print-this", ""));
      root.dataset.hbPrinting = name;
      print();
    });
  });
})();
