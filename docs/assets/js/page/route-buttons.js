/* Reading route: its script is fetched for a reader who makes or opens one, and for nobody else. */
import { all } from "../shared/dom.js";
import { readText, whenStored } from "../shared/storage.js";
import { handbook } from "./features.js";

if (handbook.has("route")) {
  for (const button of all("[data-hb-route-begin]")) {
    button.hidden = false;
    button.addEventListener("click", () => handbook.load("route").then((route) => route.begin()));
  }
  const told = document.querySelector("[data-hb-no-scripts]");
  const show = () => handbook.load("route").catch(() => told?.classList.remove("hb-no-script"));
  const isMaking = () => readText("route") !== null; // where storage is blocked, it lives on one page
  if (document.querySelector("[data-hb-route-page]") || isMaking()) show();
  else whenStored("route", () => isMaking() && show());
}
