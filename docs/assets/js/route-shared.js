/* What making a route takes from showing one: that script (js/route.js) came first, and fetched this one. */
const { parts } = window.handbook.features.route;
const {
  MOST, TITLE_LENGTH, LONG, ITEM, page, draft, titleOf, encode, make, button, fill, count, say, ask, loadIndex, placeOf, handing,
  drawn, givenLink, ownLink,
} = parts;
Object.assign(TEXTS, parts.TEXTS);
