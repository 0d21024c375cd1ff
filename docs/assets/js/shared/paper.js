/* What is printed besides the text itself: the numbers for help, and warnings at the foot of every sheet. */
import { make } from "./dom.js";

/** The numbers for help, for who holds only this paper. */
export const helpNumbers = () =>
  make("div", { class: "hb-paper-help" }, ...HANDBOOK_BUILD.help.map((line) => make("p", {}, line)));

/** How many letters surely fit on a line. */
const WIDTH = 95;
/** @type {CSSStyleSheet | null} */
let sheet = null;

/**
 * A text as CSS writes it.
 * @param {string} text
 */
const quoted = (text) => `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\A ")}"`;

/**
 * Put lines at the foot of every sheet, with its number; without any, nothing more stands there. Browsers that know no
 * boxes in the margin of a page leave it out.
 * @param {string[]} lines
 */
export const setSheetFoot = (lines) => {
  const height = lines.reduce((sum, line) => sum + Math.ceil(line.length / WIDTH), 0);
  const told = quoted(lines.map((line) => `⚠ ${line}`).join("\n"));
  const look = "font: 600 7.4pt/1.3 system-ui, sans-serif; color: #000; vertical-align: top; padding-top: 2mm";
  const boxes = `@bottom-left { content: ${told}; ${look}; width: 88%; white-space: pre-line; text-align: start }
    @bottom-right { content: counter(page) " / " counter(pages); ${look}; width: 12%; text-align: end }`;
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
    sheet.replaceSync(lines.length ? `@page { margin-bottom: ${10 + 3.6 * height}mm; ${boxes} }` : "");
  } catch {
    /* a browser of before 2023: warnings stand with the text too */
  }
};
