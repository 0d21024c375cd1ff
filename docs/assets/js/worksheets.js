/* Worksheets: room to write grows with the text, and is remembered on this device if, and only if, the reader asks.
   Without this script people type and print all the same. Names are ids, the same in every language. */
import { all, one } from "./shared/dom.js";
import { storedObject } from "./shared/storage.js";

const controls = one("[data-hb-worksheets]");
const remember = /** @type {HTMLInputElement} */ (one("#hb-keep-worksheets", controls));
const status = one("[role=status]", controls);
const fields = /** @type {HTMLTextAreaElement[]} */ (all("[data-hb-worksheet] textarea"));
const store = storedObject("worksheets");

/** @returns {Record<string, unknown> | null} */
const storedTexts = () => {
  const written = store.read()?.written;
  return typeof written === "object" ? /** @type {Record<string, unknown> | null} */ (written) : null;
};

/* Browsers that know field-sizing grow a field by themselves, on paper too. */
const growsByItself = CSS.supports("field-sizing", "content");
/** @param {HTMLTextAreaElement} field */
const grow = (field) => {
  if (growsByItself) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 4}px`;
};

const save = () => {
  if (!remember.checked) return;
  const known = new Set(fields.map((field) => field.name));
  /* Of a newer handbook: not ours to lose. */
  const unknown = Object.entries(storedTexts() || {}).filter(([name]) => !known.has(name));
  const written = fields.filter((field) => field.value).map((field) => [field.name, field.value]);
  if (!store.write({ written: Object.fromEntries([...unknown, ...written]) })) {
    remember.checked = false;
    status.textContent = controls.dataset.hbNotRemembered || "";
  }
};

document.addEventListener("submit", (event) => {
  if (/** @type {Element} */ (event.target).matches("[data-hb-worksheet]")) event.preventDefault();
});
for (const field of fields) {
  field.addEventListener("input", () => {
    grow(field);
    save();
  });
}
remember.addEventListener("change", () => {
  status.textContent = "";
  if (remember.checked) save();
  else store.remove();
});
one("[data-hb-wipe]", controls).addEventListener("click", () => {
  store.remove();
  remember.checked = false;
  for (const field of fields) {
    field.value = "";
    grow(field);
  }
  status.textContent = controls.dataset.hbWiped || "";
});
addEventListener("beforeprint", () => fields.forEach(grow));

const stored = storedTexts();
if (stored) {
  remember.checked = true;
  for (const field of fields) {
    const text = stored[field.name];
    if (typeof text === "string") field.value = text;
    grow(field);
  }
}
one(".hb-worksheets__memory", controls).hidden = false;
