/* The bar below the page while it is read aloud. */
import { TEXTS } from "../shared/build.js";
import { announce, button, make } from "../shared/dom.js";
import { injectStyles } from "../shared/inject-styles.js";
import { readText, writeText } from "../shared/storage.js";

injectStyles(HANDBOOK_BUILD.css);

/** How much faster than the voice's own tempo. */
const TEMPI = [
  ["0.75", TEXTS.slow],
  ["1", TEXTS.normal],
  ["1.3", TEXTS.fast],
];
const TAB = "sessionStorage";
const QUIET = { class: "hb-button hb-button--quiet" };

/**
 * @param {{ pause: () => void, back: () => void, stop: () => void, tempo: () => void }} does
 * @param {boolean} reads false: it only tells something
 * @param {boolean} isWhole whether the whole page is read
 */
export const openBar = ({ pause, back, stop, tempo }, reads, isWhole) => {
  const chosen = readText("tempo", TAB) || "1";
  const options = TEMPI.map(([value, name]) => make("option", { value, selected: value === chosen }, name));
  const choose = () => {
    writeText("tempo", tempi.value, TAB);
    tempo();
  };
  const tempi = make("select", { onchange: choose }, ...options);
  const remember = () => writeText("read-on", on.checked ? "1" : null, TAB);
  const on = make("input", { type: "checkbox", checked: Boolean(readText("read-on", TAB)), onchange: remember });
  const pausing = button(TEXTS.pause, pause);
  const stopping = button(TEXTS.stop, stop, QUIET);
  const status = make("p", { role: "status" });
  const controls = reads
    ? [
        pausing,
        button(TEXTS.back, back, QUIET),
        stopping,
        make("label", {}, TEXTS.tempo, tempi),
        make("label", { hidden: isWhole }, on, TEXTS.read_on),
      ]
    : [stopping];
  /** @param {Event} event */
  const onkeydown = (event) => {
    if (/** @type {KeyboardEvent} */ (event).key === "Escape") stop();
  };
  const look = { class: "hb-aloud md-typeset", "aria-label": TEXTS.read, onkeydown };
  const bar = make("section", look, make("div", {}, ...controls), status);
  document.body.append(bar);
  controls[0].focus({ preventScroll: true });

  return {
    bar,
    rate: () => Number(tempi.value),
    readsOn: () => on.checked,
    /** @param {boolean} isPaused */
    paused: (isPaused) => {
      pausing.textContent = isPaused ? TEXTS.resume : TEXTS.pause;
    },
    /** @param {string} words */
    tell: (words) => announce(status, words),
  };
};
