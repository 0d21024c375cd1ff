/* Who makes a reading route: on the page of routes a list with all that belongs to it, on other pages boxes and a
   bar. */
import { begin, open } from "./route/editor.js";
import { page } from "./route/page.js";
import { showOnPages } from "./route/ticks.js";
import { builtFile } from "./shared/built-files.js";
import { loadStyles } from "./shared/load-file.js";

/* Nothing shows before it has its look; where the styles are not there, it works without. */
const styled = loadStyles(builtFile(HANDBOOK_BUILD.stylesheet), document.head).catch(() => {});

window.handbook.features.route_maker = { open: () => styled.then(open), begin };
if (!page) styled.then(showOnPages);
