/* Projector view: any section, card, picture, question, criterion or page, one thing per screen, in large type.

   handbook.features.projector.show(what, opener): `what` is an address ("asso#vier-stappen", also of another page), an
   element of this page, or a list of these (a route); `opener` gets the focus back. Rejects if nothing of it is there.
   A part of the programme of a training is run: its pieces one after another, and then the next part. The trainer can
   have notes in a second window (projector/notes.js).
   */

import { block } from "./projector/elements.js";
import { screensOf } from "./projector/layout.js";
import * as notes from "./projector/notes.js";
import { elementAt } from "./projector/pages.js";
import { isPart, neighbourOf, notesOfPart, piecesOfPart, titleOfPart } from "./projector/programme.js";
import { pieceOf } from "./projector/units.js";
import { TEXTS } from "./shared/build.js";
import { builtFile } from "./shared/built-files.js";
import { all, button, wordsOf } from "./shared/dom.js";
import { loadStyles } from "./shared/load-file.js";

/** @import { Screen } from "./projector/layout.js" */
/** @import { Piece } from "./projector/units.js" */

/** @type {Piece[]} */
let pieces = [];
/** @type {Screen[]} */
let screens = [];
let at = 0;
/**
 * The part of the programme that is run, if it is one.
 * @type {HTMLElement | null}
 */
let part = null;
/**
 * When each part was begun, and where it was left.
 * @type {Map<HTMLElement, { begun: number, index: number }>}
 */
const parts = new Map();
/** @type {{ x: number, y: number, opener: HTMLElement | null }} */
let left = { x: 0, y: 0, opener: null };

/**
 * @param {string} name
 * @param {string} text
 * @param {() => void} act
 */
const control = (name, text, act) => button(text, act, { class: `hb-projector__${name}` });

const next = () => step(1);
const previous = () => step(-1);
const toggleBlack = () => setBlack(!isBlack());

/** What works on the wall, and in the window with notes. */
const controls = () => [
  control("back", TEXTS.previous, previous),
  control("on", TEXTS.next, next),
  control("dark", TEXTS.black, toggleBlack),
  control("leave", TEXTS.leave, () => dialog.close()),
];

const warning = block("p", "warning");
const kicker = block("p", "kicker");
const stage = block("div", "stage");
const source = block("p", "source");
const black = block("div", "black");
const status = block("p", "status");
const [back, forward, dark, leave] = controls();
const aside = control("notes", TEXTS.notes, () => openNotes());
const bar = block("div", "bar", back, forward, status, aside, dark, leave);
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
  tellNotes();
};

/** @param {1 | -1} way @returns {HTMLElement | null} */
const nextPart = (way) => part && neighbourOf(part, way);

/**
 * What can be read on a screen, as one text.
 * @param {Screen} screen
 */
const saidOn = ({ content }) => {
  const copy = /** @type {HTMLElement} */ (content.cloneNode(true));
  for (const element of all("*", copy)) element.append(" ");
  return wordsOf(copy, ".hb-projector__part--later");
};

const tellNotes = () => {
  if (!notes.isOpen()) return;
  const after = nextPart(1);
  const { begun = 0 } = (part && parts.get(part)) || {};
  notes.tell({
    title: part ? titleOfPart(part) : screens[at].from.title,
    now: isBlack() ? TEXTS.black_now : saidOn(screens[at]),
    next: at < screens.length - 1 ? saidOn(screens[at + 1]) : after ? titleOfPart(after) : "",
    count: status.textContent || "",
    notes: part ? notesOfPart(part) : [],
    ends: part ? begun + Number(part.dataset.hbMinutes) * 60_000 : undefined,
  });
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
  back.setAttribute("aria-disabled", String(at === 0 && !nextPart(-1)));
  forward.setAttribute("aria-disabled", String(at === screens.length - 1 && !nextPart(1)));
  setBlack(false);
};

/**
 * Show a part of the programme.
 * @param {HTMLElement} wanted
 * @param {number} from which unit to begin with; the last one there is, if it has fewer
 */
const openPart = async (wanted, from) => {
  pieces = await piecesOfPart(wanted, readPiece);
  part = wanted;
  parts.set(wanted, { begun: parts.get(wanted)?.begun || Date.now(), index: 0 });
  black.hidden = true;
  layout();
  go(screens.filter((screen) => screen.index <= from).length - 1);
};

let isOpening = false;
/** @param {number} way 1 on, -1 back: also to the next part and the one before */
const step = (way) => {
  const isEdge = way > 0 ? at === screens.length - 1 : at === 0;
  const wanted = isEdge && !isBlack() ? nextPart(way > 0 ? 1 : -1) : null;
  if (!wanted) go(at + way);
  else if (!isOpening) {
    isOpening = true;
    openPart(wanted, way > 0 ? 0 : Infinity).finally(() => {
      isOpening = false;
    });
  }
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

/** @type {Record<string, () => void>} */
const KEYS = {
  PageDown: next,
  ArrowDown: next,
  " ": next,
  Enter: next,
  PageUp: previous,
  ArrowUp: previous,
  Backspace: previous,
  ArrowRight: () => step(ahead()),
  ArrowLeft: () => step(-ahead()),
  Home: () => go(0),
  End: () => go(screens.length - 1),
  b: toggleBlack,
  ".": toggleBlack,
  n: () => openNotes(),
};

/** @param {KeyboardEvent} event on the wall, or in the window with notes */
const onkey = (event) => {
  if (!dialog.open) return;
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {Element} */ (event.target);
  if ((event.key === " " || event.key === "Enter") && target.closest("button")) return;
  event.preventDefault();
  act();
};
dialog.addEventListener("keydown", onkey);

/* A browser leaves full screen for a new window: that must not end the showing. It goes full again at the next key. */
const openNotes = () => {
  isFull = false;
  const isThere = notes.open(onkey, controls());
  if (isThere) tellNotes();
  else status.textContent = TEXTS.blocked;
};
const fillScreenAgain = () => {
  if (notes.isOpen() && dialog.open && !document.fullscreenElement) setFullscreen(true);
};
dialog.addEventListener("keydown", fillScreenAgain);
addEventListener("pagehide", () => notes.close());

/* A tap on the right half goes on, on the left half back; so does a swipe. */
/** @type {{ x: number, y: number } | null} */
let down = null;
dialog.addEventListener("pointerdown", (event) => {
  down = { x: event.clientX, y: event.clientY };
});
dialog.addEventListener("pointerup", (event) => {
  if (event.button || /** @type {Element} */ (event.target).closest(".hb-projector__bar")) return;
  fillScreenAgain();
  const moved = down ? event.clientX - down.x : 0;
  if (down && Math.abs(event.clientY - down.y) > Math.max(30, Math.abs(moved))) return;
  if (String(getSelection()) && Math.abs(moved) > 5 && event.pointerType === "mouse") return;
  const isRight = Math.abs(moved) > 40 ? moved < 0 : event.clientX > innerWidth / 2;
  step((isRight ? 1 : -1) * ahead());
});

dialog.addEventListener("close", () => {
  if (dialog.open) return; // shown again before the browser told
  dialog.remove();
  setFullscreen(false);
  if (notes.isOpen()) notes.tell(null);
  const begun = part && parts.get(part);
  if (begun) begun.index = at < screens.length - 1 ? screens[at].index : 0;
  const stopped = part?.querySelector("[data-hb-show]");
  if (stopped instanceof HTMLElement && stopped !== left.opener) {
    stopped.focus(); // where the day was left, not where it was begun
    return;
  }
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

/** @param {HTMLElement | undefined} opener */
const begin = (opener) => {
  left = { x: scrollX, y: scrollY, opener: opener || /** @type {HTMLElement} */ (document.activeElement) };
  document.body.append(dialog);
  dialog.showModal();
};

window.handbook.features.projector = {
  async show(what, opener) {
    await loadStyles(builtFile(HANDBOOK_BUILD.stylesheet), document.body); // after the styles of the page
    const run = isPart(String(what)); // an address, or a list of one; the name of an element is neither
    if (run) {
      begin(opener);
      await openPart(run, parts.get(run)?.index || 0);
    } else {
      part = null;
      const found = await Promise.all([what].flat().map((each) => (each ? readPiece(each) : null)));
      const shown = found.filter((piece) => piece !== null);
      if (!shown.length) throw new Error("nothing to show");
      pieces = shown;
      begin(opener);
      black.hidden = true;
      layout();
      go(0);
    }
    stage.focus();
    setFullscreen(true);
  },
};
