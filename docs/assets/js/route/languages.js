/* A route in two languages: `leesroute.html?naast=en#1/…`. The part after `#` is that of the same route in one. */
import { TEXTS } from "../shared/build.js";
import { fill, make } from "../shared/dom.js";
import { otherLanguages } from "../shared/languages.js";
import { page } from "./page.js";

const others = page ? otherLanguages() : [];
/** The language in the address of this page, however it was passed on: `?naast=EN&fbclid=1`, `?naast%3Den-GB`. */
const asked = (/[?&]naast(?:=|%3d)\W*([a-z]{2,3})/i.exec(location.search)?.[1] || "").toLowerCase();

/** The language that stands beside that of the page; undefined for none. */
export const secondLanguage = others.find(({ language }) => language.split("-")[0] === asked);
/** Whether a language is asked for that the handbook does not have. */
export const isUnknown = Boolean(page && asked && !secondLanguage && !document.documentElement.lang.startsWith(asked));
/** What stands before the `#` in links to a route. */
export const query = secondLanguage ? `?naast=${secondLanguage.language}` : "";

/**
 * Links to the same route beside each other language, and back to one.
 * @param {string} text the part after `#`
 */
export const languageLinks = (text) => {
  const [own] = location.href.split(/[?#]/);
  /** @param {string} address @param {string} words */
  const link = (address, words) =>
    make("a", { class: "hb-button hb-button--quiet", href: `${address}#${text}` }, words);
  return [
    ...(secondLanguage ? [link(own, TEXTS.one_language)] : []),
    ...others
      .filter((other) => other !== secondLanguage)
      .map(({ language, name }) => link(`${own}?naast=${language}`, fill(TEXTS.two_languages, { language: name }))),
  ];
};
