/* The page for addresses that do not exist (404.html): an address that was only damaged leads on to its place at once;
   for another the nearest ones are offered, in the language of the address. Without this script the page says what it
   can in every language. */
import { addressMeant, asked } from "./shared/address.js";
import { all, make, one } from "./shared/dom.js";
import { loadScript } from "./shared/load-file.js";

/**
 * @typedef {object} Addresses what hooks/handbook/site/products.py makes of a language
 * @property {Record<Address, string | [string, string]>} titles of all addresses; with the language where the place
 * stands, if that is another
 * @property {Record<Address, Address>} moved
 * @property {string} route the page of reading routes
 */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL(script.dataset.hbRoot || ".", document.baseURI);
/** The languages of the site, the source language first: its pages stand in no folder of their own. */
const languages = (script.dataset.hbLanguages || "").split(" ");
const MOST = 3;
/** How alike an address must be to be offered: the part of its groups of three letters that are the same. */
const ALIKE = 0.35;

/** The language that a route is shown beside: js/route/languages.js. */
const BESIDE = /(?:[?&]|%3f|%26)naast(?:=|%3d)([a-z]{2,3})/i;

/** @param {string} language */
const folder = (language) => (language === languages[0] ? "" : `${language}/`);

/** What was asked for: the address of this page, or the one that this page was handed after its `#`. */
const given = () => {
  const { pathname, hash } = location;
  const path = pathname.toLowerCase().startsWith(root.pathname.toLowerCase())
    ? pathname.slice(root.pathname.length)
    : pathname.replace(/^\/+/, "");
  const isHanded = /(?:^|\/)404(?:\.html)?$/.test(path);
  return isHanded ? decodeURI(hash.slice(1)) : path + hash;
};

/**
 * The address that was meant, where it is now; "" for none.
 * @param {string[]} names
 * @param {Addresses} known
 */
const addressOf = (names, { titles, moved }) => {
  const address = addressMeant(names, [...Object.keys(titles), ...Object.keys(moved)]);
  return moved[address] || address;
};

/** @param {string} text @returns {Set<string>} */
const groups = (text) => {
  const edged = `  ${text} `;
  return new Set(Array.from({ length: edged.length - 2 }, (_, at) => edged.slice(at, at + 3)));
};

/** @param {string} a @param {string} b */
const likeness = (a, b) => {
  const [some, others] = [groups(a), groups(b)];
  const same = [...some].filter((group) => others.has(group)).length;
  return (2 * same) / (some.size + others.size);
};

/**
 * The addresses that are most like what was asked for.
 * @param {string[]} names
 * @param {Addresses} known
 */
const nearest = (names, { titles }) => {
  const whole = names.join("#");
  const last = names[names.length - 1];
  const scored = Object.keys(titles).map((address) => {
    const id = address.split("#").pop() || "";
    return { address, score: Math.max(likeness(whole, address), likeness(last, id)) };
  });
  const near = scored.filter(({ score }) => score >= ALIKE).sort((a, b) => b.score - a.score);
  return near.slice(0, MOST).map(({ address }) => address);
};

/**
 * @param {Address} address
 * @param {string} language
 * @param {Addresses} known
 */
const placeOf = (address, language, { titles }) => {
  const [page, id] = address.split("#");
  const title = titles[address];
  const there = Array.isArray(title) ? title[1] : language;
  return {
    title: Array.isArray(title) ? title[0] : title,
    href: new URL(`${folder(there)}${page}.html${id ? `#${id}` : ""}`, root).href,
  };
};

/** @param {string} href */
const lead = (href) => {
  if (href.split("#")[0] === location.href.split("#")[0]) return false; // it is this one that is not there
  location.replace(href);
  return true;
};

/** @param {string[]} names @param {string} language @param {Addresses} known */
const offer = (names, language, known) => {
  const section = one(`[data-hb-lost="${language}"]`);
  for (const other of all("[data-hb-lost]")) other.hidden = other !== section;
  if (!names.length) return;
  const links = nearest(names, known).map((address) => {
    const { title, href } = placeOf(address, language, known);
    const page = address.includes("#") ? placeOf(address.split("#")[0], language, known).title : "";
    return make("li", {}, make("a", { href }, title), ...(page ? [" ", make("small", {}, page)] : []));
  });
  one("ul", section).replaceChildren(...links);
  one("[data-hb-nearest]", section).hidden = !links.length;
};

const find = async () => {
  const text = given();
  if (!text) return;
  const { language, names, route } = asked(text, languages);
  /** @type {Addresses | null} */
  let known = null;
  window.handbookAddresses = (addresses) => {
    known = addresses;
  };
  await loadScript(script.getAttribute(`data-hb-addresses-${language}`) || "");
  if (!known) return;
  const place = route ? "" : addressOf(names, known);
  const { route: page } = /** @type {Addresses} */ (known);
  const [, beside] = BESIDE.exec(location.pathname + location.search) || [];
  const query = beside ? `?naast=${beside}` : "";
  const way = route ? new URL(`${folder(language)}${page}.html${query}#${route}`, root).href : "";
  const href = place ? placeOf(place, language, known).href : way;
  if (href && lead(href)) return;
  const isOurs = document.documentElement.lang === language;
  if (!isOurs && lead(new URL(`${folder(language)}404.html#${encodeURI(text)}`, root).href)) return;
  offer(names, language, known);
};

find().catch(() => {}); // what the page says already is all there is
