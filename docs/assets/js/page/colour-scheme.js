/* The button that changes the colour scheme: as the device, light, dark. The choice is put on before the first paint by
   overrides/partials/javascripts/base.html. */
import { writeText } from "../shared/storage.js";

const SCHEMES = ["", "light", "dark"];
const { dataset } = document.documentElement;
const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-hb-scheme-switch]"));

if (button) {
  const chosen = () => SCHEMES.indexOf(dataset.hbScheme || "");
  const tell = () => {
    const { hbAuto = "", hbLight = "", hbDark = "" } = button.dataset;
    button.setAttribute("aria-label", [hbAuto, hbLight, hbDark][chosen()]);
  };
  button.hidden = false;
  tell();
  button.addEventListener("click", () => {
    dataset.hbScheme = SCHEMES[(chosen() + 1) % SCHEMES.length];
    writeText("scheme", dataset.hbScheme);
    tell();
  });
}
