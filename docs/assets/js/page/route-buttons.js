/* Reading route: its script is fetched for a reader who makes or opens one, and for nobody else. */
import { all } from "../shared/dom.js";
import { readText } from "../shared/storage.js";
import { handbook } from "./features.js";

if (handbook.has("route")) {
  for (const button of all("[data-hb-route-begin]")) {
    button.hidden = false;
    button.addEventListener("click", () => handbook.load("route").then((route) => route.begin()));
  }
  const isMaking = readText("route", "sessionStorage") !== null; // where that is blocked, it lives on one page
  if (isMaking || document.querySelector("[data-hb-route-page]")) handbook.load("route");
}
