/* The checklist: makes the list of open points. Ticks stay until the tab is closed, and longer on this device if, and
   only if, the reader asks. Ids are the storage keys, so ticks survive a reworded text and are the same in every
   language. */
import { all, make, one, wordsOf } from "./shared/dom.js";
import { storedObject } from "./shared/storage.js";

/** @typedef {{ text: string, below: string[] }} Point */

const form = one("[data-hb-checklist]");
const points = one("[data-hb-points]", form);
const list = one("[data-hb-list]", points);
const status = one("[role=status]", points);
const remember = /** @type {HTMLInputElement} */ (one(".hb-checklist__memory input", form));
const ticks = /** @type {HTMLInputElement[]} */ (all("[data-hb-point] input[type=checkbox]", form));
const device = storedObject("checklist");
const tab = storedObject("checklist", "sessionStorage");

/** @param {typeof device} store */
const ticksIn = (store) => {
  const ticked = store.read()?.ticked;
  return Array.isArray(ticked) ? ticked.filter((id) => typeof id === "string") : null;
};

/**
 * What is still open: per point its words, and those of its alternatives if it has any.
 * @returns {Point[]}
 */
const openPoints = () =>
  all("[data-hb-point]", form)
    .filter((point) => !point.querySelector("input:checked"))
    .map((point) => {
      const group = point.querySelector(".hb-criterion__group");
      const labels = all("label", point).map((label) => wordsOf(label));
      return group ? { text: wordsOf(group), below: labels } : { text: labels[0], below: [] };
    });

/**
 * @param {Point} point
 * @returns {HTMLElement}
 */
const item = ({ text, below }) =>
  make(
    "li",
    {},
    text,
    ...(below.length ? [make("ul", {}, ...below.map((label) => item({ text: label, below: [] })))] : []),
  );

const show = () => {
  const found = openPoints();
  list.replaceChildren(...found.map(item));
  one("[data-hb-open]", points).hidden = found.length === 0;
  one("[data-hb-closed]", points).hidden = found.length > 0;
};

/** @param {typeof device} store */
const writeTo = (store) => {
  const known = new Set(ticks.map((tick) => tick.name));
  const unknown = (ticksIn(store) || []).filter((id) => !known.has(id)); // of a newer handbook: not ours to lose
  const ticked = ticks.filter((tick) => tick.checked).map((tick) => tick.name);
  return store.write({ ticked: [...unknown, ...ticked] });
};

const save = () => {
  writeTo(tab);
  if (remember.checked && !writeTo(device)) {
    remember.checked = false;
    status.textContent = points.dataset.hbNotRemembered || "";
  }
};

const asText = () =>
  [
    wordsOf(one("h3", points)),
    ...openPoints().flatMap(({ text, below }) => [`- ${text}`, ...below.map((label) => `  - ${label}`)]),
    ...all("p:not([hidden], .hb-actions, .hb-status, [data-hb-open])", points).map((line) => wordsOf(line)),
    location.protocol.startsWith("http") ? location.href.split(/[?#]/)[0] : "",
  ]
    .filter(Boolean)
    .join("\n");

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", (event) => {
  if (event.target === remember && !remember.checked) device.remove();
  status.textContent = "";
  save();
  show();
  points.querySelector("details")?.setAttribute("open", ""); // what it is all for
});
one("[data-hb-wipe]", form).addEventListener("click", () => {
  device.remove();
  tab.remove();
  for (const tick of ticks) tick.checked = false;
  remember.checked = false;
  show();
  status.textContent = points.dataset.hbWiped || "";
});
one("[data-hb-copy-points]", form).addEventListener("click", async () => {
  const { hbPointsCopied = "", hbPointsNotCopied = "" } = points.dataset;
  try {
    await navigator.clipboard.writeText(asText());
    status.textContent = hbPointsCopied;
  } catch {
    status.textContent = hbPointsNotCopied;
  }
});

const onDevice = ticksIn(device);
const stored = onDevice || ticksIn(tab);
remember.checked = Boolean(onDevice);
if (stored) {
  for (const tick of ticks) tick.checked = stored.includes(tick.name);
}
one(".hb-checklist__memory", form).hidden = false;
points.hidden = false;
show();
