/* Ticking on any page: a box at every place that can stand on a route, and a bar that says how many there are. */
import { all, announce, button, fill, make, one, wordsOf } from "../shared/dom.js";
import { UNSAID } from "../shared/roles.js";
import { MOST } from "./link.js";
import { countOf, draft, loadIndex, ownLink, routesPage, TEXTS } from "./shown.js";

const NAME_LENGTH = 70;
const root = document.documentElement;

/** @type {Map<Address, HTMLElement>} */
const ticks = new Map();
/** @type {HTMLElement | null} */
let bar = null;

/** @param {Element} place */
const isHeading = (place) => /^H\d$/.test(place.tagName);

/** @param {Element} place */
const addressOf = ({ id }) => (id === "begin" ? window.handbook.page : `${window.handbook.page}#${id}`);

/**
 * The places of this page, in order, that can stand on a route.
 * @param {import("../shared/fragments.js").Index} index
 */
const placesHere = ({ pages }) => {
  const name = window.handbook.page;
  if (!Object.hasOwn(pages, name)) return [];
  const ids = new Set(Object.entries(pages[name]).flatMap(([id, items]) => [id, ...items.split(" ")]));
  return all(".hb-text [id]").filter((place) => ids.has(place.id) || place.id === "begin");
};

/**
 * The visible name of a place: its heading, or the first words of its own text.
 * @param {HTMLElement} place
 */
const nameOf = (place) => {
  if (isHeading(place)) return place.dataset.hbName || wordsOf(place);
  const told = wordsOf(place, UNSAID);
  return told.length > NAME_LENGTH ? `${told.slice(0, NAME_LENGTH - 1).replace(/\s+\S*$/, "")}…` : told;
};

/** @param {string} words */
const tell = (words) => {
  if (bar) announce(one("[role=status]", bar), words);
};

/** @param {HTMLElement} place */
const addTick = (place) => {
  const address = addressOf(place);
  const toggle = () => {
    if (draft.isFull(address)) tell(fill(TEXTS.full, { count: MOST }));
    else draft.toggle(address);
  };
  /* A button and no input: inputs on a page are the checklist's. */
  const tick = button(TEXTS.put, toggle, {
    class: "hb-route-tick",
    role: "checkbox",
    "aria-checked": "false",
    "aria-label": `${TEXTS.put}: ${nameOf(place)}`,
  });
  ticks.set(address, tick);
  const below = place.querySelector(":scope > :is(ul, ol)");
  const fold = place.closest("summary")?.parentElement;
  /* A summary is a button itself and holds none: the box stands below the fold, and shows while that is closed. */
  if (fold) fold.after(tick);
  else if (isHeading(place)) place.parentElement?.append(tick);
  else if (place.tagName === "TR" || place.querySelector(":scope > dd")) place.lastElementChild?.append(tick);
  else if (below) below.before(tick);
  else place.append(tick);
};

/* What brings back the route as it was, after it was stopped here or in another tab. */
let restore = () => {};

const makeBar = () =>
  make(
    "aside",
    { class: "hb-route-bar", "aria-label": TEXTS.name },
    make("span", { role: "status" }),
    make("a", { class: "hb-button", href: "#" }, TEXTS.list),
    button(TEXTS.stop, draft.stop),
    button(TEXTS.undo, () => {
      restore();
      if (bar) one("button", bar).focus();
    }),
    button(TEXTS.close, () => {
      root.removeAttribute("data-hb-routing");
      bar?.remove();
      bar = null;
    }),
  );

const showBar = () => {
  if (!bar) {
    bar = makeBar();
    document.body.append(bar);
  }
  const list = /** @type {HTMLAnchorElement} */ (one("a", bar));
  const [stop, undo, close] = all("button", bar);
  const wasOnStop = document.activeElement === stop;
  /* Where nothing can be stored, the link carries the route. */
  list.href = draft.isStored || !draft.items.length ? `${routesPage}#hb-route-draft` : ownLink(draft);
  list.hidden = !draft.on;
  stop.hidden = !draft.on;
  undo.hidden = draft.on;
  close.hidden = draft.on;
  if (wasOnStop && !draft.on) undo.focus();
  if (!draft.on) tell(TEXTS.stopped);
  else tell(draft.items.length ? fill(TEXTS.bar, { pieces: countOf(draft.items.length) }) : TEXTS.bar_empty);
};

/** Show boxes and bar as the draft is; without a draft, take the boxes away. */
const show = async () => {
  if (!draft.on && !bar) return;
  if (draft.on) restore = draft.restoring();
  root.toggleAttribute("data-hb-routing", true);
  showBar();
  if (draft.on && !ticks.size) {
    try {
      const index = await loadIndex();
      if (!ticks.size) placesHere(index).forEach(addTick);
    } catch {
      tell(TEXTS.not_loaded);
      return;
    }
  }
  if (!draft.on) {
    for (const tick of ticks.values()) tick.remove();
    ticks.clear();
  }
  for (const [address, tick] of ticks) tick.setAttribute("aria-checked", String(draft.items.includes(address)));
};

/** Show boxes and bar from now on. */
export const showOnPages = () => {
  draft.changed.push(show);
  show();
};
