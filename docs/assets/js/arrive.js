/* Arriving at an address: an old one leads on to where its text is now; else closed parts around the place open, and a
   screen reader begins to read there. The place is marked by the stylesheet (:target), which needs no script. */
(() => {
  "use strict";

  const arrive = () => {
    const place = document.getElementById(location.hash.slice(1)) || document.querySelector(".hb-lost");
    if (!place) return;
    if (place.matches(".hb-moved, .hb-lost")) {
      location.replace(place.querySelector("a").href);
      return;
    }
    if (!place.closest(".hb-text")) return;
    const closed = place.closest("details:not([open])");
    for (let part = closed; part; part = part.parentElement.closest("details")) part.open = true;
    if (closed) place.scrollIntoView();
    if (!place.matches("a, button, input, summary")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };

  addEventListener("hashchange", arrive);
  arrive();
})();
