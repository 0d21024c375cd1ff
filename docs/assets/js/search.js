/* The search window: handbook.features.search.open(from). It makes its own elements, so that pages need not hold them.
   What is searched comes in a script of its own (search_index.js), asked for by name. */

import { beginnings, lineOf, shownLine } from "./search/lines.js";
import { SIGNS } from "./search/words.js";
import { TEXTS } from "./shared/build.js";
import { asksForTab, button, fill, make } from "./shared/dom.js";
import { injectStyles } from "./shared/inject-styles.js";
import { forgetRead, keepRead, lastRead } from "./shared/last-read.js";

/** @import { Searching } from "./search_index.js" */

injectStyles(HANDBOOK_BUILD.css);

/** How many results are shown, and how many when the handbook says little about it. */
const MOST = 10;
const NEAREST = 3;
/** Milliseconds after a key: until it is answered, so that no next key waits, and until the result is told. */
const REST = 60;
const TOLD = 400;
/** How many signs of a question are looked for in a task of their own, before all of it is. */
const FIRST = 90;
/** Milliseconds until it is told that the index is on its way. */
const PATIENCE = 1500;

const { handbook } = window;
const root = `${handbook.home.replace(/\/$/, "")}/`;

/* In a pocket copy the pages stand in one document, except those that are of no use there. */
const isPocket = Boolean(document.querySelector("[data-hb-search-within]"));
/** @param {string} page @param {string} [id] */
const hrefOf = (page, id) =>
  isPocket ? `#${page.replace(".html", "")}${id ? `/${id}` : ""}` : `${root}${page}${id ? `#${id}` : ""}`;
/** @param {string} page its name, "" for none @param {string} text @param {string} [id] */
const wayTo = (page, text, id) => (page ? make("a", { href: hrefOf(`${page}.html`, id) }, text) : "");

const close = make(
  "button",
  { class: "hb-search__close", type: "button", "aria-label": TEXTS.close },
  make("span", { "aria-hidden": "true" }, "×"),
);
const input = make("input", {
  class: "hb-search__input",
  id: "hb-search-input",
  inputmode: "search",
  enterkeyhint: "search",
  role: "combobox",
  "aria-expanded": "false",
  "aria-controls": "hb-search-results",
  "aria-autocomplete": "list",
  "aria-describedby": "hb-search-hint",
  autocomplete: "off",
  autocapitalize: "off",
  spellcheck: "false",
  maxlength: SIGNS,
});
const count = make("p", { class: "hb-search__count", role: "status" });
const reason = make("p");
const none = make(
  "div",
  { class: "hb-search__none", hidden: true },
  reason,
  make(
    "ul",
    {},
    make("li", {}, wayTo(HANDBOOK_BUILD.pages.situations, TEXTS.situations)),
    make("li", {}, wayTo(HANDBOOK_BUILD.pages.help, TEXTS.help)),
  ),
);
/* What stands there before anything is asked. */
const start = make("div", { class: "hb-search__start" });
const above = make("div", { class: "hb-search__above", "aria-live": "polite" });
const list = make("div", {
  class: "hb-search__results",
  id: "hb-search-results",
  role: "listbox",
  "aria-label": TEXTS.results,
});
const dialog = make(
  "dialog",
  { class: "hb-search", id: "hb-search", lang: HANDBOOK_BUILD.language, "aria-labelledby": "hb-search-title" },
  make(
    "div",
    { class: "hb-search__head" },
    make("h2", { class: "hb-search__title", id: "hb-search-title" }, TEXTS.title),
    close,
  ),
  make("label", { class: "hb-search__label", for: "hb-search-input" }, TEXTS.label),
  input,
  make("p", { class: "hb-search__hint", id: "hb-search-hint" }, TEXTS.hint),
  above,
  count,
  none,
  start,
  list,
);
document.body.append(dialog);
dialog.checkVisibility(); // what its styles cost the page is paid now, not when the window opens: no task is long

/** @type {Searching | null} */
let index = null;
/** @type {HTMLElement | null} */
let opener = null;
let active = -1;
let telling = 0;

/* Results as they were shown, by what is marked in them: most stay the same from one key to the next, and need no new
   layout. */
/** @type {Map<number, ReturnType<typeof lineOf>[]>} */
const lines = new Map();
/** @type {Map<string, HTMLElement>} */
const options = new Map();

/** @param {Searching} of @param {number} entry */
const hrefOfEntry = ({ entries, pages }, entry) => hrefOf(pages[entries.page[entry]], entries.id[entry]);

/** What a pocket copy does not hold is not found in it. @param {Searching} of */
const leaveOut = (of) => {
  for (const entry of of.entries.weight.keys()) {
    if (!document.getElementById(hrefOfEntry(of, entry).slice(1))) of.entries.weight[entry] = 0;
  }
};

/** @param {Searching} of @param {number} entry */
const linesOf = ({ entries }, entry) => {
  const { page, id, title, said, treatment } = entries;
  const made = [lineOf("section", title[entry])];
  if (treatment[entry]) made.push(lineOf("treatment", TEXTS.treatment));
  if (id[entry]) made.push(lineOf("page", title[page.indexOf(page[entry])]));
  if (said[entry]) made.push(lineOf("said", said[entry]));
  return made;
};

/**
 * @param {Searching} of
 * @param {number} entry
 * @param {Set<string>} asked
 */
const optionOf = (of, entry, asked) => {
  const known = lines.get(entry) || linesOf(of, entry);
  lines.set(entry, known);
  const hits = known.flatMap(({ words }) => words.flatMap(({ begins }, at) => (asked.has(begins) ? [at] : [-1])));
  const name = `${entry} ${hits.join("")}`;
  let option = options.get(name);
  if (!option) {
    const look = { class: "hb-search__result", tabindex: -1, role: "option", "aria-selected": "false" };
    option = make("a", { ...look, href: hrefOfEntry(of, entry) }, ...known.map((line) => shownLine(line, asked)));
    options.set(name, option);
  }
  return option;
};

/**
 * Put results in the list; what stands there already stays.
 * @param {HTMLElement[]} found
 */
const show = (found) => {
  for (const [at, option] of found.entries()) {
    option.id = `hb-search-result-${at}`;
    if (list.children[at] !== option) list.insertBefore(option, list.children[at] ?? null);
  }
  while (list.children.length > found.length) list.lastChild?.remove();
};

/** @param {number} to */
const choose = (to) => {
  list.children[active]?.setAttribute("aria-selected", "false");
  active = to;
  const chosen = list.children[active];
  chosen?.setAttribute("aria-selected", "true");
  chosen?.scrollIntoView({ block: "nearest" });
  if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
  else input.removeAttribute("aria-activedescendant");
};

/**
 * Tell something, and show it unless it is `quiet`; after typing, so that it is not said at every key.
 * @param {string} words
 * @param {boolean} quiet
 */
const tell = (words, quiet, after = TOLD) => {
  clearTimeout(telling);
  count.classList.toggle("hb-search__count--quiet", quiet);
  telling = window.setTimeout(() => {
    count.textContent = words;
  }, after);
};

/* Who asks in need or about force sees help or the warning in a row of its own, whatever is found. */
/** @param {Searching} of @param {string[]} words */
const showAbove = ({ isNeed, isForce, warning }, words) => {
  const rows = [];
  if (isNeed(words)) {
    const call = make("a", { href: `tel:${TEXTS.number}` }, TEXTS.number);
    rows.push(make("p", {}, `${TEXTS.danger} `, call, ". ", wayTo(HANDBOOK_BUILD.pages.help, TEXTS.need)));
  }
  if (isForce(words)) rows.push(make("p", {}, wayTo(warning[1], warning[0], warning[2])));
  const same =
    rows.map((row) => row.textContent).join() === Array.from(above.children, (row) => row.textContent).join();
  if (!same) above.replaceChildren(...rows); // else a screen reader says it at every key
};

/** A heading, and under it a list. @param {string} title @param {HTMLElement[]} rows */
const group = (title, rows) =>
  rows.length ? [make("h3", {}, title), make("ul", {}, ...rows.map((row) => make("li", {}, row)))] : [];

/** @param {string} text */
const exampleOf = (text) =>
  button(text, () => {
    input.value = text;
    input.focus();
    update();
  });

/* Pages are known by their titles, so they wait for the index. A pocket copy is one page. */
const showStart = () => {
  /** @param {string} text @param {() => boolean} change */
  const choice = (text, change) =>
    button(text, () => {
      tell(change() ? "" : TEXTS.not_remembered, false, 0);
      showStart();
      start.querySelector("button:last-of-type")?.scrollIntoView({ block: "nearest" });
      input.focus();
    });
  const pages = lastRead();
  const rows = (pages || []).flatMap((name) => {
    const number = index?.pages.indexOf(`${name}.html`) ?? -1;
    return !index || number < 0 || name === handbook.page
      ? []
      : [make("a", { href: hrefOf(`${name}.html`) }, index.entries.title[index.entries.page.indexOf(number)])];
  });
  const keeping = pages ? choice(TEXTS.forget, forgetRead) : choice(TEXTS.remember, () => keepRead(handbook.page));
  start.replaceChildren(
    ...group(TEXTS.examples, HANDBOOK_BUILD.examples.map(exampleOf)),
    ...group(TEXTS.read, rows),
    isPocket || !handbook.page ? "" : keeping,
  );
};

const answer = () => {
  const isAsked = Boolean(input.value.trim());
  start.hidden = isAsked;
  if (!isAsked) showStart();
  if (!index) return;
  const of = index;
  const { found, known, words } = of.find(input.value);
  const shown = found.slice(0, known ? MOST : NEAREST);
  const asked = beginnings(words);
  const isAnswer = known && shown.length > 0;
  const sorry = shown.length ? TEXTS.little : TEXTS.none;
  choose(-1);
  showAbove(of, words);
  show(shown.map((entry) => optionOf(of, entry, asked)));
  none.hidden = isAnswer || !isAsked;
  reason.textContent = sorry;
  requestAnimationFrame(() => list.scrollTo(0, 0)); // where the layout is made anyway
  input.setAttribute("aria-expanded", String(shown.length > 0));
  const many = fill(shown.length === 1 ? TEXTS.one : TEXTS.many, { count: shown.length });
  tell(isAnswer ? many : isAsked ? sorry : "", !isAnswer);
};

let resting = 0;
/** Answer what was typed last, if that is still to come. */
const finish = () => {
  if (resting) answer();
  clearTimeout(resting);
  resting = 0;
};
const update = () => {
  if (!index) fetchIndex();
  clearTimeout(resting);
  resting = window.setTimeout(
    () => {
      index?.find(input.value.slice(0, FIRST)); // what was weighed is kept, so that no task is long
      resting = window.setTimeout(finish);
    },
    index ? REST : 0,
  );
};

/* What is typed meanwhile is answered when the index comes. After a failure, typing on asks for it again. */
/** @type {Promise<void> | null} */
let coming = null;
const fetchIndex = () => {
  if (coming) return;
  tell(TEXTS.loading, false, PATIENCE);
  coming = handbook.load("search_index").then(
    async ({ ready }) => {
      const of = await ready;
      if (isPocket) leaveOut(of);
      tell("", true, 0);
      update(); // in a task of its own, for making the index was work enough, and at once: it was waited for
      index = of;
    },
    () => {
      coming = null;
      tell(TEXTS.failed, false, 0);
    },
  );
};

input.addEventListener("input", update);
input.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return; // a word is still being composed
  if (event.key.startsWith("Arrow") || event.key === "Enter") finish();
  const size = list.children.length;
  if (!size) return;
  if (event.key === "ArrowDown") choose((active + 1) % size);
  else if (event.key === "ArrowUp") choose((active <= 0 ? size : active) - 1);
  else if (event.key === "Enter") /** @type {HTMLElement} */ (list.children[Math.max(active, 0)]).click();
  else return;
  event.preventDefault();
});
dialog.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target === dialog || (target.closest("a") && !asksForTab(event))) dialog.close();
});
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => opener?.focus());

handbook.features.search = {
  /* Opens the window, with the question that `from` may hold (data-hb-search-open); when it closes, `from` gets the
     focus. */
  open(from) {
    if (from?.dataset.hbSearchOpen) input.value = from.dataset.hbSearchOpen;
    opener = from || /** @type {HTMLElement} */ (document.activeElement);
    if (!dialog.open) dialog.showModal();
    if (!index) {
      input.value ||= new URLSearchParams(location.search).get("q") || "";
      fetchIndex();
    }
    answer();
    input.focus();
    input.select();
  },
};
