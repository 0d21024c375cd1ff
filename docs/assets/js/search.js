/* The search window: opens when this script has come, and again on the event "hb-open". Joined to the search script by the build. */
(() => {
  const dialog = document.querySelector("dialog[data-hb-search]");
  if (!dialog) return;
  const input = dialog.querySelector("[role=combobox]");
  const list = dialog.querySelector("[role=listbox]");
  const count = dialog.querySelector("[data-hb-search-count]");
  const none = dialog.querySelector("[data-hb-search-none]");
  const root = new URL(`${dialog.dataset.hbSearch.replace(/\/$/, "")}/`, document.baseURI);
  const MOST = 12, LEAST = 0.12, SNIPPET = 170;
  let search = null, active = -1, telling = 0;

  const addressOf = ([page, id]) => new URL(DATA.pages[page][0] + (id ? `#${id}` : ""), root).href;

  /* The text with its hits in <mark>; never as HTML. */
  const marked = (into, text, isHit) => {
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu)) {
      if (!isHit(match[0])) continue;
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      into.append(text.slice(end, match.index), mark);
      end = match.index + match[0].length;
    }
    into.append(text.slice(end));
    return into;
  };

  /* The piece of a text that holds the most different hits, from the start of a sentence or word. */
  const snippet = (text, isHit) => {
    if (text.length <= SNIPPET) return text;
    const hits = Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’]\p{L}+)*/gu)).filter((match) => isHit(match[0]));
    let start = 0, most = 0;
    hits.forEach((hit, at) => {
      const within = new Set(hits.slice(at).filter((other) => other.index < hit.index + SNIPPET - 30).map((other) => other[0].toLowerCase()));
      if (within.size > most) [start, most] = [hit.index, within.size];
    });
    const sentence = Math.max(...[". ", "? ", "! ", ": "].map((sign) => text.lastIndexOf(sign, start) + 2));
    if (start - sentence < 60) start = sentence > 1 ? sentence : 0;
    else start = text.indexOf(" ", start - 40) + 1;
    let end = text.lastIndexOf(" ", start + SNIPPET);
    if (end <= start || start + SNIPPET >= text.length) end = text.length;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  };

  const option = ({ entry }, number, isHit) => {
    const [page, id, title, text] = DATA.entries[entry];
    const link = document.createElement("a");
    link.className = "hb-search__result";
    link.id = `hb-search-result-${number}`;
    link.href = addressOf([page, id]);
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    const line = (name, words) => {
      const span = document.createElement("span");
      span.className = `hb-search__${name}`;
      link.append(marked(span, words, isHit));
    };
    line("section", title);
    if (id) line("page", DATA.pages[page][1]);
    line("snippet", snippet(text, isHit));
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
    search ||= engine(DATA, KEYS[DATA.language], openMiniSearch);
    const { found, isHit } = search(input.value);
    const shown = found.filter(({ score }) => score > found[0].score * LEAST).slice(0, MOST);
    choose(-1);
    list.replaceChildren(...shown.map((result, number) => option(result, number, isHit)));
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    none.hidden = !question || shown.length > 0;
    clearTimeout(telling);
    const told = shown.length ? (shown.length === 1 ? dialog.dataset.hbOne : dialog.dataset.hbMany).replace("{count}", shown.length)
      : question ? none.querySelector("p").textContent : "";
    count.classList.toggle("hb-search__count--quiet", !shown.length);
    telling = setTimeout(() => { count.textContent = told; }, 400); // one announcement after typing, not one a key
  };

  const open = () => {
    if (!dialog.open) dialog.showModal();
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
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.querySelector("[data-hb-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("hb-open", open);

  const asked = new URLSearchParams(location.search).get("q");
  open();
  if (asked) input.value = asked;
  if (input.value) update();
  else setTimeout(() => { search ||= engine(DATA, KEYS[DATA.language], openMiniSearch); });
})();
