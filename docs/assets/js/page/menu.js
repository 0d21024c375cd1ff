/* The menu opens as a window over the page, with the contents of the page above it; its button, Escape and the
   browser's own way back close it. Without this script the header's button leads to the menu below the text. On a wide
   screen it stands beside the text. */
import { all, asksForTab, make } from "../shared/dom.js";

const menu = document.getElementById("menu");
const current = /** @type {HTMLElement | null | undefined} */ (menu?.querySelector("[aria-current]"));
if (menu && current) menu.scrollTop = current.offsetTop - menu.clientHeight / 2; // on a wide screen it scrolls
const opener = /** @type {HTMLElement | null} */ (document.querySelector("[data-hb-menu-open]"));
const isOpenState = () => Boolean(history.state?.hbMenu);

if (menu && opener) {
  const parts = [...all("[data-hb-contents]"), menu];
  const places = parts.map((part) => ({ parent: part.parentElement, next: part.nextSibling }));
  const name = menu.getAttribute("aria-label") || "";
  const close = make(
    "button",
    { class: "hb-window__close", type: "button", "aria-label": menu.dataset.hbClose || "" },
    make("span", { "aria-hidden": "true" }, "×"),
  );
  const head = make("div", { class: "hb-window__head" }, make("p", {}, name), close);
  const dialog = make("dialog", { class: "hb-window", "aria-label": name }, head);
  document.body.append(dialog);

  /** @param {Event} event */
  const open = (event) => {
    event.preventDefault();
    opener.focus(); // it gets the focus back
    dialog.append(...parts);
    dialog.showModal();
    history.pushState({ hbMenu: true }, "");
  };
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", open);
  opener.addEventListener("keydown", (event) => {
    if (event.key === " ") open(event);
  });
  close.addEventListener("click", () => dialog.close());
  addEventListener("popstate", () => dialog.close());
  matchMedia("(min-width: 60em)").addEventListener("change", () => dialog.close());
  dialog.addEventListener("close", () => {
    for (const [at, { parent, next }] of places.entries()) parent?.insertBefore(parts[at], next);
    if (isOpenState()) history.back();
  });
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target === dialog) dialog.close();
    const link = target.closest("a");
    if (!link || asksForTab(event)) return;
    /* The page takes the place of the window in the way back. */
    event.preventDefault();
    history.replaceState(null, "");
    dialog.close();
    location.replace(link.href);
  });
  if (isOpenState()) history.replaceState(null, ""); // the page was loaded anew while the window was open
}
