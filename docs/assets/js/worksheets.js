/* Worksheets: room to write grows with the text. What is written stays until the tab is closed, and longer on this
   device if, and only if, the reader asks. Without this script people type and print all the same. Names are ids, the
   same in every language. */
import { all, asksForTab, one } from "./shared/dom.js";
import { storedObject } from "./shared/storage.js";

document.addEventListener("submit", (event) => {
  if (/** @type {Element} */ (event.target).matches("[data-hb-worksheet]")) event.preventDefault();
});

/** @param {HTMLElement} controls of all worksheets of the page */
const begin = (controls) => {
  const remember = /** @type {HTMLInputElement} */ (one("#hb-keep-worksheets", controls));
  const status = one("[role=status]", controls);
  const fields = /** @type {HTMLTextAreaElement[]} */ (all("[data-hb-worksheet] textarea"));
  const device = storedObject("worksheets");
  const tab = storedObject("worksheets", "sessionStorage");

  /** @param {typeof device} store @returns {Record<string, unknown> | null} */
  const textsIn = (store) => {
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

  /** @param {typeof device} store */
  const writeTo = (store) => {
    const known = new Set(fields.map((field) => field.name));
    /* Of a newer handbook: not ours to lose. */
    const unknown = Object.entries(textsIn(store) || {}).filter(([name]) => !known.has(name));
    const written = fields.filter((field) => field.value).map((field) => [field.name, field.value]);
    return store.write({ written: Object.fromEntries([...unknown, ...written]) });
  };

  /* Whether the tab keeps what is written, and whether it goes on to another page, where nothing is lost then. */
  let inTab = true;
  let goesOn = false;

  const save = () => {
    inTab = writeTo(tab);
    if (remember.checked && !writeTo(device)) remember.checked = false;
    else if (inTab) return;
    status.textContent = controls.dataset.hbNotRemembered || "";
  };

  /* Who closes the tab is asked first: the browser says it in its own words. */
  addEventListener("beforeunload", (event) => {
    const isSafe = remember.checked || (inTab && goesOn);
    if (!isSafe && fields.some((field) => field.value)) event.preventDefault();
    goesOn = false;
  });
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[href]"));
    const isHere = !link || link.target || link.href.split("#")[0] === location.href.split("#")[0];
    goesOn = !isHere && !event.defaultPrevented && !asksForTab(event);
  });

  /* The same page comes back with what is written. */
  addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
    goesOn = key === "F5" || ((ctrlKey || metaKey) && key.toLowerCase() === "r");
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
    else device.remove();
  });
  one("[data-hb-wipe]", controls).addEventListener("click", () => {
    device.remove();
    tab.remove();
    remember.checked = false;
    for (const field of fields) {
      field.value = "";
      grow(field);
    }
    status.textContent = controls.dataset.hbWiped || "";
  });
  addEventListener("beforeprint", () => fields.forEach(grow));

  const onDevice = textsIn(device);
  const stored = onDevice || textsIn(tab);
  remember.checked = Boolean(onDevice);
  if (stored) {
    for (const field of fields) {
      const text = stored[field.name];
      if (typeof text === "string") field.value = text;
      grow(field);
    }
  }
  one(".hb-worksheets__memory", controls).hidden = false;
};

/* A page may have a worksheet without them. */
for (const controls of all("[data-hb-worksheets]")) begin(controls);
