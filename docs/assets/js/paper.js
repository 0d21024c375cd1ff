/* One section on paper by itself: its title below that of its page, its warnings first, then its text, the numbers for
   help, and the way back to it. page/print-buttons.js shows the page again afterwards. */
import { TEXTS } from "./shared/build.js";
import { all, make } from "./shared/dom.js";
import { injectStyles } from "./shared/inject-styles.js";
import { onlyLeads } from "./shared/only-leads.js";
import { helpNumbers, setSheetFoot } from "./shared/paper.js";
import { qrCode } from "./shared/qr-code.js";

/** @import { SharedPiece } from "./share/piece.js" */

injectStyles(HANDBOOK_BUILD.css);

/**
 * What stands between two elements, the first one too.
 * @param {Element} from
 * @param {Element | null} to
 */
const between = (from, to) => {
  const found = [];
  for (let part = /** @type {Element | null} */ (from); part && part !== to; part = part.nextElementSibling) {
    found.push(part);
  }
  return found;
};

/**
 * The foot of the page, with the code and the address of the section, and the numbers for help.
 * @param {Element} text
 * @param {string} short
 */
const footOf = (text, short) => {
  const given = text.querySelector(":scope > .hb-print-foot")?.cloneNode(true);
  const foot = /** @type {Element} */ (given || make("div", { class: "hb-print-foot" }));
  const address = foot.querySelector("br")?.nextSibling;
  if (short && address) {
    foot.querySelector("img")?.replaceWith(qrCode(short, TEXTS.code));
    address.textContent = ` ${short.replace(/^https?:\/\//, "")}`;
  }
  const words = make("div", {}, ...all("p", foot), helpNumbers());
  foot.append(words);
  return foot;
};

/**
 * Print the section that `control` ends.
 * @param {HTMLAnchorElement} control
 * @param {SharedPiece} piece
 */
const printPiece = (control, { id, names = [], warnings, short }) => {
  const heading = /** @type {HTMLElement} */ (document.getElementById(id));
  const text = /** @type {HTMLElement} */ (control.closest(".hb-text"));
  const block = /** @type {HTMLElement} */ (heading.parentElement);
  const parts = block.matches("summary")
    ? [/** @type {HTMLElement} */ (block.parentElement)]
    : between(block, control.closest(".hb-share-row"));
  const boxes = [];
  const lines = [];
  for (const name of names) {
    const warning = `[data-hb-warning="${name}"]`;
    const box = text.querySelector(`:scope > .hb-warning${warning}`);
    if (box) boxes.push(box);
    else if (!all(`.hb-caution${warning}`, text).some((line) => parts.some((part) => part.contains(line)))) {
      lines.push(make("p", { class: "hb-caution" }, `⚠ ${HANDBOOK_BUILD.warnings[name]}`));
    }
  }
  const above = make("div", { class: "hb-sheet" }, ...lines);
  const below = make("div", { class: "hb-sheet hb-sheet--foot" }, footOf(text, short));
  parts[0].before(above);
  parts[parts.length - 1].after(below);
  for (const part of [text.querySelector(".hb-heading--1"), ...boxes, above, ...parts, below]) {
    part?.setAttribute("data-hb-print-this", "");
  }
  const leads = parts
    .flatMap((part) => [part, ...all("p", part)])
    .filter((part) => part.matches("p:not([class])") && onlyLeads(part));
  for (const line of leads) line.toggleAttribute("hidden", true);
  document.documentElement.dataset.hbPrinting = "section";
  setSheetFoot(warnings);
  const restore = () => {
    for (const line of leads) line.removeAttribute("hidden");
    above.remove();
    below.remove();
    setSheetFoot([]);
  };
  addEventListener("afterprint", restore, { once: true });
  print();
};

window.handbook.features.paper = { print: printPiece };
