/* Reading route: its script is fetched for a reader who makes or opens one, and for nobody else. */
(() => {
  "use strict";

  const { handbook } = window;
  if (!handbook.has("route")) return;
  const load = () => handbook.load("route");
  document.querySelectorAll("[data-hb-route-begin]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => load().then((route) => route.begin()));
  });
  let draft = null;
  try { draft = sessionStorage.getItem("handboek-hechting:route"); } catch { /* blocked: it lives on its page only */ }
  if (draft !== null || document.querySelector("[data-hb-route-page]")) load();
})();
