/* The buttons that choose the colour scheme: as the device, light, dark. The choice is put on before the first paint by
   overrides/partials/javascripts/base.html. */
import { all, make } from "../shared/dom.js";
import { writeText } from "../shared/storage.js";

const SCHEMES = ["", "light", "dark"];
const { dataset } = document.documentElement;

for (const group of all("[data-hb-colours]")) {
  const words = (group.dataset.hbColours || "").split(",");
  const buttons = SCHEMES.map((scheme, at) => {
    const choose = () => {
      dataset.hbScheme = scheme;
      writeText("scheme", scheme);
      tell();
    };
    return make("button", { type: "button", onclick: choose, "data-hb-scheme-choice": scheme }, words[at]);
  });
  const tell = () => {
    for (const [at, button] of buttons.entries())
      button.setAttribute("aria-pressed", String(SCHEMES[at] === (dataset.hbScheme || "")));
  };
  group.append(make("span", { "aria-hidden": "true" }, group.getAttribute("aria-label") || ""), ...buttons);
  tell();
}
