/* The search window: handbookSearch.open(from). Joined to the search script by the build; makes its own elements, so that
   pages need not hold them. */
(() => {
  const texts = DATA.texts;
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
    : (page, id) => new URL(page + (id ? `#${id}` : ""), root).href;
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
  const dialog = make("dialog", { class: "hb-search", id: "hb-search", lang: DATA.language, "aria-labelledby": "hb-search-title" },
    make("div", { class: "hb-search__head" }, make("h2", { class: "hb-search__title", id: "hb-search-title" }, texts.title), close),
    make("label", { class: "hb-search__label", for: "hb-search-input" }, texts.label), input,
    make("p", { class: "hb-search__hint", id: "hb-search-hint" }, texts.hint), count, none, list);
  document.body.append(dialog);

  const MOST = 10, LEAST = 0.12, SNIPPET = 170;
  let search = null, opener = null, active = -1, telling = 0, scrolled = false;

  const addressOf = ([page, id]) => placeOf(DATA.pages[page][0], id);
  const isThere = ({ entry }) => !within || document.getElementById(addressOf(DATA.entries[entry]).slice(1));

  /* [start, end, key] of each word; kept, as the same sections come up key after key. */
  const kept = new Map();
  const wordsOf = (text) => {
    if (!kept.has(text)) {
      kept.set(text, Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu), ({ 0: word, index }) => [index, index + word.length, search.keyOf(word)]));
    }
    return kept.get(text);
  };

  /* The text from `from` to `to`, with its hits in <mark>; never as HTML. */
  const marked = (into, text, hits, from, to) => {
    let end = from;
    for (const [start, stop, key] of wordsOf(text)) {
      if (start < from || !hits.has(key)) continue;
      if (start >= to) break;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, stop);
      into.append(text.slice(end, start), mark);
      end = stop;
    }
    into.append(text.slice(end, to) + (to < text.length ? " …" : ""));
  };

  /* Where the piece of a text is that holds the most different hits, from the start of a sentence or word. */
  const piece = (text, hits) => {
    if (text.length <= SNIPPET) return [0, text.length];
    const found = wordsOf(text).filter(([, , key]) => hits.has(key));
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

  const option = ({ entry }, number, hits) => {
    const [page, id, title, text] = DATA.entries[entry];
    const link = document.createElement("a");
    link.className = "hb-search__result";
    link.id = `hb-search-result-${number}`;
    link.href = addressOf([page, id]);
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    const line = (name, words, from, to) => {
      const span = document.createElement("span");
      span.className = `hb-search__${name}`;
      if (from) span.append("… ");
      marked(span, words, hits, from, to);
      link.append(span);
    };
    line("section", title, 0, title.length);
    if (id) line("page", DATA.pages[page][1], 0, DATA.pages[page][1].length);
    line("snippet", text, ...piece(text, hits));
    return link;
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

  const update = () => {
    const question = input.value.trim();
    const { found, hits } = engineOf().find(input.value);
    const shown = found.filter(({ score }) => score > found[0].score * LEAST).filter(isThere).slice(0, MOST);
    choose(-1);
    list.replaceChildren(...shown.map((result, number) => option(result, number, hits)));
    if (scrolled) list.scrollTop = 0; // asking for it otherwise costs a layout a key
    scrolled = false;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    none.hidden = !question || shown.length > 0;
    clearTimeout(telling);
    const told = shown.length ? (shown.length === 1 ? texts.one : texts.many).replace("{count}", shown.length)
      : question ? texts.none : "";
    count.classList.toggle("hb-search__count--quiet", !shown.length);
    telling = setTimeout(() => { count.textContent = told; }, 400); // one announcement after typing, not one a key
  };

  const engineOf = () => search ||= engine(DATA, KEYS[DATA.language] || undoubled, openMiniSearch);

  /* Opens the window; when it closes, `from` gets the focus. */
  const open = (from) => {
    opener = from || document.activeElement;
    if (!dialog.open) dialog.showModal();
    const asked = new URLSearchParams(location.search).get("q");
    if (!search && asked) {
      input.value = asked;
      update();
    } else setTimeout(engineOf);
    input.focus();
    input.select();
  };

  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const size = list.children.length;
    if (event.isComposing || !size) return;
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
  window.handbookSearch = { open };
})();
