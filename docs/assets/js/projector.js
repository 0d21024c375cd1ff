/* Projector view: any section, card, picture, question, criterion or page, one thing per screen, in large type.

   handbook.features.projector.show(what, opener): `what` is an address ("asso#vier-stappen", also of another page), an
   element of this page, or a list of these (a route); `opener` gets the focus back. Rejects if nothing of it is there.
   What fits no screen goes on in the next one: text is never made smaller than can be read from the back of a hall. */
const LEFT_OUT = "button, input, textarea, script, [hidden], .hb-actions, .hb-link, .hb-copied, .hb-meaning, .hb-source, .hb-caution, .hb-warning, .hb-points, .hb-checklist__memory, .hb-checkedness, .hb-card__head, .hb-card__room, .hb-card__lines";
const LINE = ".hb-caution[data-hb-warning]";
const HEADING = ".hb-heading, h2, h3";
const KEPT = /^(lang|dir|start|scope)$/;

const words = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
const make = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = `hb-projector__${name}`;
  made.append(...inside);
  return made;
};

/* A copy of an element as a screen shows it: words and their emphasis; no links, controls, ids or classes of the page. */
const bare = (element, tag) => {
  const copy = document.importNode(element, true);
  copy.querySelectorAll(LEFT_OUT).forEach((part) => part.remove());
  copy.querySelectorAll("a, label").forEach((part) => part.replaceWith(...part.childNodes));
  [copy, ...copy.querySelectorAll("*")].forEach((part) => [...part.attributes].forEach(({ name, value }) => {
    if (!KEPT.test(name) && !value.startsWith("hb-direction")) part.removeAttribute(name);
  }));
  copy.normalize();
  return tag ? make(tag, "", ...copy.childNodes) : copy;
};

/* --- What there is to show: pieces of a page become units, in order --- */

const titleOf = (wrapper) => words(wrapper.matches("h1, h2, h3") ? wrapper : wrapper.querySelector("h1, h2, h3"));
const levelOf = (wrapper) => Number(wrapper.querySelector("h1, h2, h3").tagName[1]);

/* A heading with what follows it, up to the next heading. */
const group = (wrapper, above) => {
  const nodes = [];
  for (let next = wrapper.nextElementSibling; next && !next.matches(HEADING); next = next.nextElementSibling) nodes.push(next);
  const text = wrapper.closest(".hb-text");
  const ids = new Set([...text.querySelectorAll(":scope > .hb-warning"), ...nodes.flatMap((node) => [node, ...node.querySelectorAll(LINE)]).filter((node) => node.matches(LINE))]
    .map((node) => node.dataset.hbWarning));
  const sources = nodes.filter((node) => node.matches(".hb-source"))
    .map((node) => words(bare(node)).replace(words(node.querySelector(".hb-source__kind")), "").trim()).join(" ");
  return {
    title: titleOf(wrapper),
    page: titleOf(text),
    lang: text.lang,
    nodes,
    warnings: [...ids].map((id) => {
      const box = text.querySelector(`:scope > .hb-warning[data-hb-warning="${id}"]`);
      const line = (text.querySelector(`.hb-caution[data-hb-warning="${id}"]`) || box.firstElementChild).cloneNode(true);
      if (line.matches(".hb-caution")) line.querySelectorAll("a").forEach((link) => link.remove());
      return { id, box, short: words(line) };
    }),
    source: sources || (above && above.source) || TEXTS.own,
  };
};

const groupAround = (element) => {
  let top = element;
  while (!top.parentElement.matches(".hb-text")) top = top.parentElement;
  while (top && !top.matches(".hb-heading")) top = top.previousElementSibling;
  return top && group(top);
};

/* The words of a picture: a letter or number, a title in bold, and its lines. */
const parts = (figure) => {
  const found = [];
  let mark = "";
  figure.querySelectorAll("svg text").forEach((text) => {
    const line = [...text.querySelectorAll("tspan")].map(words).join(" ");
    if (text.matches(".hb-letter")) mark = line;
    else if (text.matches(".hb-strong")) {
      found.push({ mark, title: line, text: "" });
      mark = "";
    } else if (found.length) found.at(-1).text += line;
  });
  return found;
};

/* Everything on the way of `element`, as units for `into`: a paragraph, an item of a list, a row, or a picture. What
   belongs together has the same `run`; `solo` is one thing that stands on a screen by itself. */
const walk = (element, into) => {
  if (element.matches(LEFT_OUT)) return;
  const add = (unit) => into.units.push({ run: into.run, label: into.label, from: into.from, ...unit });
  const solo = (item) => {
    const flat = item.closest(".hb-card, .hb-worksheet");
    const own = item.cloneNode(true);
    if (flat) own.querySelectorAll("ul, ol").forEach((list) => list.remove());
    into.run += 1;
    add({ node: bare(own, "div"), solo: true });
    into.run += 1;
    if (flat) [...item.children].filter((child) => child.matches("ul, ol")).forEach((list) => [...list.children].forEach(solo));
  };
  const items = (list, lead) => {
    into.run += 1;
    const ordered = list.matches("ol");
    [...list.children].forEach((item, at) => add({ node: bare(item, "li"), list: ordered ? "ol" : "ul", number: (list.start || 1) + at, lead }));
    into.run += 1;
  };
  if (element.matches("figure")) {
    into.run += 1;
    const found = parts(element);
    const row = element.querySelectorAll(".hb-arrow").length === found.length - 1;
    found.forEach((part, at) => add({ picture: found, at, row, name: words(element.querySelector("figcaption")), solo: true }));
  } else if (element.matches(HEADING)) {
    into.label = titleOf(element);
    into.run += 1;
  } else if (element.matches(".hb-criterion, :is(.hb-card, .hb-worksheet, .hb-programme__questions) li")) {
    solo(element);
  } else if (element.matches("ul, ol")) {
    if (element.matches(".hb-criteria, .hb-card *, .hb-worksheet *, .hb-programme__questions")) [...element.children].forEach(solo);
    else {
      const last = into.units.at(-1);
      const leads = last && last.run === into.run && (last.leads || /:$/.test(words(last.node)));
      items(element, leads ? into.units.pop().node : null);
    }
  } else if (element.matches("tr")) {
    const cells = [...element.children];
    const name = cells.find((cell) => cell.matches("th[scope=row]"));
    if (name) {
      cells.filter((cell) => cell.querySelector("li"))
        .forEach((cell) => items(cell.querySelector("ul"), make("p", "", make("strong", "", words(name)), ` - ${cell.dataset.hbDirection}:`)));
    } else if (!cells.every((cell) => cell.matches("th"))) {
      add({ node: make("p", "", ...cells.flatMap((cell, at) => [...(at ? [" ", bare(cell, "strong")] : bare(cell).childNodes)])) });
    }
  } else if (element.matches("dl > div")) {
    into.run += 1;
    add({ node: make("div", "", make("p", "", bare(element.querySelector("dt"), "strong")), bare(element.querySelector("dd"), "p")) });
  } else if (element.matches("p, summary, caption") || !element.children.length) {
    const leads = element.matches(".admonition-title");
    if (element.matches(".hb-card__foot")) into.label = "";
    if (words(element)) add({ node: leads ? make("p", "", bare(element, "strong")) : bare(element, "p"), leads });
  } else if (element.matches("li") && !element.closest(".hb-criteria")) {
    add({ node: bare(element, "div"), solo: true });
  } else {
    [...element.children].forEach((child) => walk(child, into));
  }
};

/* The questions to talk about: that of the card, or general ones; what belongs to a treatment is not for trying out. */
const discussion = (from, card) => {
  const chosen = card && card.ownerDocument.getElementById(card.dataset.hbDiscuss || "");
  if (chosen) {
    const own = chosen.cloneNode(true);
    own.querySelectorAll("ul, ol, .hb-link").forEach((part) => part.remove());
    return { from, asked: [words(own)] };
  }
  const asked = [TEXTS.recognise, TEXTS.not_recognise, from.warnings.length ? TEXTS.ask : TEXTS.try_out];
  return { from: { ...from, source: TEXTS.own }, asked };
};

/* Pages that end in no questions: numbers to call, and what nobody is to try. */
const UNASKED = /^(hulp|waarschuwingen)/;

/* A piece, with its address if that was asked for: its units, the heading of its first screen ("" for none), and what to
   talk about after it; null if it is not there. */
const piece = (element, what) => {
  if (!element) return null;
  const into = { units: [], run: 0, label: "", from: null };
  if (element.matches("h1, h2, h3")) {
    const start = element.closest(".hb-heading") || element;
    const card = element.closest(".hb-card, form");
    const first = card ? groupAround(card) : group(start, start.parentElement.matches(".hb-text") ? null : groupAround(start.parentElement));
    into.from = first;
    if (card) {
      into.label = words(element);
      for (let next = start.nextElementSibling; next && !next.matches(HEADING); next = next.nextElementSibling) walk(next, into);
      return { from: first, units: into.units, title: "", card: card.matches(".hb-card") && card };
    }
    first.nodes.forEach((node) => walk(node, into));
    for (let next = start.nextElementSibling; next; next = next.nextElementSibling) {
      if (!next.matches(".hb-heading")) continue;
      if (levelOf(next) <= Number(element.tagName[1])) break;
      if (element.matches("h1") && next.querySelector("#lees-verder")) break;
      into.from = group(next, first);
      into.label = "";
      into.run += 1;
      into.units.push({ run: into.run, from: into.from, heading: into.from.title, solo: true });
      into.from.nodes.forEach((node) => walk(node, into));
    }
    return { from: first, units: into.units, title: first.title, card: first.nodes.find((node) => node.matches(".hb-card")), quiet: UNASKED.test(what) };
  }
  const card = element.closest(".hb-card");
  into.from = groupAround(element);
  if (!into.from) return null;
  let list = element;
  while (card && list.parentElement !== card && list !== card) list = list.parentElement;
  if (card && list !== card && list.previousElementSibling) into.label = titleOf(list.previousElementSibling);
  walk(element, into);
  return { from: into.from, units: into.units, title: "", card, quiet: element.matches(".hb-card__assignments li, .hb-programme__questions") };
};

/* --- Pages: this one, or any other from a script with the text of all --- */

const fetched = {};
const load = (tag, attribute, file) => fetched[file] ||= new Promise((found, failed) => {
  const element = document.createElement(tag);
  if (tag === "link") element.rel = "stylesheet";
  element[attribute] = new URL(file, SCRIPT).href;
  element.addEventListener("load", found);
  element.addEventListener("error", () => {
    delete fetched[file];
    element.remove();
    failed(new Error(`${file} is not there`));
  });
  document.body.append(element);  // a stylesheet after those of the page
});
const pages = {};
const pageOf = async (name) => {
  if (name === window.handbook.page) return document;
  await load("script", "src", PAGES);
  return pages[name] ||= new DOMParser().parseFromString(window.handbook.pages[name] || "", "text/html");
};
const elementOf = async (what) => {
  if (typeof what !== "string") return what;
  const [page, id] = what.split("#");
  const from = await pageOf(page);
  return id ? from.getElementById(id) : from.querySelector("h1");
};

/* --- The view --- */

let dialog = null;
let pieces = [];
let screens = [];
let at = 0;
let full = false;
let wanted = false;
let settled = Promise.resolve();
let left = { x: 0, y: 0, opener: null };
const part = {};

const button = (name, text, act) => {
  const made = make("button", name, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};

const frame = (screen) => {
  const { from } = screen;
  dialog.lang = from.lang || document.documentElement.lang;
  part.warning.hidden = !from.warnings.length;
  part.warning.textContent = from.warnings.map(({ short }) => short).join(" ");
  part.kicker.textContent = screen.kicker;
  part.source.textContent = from.source;
  part.stage.replaceChildren(screen.content);
};
const fits = () => part.stage.scrollHeight <= part.stage.clientHeight + 1;
const sized = (content, size) => { content.className = `hb-projector__content hb-projector__content--${size}`; };

/* Two halves of a text, parted at the end of a sentence near its middle; null if there is nothing to part. */
const halves = (node) => {
  const inside = [...node.querySelectorAll(":scope > ul > li, :scope > ol > li, :scope > * > ul > li")];
  if (inside.length) {
    const own = node.cloneNode(true);
    own.querySelectorAll("ul, ol").forEach((list) => list.remove());
    return [own, ...inside.map((item) => make(node.tagName, "", ...item.cloneNode(true).childNodes))].filter((half) => words(half));
  }
  const middle = node.textContent.length / 2;
  let best = null;
  let start = 0;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const match of walker.currentNode.data.matchAll(/([.?!:;]['’)]*)?\s+/g)) {
      const end = match.index + match[0].length;
      const cost = Math.abs(start + end - middle) + (match[1] ? 0 : middle);
      if (start + end < 2 * middle && start + match.index > 0 && (!best || cost < best.cost)) best = { cost, text: walker.currentNode, end };
    }
    start += walker.currentNode.length;
  }
  if (!best) return null;
  return [true, false].map((before) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    if (before) range.setEnd(best.text, best.end);
    else range.setStart(best.text, best.end);
    const half = node.cloneNode(false);
    half.append(range.cloneContents());
    return half;
  });
};

const layout = () => {
  screens = [];
  const open = (from, kicker, index, run) => {
    const screen = { from, kicker, index, run, content: make("div", "content") };
    screens.push(screen);
    frame(screen);
    return screen;
  };
  const text = (from, kicker, index, size, ...inside) => {
    const screen = open(from, kicker, index);
    screen.content.append(...inside);
    sized(screen.content, size);
    if (!fits()) sized(screen.content, "normal");
    if (!fits()) sized(screen.content, "small");
    return screen;
  };

  /* All parts stand in place from the start, and show one by one; too many for a row: only the newest with its text. */
  const picture = (unit, index) => {
    const draw = (layout) => make("ol", `parts hb-projector__parts--${layout}${unit.row ? " hb-projector__parts--steps" : ""}`, ...unit.picture.map((one, n) => {
      const item = make("li", n > unit.at ? "part hb-projector__part--later" : "part", ...(one.mark ? [make("span", "mark", one.mark)] : []), make("strong", "", one.title));
      if (layout !== "titles" || n === unit.at) item.append(make("p", "", one.text));
      return item;
    }));
    const screen = open(unit.from, unit.name, index);
    for (const layout of ["columns", "rows", "titles"]) {
      screen.content.replaceChildren(draw(layout));
      for (const size of ["normal", "small", "picture"]) {
        sized(screen.content, size);
        if (fits() && ![...screen.content.querySelectorAll("strong, p")].some((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1)) return;
      }
    }
  };

  const place = (unit, kicker, index) => {
    const fill = (screen) => {
      if (part.stage.firstChild !== screen.content) frame(screen);
      const into = unit.list ? screen.content.querySelector(":scope > ol, :scope > ul") : screen.content;
      into.append(unit.node);
      if (fits()) return true;
      unit.node.remove();
      return false;
    };
    const current = screens.at(-1);
    if (!unit.solo && current && current.run === unit.run && current.from === unit.from && fill(current)) return;
    const screen = open(unit.from, kicker, index, unit.run);
    const tries = unit.solo ? ["big", "normal", "small"] : ["normal", "small"];
    for (const lead of unit.lead ? [true, false] : [false]) {
      const inside = unit.list ? [make(unit.list, "")] : [];
      if (unit.list === "ol") inside[0].start = unit.number;
      screen.content.replaceChildren(...(lead ? [unit.lead.cloneNode(true)] : []), ...inside);
      for (const size of tries) {
        sized(screen.content, size);
        if (fill(screen)) return;
      }
    }
    const split = halves(unit.node);
    if (split) {
      screens.pop();
      split.forEach((node, n) => place({ ...unit, node, solo: false, list: n && unit.list === "ol" ? "ul" : unit.list }, kicker, index));
    } else (screen.content.firstElementChild || screen.content).append(unit.node);
  };

  let index = 0;
  const warned = new Set();
  pieces.forEach(({ from, units, title, card, quiet }, n) => {
    const warn = (group) => group.warnings.filter(({ id }) => !warned.has(id)).forEach(({ id, box, short }) => {
      warned.add(id);
      const inside = box ? [...box.children].map((line) => bare(line, "p")) : [make("p", "", short)];
      text(group, title || group.title, index, "normal", make("div", "caution", ...inside));
    });
    warn(from);
    if (title) text(from, from.page === title ? "" : from.page, index++, "title", make("h2", "", title));
    units.forEach((unit) => {
      warn(unit.from);
      const kicker = [unit.from.title, unit.label].filter(Boolean).join(" - ");
      if (unit.heading) text(unit.from, title, index, "title", make("h2", "", unit.heading));
      else if (unit.picture) picture(unit, index);
      else place(unit, kicker, index);
      index += 1;
    });
    if (quiet || (!card && n < pieces.length - 1)) return;
    const { from: asks, asked } = discussion(from, card);
    const inside = asked.length > 1 ? make("ul", "", ...asked.map((one) => make("li", "", one))) : make("p", "", ...asked);
    text(asks, asks.title, index++, asked.length > 1 ? "normal" : "big", make("h2", "", TEXTS.discuss), inside);
  });
};

const black = (on) => {
  part.black.hidden = !on;
  part.status.textContent = on ? TEXTS.black_now : `${at + 1} / ${screens.length}`;
};
const go = (to) => {
  if (!part.black.hidden) {
    black(false);
    return;
  }
  at = Math.max(0, Math.min(to, screens.length - 1));
  frame(screens[at]);
  part.stage.scrollTop = 0;
  part.stage.tabIndex = fits() ? -1 : 0;
  part.back.setAttribute("aria-disabled", String(at === 0));
  part.on.setAttribute("aria-disabled", String(at === screens.length - 1));
  black(false);
};
/* Full screen where the browser allows it, one wish after another: it takes a while to go in or out. */
const fullscreen = (on) => {
  wanted = on;
  full = false;
  settled = settled.then(async () => {
    if (wanted && !document.fullscreenElement) await document.documentElement.requestFullscreen({ navigationUI: "hide" });
    else if (!wanted && document.fullscreenElement) await document.exitFullscreen();
    full = wanted;
  }).catch(() => {});
};
const leave = () => { dialog.close(); };

const KEYS = {
  PageDown: () => go(at + 1), ArrowDown: () => go(at + 1), " ": () => go(at + 1), Enter: () => go(at + 1),
  PageUp: () => go(at - 1), ArrowUp: () => go(at - 1), Backspace: () => go(at - 1),
  ArrowRight: () => go(at + ahead()), ArrowLeft: () => go(at - ahead()),
  Home: () => go(0), End: () => go(screens.length - 1),
  b: () => black(part.black.hidden), ".": () => black(part.black.hidden),
};
const ahead = () => (getComputedStyle(dialog).direction === "rtl" ? -1 : 1);

const onKey = (event) => {
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  if ((event.key === " " || event.key === "Enter") && event.target.closest("button")) return;
  event.preventDefault();
  act();
};

/* A tap on the right half goes on, on the left half back; so does a swipe. */
let down = null;
const onTap = (event) => {
  if (event.button || event.target.closest(".hb-projector__bar")) return;
  const moved = down ? event.clientX - down.x : 0;
  if (down && Math.abs(event.clientY - down.y) > Math.max(30, Math.abs(moved))) return;
  if (String(getSelection()) && Math.abs(moved) > 5 && event.pointerType === "mouse") return;
  const forward = Math.abs(moved) > 40 ? moved < 0 : event.clientX > innerWidth / 2;
  go(at + (forward ? 1 : -1) * ahead());
};

const build = () => {
  dialog = make("dialog", "");
  dialog.className = "hb-projector";
  part.warning = make("p", "warning");
  part.kicker = make("p", "kicker");
  part.stage = make("div", "stage");
  part.source = make("p", "source");
  part.status = make("p", "status");
  part.black = make("div", "black");
  part.back = button("back", TEXTS.previous, () => go(at - 1));
  part.on = button("on", TEXTS.next, () => go(at + 1));
  const bar = make("div", "bar", part.back, part.on, part.status, button("dark", TEXTS.black, () => black(part.black.hidden)), button("leave", TEXTS.leave, leave));
  dialog.setAttribute("aria-label", TEXTS.title);
  part.stage.setAttribute("aria-live", "polite");
  part.stage.setAttribute("role", "region");
  part.stage.setAttribute("aria-label", TEXTS.screen);
  part.stage.tabIndex = -1;
  part.stage.autofocus = true;
  part.status.setAttribute("role", "status");
  dialog.append(part.warning, part.kicker, part.stage, part.source, part.black, bar);
  dialog.addEventListener("keydown", onKey);
  dialog.addEventListener("pointerdown", (event) => { down = { x: event.clientX, y: event.clientY }; });
  dialog.addEventListener("pointerup", onTap);
  dialog.addEventListener("close", () => {
    if (dialog.open) return;  // shown again before the browser told
    dialog.remove();
    fullscreen(false);
    scrollTo({ left: left.x, top: left.y, behavior: "instant" });
    if (left.opener) left.opener.focus({ preventScroll: true });
  });
  /* In full screen the browser keeps the first Escape to itself: leaving full screen is leaving. */
  document.addEventListener("fullscreenchange", () => { if (full && !document.fullscreenElement && dialog.open) leave(); });
  addEventListener("resize", () => {
    if (!dialog.open) return;
    const { index } = screens[at];
    layout();
    go(Math.max(0, screens.findIndex((screen) => screen.index >= index)));
  });
};

const show = async (what, opener) => {
  await load("link", "href", STYLE);
  const shown = (await Promise.all([what].flat().map(async (one) => piece(await elementOf(one), one)))).filter(Boolean);
  if (!shown.length) throw new Error("nothing to show");
  pieces = shown;
  left = { x: scrollX, y: scrollY, opener: opener || document.activeElement };
  if (!dialog) build();
  document.body.append(dialog);
  dialog.showModal();
  layout();
  at = 0;
  part.black.hidden = true;
  go(0);
  part.stage.focus();
  fullscreen(true);
};

window.handbook.features.projector = { show };
