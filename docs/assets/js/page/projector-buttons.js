/* "Toon groot" beside a card, picture, checklist or part of the programme: fetches the projector view when it is used.
   Without this script, or in a copy without the projector, there is no such button. */
import { all, make } from "../shared/dom.js";
import { handbook } from "./features.js";

if (handbook.has("projector")) {
  for (const button of all("[data-hb-show]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLButtonElement | null} */ (target.closest("[data-hb-show]"));
    if (!button) return;
    /* Addresses with a space between them; or nothing: the figure that the button stands in. */
    const what = button.dataset.hbShow ? button.dataset.hbShow.split(" ") : button.closest("figure");
    handbook
      .load("projector")
      .then((projector) => projector.show(what, button))
      .catch(() => {
        button.disabled = true; // the script or the piece is not in this copy
        button.after(make("span", { class: "hb-status", role: "alert" }, button.dataset.hbMissing || ""));
      });
  });
}
