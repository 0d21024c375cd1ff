/* The route that somebody is making: the same in every tab of this device, until it is stopped. Where storage is
   blocked, on this page only. */
import { storedObject, whenStored } from "../shared/storage.js";
import { isAddress, MOST, noteOf, titleOf } from "./link.js";

const NAME = "route";
const stored = storedObject(NAME);

/** @type {(() => void)[]} */
const changed = [];
const tell = () => {
  for (const show of changed) show();
};

const nothing = () => ({ title: "", note: "", items: /** @type {Address[]} */ ([]), kept: "", on: false });

export const draft = {
  ...nothing(),
  /** Called after each change, in whichever tab, to show it. */
  changed,
  /** Whether the next page that is opened will have it. */
  isStored: true,
  /**
   * @param {Partial<import("./link.js").Route & { kept: string }>} change `kept`: the link of the kept route that is
   *   being changed; "" for a new one
   */
  set(change) {
    const { title, note, items, kept } = { ...draft, ...change };
    take({ title, note, items, kept });
    draft.isStored = stored.write({ title: draft.title, note: draft.note, items: draft.items, kept });
    tell();
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
  /** What brings back the draft as it is now. */
  restoring() {
    const { title, note, items, kept } = draft;
    return () => draft.set({ title, note, items, kept });
  },
  stop() {
    Object.assign(draft, nothing());
    stored.remove();
    tell();
  },
};

/**
 * The draft is what is given, as far as that can be a route.
 * @param {Record<string, unknown>} given
 */
const take = ({ title = "", note = "", items, kept = "" }) => {
  const known = Array.isArray(items) ? items.filter(isAddress) : [];
  Object.assign(draft, {
    title: titleOf(String(title)),
    note: noteOf(String(note)),
    items: [...new Set(known)].slice(0, MOST),
    kept: String(kept),
    on: true,
  });
};

const load = () => {
  const found = stored.read();
  if (found) take(found);
  else Object.assign(draft, nothing());
};
load();
whenStored(NAME, () => {
  load();
  tell();
});
