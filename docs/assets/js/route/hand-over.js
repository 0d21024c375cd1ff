/* The link of a route, and ways to hand it over. */
import { escaped } from "../shared/address.js";
import { TEXTS } from "../shared/build.js";
import { announce, button, fill, make } from "../shared/dom.js";
import { qrCode } from "../shared/qr-code.js";
import { encode } from "./link.js";

/** @import { Route } from "./link.js" */

const { handbook } = window;
const QUIET = { class: "hb-button hb-button--quiet" };

/** The folder of the short addresses ("s/") of all languages: public where the site has an address. */
const SHORT = handbook.short.replace(/(\/s\/)[^/]*\/?$/, "$1");
export const isPublic = /^https?:/.test(SHORT);

/** @param {Address} address */
export const shortOf = (address) => `${SHORT}${address.replace("#", "/")}/`;

/**
 * The address of a piece in this copy of the handbook.
 * @param {Address} address
 */
export const hrefOf = (address) => {
  const [name, id] = address.split("#");
  return new URL(`${name}.html${id ? `#${id}` : ""}`, handbook.home).href;
};

/** The page of routes in this copy. */
export const routesPage = `${handbook.home}leesroute.html`;

/**
 * The link to a route to give away: the public one, if there is one.
 * @param {Route} route
 */
export const publicLink = (route) =>
  isPublic ? `${SHORT.replace(/s\/$/, "")}leesroute.html#${encode(route)}` : ownLink(route);

/**
 * The link to a route in this copy.
 * @param {Route} route
 */
export const ownLink = (route) => `${routesPage}#${encode(route)}`;

/** @param {number} number */
export const countOf = (number) => (number === 1 ? TEXTS.one_piece : fill(TEXTS.pieces, { count: number }));

/**
 * The QR code of a route; words instead where the link is too long for one.
 * @param {Route} route
 */
export const codeOf = (route) => {
  try {
    return qrCode(publicLink(route), TEXTS.qr);
  } catch {
    return make("p", {}, TEXTS.qr_too_long);
  }
};

/**
 * Buttons to hand over the link of a route. `route()` gives it as it is at that moment.
 * @param {() => Route} route
 * @param {HTMLElement} status
 */
export const handOverButtons = (route, status) => {
  const title = () => route().title || TEXTS.name;
  const copy = async () => {
    let told = TEXTS.copied;
    try {
      await navigator.clipboard.writeText(publicLink(route()));
    } catch {
      told = TEXTS.not_copied;
    }
    announce(status, told);
  };
  const mail = make("a", { ...QUIET, href: "mailto:" }, TEXTS.mail);
  const aim = () => {
    mail.href = `mailto:?subject=${escaped(title())}&body=${escaped(publicLink(route()))}`;
  };
  for (const event of ["pointerdown", "focus", "click"]) mail.addEventListener(event, aim);
  const share = button(TEXTS.share, () => {
    navigator.share({ title: title(), url: publicLink(route()) }).catch(() => {});
  });
  return [...("share" in navigator ? [share] : []), button(TEXTS.copy_link, copy), mail];
};

/**
 * A button that shows the QR code of a route in `box`, and hides it.
 * @param {() => Route} route
 * @param {HTMLElement} box
 */
export const codeButton = (route, box) => {
  const toggle = () => {
    box.hidden = !box.hidden;
    if (!box.hidden) box.replaceChildren(codeOf(route()));
    shown.setAttribute("aria-expanded", String(!box.hidden));
  };
  const shown = button(TEXTS.show_qr, toggle, { ...QUIET, "aria-expanded": "false" });
  return shown;
};
