/* 'Bewaar op deze telefoon': its script is fetched for who asks for it, or who keeps the handbook on this device, and
   for nobody else. Without this script, or in a copy that is on the device already, there is no such button. */
import { all } from "../shared/dom.js";
import { handbook } from "./features.js";

if (handbook.has("keep") && location.protocol.startsWith("http")) {
  for (const button of all("[data-hb-keep]")) {
    button.hidden = false;
    button.addEventListener("click", () =>
      handbook.load("keep").then(
        (keep) => keep.open(button),
        () => {}, // asked again at the next click
      ),
    );
  }
  if (navigator.serviceWorker?.controller) handbook.load("keep").then((keep) => keep.look());
}
