/* Folds: a button opens or closes all of them; on paper all are open. Without this script each opens by itself. */
import { all } from "../shared/dom.js";

const folds = /** @type {HTMLDetailsElement[]} */ (all("details.hb-fold"));
const button = /** @type {HTMLElement | null} */ (document.querySelector(".hb-folds button"));

if (button) {
  const isClosed = () => folds.some(({ open }) => !open);
  const words = button.textContent;
  const tell = () => {
    button.textContent = isClosed() ? words : button.dataset.hbClose || "";
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = isClosed();
    for (const fold of folds) fold.open = open;
  });
  document.addEventListener("toggle", tell, true);
}

/* The stylesheet prints what is in a closed fold; browsers that cannot do that yet get it opened. */
/** @type {HTMLDetailsElement[]} */
let opened = [];
addEventListener("beforeprint", () => {
  opened = all(".hb-text details:not([open])");
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
  opened = [];
});
