/* The control beside a heading, card, tip or criterion opens the panel to share it, from a script fetched then.
   Where that fails it copies the address. Without this script the control is a link to that place. */
import { announce, asksForTab, make } from "../shared/dom.js";
import { handbook } from "./features.js";

/**
 * @param {HTMLElement} link
 * @param {string | undefined} words
 */
const tell = (link, words = "") => {
  let status = link.parentElement?.querySelector(".hb-copied");
  if (!status) {
    status = make("span", { class: "hb-copied", role: "status" });
    link.after(status);
  }
  status.textContent = "";
  announce(status, words);
};

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a.hb-link"));
  if (!link || asksForTab(event)) return;
  event.preventDefault();
  const { dataset } = /** @type {HTMLElement} */ (link.closest("[data-hb-copied]"));
  history.replaceState(null, "", link.hash);
  const { id, short } = handbook.placeOf(link);
  const address = () => (/^http/.test(short) ? short + (id === "begin" ? "" : `${id}/`) : location.href);
  handbook
    .load("share")
    .then(
      (share) => share.open(link),
      () => navigator.clipboard.writeText(address()).then(() => tell(link, dataset.hbCopied)),
    )
    .catch(() => tell(link, dataset.hbNotCopied));
});
