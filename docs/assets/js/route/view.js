/* A route on one page: its warnings first and once, then its pieces in order, each with source, address and way on. */
import { TEXTS } from "../shared/build.js";
import { all, button, fill, make, one } from "../shared/dom.js";
import { draft } from "./draft.js";
import { codeButton, codeOf, countOf, handOverButtons, hrefOf, isPublic, routesPage, shortOf } from "./hand-over.js";
import { decode, encode, RouteError } from "./link.js";
import { page } from "./page.js";
import { contentOf, loadIndex, placeMeant, sectionOf } from "./pieces.js";

/** @import { Route } from "./link.js" */
/** @import { Fragment, FragmentPlace } from "../shared/fragments.js" */
/** @typedef {{ element: HTMLElement, boxes: HTMLElement[], address: Address, title: string }} Piece */

const QUIET = { class: "hb-button hb-button--quiet" };
const root = document.documentElement;
const documentTitle = document.title;

/** @param {string} name */
const part = (name) => one(`[data-hb-route-${name}]`, page || document);

/** The boxes with warnings lie ready on the page; without every one of them nothing may be shown. */
const warningBoxes = () => all("[data-hb-route-warning]", page || document);

/** @param {Node[]} inside */
export const notice = (...inside) => make("div", { class: "hb-notice hb-route-told", role: "alert" }, ...inside);

/**
 * @param {string} told
 * @param {string[]} names
 */
const noticeOf = (told, names) =>
  notice(make("p", {}, told), make("ul", {}, ...names.map((name) => make("li", {}, name))));

/**
 * A piece as it is shown; null if its item is not in its section.
 * @param {FragmentPlace} place
 * @param {Fragment} section
 * @param {number} number
 */
const elementOf = ({ address, item }, section, number) => {
  const inside = contentOf({ address, section: section.address, item }, section);
  if (!inside) return null;
  const id = `stuk-${number}`;
  const lang = section.language || null;
  const more = make(
    "p",
    { class: "hb-piece__more" },
    make("a", { href: hrefOf(address) }, fill(TEXTS.read_on, { page: section.page })),
  );
  if (isPublic) {
    more.append(" ", make("span", { class: "hb-piece__address" }, shortOf(address).replace(/^https?:\/\//, "")));
  }
  const alone = { ...QUIET, "aria-label": `${TEXTS.print_one}: ${section.title}` };
  const piece = make(
    "section",
    { class: "hb-piece", "aria-labelledby": id },
    make("h2", { id, lang }, section.title),
    make("p", { class: "hb-piece__page", lang }, address.includes("#") ? section.page : ""),
    make("div", { class: "hb-piece__text", lang }, ...inside),
    more,
    make(
      "p",
      { class: "hb-actions" },
      button(TEXTS.print_one, () => printOne(piece), alone),
    ),
  );
  return piece;
};

/** @param {HTMLElement} piece */
const printOne = (piece) => {
  piece.setAttribute("data-hb-route-this", "");
  root.setAttribute("data-hb-route-one", "");
  print();
};
addEventListener("afterprint", () => {
  root.removeAttribute("data-hb-route-one");
  for (const piece of all("[data-hb-route-this]")) piece.removeAttribute("data-hb-route-this");
});

/**
 * The ready-made route of the same pieces has a title in the language of the page.
 * @param {Address[]} items
 */
const readyTitle = (items) => {
  const same = encode({ title: "", items });
  const links = /** @type {HTMLAnchorElement[]} */ (all("[data-hb-routes] a[href*='#']"));
  return links.find(({ hash }) => hash === `#${same}`)?.textContent?.trim() || "";
};

const today = () => new Intl.DateTimeFormat(root.lang, { dateStyle: "long" }).format(new Date());

const clear = () => {
  for (const box of warningBoxes()) {
    box.hidden = true;
    one("[data-hb-route-for]", box).textContent = "";
  }
  part("title").textContent = "";
  document.title = documentTitle;
  for (const name of ["told", "pieces", "tools", "paper"]) part(name).replaceChildren();
};

/**
 * The page has two faces: a route, or how to make one.
 * @param {boolean} isShown
 */
const showRoute = (isShown) => {
  if (page) page.hidden = !isShown;
  root.toggleAttribute("data-hb-route-view", isShown);
};

const wayBack = () => make("p", {}, make("a", { href: routesPage }, TEXTS.back));

/* Which route is asked for; what comes late for another is not shown. */
let turn = 0;

/** No longer show a route. */
export const leave = () => {
  turn += 1;
  showRoute(false);
  clear();
};

/**
 * The sections of a route, and what is not there.
 * @param {string} text the part of the address after `#`
 */
const fetchRoute = async (text) => {
  const route = decode(text);
  await loadIndex();
  const places = route.items.map((address) => ({ address, place: placeMeant(address) }));
  const unknown = places.filter(({ place }) => !place).map(({ address }) => address);
  const here = new Map(places.flatMap(({ place }) => (place ? [[place.address, place]] : [])));
  const found = [...here.values()].map((place) =>
    sectionOf(place).then(
      (section) => ({ place, section }),
      () => ({ place, section: null }),
    ),
  );
  return { title: route.title, unknown: [...route.wrong, ...unknown], found: await Promise.all(found) };
};

/**
 * Show the route that `text`, the part after `#`, holds; or say what is wrong with it.
 * @param {string} text
 */
export const view = async (text) => {
  turn += 1;
  const mine = turn;
  showRoute(true);
  clear();
  const told = part("told");
  let route;
  try {
    route = await fetchRoute(text);
  } catch (error) {
    const words = error instanceof RouteError ? error.message : TEXTS.unreadable;
    if (mine === turn) told.replaceChildren(notice(make("p", {}, words), wayBack()));
    return;
  }
  if (mine !== turn) return;

  /** @type {Piece[]} */
  const pieces = [];
  const missing = [];
  for (const [number, { place, section }] of route.found.entries()) {
    const boxes = warningBoxes().filter(({ dataset }) => section?.warnings.includes(dataset.hbRouteWarning || ""));
    const isWarned = section && boxes.length === new Set(section.warnings).size;
    const element = isWarned ? elementOf(place, section, number + 1) : null;
    if (element && section) pieces.push({ element, boxes, address: place.address, title: section.title });
    else missing.push(section ? section.title : place.address);
  }
  for (const box of warningBoxes()) {
    const about = pieces.filter(({ boxes }) => boxes.includes(box)).map(({ title }) => title);
    box.hidden = !about.length;
    if (!about.length) continue;
    one("[data-hb-route-for]", box).textContent = fill(TEXTS.applies, { pieces: [...new Set(about)].join("; ") });
  }
  if (route.unknown.length) told.append(noticeOf(TEXTS.unknown, route.unknown));
  if (missing.length) told.append(noticeOf(TEXTS.not_loaded, missing));
  if (!pieces.length) {
    told.append(wayBack());
    return;
  }
  const shown = { title: route.title, items: pieces.map(({ address }) => address) };
  const name = route.title || readyTitle(shown.items);
  part("title").textContent = name;
  if (name) document.title = `${name} - ${documentTitle}`;
  part("pieces").replaceChildren(...pieces.map(({ element }) => element));
  showTools(shown);
};

/** @param {Route} shown */
const showTools = (shown) => {
  const status = make("p", { class: "hb-status", role: "status" });
  const qr = make("div", { class: "hb-route-qr", hidden: true });
  const large = button(TEXTS.large, null, { ...QUIET, "data-hb-show": shown.items.join(" ") });
  part("tools").replaceChildren(
    make("p", {}, fill(TEXTS.about, { pieces: countOf(shown.items.length) })),
    make(
      "p",
      { class: "hb-actions" },
      button(TEXTS.print, () => print()),
      ...handOverButtons(() => shown, status),
      codeButton(() => shown, qr),
      ...(window.handbook.has("projector") ? [large] : []),
      button(TEXTS.change, () => change(shown), QUIET),
    ),
    status,
    qr,
  );
  part("paper").replaceChildren(
    make("div", { class: "hb-route-qr" }, codeOf(shown)),
    make("p", {}, TEXTS.paper),
    make("p", {}, fill(TEXTS.printed, { date: today() })),
  );
};

/**
 * Make the route that is shown the draft, and go to where it is made.
 * @param {Route} shown
 */
const change = (shown) => {
  const isOther = draft.items.length && encode(draft) !== encode(shown);
  if (isOther && !confirm(TEXTS.replace)) return;
  draft.set({ ...shown });
  location.hash = "#zelf-maken";
};
