/* The search window: handbookSearch.open(from). Joined to the search script by the build. */
(() => {
  const dialog = document.querySelector("dialog[data-hb-search]");
  if (!dialog) return;
  const input = dialog.querySelector("[role=combobox]");
  const list = dialog.querySelector("[role=listbox]");
  const count = dialog.querySelector("[data-hb-search-count]");
  const none = dialog.querySelector("[data-hb-search-none]");
  const root = new URL(`${dialog.dataset.hbSearch.replace(/\/$/, "")}/`, document.baseURI);
  const MOST = 10, LEAST = 0.12, SNIPPET = 170;
  let search = null, opener = null, active = -1, telling = 0, scrolled = false;

  const addressOf = ([page, id]) => new URL(DATA.pages[page][0] + (id ? `#${id}` : ""), root).href;

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
    const shown = found.filter(({ score }) => score > found[0].score * LEAST).slice(0, MOST);
    choose(-1);
    list.replaceChildren(...shown.map((result, number) => option(result, number, hits)));
    if (scrolled) list.scrollTop = 0; // asking for it otherwise costs a layout a key
    scrolled = false;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    none.hidden = !question || shown.length > 0;
    clearTimeout(telling);
    const told = shown.length ? (shown.length === 1 ? dialog.dataset.hbOne : dialog.dataset.hbMany).replace("{count}", shown.length)
      : question ? none.querySelector("p").textContent : "";
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
  dialog.querySelector("[data-hb-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => opener?.focus());
  window.handbookSearch = { open };
})();
