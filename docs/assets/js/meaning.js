/* Shows the meaning of a hard word in place when it is tapped. Without this script the word leads to the glossary. */
(() => {
  "use strict";

  const words = document.querySelector("[data-hb-more]");
  if (!words) return;
  let shown = null;

  const hide = (focus) => {
    if (!shown) return;
    const { box, link } = shown;
    shown = null;
    box.remove();
    link.setAttribute("aria-expanded", "false");
    if (focus) link.focus();
  };

  const show = (link) => {
    const box = document.createElement("span");
    box.className = "hb-meaning";
    box.id = "hb-meaning";
    box.setAttribute("role", "note");
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", words.dataset.hbClose);
    close.addEventListener("click", () => hide(true));
    const more = document.createElement("a");
    more.href = link.href;
    more.textContent = words.dataset.hbMore;
    box.append(close, `${link.dataset.hbMeaning} `, more);
    (link.closest("p, li, td, dd") || link).append(box);
    link.setAttribute("aria-expanded", "true");
    shown = { box, link };
  };

  document.querySelectorAll("a.hb-term").forEach((link) => {
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-controls", "hb-meaning");
    link.setAttribute("role", "button");
    const toggle = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const again = shown && shown.link === link;
      hide(false);
      if (!again) show(link);
    };
    link.addEventListener("click", toggle);
    link.addEventListener("keydown", (event) => { if (event.key === " ") toggle(event); });
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(true); });
})();
