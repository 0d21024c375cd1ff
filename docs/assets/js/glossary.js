/* The box below a hard word that tells its meaning: handbook.load("glossary").then((glossary) => glossary.toggle(link)).
   MEANINGS holds the meaning of each term of the glossary by its id, which a word's link ends in. */
(() => {
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
    /* In a pocket copy the link is #woordenlijst/asso. */
    const meaning = MEANINGS[link.hash.slice(1).split("/").pop()];
    if (!meaning) throw new Error("no meaning is known");
    const box = document.createElement("span");
    box.className = "hb-meaning";
    box.id = "hb-meaning";
    box.setAttribute("role", "note");
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", TEXTS.close);
    close.addEventListener("click", () => hide(true));
    const more = document.createElement("a");
    more.href = link.href;
    more.textContent = TEXTS.more;
    box.append(close, `${meaning} `, more);
    (link.closest("p, li, td, dd") || link).append(box);
    link.setAttribute("aria-expanded", "true");
    shown = { box, link };
  };

  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(true); });
  window.handbook.features.glossary = {
    /** Shows the meaning of the word in `link`, or hides it again; one at a time. Throws for a word without a meaning. */
    toggle(link) {
      const again = shown && shown.link === link;
      hide(false);
      if (!again) show(link);
    },
  };
})();
