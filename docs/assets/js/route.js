/* A reading route for one family: handbook.load("route").then((route) => route.add("asso#vier-stappen")). */
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

window.handbook.features.route = {
  /** Begin to make a route: from now on every place on every page has a box. */
  begin() {
    draft.set({});
    if (page) {
      say(in_("status"), TEXTS.begun);
      maker.scrollIntoView();
      in_("filter").focus({ preventScroll: true });
    }
  },
  /** Put an address on the route that is being made; true if it stands on it now. */
  add(address) {
    if (!draft.items.includes(address) && draft.items.length < MOST) draft.set({ items: [...draft.items, address] });
    return draft.items.includes(address);
  },
  /** Whether an address stands on the route that is being made. */
  has: (address) => draft.items.includes(address),
};

if (page) {
  addEventListener("hashchange", onAddress);
  onAddress();
} else showTicks();
