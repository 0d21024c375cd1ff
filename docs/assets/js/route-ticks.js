/* Ticking on any page: a box at every place that can stand on a route, and a bar that says how many there are. */
const ticks = new Map();
let bar = null;

/** The places of this page, in order, with what each is called. */
const placesHere = (index) => {
  const name = window.handbook.page;
  if (!Object.hasOwn(index.pages, name)) return [];
  const sections = index.pages[name];
  const ids = new Set(Object.entries(sections).flatMap(([id, items]) => [id, ...items.split(" ")]));
  return [...document.querySelectorAll(".hb-text [id]")].filter((place) => ids.has(place.id) || place.id === "begin");
};

const words = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** The visible name of a place: its heading, or the first words of its own text. */
const nameOf = (place) => {
  if (/^H\d$/.test(place.tagName)) return place.dataset.hbName || words(place);
  const copy = place.cloneNode(true);
  copy.querySelectorAll("ul, ol, a.hb-link, button, .hb-basis, .hb-ref, [role=status]").forEach((part) => part.remove());
  const told = words(copy);
  return told.length > 70 ? `${told.slice(0, 69).replace(/\s+\S*$/, "")}…` : told;
};

const tickOf = (place) => {
  const address = place.id === "begin" ? window.handbook.page : `${window.handbook.page}#${place.id}`;
  /* A button and no input: inputs on a page are the checklist's. */
  const tick = button(TEXTS.put, () => toggle(address), {
    class: "hb-route-tick", role: "checkbox", "aria-checked": "false", "aria-label": `${TEXTS.put}: ${nameOf(place)}`,
  });
  ticks.set(address, tick);
  const below = place.querySelector(":scope > :is(ul, ol)");
  if (/^H\d$/.test(place.tagName)) place.parentElement.append(tick);
  else if (place.tagName === "TR") place.lastElementChild.append(tick);
  else if (place.querySelector(":scope > dd")) place.lastElementChild.append(tick);
  else if (below) below.before(tick);
  else place.append(tick);
};

const toggle = (address) => {
  const on = draft.items.includes(address);
  if (!on && draft.items.length >= MOST) {
    say(bar.querySelector("[role=status]"), fill(TEXTS.full, { count: MOST }));
    return;
  }
  draft.set({ items: on ? draft.items.filter((item) => item !== address) : [...draft.items, address] });
};

const stopped = { title: "", items: [] };
const showBar = () => {
  if (!bar) {
    bar = make("aside", { class: "hb-route-bar", "aria-label": TEXTS.name });
    bar.append(
      make("span", { role: "status" }),
      make("a", { class: "hb-button", href: "#" }, TEXTS.see),
      button(TEXTS.stop, () => {
        Object.assign(stopped, { title: draft.title, items: draft.items });
        draft.stop();
      }),
      button(TEXTS.undo, () => {
        draft.set({ ...stopped });
        bar.querySelector("button").focus();
      }),
      button(TEXTS.close, () => {
        document.documentElement.removeAttribute("data-hb-routing");
        bar.remove();
        bar = null;
      }),
    );
    document.body.append(bar);
  }
  const [see, stop, undo, close] = bar.querySelectorAll("a, button");
  const had = document.activeElement === stop;
  see.href = draft.items.length ? ownLink(draft) : `${window.handbook.home}leesroute.html`;
  see.hidden = stop.hidden = !draft.on;
  undo.hidden = close.hidden = draft.on;
  if (had && !draft.on) undo.focus();
  say(bar.querySelector("[role=status]"), !draft.on ? TEXTS.stopped
    : draft.items.length ? fill(TEXTS.bar, { pieces: count(draft.items.length) }) : TEXTS.bar_empty);
};

/** Show boxes and bar as the draft is; without a draft, take the boxes away. */
const showTicks = async () => {
  if (!draft.on && !bar) return;
  document.documentElement.toggleAttribute("data-hb-routing", true);
  showBar();
  if (draft.on && !ticks.size) {
    let index = null;
    try {
      index = await loadIndex();
    } catch {
      say(bar.querySelector("[role=status]"), TEXTS.not_loaded);
      return;
    }
    if (!ticks.size) placesHere(index).forEach(tickOf);
  }
  if (!draft.on) {
    ticks.forEach((tick) => tick.remove());
    ticks.clear();
  }
  ticks.forEach((tick, address) => tick.setAttribute("aria-checked", String(draft.items.includes(address))));
};
if (!page) {
  draft.changed.push(showTicks);
  showTicks();
}
