/** The page of reading routes shows a route here; null on every other page. */
export const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-hb-route-page]"));
