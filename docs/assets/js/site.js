/* Header and frame: menu, contents, colour scheme, language, opening the search. Each works without this script, or hides. */
(() => {
  "use strict";

  const root = document.documentElement;
  const WIDE = matchMedia("(min-width: 75em)");
  const SCHEMES = ["", "light", "dark"];
  const SCHEME_KEY = "handboek-hechting:scheme";

  /* Menu: without this script the button leads to the menu below the text. */
  const menu = document.getElementById("menu");
  const opener = document.querySelector("[data-hb-menu-open]");
  const showMenu = (open) => {
    root.toggleAttribute("data-hb-menu", open);
    opener.setAttribute("aria-expanded", String(open));
    document.querySelectorAll(".hb-content, .hb-contents, .hb-footer").forEach((part) => { part.inert = open; });
    if (open) (menu.querySelector("[aria-current]") || menu.querySelector("a")).focus();
  };
  if (menu && opener) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-controls", "menu");
    opener.setAttribute("aria-expanded", "false");
    const toggle = (event) => {
      event.preventDefault();
      showMenu(!root.hasAttribute("data-hb-menu"));
    };
    opener.addEventListener("click", toggle);
    opener.addEventListener("keydown", (event) => { if (event.key === " ") toggle(event); });
    menu.addEventListener("click", (event) => { if (event.target.closest("a")) showMenu(false); });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && root.hasAttribute("data-hb-menu")) {
        showMenu(false);
        opener.focus();
      }
    });
    matchMedia("(min-width: 60em)").addEventListener("change", () => showMenu(false));
  }

  /* Contents: open beside the text, closed above it. */
  const contents = document.querySelector("[data-hb-contents]");
  if (contents) {
    const fit = () => { contents.open = WIDE.matches; };
    WIDE.addEventListener("change", fit);
    fit();
    contents.addEventListener("click", (event) => {
      if (event.target.closest("a") && !WIDE.matches) contents.open = false;
    });
  }

  /* Colour scheme: as the device, light, dark. */
  const button = document.querySelector("[data-hb-scheme-switch]");
  const name = () => { button.setAttribute("aria-label", button.dataset[`hb${{ "": "Auto", light: "Light", dark: "Dark" }[root.dataset.hbScheme || ""]}`]); };
  if (button) {
    button.hidden = false;
    name();
    button.addEventListener("click", () => {
      root.dataset.hbScheme = SCHEMES[(SCHEMES.indexOf(root.dataset.hbScheme || "") + 1) % SCHEMES.length];
      try {
        localStorage.setItem(SCHEME_KEY, root.dataset.hbScheme);
      } catch { /* blocked: the choice holds for this page */ }
      name();
    });
  }

  /* Language: keep the section that the reader is in. All languages have the same ids. */
  const here = () => {
    const headings = [...document.querySelectorAll(".hb-text [id]:is(h2, h3)")];
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).pop();
    return location.hash || (above && scrollY > 0 ? `#${above.id}` : "");
  };
  const follow = (links, add) => document.querySelectorAll(links).forEach((link) => {
    const address = link.getAttribute("href");
    const keep = () => { link.setAttribute("href", address + add()); };
    ["pointerdown", "focus", "click"].forEach((event) => link.addEventListener(event, keep));
  });
  follow("[data-hb-language]", here);

  /* Reporting a mistake: the e-mail names the section in the address, if there is one: the link stands at the end of the
     page, far from what the reader was reading. */
  let read = location.hash;
  addEventListener("hashchange", () => { read = location.hash; });
  follow("[data-hb-report]", () => encodeURIComponent(read));

  /* A reader whose browser prefers another language is offered it, once; "no" is remembered on this device. */
  const OFFER_KEY = "handboek-hechting:no-offer";
  const kept = () => { try { return localStorage.getItem(OFFER_KEY); } catch { return null; } };
  const preferred = (navigator.languages[0] || "").slice(0, 2);
  document.querySelectorAll("[data-hb-offer]").forEach((offer) => {
    if (offer.lang !== preferred || kept()) return;
    offer.hidden = false;
    offer.querySelector("button").addEventListener("click", () => {
      offer.hidden = true;
      try { localStorage.setItem(OFFER_KEY, "1"); } catch { /* blocked: asked again on the next page */ }
    });
  });

  /* Search: its scripts are fetched when somebody wants to search, not before; the window can be typed in while its index
     is on the way. */
  const search = document.querySelector("[data-hb-search-open]");
  if (search) {
    const load = () => ["search", "search_index"].forEach((name) => window.handbook.load(name).catch(() => {}));
    const open = (from) => {
      load();
      window.handbook.load("search").then((feature) => feature.open(from)).catch(() => {});  // asked again at the next click
    };
    search.hidden = false;
    search.addEventListener("pointerdown", load);  // a tenth of a second before the finger is up
    search.addEventListener("click", () => open(search));
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        open(document.activeElement === document.body ? search : document.activeElement);
      }
    });
    if (new URLSearchParams(location.search).has("q")) open(search);
  }
})();
