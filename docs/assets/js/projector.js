/* Projector view: any section, card, picture, question, criterion or page, one thing per screen, in large type.

   handbook.features.projector.show(what, opener): `what` is an address ("asso#vier-stappen", also of another page), an
   element of this page, or a list of these (a route); `opener` gets the focus back. Rejects if nothing of it is there.
   */

import { block } from "./projector/elements.js";
import { screensOf } from "./projector/layout.js";
import { elementAt } from "./projector/pages.js";
import { pieceOf } from "./projector/units.js";
import { beside } from "./shared/beside.js";
import { TEXTS } from "./shared/build.js";
import { button } from "./shared/dom.js";
import { loadStyles } from "./shared/load-file.js";

/** @import { Screen } from "./projector/layout.js" */
/** @import { Piece } from "./projector/units.js" */

/** @type {Piece[]} */
let pieces = [];
/** @type {Screen[]} */
let screens = [];
let at = 0;
/** @type {{ x: number, y: number, opener: HTMLElement | null }} */
let left = { x: 0, y: 0, opener: null };

/**
 * @param {string} name
 * @param {string} text
 * @param {() => void} act
 */
const control = (name, text, act) => button(text, act, { class: `hb-projector__${name}` });

const warning = block("p", "warning");
const kicker = block("p", "kicker");
const stage = block("div", "stage");
const source = block("p", "source");
const black = block("div", "black");
const status = block("p", "status");
const back = control("back", TEXTS.previous, () => go(at - 1));
const forward = control("on", TEXTS.next, () => go(at + 1));
const dark = control("dark", TEXTS.black, () => toggleBlack());
const leave = control("leave", TEXTS.leave, () => dialog.close());
const bar = block("div", "bar", back, forward, status, dark, leave);
const dialog = block("dialog", "", warning, kicker, stage, source, black, bar);

/** @param {Screen} screen */
const show = (screen) => {
  const { lang, warnings, source: told } = screen.from;
  dialog.lang = lang || document.documentElement.lang;
  warning.hidden = !warnings.length;
  warning.textContent = warnings.map(({ short }) => short).join(" ");
  kicker.textContent = screen.kicker;
  source.textContent = told;
  stage.replaceChildren(screen.content);
};
const fits = () => stage.scrollHeight <= stage.clientHeight + 1;
/** @param {Screen} screen */
const holds = ({ content }) => stage.firstChild === content;

const layout = () => {
  screens = screensOf(pieces, { show, fits, holds });
};

const isBlack = () => !black.hidden;
/** @param {boolean} on */
const setBlack = (on) => {
  black.hidden = !on;
  status.textContent = on ? TEXTS.black_now : `${at + 1} / ${screens.length}`;
};

/** @param {number} to */
const go = (to) => {
  if (isBlack()) {
    setBlack(false);
    return;
  }
  at = Math.max(0, Math.min(to, screens.length - 1));
  show(screens[at]);
  stage.scrollTop = 0;
  stage.tabIndex = fits() ? -1 : 0;
  back.setAttribute("aria-disabled", String(at === 0));
  forward.setAttribute("aria-disabled", String(at === screens.length - 1));
  setBlack(false);
};

/* Full screen where the browser allows it, one wish after another: it takes a while to go in or out. */
let isFull = false;
let wanted = false;
let settled = Promise.resolve();
/** @param {boolean} on */
const setFullscreen = (on) => {
  wanted = on;
  isFull = false;
  settled = settled
    .then(async () => {
      if (wanted && !document.fullscreenElement) {
        await document.documentElement.requestFullscreen({ navigationUI: "hide" });
      } else if (!wanted && document.fullscreenElement) await document.exitFullscreen();
      isFull = wanted;
    })
    .catch(() => {});
};

/** Which way the reading direction goes on: 1 to the right, -1 to the left. */
const ahead = () => (getComputedStyle(dialog).direction === "rtl" ? -1 : 1);
const next = () => go(at + 1);
const previous = () => go(at - 1);
const toggleBlack = () => setBlack(!isBlack());

/** @type {Record<string, () => void>} */
const KEYS = {
  PageDown: next,
  ArrowDown: next,
  " ": next,
  Enter: next,
  PageUp: previous,
  ArrowUp: previous,
  Backspace: previous,
  ArrowRight: () => go(at + ahead()),
  ArrowLeft: () => go(at - ahead()),
  Home: () => go(0),
  End: () => go(screens.length - 1),
  b: toggleBlack,
  ".": toggleBlack,
};

dialog.addEventListener("keydown", (event) => {
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {Element} */ (event.target);
  if ((event.key === " " || event.key === "Enter") && target.closest("button")) return;
  event.preventDefault();
  act();
});

/* A tap on the right half goes on, on the left half back; so does a swipe. */
/** @type {{ x: number, y: number } | null} */
let down = null;
dialog.addEventListener("pointerdown", (event) => {
  down = { x: event.clientX, y: event.clientY };
});
dialog.addEventListener("pointerup", (event) => {
  if (event.button || /** @type {Element} */ (event.target).closest(".hb-projector__bar")) return;
  const moved = down ? event.clientX - down.x : 0;
  if (down && Math.abs(event.clientY - down.y) > Math.max(30, Math.abs(moved))) return;
  if (String(getSelection()) && Math.abs(moved) > 5 && event.pointerType === "mouse") return;
  const isRight = Math.abs(moved) > 40 ? moved < 0 : event.clientX > innerWidth / 2;
  go(at + (isRight ? 1 : -1) * ahead());
});

dialog.addEventListener("close", () => {
  if (dialog.open) return; // shown again before the browser told
  dialog.remove();
  setFullscreen(false);
  scrollTo({ left: left.x, top: left.y, behavior: "instant" });
  left.opener?.focus({ preventScroll: true });
});
/* In full screen the browser keeps the first Escape to itself: leaving full screen is leaving. */
document.addEventListener("fullscreenchange", () => {
  if (isFull && !document.fullscreenElement && dialog.open) dialog.close();
});
addEventListener("resize", () => {
  if (!dialog.open) return;
  const { index } = screens[at];
  layout();
  const same = screens.findIndex((screen) => screen.index === index);
  const upTo = screens.filter((screen) => screen.index <= index).length - 1; // of the screen that it now stands on
  go(same < 0 ? Math.max(0, upTo) : same);
});

dialog.className = "hb-projector";
dialog.setAttribute("aria-label", TEXTS.title);
stage.setAttribute("aria-live", "polite");
stage.setAttribute("role", "region");
stage.setAttribute("aria-label", TEXTS.screen);
stage.tabIndex = -1;
stage.autofocus = true;
status.setAttribute("role", "status");

/** @param {Element | Address} what */
const readPiece = async (what) => (typeof what === "string" ? pieceOf(await elementAt(what), what) : pieceOf(what, ""));

window.handbook.features.projector = {
  async show(what, opener) {
    await loadStyles(beside(HANDBOOK_BUILD.stylesheet), document.body); // after the styles of the page
    const asked = Array.isArray(what) ? what : [what];
    const found = await Promise.all(asked.map((each) => (each ? readPiece(each) : null)));
    const shown = found.filter((piece) => piece !== null);
    if (!shown.length) throw new Error("nothing to show");
    pieces = shown;
    left = { x: scrollX, y: scrollY, opener: opener || /** @type {HTMLElement} */ (document.activeElement) };
    document.body.append(dialog);
    dialog.showModal();
    layout();
    at = 0;
    black.hidden = true;
    go(0);
    stage.focus();
    setFullscreen(true);
  },
};
