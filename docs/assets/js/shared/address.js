/* Reads an address, or the part of it that names a place, as it arrives: with a bracket, a full stop or `&fbclid=1`
   stuck to its end, in capitals, escaped once or twice, broken over a line by a mail program. For editors
   hooks/handbook/addresses/pasted.py does the same; tests/fixtures/addresses.yml holds what both must make of it. */

/** From how many letters on a name that was cut off, or has words stuck to it, can still be known. */
const ENOUGH = 4;
const ESCAPED = /(?:%[0-9a-f]{2})+/gi;
const MOST = 9000;

/**
 * A text as a part of an address. Half a sign, as is left of an emoji that was cut in two, has no place there.
 * @param {string} text
 */
export const escaped = (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));

/**
 * Whether the part of an address after `#` is a reading route: route/link.js reads it.
 * @param {string} text
 */
export const isRoute = (text) => /^\d+(?:\/|%(?:25)*2f)/i.test(bare(text));

/**
 * The part of an address after `#`, without one more `#` or white space before it.
 * @param {string} text
 */
export const bare = (text) => text.replace(/^(?:#|\s|%(?:25)*(?:23|20|0a|0d))+/i, "");

/**
 * A text without its escapes, however often it was escaped; what is no escape stays.
 * @param {string} text
 */
const unescaped = (text) => {
  let now = text;
  for (let times = 0; times < 3 && now.includes("%"); times += 1) {
    now = now.replace(ESCAPED, (signs) => {
      try {
        return decodeURIComponent(signs);
      } catch {
        return signs;
      }
    });
  }
  return now;
};

/**
 * A text as names are compared: one form of each sign, small letters, without white space and what nobody sees.
 * @param {string} text
 */
export const folded = (text) =>
  unescaped(text.slice(0, MOST))
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]|=?\s+/gu, "")
    .replace(/[\p{Pd}\u2212]/gu, "-");

/**
 * The names in a text, without what stands before them and what is stuck to them.
 * @param {string} text
 * @returns {string[]}
 */
export const namesIn = (text) =>
  folded(text)
    .split("#")
    .flatMap((part) =>
      (/^[^a-z0-9]*([a-z0-9\-/.]*)/.exec(part)?.[1] || "").replace(/\.(?:html?|md)[^/]*/g, "").split(/[/.]+/),
    )
    .map((name) => name.replace(/^-+|-+$/g, ""))
    .filter(Boolean);

/**
 * The one of `known` that is meant by `name`: the same; or the only one that it is the begin of; or the longest that it
 * begins with, if another word is stuck to that.
 * @param {string} name
 * @param {string[]} known
 */
export const meant = (name, known) => {
  if (known.includes(name)) return name;
  if (name.length < ENOUGH) return "";
  const longer = known.filter((one) => one.startsWith(name));
  if (longer.length) return longer.length === 1 ? longer[0] : "";
  const shorter = known.filter((one) => one.length >= ENOUGH && name.startsWith(one) && name[one.length] !== "-");
  return shorter.reduce((best, one) => (one.length > best.length ? one : best), "");
};

/**
 * What an address asks for: its language, and the names of page and section, or a reading route.
 * @param {string} text from the root of the site
 * @param {string[]} languages of the site, the source language first
 */
export const asked = (text, languages) => {
  const [, path, rest = ""] = /^(.*?)((?:#|%(?:25)*23).*)?$/is.exec(text) || ["", "", ""];
  const route = isRoute(rest) ? bare(rest) : "";
  const names = [...namesIn(path), ...(route ? [] : namesIn(rest))];
  let [language] = languages;
  while (languages.includes(names[0]) || (names[0] === "s" && names.length > 1)) {
    const name = names.shift() || "";
    if (languages.includes(name)) language = name;
  }
  const said = names.filter((name, at) => !(at && name === "index") && name !== "begin");
  return { language, names: said, route };
};

/**
 * The one of the known addresses that is meant by the names of page and section, "" for none. Before the name of a page
 * may stand folders that the site does not have: it stood elsewhere, or the page is a copy.
 * @param {string[]} names
 * @param {Address[]} known
 */
export const addressMeant = (names, known) => {
  const pages = known.filter((address) => !address.includes("#"));
  const said = names.length ? names : ["index"];
  const first = meant(said[0], pages);
  const at = first ? 0 : said.findIndex((name) => pages.includes(name));
  const page = first || said[at] || "";
  const id = said[at + 1];
  if (!page || !id) return page;
  const ids = known.flatMap((address) => (address.startsWith(`${page}#`) ? [address.slice(page.length + 1)] : []));
  const place = meant(id, ids);
  return place && `${page}#${place}`;
};
