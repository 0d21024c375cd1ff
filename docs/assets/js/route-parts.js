/* Small things that a route is drawn with. Words from an address, a file or the storage only ever become text. */
const KEY = "handboek-hechting:route";
const page = document.querySelector("[data-hb-route-page]");
const language = document.documentElement.lang;

const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on") && value) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null) element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
};
const button = (words, onclick, more = {}) => make("button", { type: "button", class: "hb-button", onclick, ...more }, words);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (sign, name) => (name in values ? values[name] : sign));
const count = (number) => (number === 1 ? TEXTS.one_piece : fill(TEXTS.pieces, { count: number }));

/* A frame later: a screen reader speaks what changes in a status, not what it is born with. */
const say = (status, words) => requestAnimationFrame(() => requestAnimationFrame(() => { status.textContent = words; }));

/** The address of a piece of this copy of the handbook. */
const placeIn = (address) => new URL(address.replace("#", ".html#").replace(/^([^.]*)$/, "$1.html"), window.handbook.home).href;

/** Folder of the short addresses ("s/"): public where the site has an address. */
const SHORT = window.handbook.short.replace(/(\/s\/)[^/]*\/?$/, "$1");
const isPublic = /^https?:/.test(SHORT);
const shortOf = (address) => `${SHORT}${address.replace("#", "/")}/`;

/** The link to a route: the public one to give away, or the one in this copy. */
const givenLink = (route) => `${isPublic ? SHORT.replace(/s\/$/, "") : window.handbook.home}leesroute.html#${encode(route)}`;
const ownLink = (route) => `${window.handbook.home}leesroute.html#${encode(route)}`;

/* Ways to hand over the link of a route. `route()` gives it as it is at that moment. */
const handing = (route, status) => {
  const title = () => route().title || TEXTS.name;
  const copy = () => Promise.resolve()
    .then(() => navigator.clipboard.writeText(givenLink(route())))
    .then(() => say(status, TEXTS.copied), () => say(status, TEXTS.not_copied));
  const mail = make("a", { class: "hb-button hb-button--quiet", href: "mailto:" }, TEXTS.mail);
  const aim = () => { mail.href = `mailto:?subject=${encodeURIComponent(title())}&body=${encodeURIComponent(givenLink(route()))}`; };
  ["pointerdown", "focus", "click"].forEach((event) => mail.addEventListener(event, aim));
  const share = button(TEXTS.share, () => navigator.share({ title: title(), url: givenLink(route()) }).catch(() => {}));
  return [...(navigator.share ? [share] : []), button(TEXTS.copy_link, copy), mail];
};

/** The QR code of a route; words instead where the link is too long for one. */
const drawn = (route) => {
  try {
    return qr(givenLink(route), TEXTS.qr);
  } catch {
    return make("p", {}, TEXTS.qr_too_long);
  }
};

/* Its styles come with the feature: no page carries them for readers who never make a route. */
const own = new URL(STYLE, SCRIPT).href;
if (![...document.styleSheets].some((sheet) => sheet.href === own)) {
  document.head.append(make("link", { rel: "stylesheet", href: own }));
}
