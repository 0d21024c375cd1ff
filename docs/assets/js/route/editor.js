/* Making a route: order, title, a note, adding pieces from a list, its link, and the routes kept on this device. */
import { wordsAsked, wordsOf } from "../search/words.js";
import { all, announce, button, fill, make, one } from "../shared/dom.js";
import { encode, LONG, MOST, NOTE_LENGTH, signsOf, TITLE_LENGTH, titleOf } from "./link.js";
import {
  BIGGEST_FILE,
  joined,
  MOST_SAVED,
  parseRoutes,
  savedRoutes,
  saveRoutes,
  serialize,
  whenSaved,
} from "./saved.js";
import {
  countOf,
  draft,
  keepRead,
  loadIndex,
  loadPieces,
  ownLink,
  placeOf,
  printRoute,
  publicLink,
  readPieces,
  shareButton,
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

/**
 * Tell what was done, and offer to undo it where that can be.
 * @param {"status" | "keep-status" | "kept-status"} where
 * @param {string} words
 * @param {() => void} [undo]
 */
const tellAt = (where, words, undo) => {
  announce(part(where), words);
  const back = () => {
    undo?.();
    tellAt(where, TEXTS.undone);
    (all("button:not([disabled])", part(where === "kept-status" ? "kept" : "items"))[0] || field("filter")).focus();
  };
  part(`${where}-undo`).replaceChildren(...(undo ? [button(TEXTS.undo, back, QUIET)] : []));
};
/** @param {string} words @param {() => void} [undo] */
const tell = (words, undo) => tellAt("status", words, undo);
/** @param {string} words @param {() => void} [undo] */
const tellKept = (words, undo) => tellAt("kept-status", words, undo);

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
  const before = draft.items;
  const name = nameOf(before[at]);
  draft.set({ items: before.filter((_, number) => number !== at) });
  const rows = part("items").children;
  const row = rows[Math.min(at, rows.length - 1)];
  (row ? one("button:last-of-type", row) : field("filter")).focus();
  tell(fill(TEXTS.removed, { name }), () => draft.set({ items: before }));
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
    make(
      "span",
      { class: "hb-route-hand" },
      small("↑", TEXTS.up, () => move(number, number - 1), number === 0),
      small("↓", TEXTS.down, () => move(number, number + 1), number === draft.items.length - 1),
      small("×", TEXTS.remove, () => remove(number)),
    ),
  );
};

/**
 * What a field holds is the draft's, unless somebody types in it now.
 * @param {HTMLInputElement} input
 * @param {string} value
 */
const follow = (input, value) => {
  if (document.activeElement !== input || !document.hasFocus()) input.value = value;
};

/** Count what is written in the note as it will arrive. */
const showSigns = () => {
  const input = field("write");
  const count = signsOf(input.value);
  const over = count - NOTE_LENGTH;
  part("signs").textContent = fill(over > 0 ? TEXTS.note_over : TEXTS.note_signs, { count, over, most: NOTE_LENGTH });
  input.setAttribute("aria-invalid", String(over > 0));
};

const showDraft = () => {
  const { items, title, note } = draft;
  part("items").replaceChildren(...items.map(row));
  part("none").hidden = items.length > 0;
  part("ready").hidden = items.length === 0;
  follow(field("title"), title);
  follow(field("write"), note);
  showSigns();
  if (draft.kept !== encode(draft)) part("keep-status").textContent = "";
  if (items.length) {
    const link = publicLink(draft);
    field("link").value = link;
    /** @type {HTMLAnchorElement} */ (part("open")).href = ownLink(draft);
    part("long").textContent = link.length > LONG ? fill(TEXTS.long, { count: link.length }) : "";
  }
  showList();
};

/* The list to add from: sections first, and what stands in them once somebody looks for words. */

const showList = () => {
  const asked = wordsAsked(field("filter").value);
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

/**
 * Keep these routes; whether that went well.
 * @param {Route[]} routes
 * @param {string} told
 * @param {() => void} [undo]
 */
const keep = (routes, told, undo) => {
  const isKept = saveRoutes(routes);
  tellKept(isKept ? told : TEXTS.not_kept, isKept ? undo : undefined);
  showSaved();
  return isKept;
};

/** What a route is called here. @param {Route} route */
const calledOf = ({ title, items }) => title || fill(TEXTS.untitled, { pieces: countOf(items.length) });

/**
 * Whether another route than `own` has this title.
 * @param {Route[]} routes
 * @param {string} title
 * @param {string} own its link
 */
const isTaken = (routes, title, own) =>
  Boolean(title) && routes.some((route) => route.title === title && encode(route) !== own);

/** @param {Route} route */
const edit = (route) => {
  const link = encode(route);
  if (draft.items.length && ![encode(draft), draft.kept].includes(link) && !confirm(TEXTS.replace)) return;
  draft.set({ ...route, kept: link });
  field("title").value = route.title;
  tell(fill(TEXTS.opened, { name: calledOf(route) }));
  all("button:not([disabled])", part("items"))[0]?.focus();
};

/** @param {Route} route @param {string} title */
const rename = (route, title) => {
  const link = encode(route);
  const routes = savedRoutes();
  if (isTaken(routes, title, link)) {
    tellKept(TEXTS.title_taken);
    showSaved();
    return;
  }
  const renamed = { ...route, title };
  const isKept = keep(
    routes.map((each) => (encode(each) === link ? renamed : each)),
    TEXTS.renamed,
  );
  if (isKept && draft.kept === link) {
    draft.set({ title: draft.title === route.title ? title : draft.title, kept: encode(renamed) });
  }
};

/** @param {Route} route */
const duplicate = (route) => {
  const routes = savedRoutes();
  if (routes.length >= MOST_SAVED) {
    tellKept(fill(TEXTS.kept_full, { count: MOST_SAVED }));
    return;
  }
  /** @param {number} number @returns {string} */
  const titleFrom = (number) => {
    const end = fill(TEXTS.copy_of, { number });
    const begin = Array.from(route.title)
      .slice(0, TITLE_LENGTH - end.length - 1)
      .join("");
    const title = titleOf(`${begin} ${end}`);
    return isTaken(routes, title, "") ? titleFrom(number + 1) : title;
  };
  const at = routes.findIndex((each) => encode(each) === encode(route));
  const title = titleFrom(1);
  routes.splice(at + 1, 0, { ...route, title });
  keep(routes, fill(TEXTS.duplicated, { title }));
};

/** @param {Route} route */
const drop = (route) => {
  const before = savedRoutes();
  const at = before.findIndex((each) => encode(each) === encode(route));
  const undo = () => {
    const routes = savedRoutes();
    routes.splice(at, 0, route);
    keep(joined(routes, []), TEXTS.undone);
  };
  keep(
    before.filter((_, number) => number !== at),
    fill(TEXTS.removed, { name: calledOf(route) }),
    undo,
  );
  (all("input", part("kept"))[0] || part("keep")).focus();
};

/** @param {Route} route @param {number} number */
const savedRow = (route, number) => {
  const name = calledOf(route);
  const id = `hb-route-kept-${number}`;
  const input = make("input", { type: "text", id, maxlength: TITLE_LENGTH, autocomplete: "off", value: route.title });
  input.addEventListener("change", () => rename(route, titleOf(input.value)));
  /** @param {string} text @param {(route: Route) => void} act */
  const quiet = (text, act) => button(text, () => act(route), { ...QUIET, "aria-label": `${text}: ${name}` });
  return make(
    "li",
    {},
    make("label", { for: id }, fill(TEXTS.kept_title, { number: number + 1, pieces: countOf(route.items.length) })),
    input,
    make(
      "span",
      { class: "hb-actions" },
      make("a", { ...QUIET, href: ownLink(route), "aria-label": `${TEXTS.see}: ${name}` }, TEXTS.see),
      quiet(TEXTS.edit, edit),
      quiet(TEXTS.duplicate, duplicate),
      quiet(TEXTS.remove, drop),
    ),
  );
};

/**
 * Keep the draft: in the place of the route that it is a change of, or else as one more, if there is room. Whoever kept
 * more with an older handbook loses none of them.
 */
const keepDraft = () => {
  const { title, note, items, kept } = draft;
  const route = { title, note, items };
  const routes = savedRoutes();
  const links = routes.map(encode);
  let at = [kept, encode(route)].map((link) => links.indexOf(link)).find((found) => found >= 0) ?? -1;
  if (isTaken(routes, title, links[at] ?? "")) {
    if (at >= 0 || !confirm(fill(TEXTS.same_title, { title }))) {
      tellAt("keep-status", TEXTS.title_taken);
      return;
    }
    at = routes.findIndex((other) => other.title === title);
  }
  if (at < 0 && routes.length >= MOST_SAVED) {
    tellAt("keep-status", fill(TEXTS.kept_full, { count: MOST_SAVED }));
    return;
  }
  const told = at < 0 ? TEXTS.kept : TEXTS.kept_again;
  routes.splice(at < 0 ? routes.length : at, 1, route);
  const isKept = saveRoutes(joined(routes, []));
  tellAt("keep-status", isKept ? told : TEXTS.not_kept);
  if (isKept) draft.set({ kept: encode(route) });
  showSaved();
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
  part("kept").replaceChildren(...shown.map(savedRow));
  if (shown.length < routes.length) {
    const told = fill(TEXTS.kept_more, { count: routes.length, shown: shown.length });
    part("kept").append(make("li", {}, told));
  }
  part("kept-none").hidden = routes.length > 0;
};

const toFile = () => {
  const routes = savedRoutes();
  if (!routes.length) {
    tellKept(TEXTS.nothing_kept);
    return;
  }
  const address = URL.createObjectURL(new Blob([serialize(routes)], { type: "application/json" }));
  make("a", { href: address, download: "leesroutes.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  tellKept(fill(TEXTS.exported, { count: routes.length }));
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
  else tellKept(TEXTS.bad_file);
  field("file").value = "";
};

/** Everything that this device holds of routes goes, until the reader says otherwise. */
const wipe = () => {
  const [routes, read, isMaking, restoreDraft] = [savedRoutes(), readPieces(), draft.on, draft.restoring()];
  draft.stop();
  saveRoutes([]);
  keepRead([]);
  showSaved();
  tellKept(TEXTS.wiped, () => {
    saveRoutes(joined(routes, savedRoutes()));
    keepRead(read);
    if (isMaking && !draft.on) restoreDraft();
    showSaved();
  });
};

const listen = () => {
  field("title").addEventListener("input", () => draft.set({ title: field("title").value }));
  field("write").addEventListener("input", () => draft.set({ note: field("write").value }));
  field("filter").addEventListener("input", showList);
  part("hand").prepend(shareButton(TEXTS.send, () => draft, part("keep-status")));
  part("hand").append(button(TEXTS.print, () => printRoute(draft), QUIET));
  field("link").addEventListener("focus", () => field("link").select());
  part("keep").addEventListener("click", keepDraft);
  part("new").addEventListener("click", () => {
    const undo = draft.restoring();
    draft.stop();
    field("filter").focus();
    tell(TEXTS.emptied, undo);
  });
  part("export").addEventListener("click", toFile);
  part("import").addEventListener("click", () => field("file").click());
  part("file").addEventListener("change", fromFile);
  part("wipe").addEventListener("click", wipe);
  whenSaved(showSaved);
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
    search: wordsOf(`${title} ${within}`).join(" "),
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
  const title = one(draft.items.length ? "#hb-route-draft" : "#hb-route-add", editor);
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  title.scrollIntoView();
  tell(TEXTS.begun);
};
