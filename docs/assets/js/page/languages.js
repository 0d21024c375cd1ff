/* Links to other languages, and to the report of a mistake, keep the section that the reader is in. */
import { all } from "../shared/dom.js";

/**
 * Add to the address of links what is known only when they are used.
 * @param {string} links
 * @param {() => string} added
 */
const extend = (links, added) => {
  for (const link of all(links)) {
    const address = link.getAttribute("href") || "";
    const use = () => link.setAttribute("href", address + added());
    for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, use);
  }
};

/* All languages have the same ids. */
extend("[data-hb-language]", () => {
  const headings = all(".hb-text [id]:is(h2, h3)");
  const above = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).pop();
  return location.hash || (above && scrollY > 0 ? `#${above.id}` : "");
});

/* The e-mail names the section in the address: its link stands at the end of the page, far from what was read. */
let read = location.hash;
addEventListener("hashchange", () => {
  read = location.hash;
});
extend("[data-hb-report]", () => encodeURIComponent(read));
