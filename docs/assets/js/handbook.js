/* The script of every page. Whatever it adds, the page works without it. */
import "./page/features.js";
import "./page/address-arrival.js";
import "./page/folds.js";
import "./page/menu.js";
import "./page/contents.js";
import "./page/colour-scheme.js";
import "./page/languages.js";
import "./page/search-button.js";
import "./page/route-buttons.js";
import "./page/share-links.js";
import "./page/aloud-buttons.js";
import "./page/keep-buttons.js";
import "./page/glossary-links.js";
import "./page/print-buttons.js";
import "./page/projector-buttons.js";
import "./page/last-pages.js";
