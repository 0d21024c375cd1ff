/* What is searched, and what searches it: asked for by the search window (search.js). */
import { engine } from "./search/engine.js";

window.handbook.features.search_index = engine(HANDBOOK_BUILD.index, HANDBOOK_BUILD.language);
