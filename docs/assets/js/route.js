/* A reading route for one family: handbook.load("route").then((route) => route.add("asso#vier-stappen")). Who makes a
   route needs a script more (route_maker.js); away from the page of routes that one shows boxes and a bar. */

import { draft } from "./route/draft.js";
import { countOf, ownLink, publicLink, routesPage, shareButton } from "./route/hand-over.js";
import { page } from "./route/page.js";
import { loadIndex, loadPieces, placeOf } from "./route/pieces.js";
import { keepRead, readPieces } from "./route/read.js";
import { leave, notice, printAll, view } from "./route/view.js";
import { isRoute } from "./shared/address.js";
import { TEXTS } from "./shared/build.js";
import { builtFile } from "./shared/built-files.js";
import { make, one } from "./shared/dom.js";
import { loadStyles } from "./shared/load-file.js";

/** @typedef {typeof feature} RouteFeature */

/* No page carries the styles of a feature for readers who never use it. */
loadStyles(builtFile(HANDBOOK_BUILD.stylesheet), document.head).catch(() => {});

const loadMaker = () => window.handbook.load("route_maker");

/** @type {HTMLElement | null} */
let failure = null;
/** Show how to make a route, and give the maker; without its script or list it says so, and gives null. */
const openMaker = async () => {
  try {
    const maker = await loadMaker();
    await maker.open();
    failure?.remove();
    return maker;
  } catch {
    failure ||= notice(make("p", {}, TEXTS.not_loaded));
    one("[data-hb-route-make]").before(failure);
    return null;
  }
};

/**
 * Bring the reader, with eyes and ears, to a place that was not there yet when the browser looked for it.
 * @param {HTMLElement} place
 */
const arriveAt = (place) => {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView();
};

/** Whether the route that is shown next is printed at once. */
let isToPrint = false;

/**
 * The page of routes shows the route in its address, or else how to make one.
 * @param {Event} [event] from a link on this page: begin at the top, with eyes and ears
 */
const onAddress = (event) => {
  const text = location.hash.slice(1);
  const place = text ? document.getElementById(text) : null;
  if (!isRoute(text) && (place || !text)) {
    leave();
    place?.scrollIntoView();
    openMaker().then(() => {
      if (place?.closest("[data-hb-route-make]")) arriveAt(place);
    });
    return;
  }
  view(text).then(() => {
    if (isToPrint) printAll();
    isToPrint = false;
  });
  if (event) {
    arriveAt(one("#begin"));
    scrollTo(0, 0);
  }
};

const feature = {
  /** What the script for who makes a route uses too, as it stands here: route/shown.js. */
  shared: {
    texts: TEXTS,
    draft,
    loadIndex,
    loadPieces,
    placeOf,
    countOf,
    ownLink,
    publicLink,
    routesPage,
    shareButton,
    /** @param {import("./route/link.js").Route} route */
    printRoute(route) {
      isToPrint = true;
      location.hash = ownLink(route).replace(/^[^#]*/, "");
    },
    readPieces,
    keepRead,
  },
  /** Fetch what making a route needs. Rejects where it is not there. */
  ready: () => loadMaker(),
  /** Begin to make a route: from now on every place on every page has a box. */
  async begin() {
    draft.set({});
    if (page) (await openMaker())?.begin();
    else await loadMaker();
  },
  /**
   * Put an address on the route that is being made; true if it stands on it now.
   * @param {Address} address
   */
  add(address) {
    if (!draft.items.includes(address) && !draft.isFull(address)) draft.toggle(address);
    if (!page) loadMaker();
    return draft.items.includes(address);
  },
  /**
   * Whether an address stands on the route that is being made.
   * @param {Address} address
   */
  has: (address) => draft.items.includes(address),
};
window.handbook.features.route = feature;

if (page) {
  addEventListener("hashchange", onAddress);
  onAddress();
} else if (draft.on) loadMaker();
