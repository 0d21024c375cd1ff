/* Notes that this page was read, if the reader asked for that in the search window. */
import { keepRead, lastRead } from "../shared/last-read.js";
import { handbook } from "./features.js";

if (handbook.page && lastRead()) keepRead(handbook.page);
