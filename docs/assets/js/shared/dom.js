/* Finding, making and reading elements. */

/**
 * The first element for `selector`, which the page's template promises.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {T}
 */
export const one = (selector, within = document) => {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return /** @type {T} */ (found);
};

/**
 * Every element for `selector`.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {T[]}
 */
export const all = (selector, within = document) => [
  .../** @type {NodeListOf<T>} */ (within.querySelectorAll(selector)),
];

/**
 * A new element. An attribute that is true stands without a value, false and null are left out, and a function listens
 * ("onclick"). What goes inside only ever becomes text or elements, never HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | ((event: Event) => void)>} attributes
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const make = (tag, attributes = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...inside);
  return element;
};

/**
 * A button.
 * @param {string} text
 * @param {((event: Event) => void) | null} onclick
 * @param {Parameters<typeof make>[1]} more attributes
 */
export const button = (text, onclick, more = {}) =>
  make("button", { type: "button", class: "hb-button", onclick, ...more }, text);

/**
 * The words of an element, with single spaces, without those of parts that are `unsaid`; "" for no element.
 * @param {Node | null | undefined} element
 * @param {string} unsaid a selector
 */
export const wordsOf = (element, unsaid = "") => {
  let read = element;
  if (unsaid && element) {
    read = element.cloneNode(true);
    for (const part of all(unsaid, /** @type {Element} */ (read))) part.remove();
  }
  return (read?.textContent || "").replace(/\s+/g, " ").trim();
};

/**
 * A text with its {names} filled in.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (sign, name) => (name in values ? String(values[name]) : sign));

/**
 * Tell something in a status. A frame later: a screen reader speaks what changes there, not what it is born with.
 * @param {Element} status
 * @param {string} words
 * @param {() => void} told
 */
export const announce = (status, words, told = () => {}) => {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      status.textContent = words;
      told();
    }),
  );
};

/**
 * Whether a click asks for a new tab or window.
 * @param {MouseEvent | KeyboardEvent} event
 */
export const asksForTab = (event) => event.ctrlKey || event.metaKey || event.shiftKey;
