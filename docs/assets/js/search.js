/* The search window: handbook.features.search.open(from). Joined to the language by the build; makes its own elements, so
   that pages need not hold them. What is searched comes in a script of its own (search-index.js), asked for by name. */
(() => {
  const texts = TEXTS;
  const root = `${window.handbook.home.replace(/\/$/, "")}/`;

  /* An element with its attributes, and what stands in it: elements or text. */
  const make = (tag, attributes, ...inside) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...inside);
    return element;
  };
  /* In a pocket copy the pages stand in one document, except those that are of no use there. */
  const within = document.querySelector("[data-hb-search-within]");
  const placeOf = within
    ? (page, id) => `#${page.replace(".html", "")}${id ? `/${id}` : ""}`
    : (page, id) => `${root}${page}${id ? `#${id}` : ""}`;
  const link = (page, words) => make("li", {}, make("a", { href: placeOf(page) }, words));

  const close = make("button", { class: "hb-search__close", type: "button", "aria-label": texts.close }, make("span", { "aria-hidden": "true" }, "×"));
  const input = make("input", {
    class: "hb-search__input", id: "hb-search-input", type: "text", inputmode: "search", enterkeyhint: "search", role: "combobox",
    "aria-expanded": "false", "aria-controls": "hb-search-results", "aria-autocomplete": "list", "aria-describedby": "hb-search-hint",
    autocomplete: "off", autocapitalize: "off", spellcheck: "false",
  });
  const count = make("p", { class: "hb-search__count", role: "status" });
  const none = make("div", { class: "hb-search__none", hidden: "" }, make("p", {}, texts.none),
    make("ul", {}, link("situaties.html", texts.situations), link("hulp.html", texts.help)));
  const list = make("div", { class: "hb-search__results", id: "hb-search-results", role: "listbox", "aria-label": texts.results });
  const dialog = make("dialog", { class: "hb-search", id: "hb-search", lang: WORDS.language, "aria-labelledby": "hb-search-title" },
    make("div", { class: "hb-search__head" }, make("h2", { class: "hb-search__title", id: "hb-search-title" }, texts.title), close),
    make("label", { class: "hb-search__label", for: "hb-search-input" }, texts.label), input,
    make("p", { class: "hb-search__hint", id: "hb-search-hint" }, texts.hint), count, none, list);
  document.body.append(dialog);

  const MOST = 10, AT_ONCE = 2, LEAST = 0.12, SNIPPET = 170, REST = 100, PATIENCE = 1500, SPARE = 4;
  let index = null, opener = null, active = -1, telling = 0, scrolled = false;

  let made = null;
  const lexiconOf = () => made ||= lexicon(WORDS);

  /* Each coded text as it is read; kept, as the same sections come up key after key. */
  const kept = new Map();
  const read = (coded) => {
    if (!kept.has(coded)) kept.set(coded, lexiconOf().read(coded));
    return kept.get(coded);
  };
  const addressOf = (entry) => placeOf(index.pages[index.entries.page[entry]], index.entries.id[entry]);
  const isThere = ({ entry }) => !within || document.getElementById(addressOf(entry).slice(1));

  /* Where the piece of a text is that holds the most different hits, from the start of a sentence or word. */
  const piece = ({ text, words }, hits) => {
    if (text.length <= SNIPPET) return [0, text.length];
    const found = words.filter(([, , key]) => hits.has(key));
    let from = 0, most = 0;
    found.forEach(([start], at) => {
      const within = new Set();
      for (let n = at; n < found.length && found[n][0] < start + SNIPPET - 30; n++) within.add(found[n][2]);
      if (within.size > most) [from, most] = [start, within.size];
    });
    const sentence = Math.max(...[". ", "? ", "! ", ": "].map((sign) => text.lastIndexOf(sign, from) + 2));
    if (from - sentence < 60) from = sentence > 1 ? sentence : 0;
    else from = text.indexOf(" ", from - 40) + 1;
    const to = text.lastIndexOf(" ", from + SNIPPET);
    return [from, to <= from || from + SNIPPET >= text.length ? text.length : to];
  };

  /* One line of a result: a piece of a text, and where in it hits are. */
  const line = (name, coded, hits, pieceOf = () => [0, Infinity]) => {
    const { text, words } = read(coded), [from, to] = pieceOf({ text, words }, hits);
    return { name, text, from, to: Math.min(to, text.length), marks: words.filter(([start, , key]) => start >= from && start < to && hits.has(key)) };
  };

  /* The piece of a line, with its hits in <mark>; never as HTML. */
  const marked = ({ name, text, from, to, marks }) => {
    const span = document.createElement("span");
    span.className = `hb-search__${name}`;
    if (from) span.append("… ");
    let end = from;
    for (const [start, stop] of marks) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, stop);
      span.append(text.slice(end, start), mark);
      end = stop;
    }
    span.append(text.slice(end, to) + (to < text.length ? " …" : ""));
    return span;
  };

  /* Results as they were shown, by what is in them: most stay the same from one key to the next, and need no new layout. */
  const results = new Map();
  const option = ({ entry }, hits) => {
    const { page, id, title, text } = index.entries;
    const lines = [line("section", title[entry], hits)];
    if (id[entry]) lines.push(line("page", title[page.indexOf(page[entry])], hits));
    lines.push(line("snippet", text[entry], hits, piece));
    const name = [entry, ...lines.map(({ from, marks }) => [from, ...marks.map(([start]) => start)])].join(" ");
    if (!results.has(name)) {
      results.set(name, make("a", { class: "hb-search__result", href: addressOf(entry), tabindex: "-1", role: "option", "aria-selected": "false" }, ...lines.map(marked)));
    }
    return results.get(name);
  };

  /* Puts the results from `from` to `to` in the list; those that stand where they must are left alone. */
  const place = (found, hits, from, to) => found.slice(from, to).forEach((result, at) => {
    const shown = option(result, hits), there = list.children[from + at];
    if (!there) list.append(shown);
    else if (there !== shown) there.replaceWith(shown);
    const name = `hb-search-result-${from + at}`;
    if (shown.id !== name) shown.id = name; // else it costs a look at its styles
  });

  /* What later keys ask for; texts that are read for the first time cost a key as much as finding them. */
  function* ahead() {
    yield* index.ahead();
    for (const coded of [...index.entries.title, ...index.entries.text]) yield read(coded);
  }

  /* Takes these steps while nothing else is to be done, and not in the midst of typing, so that no key waits for more than
     one. Where a browser does not tell when that is, a few at a time. */
  const whenIdle = window.requestIdleCallback || ((work) => setTimeout(() => {
    const until = performance.now() + 2 * SPARE;
    work({ timeRemaining: () => until - performance.now() });
  }));
  let steps = null, waiting = false, typing = false;
  const getReady = () => {
    if (!steps || waiting) return;
    waiting = true;
    whenIdle((left) => {
      waiting = false;
      if (typing) return;
      do if (steps.next().done) {
        steps = null;
        return;
      } while (left.timeRemaining() > SPARE);
      getReady();
    });
  };

  /* What fills a phone above its keyboard comes with the key, what is below when typing rests, so that the next key need
     not wait for it; and that nothing was found. Until then the results of the key before stand there. */
  let rest = null, resting = 0;
  const finish = () => {
    clearTimeout(resting);
    rest?.();
    rest = null;
    typing = false;
    getReady();
  };
  const show = (found, hits, isAsked) => {
    place(found, hits, 0, AT_ONCE);
    rest = () => {
      place(found, hits, AT_ONCE, found.length);
      while (list.children.length > found.length) list.lastChild.remove();
      none.hidden = !isAsked || found.length > 0;
    };
    clearTimeout(resting);
    resting = setTimeout(finish, REST);
  };

  const choose = (to) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = to;
    const chosen = list.children[active];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  };

  /* Tells something, and shows it unless it is `quiet`; after typing, so that it is not said at every key. */
  const tell = (words, quiet, after = 400) => {
    clearTimeout(telling);
    count.classList.toggle("hb-search__count--quiet", quiet);
    telling = setTimeout(() => { count.textContent = words; }, after);
  };

  /* key: what happened in the box, if this answers it at once. */
  const update = (key) => {
    const question = input.value.trim();
    if (!index) {
      fetchIndex();
      return;
    }
    const { found, hits } = index.find(input.value);
    const shown = found.filter(({ score }) => score > found[0].score * LEAST).filter(isThere).slice(0, MOST);
    choose(-1);
    typing = Boolean(key);
    show(shown, hits, question);
    if (scrolled) list.scrollTop = 0; // asking for it otherwise costs a layout a key
    scrolled = false;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    const many = (shown.length === 1 ? texts.one : texts.many).replace("{count}", shown.length);
    tell(shown.length ? many : question ? texts.none : "", !shown.length);
  };

  /* What is typed meanwhile is answered when the index comes. After a failure, typing on asks for it again. */
  let coming = null;
  const fetchIndex = () => {
    if (!coming) tell(texts.loading, false, PATIENCE);
    coming ||= window.handbook.load("search_index").then(({ open }) => {
      index = open(lexiconOf());
      tell("", true, 0);
      if (input.value) update();
      steps = ahead();
      getReady();
    }, () => {
      coming = null;
      tell(texts.failed, false, 0);
    });
  };

  /* Opens the window; when it closes, `from` gets the focus. The words are made ready once it is to be seen. */
  const open = (from) => {
    opener = from || document.activeElement;
    if (!dialog.open) dialog.showModal();
    if (!index) {
      input.value ||= new URLSearchParams(location.search).get("q") || "";
      setTimeout(lexiconOf);
      fetchIndex();
    }
    input.focus();
    input.select();
  };

  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key.startsWith("Arrow") || event.key === "Enter") finish();
    const size = list.children.length;
    if (!size) return;
    if (event.key === "ArrowDown") choose((active + 1) % size);
    else if (event.key === "ArrowUp") choose((active <= 0 ? size : active) - 1);
    else if (event.key === "Enter") list.children[Math.max(active, 0)].click();
    else return;
    event.preventDefault();
  });
  list.addEventListener("scroll", () => { scrolled = true; }, { passive: true });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => opener?.focus());
  window.handbook.features.search = { open };
})();
