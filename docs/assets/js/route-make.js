/* Making a route: order, title, adding pieces from a list, its link, and the routes that are kept on this device. */
const maker = document.querySelector("[data-hb-route-make]");
const in_ = (name) => maker.querySelector(`[data-hb-route-${name}]`);
let names = new Map();

const nameOfAddress = (address) => {
  const place = placeOf(address);
  const known = place && names.get(place.address);
  return known ? known.title : fill(TEXTS.unknown_one, { name: address });
};

const move = (from, to) => {
  const items = [...draft.items];
  items.splice(to, 0, ...items.splice(from, 1));
  draft.set({ items });
  const row = in_("items").children[to];
  const [up, down] = row.querySelectorAll("button");
  (to < from ? [up, down] : [down, up]).find((one) => !one.disabled)?.focus();
  say(in_("status"), fill(TEXTS.moved, { number: to + 1, count: items.length }));
};
const remove = (at) => {
  const name = nameOfAddress(draft.items[at]);
  draft.set({ items: draft.items.filter((_, number) => number !== at) });
  const rows = in_("items").children;
  (rows[Math.min(at, rows.length - 1)]?.querySelector("button:last-of-type") || in_("filter")).focus();
  say(in_("status"), fill(TEXTS.removed, { name }));
};

const row = (address, number) => {
  const name = nameOfAddress(address);
  const small = (sign, told, act, disabled = false) => button(sign, act, { class: "hb-route-small", "aria-label": `${told}: ${name}`, title: told, disabled });
  return make("li", {},
    make("span", { class: "hb-route-name" }, name, ...about(address)),
    small("↑", TEXTS.up, () => move(number, number - 1), number === 0),
    small("↓", TEXTS.down, () => move(number, number + 1), number === draft.items.length - 1),
    small("×", TEXTS.remove, () => remove(number)));
};

/** Where a piece stands, and that its page has a warning. */
const about = (address) => {
  const place = placeOf(address);
  const known = place && names.get(place.address);
  if (!known) return [];
  return [make("small", {}, known.within), ...(known.warned ? [make("small", { class: "hb-with" }, TEXTS.warned)] : [])];
};

const showDraft = () => {
  const items = draft.items;
  in_("items").replaceChildren(...items.map(row));
  in_("none").hidden = items.length > 0;
  in_("ready").hidden = items.length === 0;
  if (in_("title").value !== draft.title && document.activeElement !== in_("title")) in_("title").value = draft.title;
  if (items.length) {
    const link = givenLink(draft);
    in_("link").value = link;
    in_("open").href = ownLink(draft);
    in_("long").textContent = link.length > LONG ? fill(TEXTS.long, { count: link.length }) : "";
    if (!in_("qr").hidden) in_("qr").replaceChildren(drawn(draft));
  }
  showFound();
};

/* The list to add from: sections first, then what stands in them; at most so many at once. */
const AT_ONCE = 40;
const flat = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const showFound = () => {
  const asked_ = flat(in_("filter").value).split(/\s+/).filter(Boolean);
  const found = [...names.values()].filter((one) => (asked_.length || one.section) && asked_.every((word) => one.search.includes(word)));
  in_("found").replaceChildren(...found.slice(0, asked_.length ? AT_ONCE : found.length).map((one) => {
    const on = draft.items.includes(one.address);
    return make("li", {}, button("", () => add(one.address, one.title), {
      class: "hb-route-tick", role: "checkbox", "aria-checked": String(on),
      "data-hb-route-address": one.address,
    }));
  }));
  [...in_("found").querySelectorAll("button")].forEach((tick) => {
    const one = names.get(tick.dataset.hbRouteAddress);
    tick.append(make("span", { class: "hb-route-name" }, one.title, make("small", {}, one.within)));
  });
  const told = found.length === 1 ? TEXTS.one_found : fill(found.length > AT_ONCE && asked_.length ? TEXTS.more_found : TEXTS.found, { count: found.length, shown: AT_ONCE });
  say(in_("count"), asked_.length ? told : "");
};
const add = (address, title) => {
  const on = draft.items.includes(address);
  if (!on && draft.items.length >= MOST) {
    say(in_("status"), fill(TEXTS.full, { count: MOST }));
    return;
  }
  draft.set({ items: on ? draft.items.filter((item) => item !== address) : [...draft.items, address] });
  in_("found").querySelector(`[data-hb-route-address="${CSS.escape(address)}"]`)?.focus();
  say(in_("status"), fill(on ? TEXTS.removed : TEXTS.added, { name: title }));
};

/* Kept routes. */
const showKept = () => {
  const routes = saved.read();
  in_("kept").replaceChildren(...routes.map((route, number) => {
    const input = make("input", { type: "text", id: `hb-route-kept-${number}`, maxlength: TITLE_LENGTH, autocomplete: "off" });
    input.value = route.title;
    const name = route.title || fill(TEXTS.untitled, { pieces: count(route.items.length) });
    input.addEventListener("change", () => {
      keep(routes.map((one, at) => (at === number ? { ...one, title: titleOf(input.value) } : one)), TEXTS.renamed);
    });
    return make("li", {},
      make("label", { for: input.id }, fill(TEXTS.kept_title, { number: number + 1, pieces: count(route.items.length) })), input,
      make("span", { class: "hb-actions" },
        make("a", { class: "hb-button hb-button--quiet", href: ownLink(route), "aria-label": `${TEXTS.see}: ${name}` }, TEXTS.see),
        button(TEXTS.edit, () => {
          if (draft.items.length && encode(draft) !== encode(route) && !confirm(TEXTS.replace)) return;
          draft.set({ ...route });
          in_("title").value = route.title;
          say(in_("status"), fill(TEXTS.opened, { name }));
          in_("items").querySelector("button:not([disabled])")?.focus();
        }, { class: "hb-button hb-button--quiet", "aria-label": `${TEXTS.edit}: ${name}` }),
        button(TEXTS.remove, () => {
          keep(routes.filter((_, at) => at !== number), fill(TEXTS.removed, { name }));
          (in_("kept").querySelector("input") || in_("keep")).focus();
        }, { class: "hb-button hb-button--quiet", "aria-label": `${TEXTS.remove}: ${name}` })));
  }));
  in_("kept-none").hidden = routes.length > 0;
};
const keep = (routes, told) => {
  say(in_("kept-status"), saved.write(routes) ? told : TEXTS.not_kept);
  showKept();
};

const toFile = () => {
  const routes = saved.read();
  if (!routes.length) {
    say(in_("kept-status"), TEXTS.nothing_kept);
    return;
  }
  const address = URL.createObjectURL(new Blob([written(routes)], { type: "application/json" }));
  make("a", { href: address, download: "leesroutes.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say(in_("kept-status"), fill(TEXTS.exported, { count: routes.length }));
};
const fromFile = async ([file]) => {
  if (!file) return;
  let routes = null;
  try {
    routes = file.size <= BIGGEST_FILE ? readRoutes(await file.text()) : null;
  } catch { /* cannot be read: told below */ }
  if (!routes?.length) say(in_("kept-status"), TEXTS.bad_file);
  else keep(joined(saved.read(), routes), fill(TEXTS.imported, { count: routes.length }));
};

const listen = () => {
  in_("title").addEventListener("input", () => draft.set({ title: in_("title").value }));
  in_("filter").addEventListener("input", showFound);
  in_("hand").append(...handing(() => draft, in_("status")), button(TEXTS.show_qr, (event) => {
    in_("qr").hidden = !in_("qr").hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!in_("qr").hidden));
    if (!in_("qr").hidden) in_("qr").replaceChildren(drawn(draft));
  }, { "aria-expanded": "false", class: "hb-button hb-button--quiet" }));
  in_("link").addEventListener("focus", () => in_("link").select());
  in_("keep").addEventListener("click", () => keep(joined(saved.read(), [{ title: draft.title, items: draft.items }]), TEXTS.kept));
  in_("new").addEventListener("click", () => {
    draft.stop();
    in_("title").value = "";
    in_("filter").focus();
    say(in_("status"), TEXTS.emptied);
  });
  in_("export").addEventListener("click", toFile);
  in_("import").addEventListener("click", () => in_("file").click());
  in_("file").addEventListener("change", () => fromFile(in_("file").files).then(() => { in_("file").value = ""; }));
  in_("wipe").addEventListener("click", () => {
    saved.wipe();
    draft.stop();
    in_("title").value = "";
    showKept();
    say(in_("kept-status"), TEXTS.wiped);
  });
};

let titles = null;
window.handbookTitles = (given) => { titles = given; };

window.handbook.features.route_maker = {
  /** Show the maker, filled. Rejects without the list of pieces. */
  async open() {
    if (!maker.hidden) return;
    const [index] = await Promise.all([loadIndex(), ask("_titles.js")]);
    if (!maker.hidden) return;
    const isSection = ([page, id]) => !id || Object.hasOwn(index.pages[page], id);
    names = new Map(titles.map(([address, title, within, warned]) => [address, {
      address, title, within, warned: Boolean(warned), section: isSection(address.split("#")), search: flat(`${title} ${within}`),
    }]));
    listen();
    maker.hidden = false;
    draft.changed.push(showDraft);
    showDraft();
    showKept();
  },
  /** Bring the reader to the maker, who just began a route. */
  begin() {
    say(in_("status"), TEXTS.begun);
    maker.scrollIntoView();
    in_("filter").focus({ preventScroll: true });
  },
};
