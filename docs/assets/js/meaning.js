/* Shows the meaning of a hard word in place when it is tapped; meanings are fetched when somebody asks for one. Without
   this script, or where they cannot be fetched, the word leads to the glossary. */
(() => {
  "use strict";

  const load = () => window.handbook.load("glossary");
  document.querySelectorAll("a.hb-term").forEach((link) => {
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-controls", "hb-meaning");
    link.setAttribute("role", "button");
    const toggle = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      load().then((glossary) => glossary.toggle(link)).catch(() => { location.href = link.href; });
    };
    link.addEventListener("click", toggle);
    link.addEventListener("keydown", (event) => { if (event.key === " ") toggle(event); });
    ["pointerdown", "focus"].forEach((event) => link.addEventListener(event, () => load().catch(() => {})));
  });
})();
