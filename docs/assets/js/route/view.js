/* A route on one page: the note, what stands on it, its warnings in full and once; then its pieces in order, each with
   its warnings in one line, its source, address and way on; tools last. */

import { TEXTS } from "../shared/build.js";
import { loadBuiltFeature } from "../shared/built-files.js";
import { all, announce, button, fill, make, one } from "../shared/dom.js";
import { helpNumbers, setSheetFoot } from "../shared/paper.js";
import { draft } from "./draft.js";
import { codeOf, countOf, hrefOf, isPublic, routesPage, shareButton, shortOf } from "./hand-over.js";
import { isUnknown, languageLinks, secondLanguage } from "./languages.js";
import { decode, encode, RouteError } from "./link.js";
import { page } from "./page.js";
import { contentOf, fetchPieces, labelOf } from "./pieces.js";
import { readPieces, tickRead } from "./read.js";

/** @import { Route } from "./link.js" */
/** @import { Fragment, FragmentPlace } from "../shared/fragments.js" */
/**
 * @typedef {object} Piece
 * @property {HTMLElement} element
 * @property {HTMLElement[]} boxes
 * @property {Address} address
 * @property {string} label
 * @property {FragmentPlace} place
 * @property {Fragment} section
 */

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
 * @param {string} label
 */
const elementOf = (place, section, number, label) => {
  const { address } = place;
  const inside = contentOf({ ...place, section: section.address }, section);
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
  const warnings = section.warnings.map((name) => HANDBOOK_BUILD.warnings[name]);
  const piece = make(
    "section",
    { class: "hb-piece", "aria-labelledby": id },
    make("h2", { id, lang, tabindex: -1 }, section.title),
    make("p", { class: "hb-piece__page", lang }, address.includes("#") ? section.page : ""),
    ...warnings.map((line) => make("p", { class: "hb-piece__warning" }, line)),
    make("div", { class: "hb-piece__text", lang }, ...inside),
    more,
    make(
      "p",
      { class: "hb-actions" },
      ...tickOf(address, label),
      button(TEXTS.print_one, () => printOne(piece), alone),
    ),
  );
  return piece;
};

/**
 * A box for who has read a piece.
 * @param {Address} address
 * @param {string} label
 */
const tickOf = (address, label) => {
  const tick = make("input", {
    type: "checkbox",
    "aria-label": `${TEXTS.read}: ${label}`,
    "data-hb-route-read": address,
  });
  tick.checked = readPieces().includes(address);
  tick.addEventListener("change", () => {
    const isKept = tickRead(address, tick.checked);
    showRead();
    announce(status, isKept ? "" : TEXTS.not_remembered);
  });
  const status = make("span", { role: "status" });
  return [make("label", { class: "hb-route-read" }, tick, TEXTS.read), status];
};

/** Say in the contents what was read. */
const showRead = () => {
  for (const tick of /** @type {HTMLInputElement[]} */ (all("[data-hb-route-read]"))) {
    const address = CSS.escape(tick.dataset.hbRouteRead || "");
    one(`[data-hb-route-jump="${address}"] small`).textContent = tick.checked ? TEXTS.read : "";
  }
};

/**
 * What stands on the route: each piece by its number, which brings the reader to it. No links: the part of the address
 * after `#` is the route.
 * @param {Piece[]} pieces
 */
const contentsOf = (pieces) => {
  /** @param {Piece} piece */
  const jump = ({ element, address, label }) => {
    const go = () => {
      const title = one("h2", element);
      title.scrollIntoView();
      title.focus({ preventScroll: true });
    };
    const to = button(label, go, { class: "hb-route-jump", "data-hb-route-jump": address });
    to.append(" ", make("small"));
    return make("li", {}, to);
  };
  return make(
    "nav",
    { class: "hb-route-contents", "aria-label": TEXTS.contents },
    make("p", {}, fill(TEXTS.about, { pieces: countOf(pieces.length) })),
    make("ol", {}, ...pieces.map(jump)),
  );
};

/**
 * What the one who made the route wrote to who reads it; only ever text.
 * @param {string} note
 */
const noteOf = (note) =>
  make(
    "figure",
    { class: "hb-route-note" },
    make("figcaption", {}, TEXTS.note),
    make("blockquote", { dir: "auto" }, note),
    make("p", {}, TEXTS.note_own),
  );

/** The route that is shown. @type {Route | null} */
let shown = null;

/** Put the code of the route on paper; the script that draws it is fetched for who prints. */
const showCode = async () => {
  const code = document.querySelector("[data-hb-route-code]:empty");
  if (shown && code) code.append(await codeOf(shown).catch(() => ""));
};
/* Who prints with the keys of the browser does not wait for us. */
addEventListener("keydown", ({ ctrlKey, metaKey }) => {
  if (ctrlKey || metaKey) showCode();
});
export const printAll = () => showCode().then(() => print());

/** @param {HTMLElement} piece */
const printOne = (piece) => {
  piece.setAttribute("data-hb-route-this", "");
  root.setAttribute("data-hb-route-one", "");
  printAll();
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
  const same = encode({ title: "", note: "", items });
  const links = /** @type {HTMLAnchorElement[]} */ (all("[data-hb-routes] a[href*='#']"));
  return links.find(({ hash }) => hash === `#${same}`)?.textContent?.trim() || "";
};

const today = () => new Intl.DateTimeFormat(root.lang, { dateStyle: "long" }).format(new Date());

const clear = () => {
  shown = null;
  for (const box of warningBoxes()) {
    box.hidden = true;
    one("[data-hb-route-for]", box).textContent = "";
  }
  part("title").textContent = "";
  document.title = documentTitle;
  setSheetFoot([]);
  for (const name of ["note", "told", "contents", "pieces", "tools", "paper"]) part(name).replaceChildren();
};

/**
 * The page has two faces: a route, or how to make one.
 * @param {boolean} isShown
 */
const showRoute = (isShown) => {
  if (page) page.hidden = !isShown;
  root.toggleAttribute("data-hb-route-view", isShown);
};

const wayBack = () => make("p", {}, make("a", { ...QUIET, href: routesPage }, TEXTS.back));

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
  const { unknown, found } = await fetchPieces(route.items);
  return { ...route, unknown: [...route.wrong, ...unknown], found };
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
    const label = section ? labelOf(place, section) : place.address;
    const element = isWarned ? elementOf(place, section, number + 1, label) : null;
    if (element && section) pieces.push({ element, boxes, address: place.address, label, place, section });
    else missing.push(section ? section.title : place.address);
  }
  for (const box of warningBoxes()) {
    const about = pieces.flatMap(({ boxes }, at) => (boxes.includes(box) ? [String(at + 1)] : []));
    box.hidden = !about.length;
    if (!about.length) continue;
    one("[data-hb-route-for]", box).textContent = fill(TEXTS.applies, {
      pieces: new Intl.ListFormat(root.lang).format(about),
    });
  }
  if (route.note) part("note").append(noteOf(route.note));
  if (!route.isNoteWhole) told.append(notice(make("p", {}, TEXTS.note_cut)));
  if (route.unknown.length) told.append(noticeOf(TEXTS.unknown, route.unknown));
  if (missing.length) told.append(noticeOf(TEXTS.not_loaded, missing));
  if (!pieces.length) {
    told.append(wayBack());
    return;
  }
  shown = { title: route.title, note: route.note, items: pieces.map(({ address }) => address) };
  const name = route.title || readyTitle(shown.items);
  part("title").textContent = name;
  if (name) document.title = `${name} - ${documentTitle}`;
  part("contents").append(contentsOf(pieces));
  part("pieces").replaceChildren(...pieces.map(({ element }) => element));
  showRead();
  showTools(shown, name);
  showWarningsOnPaper([]);
  if (isUnknown) told.append(notice(make("p", {}, TEXTS.no_language)));
  if (!secondLanguage) return;
  try {
    const { show } = await loadBuiltFeature("bilingual");
    const lines = await show(pieces, warningBoxes(), secondLanguage);
    if (mine === turn) showWarningsOnPaper(lines);
  } catch {
    if (mine === turn) told.append(notice(make("p", {}, TEXTS.not_loaded)));
  }
};

/**
 * The warnings of the route at the foot of each sheet, and `more` of them in another language.
 * @param {string[]} more
 */
const showWarningsOnPaper = (more) => {
  const names = warningBoxes().flatMap(({ hidden, dataset }) => (hidden ? [] : [dataset.hbRouteWarning || ""]));
  setSheetFoot([...names.map((name) => HANDBOOK_BUILD.warnings[name]), ...more]);
};

/**
 * @param {Route} route
 * @param {string} title
 */
const showTools = (route, title) => {
  const status = make("p", { class: "hb-status", role: "status" });
  const large = button(TEXTS.large, null, { ...QUIET, "data-hb-show": route.items.join(" ") });
  part("tools").replaceChildren(
    make("p", {}, TEXTS.read_where),
    make(
      "p",
      { class: "hb-actions" },
      button(TEXTS.print, printAll),
      shareButton(TEXTS.share, () => route, status, title),
      ...(window.handbook.has("projector") ? [large] : []),
      ...languageLinks(encode(route)),
      button(TEXTS.change, () => change(route), QUIET),
    ),
    status,
  );
  part("paper").replaceChildren(
    make("div", { class: "hb-route-qr", "data-hb-route-code": true }),
    make("p", {}, TEXTS.paper),
    make("p", {}, fill(TEXTS.printed, { date: today() })),
    helpNumbers(),
  );
};

/**
 * Make the route that is shown the draft, and go to where it is made.
 * @param {Route} route
 */
const change = (route) => {
  const isOther = draft.items.length && encode(draft) !== encode(route);
  if (isOther && !confirm(TEXTS.replace)) return;
  draft.set({ ...route, kept: encode(route) });
  location.hash = "#hb-route-draft";
};
