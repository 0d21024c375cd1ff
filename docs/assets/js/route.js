/* A reading route for one family: handbook.load("route").then((route) => route.add("asso#vier-stappen")). */
/* Who makes a route needs a script more; away from the page of routes it shows boxes and a bar. */
const loadMaker = () => window.handbook.load("route_maker");

let failure = null;
/** Show how to make a route, and give the maker; without its script or list it says so, and gives null. */
const openMaker = async () => {
  try {
    const maker = await loadMaker();
    await maker.open();
    failure?.remove();
    return maker;
  } catch {
    failure ||= note(make("p", {}, TEXTS.not_loaded));
    document.querySelector("[data-hb-route-make]").before(failure);
    return null;
  }
};

/** The page of routes shows the route in its address, or else how to make one. */
const onAddress = (event) => {
  const text = location.hash.slice(1);
  if (IS_ROUTE.test(text) || (text && !document.getElementById(text))) {
    view(text);
    if (event) {  // from a link on this page: begin at the top, with eyes and ears
      const title = document.getElementById("begin");
      title.tabIndex = -1;
      title.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    return;
  }
  turn += 1;
  face(false);
  clear();
  openMaker();
  if (text) document.getElementById(text).scrollIntoView();
};

const feature = {
  /** What the script for who makes a route uses too: js/route-shared.js. */
  parts: {
    TEXTS, MOST, TITLE_LENGTH, LONG, ITEM, page, draft, titleOf, encode, make, button, fill, count, say, ask, loadIndex,
    placeOf, handing, drawn, givenLink, ownLink,
  },
  /** Fetch what making a route needs, and give the feature. Rejects where it is not there. */
  ready: () => loadMaker().then(() => feature),
  /** Begin to make a route: from now on every place on every page has a box. */
  async begin() {
    draft.set({});
    if (page) (await openMaker())?.begin();
    else await loadMaker();
  },
  /** Put an address on the route that is being made; true if it stands on it now. */
  add(address) {
    if (!draft.items.includes(address) && draft.items.length < MOST) draft.set({ items: [...draft.items, address] });
    if (!page) loadMaker();
    return draft.items.includes(address);
  },
  /** Whether an address stands on the route that is being made. */
  has: (address) => draft.items.includes(address),
};
window.handbook.features.route = feature;

if (page) {
  addEventListener("hashchange", onAddress);
  onAddress();
} else if (draft.on) loadMaker();
