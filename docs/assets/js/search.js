/* The search window: handbook.features.search.open(from). It makes its own elements, so that pages need not hold them.
   What is searched comes in a script of its own (search_index.js), asked for by name. */

import { lineOf, nameOfLines, shownLine, snippetRange } from "./search/lines.js";
import { TEXTS } from "./shared/build.js";
import { asksForTab, fill, make } from "./shared/dom.js";
import { injectStyles } from "./shared/inject-styles.js";

/** @import { Engine, Result } from "./search/engine.js" */

injectStyles(HANDBOOK_BUILD.css);

/**
 * How many results are shown, how many at once with a key; and the least score of one, as a part of that of the best.
 */
const MOST = 10;
const AT_ONCE = 2;
const LEAST = 0.12;
/**
 * Milliseconds: until the rest is shown, until it is told that the index is on its way, and left when idle work stops.
 */
const REST = 100;
const PATIENCE = 1500;
const SPARE = 4;

const { handbook } = window;
const root = `${handbook.home.replace(/\/$/, "")}/`;

/* In a pocket copy the pages stand in one document, except those that are of no use there. */
const isPocket = Boolean(document.querySelector("[data-hb-search-within]"));
/** @param {string} page @param {string} [id] */
const hrefOf = (page, id) =>
  isPocket ? `#${page.replace(".html", "")}${id ? `/${id}` : ""}` : `${root}${page}${id ? `#${id}` : ""}`;
/** @param {string} page @param {string} text */
const wayOut = (page, text) => make("li", {}, make("a", { href: hrefOf(page) }, text));

const close = make(
  "button",
  { class: "hb-search__close", type: "button", "aria-label": TEXTS.close },
  make("span", { "aria-hidden": "true" }, "×"),
);
const input = make("input", {
  class: "hb-search__input",
  id: "hb-search-input",
  type: "text",
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
});
const count = make("p", { class: "hb-search__count", role: "status" });
const none = make(
  "div",
  { class: "hb-search__none", hidden: true },
  make("p", {}, TEXTS.none),
  make("ul", {}, wayOut("situaties.html", TEXTS.situations), wayOut("hulp.html", TEXTS.help)),
);
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
  count,
  none,
  list,
);
document.body.append(dialog);

/** @type {Engine | null} */
let index = null;
/** @type {HTMLElement | null} */
let opener = null;
let active = -1;
let telling = 0;
let scrolled = false;

/* Results as they were shown, by what is in them: most stay the same from one key to the next, and need no new
   layout. */
/** @type {Map<string, HTMLElement>} */
const options = new Map();

/**
 * @param {Engine} of
 * @param {Result} result
 */
const hrefOfResult = ({ entries, pages }, { entry }) => hrefOf(pages[entries.page[entry]], entries.id[entry]);

/**
 * @param {Engine} of
 * @param {Result} result
 * @param {Set<string>} hits
 */
const optionOf = (of, result, hits) => {
  const { page, id, title, text } = of.entries;
  const { entry } = result;
  const lines = [lineOf("section", of.read(title[entry]), hits)];
  if (id[entry]) lines.push(lineOf("page", of.read(title[page.indexOf(page[entry])]), hits));
  lines.push(lineOf("snippet", of.read(text[entry]), hits, snippetRange));
  const name = `${entry} ${nameOfLines(lines)}`;
  let option = options.get(name);
  if (!option) {
    const href = hrefOfResult(of, result);
    const look = { class: "hb-search__result", href, tabindex: -1, role: "option", "aria-selected": "false" };
    option = make("a", look, ...lines.map(shownLine));
    options.set(name, option);
  }
  return option;
};

/**
 * Put results in the list from the place `from`; those that stand where they must are left alone.
 * @param {HTMLElement[]} found
 * @param {number} from
 */
const place = (found, from) => {
  for (const [at, option] of found.entries()) {
    const there = list.children[from + at];
    if (!there) list.append(option);
    else if (there !== option) there.replaceWith(option);
    const id = `hb-search-result-${from + at}`;
    if (option.id !== id) option.id = id; // else it costs a look at its styles
  }
};

/* Steps of work that later keys ask for, taken while nothing else is to be done, and not in the midst of typing, so
   that no key waits for more than one. Where a browser does not tell when that is, a few at a time. */
/** @type {(work: (left: { timeRemaining: () => number }) => void) => void} */
const whenIdle =
  window.requestIdleCallback ||
  ((work) =>
    setTimeout(() => {
      const until = performance.now() + 2 * SPARE;
      work({ timeRemaining: () => until - performance.now() });
    }));
/** @type {Iterator<unknown> | null} */
let steps = null;
let isWaiting = false;
let isTyping = false;
const prepare = () => {
  if (!steps || isWaiting) return;
  isWaiting = true;
  whenIdle((left) => {
    isWaiting = false;
    if (isTyping) return;
    do {
      if (!steps || steps.next().done) {
        steps = null;
        return;
      }
    } while (left.timeRemaining() > SPARE);
    prepare();
  });
};

/* What fills a phone above its keyboard comes with the key, what is below when typing rests, so that the next key need
   not wait for it; and that nothing was found. Until then the results of the key before stand there. */
/** @type {(() => void) | null} */
let showRest = null;
let resting = 0;
const finish = () => {
  clearTimeout(resting);
  showRest?.();
  showRest = null;
  isTyping = false;
  prepare();
};
/**
 * @param {Engine} of
 * @param {Result[]} found
 * @param {Set<string>} hits
 * @param {boolean} isAsked
 */
const show = (of, found, hits, isAsked) => {
  /** @param {Result} result */
  const option = (result) => optionOf(of, result, hits);
  place(found.slice(0, AT_ONCE).map(option), 0);
  showRest = () => {
    place(found.slice(AT_ONCE).map(option), AT_ONCE);
    while (list.children.length > found.length) list.lastChild?.remove();
    none.hidden = !isAsked || found.length > 0;
  };
  clearTimeout(resting);
  resting = window.setTimeout(finish, REST);
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
const tell = (words, quiet, after = 400) => {
  clearTimeout(telling);
  count.classList.toggle("hb-search__count--quiet", quiet);
  telling = window.setTimeout(() => {
    count.textContent = words;
  }, after);
};

/** @param {Event} [key] what happened in the box, if this answers it at once */
const update = (key) => {
  if (!index) {
    fetchIndex();
    return;
  }
  const of = index;
  const question = input.value.trim();
  const { found, hits } = of.find(input.value);
  /** @param {Result} result */
  const isThere = (result) => !isPocket || document.getElementById(hrefOfResult(of, result).slice(1));
  const best = found.filter(({ score }) => score > found[0].score * LEAST);
  const shown = best.filter(isThere).slice(0, MOST);
  choose(-1);
  isTyping = Boolean(key);
  show(of, shown, hits, Boolean(question));
  if (scrolled) list.scrollTop = 0; // asking for it otherwise costs a layout a key
  scrolled = false;
  input.setAttribute("aria-expanded", String(shown.length > 0));
  const many = fill(shown.length === 1 ? TEXTS.one : TEXTS.many, { count: shown.length });
  const nothing = question ? TEXTS.none : "";
  tell(shown.length ? many : nothing, !shown.length);
};

/* What is typed meanwhile is answered when the index comes. After a failure, typing on asks for it again. */
/** @type {Promise<void> | null} */
let coming = null;
const fetchIndex = () => {
  if (coming) return;
  tell(TEXTS.loading, false, PATIENCE);
  coming = handbook.load("search_index").then(
    (found) => {
      index = found;
      tell("", true, 0);
      if (input.value) update();
      steps = found.ahead();
      prepare();
    },
    () => {
      coming = null;
      tell(TEXTS.failed, false, 0);
    },
  );
};

input.addEventListener("input", update);
input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key.startsWith("Arrow") || event.key === "Enter") finish();
  const size = list.children.length;
  if (!size) return;
  if (event.key === "ArrowDown") choose((active + 1) % size);
  else if (event.key === "ArrowUp") choose((active <= 0 ? size : active) - 1);
  else if (event.key === "Enter") /** @type {HTMLElement} */ (list.children[Math.max(active, 0)]).click();
  else return;
  event.preventDefault();
});
list.addEventListener(
  "scroll",
  () => {
    scrolled = true;
  },
  { passive: true },
);
list.addEventListener("click", (event) => {
  if (/** @type {Element} */ (event.target).closest("a") && !asksForTab(event)) dialog.close();
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
close.addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => opener?.focus());

handbook.features.search = {
  /* Opens the window; when it closes, `from` gets the focus. */
  open(from) {
    opener = from || /** @type {HTMLElement} */ (document.activeElement);
    if (!dialog.open) dialog.showModal();
    if (!index) {
      input.value ||= new URLSearchParams(location.search).get("q") || "";
      fetchIndex();
    }
    input.focus();
    input.select();
  },
};
