/* A route on one page: its warnings first and once, then its pieces in order, each with source, address and way on. */
let shown = null, turn = 0;

/** The boxes that `names` ask for lie ready on the page; without every one of them nothing may be shown. */
const boxOf = (name) => [...page.querySelectorAll("[data-hb-route-warning]")].find((box) => box.dataset.hbRouteWarning === name);

const pieceOf = (place, section, number) => {
  const name = place.address.split("#")[0];
  const parts = contentOf(place, section);
  if (!parts) return null;
  const id = `stuk-${number}`;
  const body = make("div", { class: "hb-piece__text", lang: section.language || null }, ...parts);
  const place_ = placeIn(place.address);
  const more = make("p", { class: "hb-piece__more" },
    make("a", { href: place_ }, fill(TEXTS.read_on, { page: section.page })));
  if (isPublic) more.append(" ", make("span", { class: "hb-piece__address" }, shortOf(place.address).replace(/^https?:\/\//, "")));
  const one = button(TEXTS.print_one, () => printOne(piece), { class: "hb-button hb-button--quiet", "aria-label": `${TEXTS.print_one}: ${section.title}` });
  const piece = make("section", { class: "hb-piece", "aria-labelledby": id },
    make("h2", { id, lang: section.language || null }, section.title),
    make("p", { class: "hb-piece__page", lang: section.language || null }, name === place.address ? "" : section.page),
    body, more, make("p", { class: "hb-actions" }, one));
  return piece;
};

const printOne = (piece) => {
  piece.setAttribute("data-hb-route-this", "");
  document.documentElement.setAttribute("data-hb-route-one", "");
  print();
};
addEventListener("afterprint", () => {
  document.documentElement.removeAttribute("data-hb-route-one");
  document.querySelectorAll("[data-hb-route-this]").forEach((piece) => piece.removeAttribute("data-hb-route-this"));
});

const note = (...inside) => make("div", { class: "hb-notice hb-route-told", role: "alert" }, ...inside);
const named = (told, names) => note(make("p", {}, told), make("ul", {}, ...names.map((name) => make("li", {}, name))));

/** The ready-made route of the same pieces has a title in the language of the page. */
const readyTitle = (items) => {
  const same = encode({ title: "", items });
  const link = [...document.querySelectorAll("[data-hb-routes] a[href*='#']")].find((one) => one.hash === `#${same}`);
  return link ? link.textContent.trim() : "";
};

const today = () => new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());

const documentTitle = document.title;
const clear = () => {
  shown = null;
  page.querySelectorAll("[data-hb-route-warning]").forEach((box) => {
    box.hidden = true;
    box.querySelector("[data-hb-route-for]").textContent = "";
  });
  page.querySelector("[data-hb-route-title]").textContent = "";
  document.title = documentTitle;
  ["told", "pieces", "tools", "paper"].forEach((name) => page.querySelector(`[data-hb-route-${name}]`).replaceChildren());
};

/** Show one of the two faces of the page: a route, or how to make one. */
const face = (viewing) => {
  page.hidden = !viewing;
  document.documentElement.toggleAttribute("data-hb-route-view", viewing);
};

const back = () => make("p", {}, make("a", { href: `${window.handbook.home}leesroute.html` }, TEXTS.back));

/** Show the route that `text`, the part after `#`, holds; or say what is wrong with it. */
const view = async (text) => {
  const mine = turn += 1;
  face(true);
  clear();
  const told = page.querySelector("[data-hb-route-told]");
  const found = [], unknown = [], failed = [];
  let route = null;
  try {
    route = decode(text);
    await loadIndex();
    const places = route.items.map((address) => [address, placeOf(address)]);
    unknown.push(...route.wrong, ...places.filter(([, place]) => !place).map(([address]) => address));
    const here = new Map(places.filter(([, place]) => place).map(([, place]) => [place.address, place]));
    found.push(...await Promise.all([...here.values()].map((place) => sectionOf(place).then(
      (section) => ({ place, section }), () => ({ place }),
    ))));
  } catch (error) {
    if (mine === turn) told.replaceChildren(note(make("p", {}, error.told || TEXTS.unreadable), back()));
    return;
  }
  if (mine !== turn) return;

  const pieces = found.flatMap(({ place, section }, number) => {
    const boxes = section && section.warnings.map(boxOf);
    const piece = section && boxes.every(Boolean) ? pieceOf(place, section, number + 1) : null;
    if (!piece) failed.push(section ? section.title : place.address);
    return piece ? [{ piece, boxes, place, title: section.title }] : [];
  });
  page.querySelectorAll("[data-hb-route-warning]").forEach((box) => {
    const about = pieces.filter(({ boxes }) => boxes.includes(box)).map(({ title }) => title);
    if (!about.length) return;
    box.hidden = false;
    box.querySelector("[data-hb-route-for]").textContent = fill(TEXTS.applies, { pieces: [...new Set(about)].join("; ") });
  });
  if (unknown.length) told.append(named(TEXTS.unknown, unknown));
  if (failed.length) told.append(named(TEXTS.not_loaded, failed));
  if (!pieces.length) {
    told.append(back());
    return;
  }
  shown = { title: route.title, items: pieces.map(({ place }) => place.address) };
  const name = route.title || readyTitle(shown.items);
  page.querySelector("[data-hb-route-title]").textContent = name;
  if (name) document.title = `${name} - ${documentTitle}`;
  page.querySelector("[data-hb-route-pieces]").replaceChildren(...pieces.map(({ piece }) => piece));
  tools();
};

const tools = () => {
  const status = make("p", { class: "hb-status", role: "status" });
  const big = make("div", { class: "hb-route-qr", hidden: true });
  const showQr = button(TEXTS.show_qr, () => {
    if (!big.childElementCount) big.append(drawn(shown));
    big.hidden = !big.hidden;
    showQr.setAttribute("aria-expanded", String(!big.hidden));
  }, { "aria-expanded": "false", class: "hb-button hb-button--quiet" });
  page.querySelector("[data-hb-route-tools]").replaceChildren(
    make("p", {}, fill(TEXTS.about, { pieces: count(shown.items.length) })),
    make("p", { class: "hb-actions" }, button(TEXTS.print, () => print()), ...handing(() => shown, status), showQr,
      ...(window.handbook.has("projector") ? [button(TEXTS.large, null, { "data-hb-show": shown.items.join(" "), class: "hb-button hb-button--quiet" })] : []),
      button(TEXTS.change, change, { class: "hb-button hb-button--quiet" })),
    status, big,
  );
  const paper = page.querySelector("[data-hb-route-paper]");
  paper.replaceChildren(
    make("div", { class: "hb-route-qr" }, drawn(shown)),
    make("p", {}, TEXTS.paper), make("p", {}, fill(TEXTS.printed, { date: today() })),
  );
};

/** Make the route that is shown the draft, and go to where it is made. */
const change = () => {
  const other = draft.items.length && encode(draft) !== encode(shown);
  if (other && !confirm(TEXTS.replace)) return;
  draft.set({ ...shown });
  location.hash = "#zelf-maken";
};
