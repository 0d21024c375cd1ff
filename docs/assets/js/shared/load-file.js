/* Scripts and stylesheets that are fetched when something needs them: also over file://, where fetch() may not read. */

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/**
 * Ask for a file, once; after a failure the next who asks tries again, as the network may be back.
 * @param {string} address
 * @param {HTMLScriptElement | HTMLLinkElement} element
 * @param {Element} into
 */
const load = (address, element, into) => {
  let found = asked.get(address);
  if (!found) {
    found = new Promise((resolve, reject) => {
      element.addEventListener("load", () => resolve());
      element.addEventListener("error", () => {
        asked.delete(address);
        element.remove();
        reject(new Error(`${address} is not there`));
      });
    });
    asked.set(address, found);
    into.append(element);
  }
  return found;
};

/** @param {string} src */
export const loadScript = (src) => load(src, Object.assign(document.createElement("script"), { src }), document.head);

/**
 * A stylesheet, unless the page has it already. `into`: in the body it stands after the styles of the page.
 * @param {string} href
 * @param {Element} into
 */
export const loadStyles = async (href, into) => {
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return;
  await load(href, Object.assign(document.createElement("link"), { rel: "stylesheet", href }), into);
};
