/* What making a route takes from showing one: that script came first (route.js), and fetched the one that this is
   in. */
const { shared } = /** @type {import("../route.js").RouteFeature} */ (window.handbook.features.route);

export const { draft, loadIndex, loadPieces, placeOf } = shared;
export const { countOf, keepRead, ownLink, printRoute, publicLink, readPieces, routesPage, shareButton } = shared;
export const TEXTS = { ...HANDBOOK_BUILD.texts, ...shared.texts };
