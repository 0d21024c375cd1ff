/* Who makes a reading route: on the page of routes a list with all that belongs to it, on other pages boxes and a
   bar. */
import { begin, open } from "./route/editor.js";
import { page } from "./route/page.js";
import { showOnPages } from "./route/ticks.js";

window.handbook.features.route_maker = { open, begin };
if (!page) showOnPages();
