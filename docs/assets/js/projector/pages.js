/* The pages that a piece can be of: this one, or the part of another that holds it, put together of its fragments. */
import { make } from "../shared/dom.js";
import { elementsOf, fragmentOf, loadIndex, placeOf } from "../shared/fragments.js";

/** @import { Fragment } from "../shared/fragments.js" */

/**
 * A heading as a page has it.
 * @param {"h1" | "h2"} tag
 * @param {string} id
 * @param {string} title
 */
const headingOf = (tag, id, title) => make("div", { class: "hb-heading" }, make(tag, { id }, title));

/** @param {string} id of a warning of a page, in full */
const warningBox = (id) => {
  const { title, text } = HANDBOOK_BUILD.notes[id];
  const inside = [make("p", {}, title), make("p", {}, text)];
  return make("div", { class: "hb-warning", "data-hb-warning": id }, ...inside);
};

/** @param {string} id of a warning, in one line */
const warningLine = (id) => make("p", { class: "hb-caution", "data-hb-warning": id }, HANDBOOK_BUILD.notes[id].short);

/**
 * A section as its page has it: ids back in place, and its warnings below each heading in it.
 * @param {Fragment} section
 */
const sectionOf = (section) => {
  const content = elementsOf(section.html);
  const warnings = () => section.warnings.map(warningLine);
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (content.querySelectorAll("[data-hb-item]"))) {
    item.id = item.dataset.hbItem || "";
  }
  for (const heading of /** @type {NodeListOf<HTMLElement>} */ (content.querySelectorAll("[data-hb-section]"))) {
    heading.id = heading.dataset.hbSection || "";
    const wrapped = make("div", { class: "hb-heading" });
    heading.before(wrapped);
    wrapped.append(heading);
    wrapped.after(...warnings());
  }
  const title = headingOf("h2", section.address.split("#")[1], section.title);
  return [title, ...warnings(), ...content.childNodes];
};

/**
 * The sections that show a place: all of a page, or the one that it is in; each with what is deeper in it.
 * @param {string} page
 * @param {Address} address
 */
const sectionsOf = async (page, address) => {
  if (!address.includes("#")) {
    const { pages } = await loadIndex();
    const found = await Promise.all(Object.keys(pages[page]).map((id) => fragmentOf(`${page}#${id}`)));
    const deeper = found.flatMap(({ html }) =>
      [...elementsOf(html).querySelectorAll("[data-hb-section]")].map((heading) =>
        heading.getAttribute("data-hb-section"),
      ),
    );
    return found.filter((section) => !deeper.includes(section.address.split("#")[1]));
  }
  const section = await fragmentOf(address);
  return [section.within ? await fragmentOf(section.within) : section];
};

/**
 * The heading or item at an address; null if it is not there.
 * @param {Address} address
 */
export const elementAt = async (address) => {
  const [name, id] = address.split("#");
  if (name === window.handbook.page) return id ? document.getElementById(id) : document.querySelector("h1");
  await loadIndex();
  const place = placeOf(address);
  if (!place) return null;
  const [page, part] = place.address.split("#");
  const [whole, sections] = await Promise.all([fragmentOf(page), sectionsOf(page, place.section)]);
  const text = make("div", { class: "hb-text", lang: whole.language || null }, headingOf("h1", "begin", whole.title));
  text.append(...whole.warnings.map(warningBox), elementsOf(whole.top || ""));
  text.append(...sections.flatMap(sectionOf));
  const other = document.implementation.createHTMLDocument("");
  other.body.append(text);
  return other.getElementById(part || "begin");
};
