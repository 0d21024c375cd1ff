/* The trainer's notes: a second window beside the wall, with the clock, the time left, what comes next and what to do.

   It is an empty page of our own (about:blank) that this script writes in, so that it works from a folder too: nothing
   is fetched but the stylesheet that is here already. The notes of a part are what its place in the programme says. */

import { TEXTS } from "../shared/build.js";
import { builtFile } from "../shared/built-files.js";
import { fill, make, wordsOf } from "../shared/dom.js";

/**
 * @typedef {object} Shown what the notes tell
 * @property {string} title of the part
 * @property {string} now the words on the wall
 * @property {string} next the words of the next screen
 * @property {string} count which screen of how many
 * @property {Node[]} notes what to do in this part
 * @property {number} [ends] when the part should end, in milliseconds; none where there is no part
 */

const SECOND = 1000;
const MINUTE = 60;

/** @type {Window | null} */
let view = null;
/** @type {number | undefined} */
let ticking;
/** @type {number | undefined} */
let ends;

/**
 * A line of the window, to fill later.
 * @param {keyof HTMLElementTagNameMap} tag
 * @param {string} name
 */
const line = (tag, name) => make(tag, { class: `hb-notes__${name}` });

const clock = line("p", "clock");
const left = line("p", "left");
const title = line("h1", "title");
const count = line("p", "count");
const now = line("p", "now");
const next = line("p", "next");
const told = line("div", "told");
const age = line("p", "age");

export const isOpen = () => Boolean(view && !view.closed);

const tick = () => {
  if (!isOpen()) {
    clearInterval(ticking);
    return;
  }
  const lang = document.documentElement.lang;
  clock.textContent = new Date().toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  left.hidden = ends === undefined;
  if (ends === undefined) return;
  const seconds = Math.round((ends - Date.now()) / SECOND);
  const apart = Math.abs(seconds);
  const time = `${Math.floor(apart / MINUTE)}:${String(apart % MINUTE).padStart(2, "0")}`;
  left.textContent = fill(seconds < 0 ? TEXTS.over : TEXTS.left, { time });
  left.classList.toggle("hb-notes__left--over", seconds < 0);
};

/** What a copy for a folder says of its age: that it is old, or else of which day it is. */
const ageOf = () =>
  wordsOf(document.querySelector("[data-hb-copy=old]:not([hidden])") || document.querySelector("[data-hb-age]"));

/** @param {Shown | null} shown null: nothing is on the wall */
export const tell = (shown) => {
  ends = shown?.ends;
  title.textContent = shown?.title || "";
  count.textContent = shown?.count || "";
  now.textContent = shown ? shown.now : TEXTS.nothing;
  next.textContent = shown?.next || TEXTS.end;
  told.replaceChildren(...(shown?.notes || []));
  tick();
};

/**
 * Open the window, or bring it to the front; false where the browser does not allow it.
 * @param {(event: KeyboardEvent) => void} onkey
 * @param {HTMLElement[]} buttons
 */
export const open = (onkey, buttons) => {
  if (view && !view.closed) {
    view.focus();
    return true;
  }
  view = window.open("", "hb-notes", "popup,width=960,height=720");
  if (!view) return false;
  const { document: page } = view;
  page.documentElement.lang = document.documentElement.lang;
  page.title = TEXTS.notes_title;
  page.head.replaceChildren(
    make("meta", { name: "viewport", content: "width=device-width,initial-scale=1" }),
    make("link", { rel: "stylesheet", href: builtFile(HANDBOOK_BUILD.stylesheet) }),
  );
  page.body.className = "hb-notes";
  age.textContent = ageOf();
  page.body.replaceChildren(
    make("div", { class: "hb-notes__top" }, clock, left, count),
    title,
    make("h2", {}, TEXTS.now),
    now,
    make("h2", {}, TEXTS.after),
    next,
    told,
    age,
    make("div", { class: "hb-notes__bar" }, ...buttons),
  );
  view.addEventListener("keydown", onkey);
  ticking = window.setInterval(tick, SECOND);
  tick();
  return true;
};

export const close = () => view?.close();
