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

/**
 * A section as its page has it: ids back in place, and its warnings below each heading in it.
 * @param {Fragment} section
 * @param {Fragment} page
 */
const sectionOf = (section, page) => {
  const content = elementsOf(section.html);
  const warnings = () =>
    section.warnings.map((id) => make("p", { class: "hb-caution", "data-hb-warning": id }, page.lines?.[id] || ""));
  for (const item of content.querySelectorAll("[data-hb-item]")) item.id = item.getAttribute("data-hb-item") || "";
  for (const heading of content.querySelectorAll("[data-hb-section]")) {
    heading.id = heading.getAttribute("data-hb-section") || "";
    const wrapped = make("div", { class: "hb-heading" });
    heading.replaceWith(wrapped);
    wrapped.append(heading);
    wrapped.after(...warnings());
  }
  return [headingOf("h2", section.address.split("#")[1], section.title), ...warnings(), ...content.childNodes];
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
    return found.filter((section) => !section.within);
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
  text.append(elementsOf(whole.top || ""), ...sections.flatMap((section) => sectionOf(section, whole)));
  const other = document.implementation.createHTMLDocument("");
  other.body.append(text);
  return other.getElementById(part || "begin");
};
