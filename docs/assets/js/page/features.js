/* What scripts know of the page they run on, and a way to fetch the script of a feature when somebody uses it:
   handbook.load("share").then((share) => share.open(…)). A feature's script puts itself in handbook.features. */
import { loadScript } from "../shared/load-file.js";

const given = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;

/** @param {string} name */
const sourceOf = (name) => given.hbFeatures?.split(" ").find((file) => file.includes(`assets/${name}.`));

/** @type {Handbook} */
export const handbook = {
  page: given.hbPage || "",
  short: given.hbShort ? new URL(given.hbShort, document.baseURI).href : "",
  home: new URL(given.hbHome || ".", document.baseURI).href,
  features: {},
  /* Where a control beside a heading or item leads. In a pocket copy the pages are parts of one document, and say their
     own name. */
  placeOf(control, id) {
    const part = /** @type {HTMLElement | null} */ (control.closest("[data-hb-page]"));
    if (!part) return { page: handbook.page, id, short: handbook.short };
    const { hbPage: page = "", hbShort: short = "" } = part.dataset;
    return { page, id: id.slice(page.length + 1), short };
  },
  has: (name) => Boolean(sourceOf(name)),
  async load(name) {
    if (!handbook.features[name]) await loadScript(sourceOf(name) || "");
    const feature = handbook.features[name];
    if (!feature) throw new Error(`${name} is not there`);
    return feature;
  },
};
window.handbook = handbook;
