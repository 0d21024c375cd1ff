/* Making a route: order, title, adding pieces from a list, its link, and the routes that are kept on this device. */
import { all, announce, button, fill, make, one } from "../shared/dom.js";
import { encode, LONG, MOST, TITLE_LENGTH, titleOf } from "./link.js";
import { BIGGEST_FILE, joined, MOST_SAVED, parseRoutes, savedRoutes, saveRoutes, serialize } from "./saved.js";
import {
  codeButton,
  codeOf,
  countOf,
  draft,
  handOverButtons,
  loadIndex,
  loadPieces,
  ownLink,
  placeOf,
  publicLink,
  TEXTS,
} from "./shown.js";

/** @import { Route } from "./link.js" */
/**
 * @typedef {object} Listed a piece in the list to add from
 * @property {Address} address
 * @property {string} title
 * @property {string} within
 * @property {boolean} isWarned
 * @property {boolean} isSection
 * @property {string} search the words to look in
 */

/** How many pieces the list shows at once while somebody looks for words. */
const AT_ONCE = 40;
const QUIET = { class: "hb-button hb-button--quiet" };

/** @type {HTMLElement} */
let editor;
/** @type {Map<Address, Listed>} */
let listed = new Map();

/** @param {string} name */
const part = (name) => one(`[data-hb-route-${name}]`, editor);
/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (part(name));
/** @param {string} words */
const tell = (words) => announce(part("status"), words);

/** @param {Address} address */
const listedAt = (address) => {
  const place = placeOf(address);
  return place && listed.get(place.address);
};
/** @param {Address} address */
const nameOf = (address) => listedAt(address)?.title || fill(TEXTS.unknown_one, { name: address });

/* The pieces of the route, in order. */

/** @param {number} from @param {number} to */
const move = (from, to) => {
  const items = [...draft.items];
  items.splice(to, 0, ...items.splice(from, 1));
  draft.set({ items });
  const [up, down] = /** @type {HTMLButtonElement[]} */ (all("button", part("items").children[to]));
  (to < from ? [up, down] : [down, up]).find(({ disabled }) => !disabled)?.focus();
  tell(fill(TEXTS.moved, { number: to + 1, count: items.length }));
};

/** @param {number} at */
const remove = (at) => {
  const name = nameOf(draft.items[at]);
  draft.set({ items: draft.items.filter((_, number) => number !== at) });
  const rows = part("items").children;
  const row = rows[Math.min(at, rows.length - 1)];
  (row ? one("button:last-of-type", row) : field("filter")).focus();
  tell(fill(TEXTS.removed, { name }));
};

/** @param {Address} address @param {number} number */
const row = (address, number) => {
  const known = listedAt(address);
  const name = nameOf(address);
  /**
   * @param {string} sign
   * @param {string} title
   * @param {() => void} act
   */
  const small = (sign, title, act, disabled = false) =>
    button(sign, act, { class: "hb-route-small", "aria-label": `${title}: ${name}`, title, disabled });
  return make(
    "li",
    {},
    make(
      "span",
      { class: "hb-route-name" },
      name,
      ...(known ? [make("small", {}, known.within)] : []),
      ...(known?.isWarned ? [make("small", { class: "hb-with" }, TEXTS.warned)] : []),
    ),
    small("↑", TEXTS.up, () => move(number, number - 1), number === 0),
    small("↓", TEXTS.down, () => move(number, number + 1), number === draft.items.length - 1),
    small("×", TEXTS.remove, () => remove(number)),
  );
};

const showDraft = () => {
  const { items, title } = draft;
  part("items").replaceChildren(...items.map(row));
  part("none").hidden = items.length > 0;
  part("ready").hidden = items.length === 0;
  if (field("title").value !== title && document.activeElement !== field("title")) field("title").value = title;
  if (items.length) {
    const link = publicLink(draft);
    field("link").value = link;
    /** @type {HTMLAnchorElement} */ (part("open")).href = ownLink(draft);
    part("long").textContent = link.length > LONG ? fill(TEXTS.long, { count: link.length }) : "";
    if (!part("qr").hidden) part("qr").replaceChildren(codeOf(draft));
  }
  showList();
};

/* The list to add from: sections first, and what stands in them once somebody looks for words. */

/** @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const showList = () => {
  const asked = folded(field("filter").value).split(/\s+/).filter(Boolean);
  const found = [...listed.values()].filter(
    ({ isSection, search }) => (asked.length || isSection) && asked.every((word) => search.includes(word)),
  );
  const shown = asked.length ? found.slice(0, AT_ONCE) : found;
  part("found").replaceChildren(...shown.map(option));
  let told = "";
  if (asked.length && found.length === 1) told = TEXTS.one_found;
  else if (asked.length) {
    const text = found.length > AT_ONCE ? TEXTS.more_found : TEXTS.found;
    told = fill(text, { count: found.length, shown: AT_ONCE });
  }
  announce(part("count"), told);
};

/** @param {Listed} piece */
const option = ({ address, title, within }) => {
  const tick = button("", () => toggle(address, title), {
    class: "hb-route-tick",
    role: "checkbox",
    "aria-checked": String(draft.items.includes(address)),
    "data-hb-route-address": address,
  });
  tick.append(make("span", { class: "hb-route-name" }, title, make("small", {}, within)));
  return make("li", {}, tick);
};

/** @param {Address} address @param {string} name */
const toggle = (address, name) => {
  if (draft.isFull(address)) {
    tell(fill(TEXTS.full, { count: MOST }));
    return;
  }
  draft.toggle(address);
  all(`[data-hb-route-address="${CSS.escape(address)}"]`, part("found"))[0]?.focus();
  tell(fill(draft.items.includes(address) ? TEXTS.added : TEXTS.removed, { name }));
};

/* The routes that are kept on this device. */

/** @param {Route[]} routes @param {string} told */
const keep = (routes, told) => {
  announce(part("kept-status"), saveRoutes(routes) ? told : TEXTS.not_kept);
  showSaved();
};

/** @param {Route} route @param {string} name */
const edit = (route, name) => {
  if (draft.items.length && encode(draft) !== encode(route) && !confirm(TEXTS.replace)) return;
  draft.set({ ...route });
  field("title").value = route.title;
  tell(fill(TEXTS.opened, { name }));
  all("button:not([disabled])", part("items"))[0]?.focus();
};

/** @param {Route} route @param {number} number @param {Route[]} routes */
const savedRow = (route, number, routes) => {
  const pieces = countOf(route.items.length);
  const name = route.title || fill(TEXTS.untitled, { pieces });
  const id = `hb-route-kept-${number}`;
  const input = make("input", { type: "text", id, maxlength: TITLE_LENGTH, autocomplete: "off", value: route.title });
  input.addEventListener("change", () => {
    const title = titleOf(input.value);
    keep(
      routes.map((each, at) => (at === number ? { ...each, title } : each)),
      TEXTS.renamed,
    );
  });
  const drop = () => {
    keep(
      routes.filter((_, at) => at !== number),
      fill(TEXTS.removed, { name }),
    );
    (all("input", part("kept"))[0] || part("keep")).focus();
  };
  return make(
    "li",
    {},
    make("label", { for: id }, fill(TEXTS.kept_title, { number: number + 1, pieces })),
    input,
    make(
      "span",
      { class: "hb-actions" },
      make("a", { ...QUIET, href: ownLink(route), "aria-label": `${TEXTS.see}: ${name}` }, TEXTS.see),
      button(TEXTS.edit, () => edit(route, name), { ...QUIET, "aria-label": `${TEXTS.edit}: ${name}` }),
      button(TEXTS.remove, drop, { ...QUIET, "aria-label": `${TEXTS.remove}: ${name}` }),
    ),
  );
};

/**
 * One more route, if there is room: whoever kept more with an older handbook loses none of them.
 * @param {Route} route
 */
const keepOne = (route) => {
  const before = savedRoutes();
  const routes = joined(before, [route]);
  if (routes.length > Math.max(MOST_SAVED, before.length)) {
    announce(part("kept-status"), fill(TEXTS.kept_full, { count: MOST_SAVED }));
  } else keep(routes, TEXTS.kept);
};

/** @param {Route[]} found in a file */
const keepAll = (found) => {
  const before = savedRoutes();
  const routes = joined(before, found);
  const kept = routes.slice(0, Math.max(MOST_SAVED, before.length));
  const left = routes.length - kept.length;
  const count = found.length - left;
  keep(kept, fill(left ? TEXTS.imported_part : TEXTS.imported, { count, left, most: MOST_SAVED }));
};

const showSaved = () => {
  const routes = savedRoutes();
  const shown = routes.slice(0, MOST_SAVED);
  part("kept").replaceChildren(...shown.map((route, number) => savedRow(route, number, routes)));
  if (shown.length < routes.length) {
    const told = fill(TEXTS.kept_more, { count: routes.length, shown: shown.length });
    part("kept").append(make("li", {}, told));
  }
  part("kept-none").hidden = routes.length > 0;
};

const toFile = () => {
  const routes = savedRoutes();
  if (!routes.length) {
    announce(part("kept-status"), TEXTS.nothing_kept);
    return;
  }
  const address = URL.createObjectURL(new Blob([serialize(routes)], { type: "application/json" }));
  make("a", { href: address, download: "leesroutes.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  announce(part("kept-status"), fill(TEXTS.exported, { count: routes.length }));
};

const fromFile = async () => {
  const file = field("file").files?.[0];
  if (!file) return;
  let routes = null;
  try {
    routes = file.size <= BIGGEST_FILE ? parseRoutes(await file.text()) : null;
  } catch {
    /* cannot be read: told below */
  }
  if (routes?.length) keepAll(routes);
  else announce(part("kept-status"), TEXTS.bad_file);
  field("file").value = "";
};

const listen = () => {
  field("title").addEventListener("input", () => draft.set({ title: field("title").value }));
  field("filter").addEventListener("input", showList);
  part("hand").append(
    ...handOverButtons(() => draft, part("status")),
    codeButton(() => draft, part("qr")),
  );
  field("link").addEventListener("focus", () => field("link").select());
  part("keep").addEventListener("click", () => {
    keepOne({ title: draft.title, items: draft.items });
  });
  part("new").addEventListener("click", () => {
    draft.stop();
    field("title").value = "";
    field("filter").focus();
    tell(TEXTS.emptied);
  });
  part("export").addEventListener("click", toFile);
  part("import").addEventListener("click", () => field("file").click());
  part("file").addEventListener("change", fromFile);
  part("wipe").addEventListener("click", () => {
    saveRoutes([]);
    draft.stop();
    field("title").value = "";
    showSaved();
    announce(part("kept-status"), TEXTS.wiped);
  });
};

/** @type {Parameters<typeof window.handbookTitles>[0]} */
let titles = [];
window.handbookTitles = (given) => {
  titles = given;
};

/** Show the editor, filled. Rejects without the list of pieces. */
export const open = async () => {
  editor = one("[data-hb-route-make]");
  if (!editor.hidden) return;
  const [{ pages }] = await Promise.all([loadIndex(), loadPieces("_titles.js")]);
  if (!editor.hidden) return;
  /** @param {Address} address */
  const isSection = (address) => {
    const [page, id] = address.split("#");
    return !id || Object.hasOwn(pages[page], id);
  };
  const rows = titles.map(([address, title, within, isWarned]) => ({
    address,
    title,
    within,
    isWarned: Boolean(isWarned),
    isSection: isSection(address),
    search: folded(`${title} ${within}`),
  }));
  listed = new Map(rows.map((piece) => [piece.address, piece]));
  listen();
  editor.hidden = false;
  draft.changed.push(showDraft);
  showDraft();
  showSaved();
};

/** Bring the reader to the editor, who just began a route. */
export const begin = () => {
  tell(TEXTS.begun);
  editor.scrollIntoView();
  field("filter").focus({ preventScroll: true });
};
