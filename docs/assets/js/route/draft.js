/* The route that somebody is making: in this tab only (sessionStorage), and on this page only where that is blocked. */
import { readText, writeText } from "../shared/storage.js";
import { decode, encode, MOST, titleOf } from "./link.js";

const NAME = "route";

/** @type {(() => void)[]} */
const changed = [];

export const draft = {
  title: "",
  /** @type {Address[]} */
  items: [],
  /** Whether a route is being made. */
  on: false,
  /** Called after each change, to show it. */
  changed,
  /** @param {Partial<import("./link.js").Route>} change */
  set(change) {
    Object.assign(draft, { on: true }, change);
    draft.title = titleOf(draft.title);
    draft.items = [...new Set(draft.items)].slice(0, MOST);
    writeText(NAME, encode(draft), "sessionStorage");
    for (const show of changed) show();
  },
  /**
   * Put an address on the route, or take it off.
   * @param {Address} address
   */
  toggle(address) {
    const { items } = draft;
    draft.set({ items: items.includes(address) ? items.filter((item) => item !== address) : [...items, address] });
  },
  /**
   * Whether there is no room for one more address.
   * @param {Address} address
   */
  isFull: (address) => draft.items.length >= MOST && !draft.items.includes(address),
  stop() {
    Object.assign(draft, { title: "", items: [], on: false });
    writeText(NAME, null, "sessionStorage");
    for (const show of changed) show();
  },
};

const text = readText(NAME, "sessionStorage");
if (text !== null) {
  draft.on = true;
  try {
    const { title, items } = decode(text);
    Object.assign(draft, { title, items });
  } catch {
    /* empty, or not ours */
  }
}
