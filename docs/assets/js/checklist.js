/* The checklist: makes the list of open points, and remembers ticks on this device if, and only if, the reader asks.
   Ids are the storage keys, so ticks survive a reworded text and are the same in every language. */
(() => {
  "use strict";

  const form = document.querySelector("[data-hb-checklist]");
  if (!form) return;
  const points = form.querySelector("[data-hb-points]");
  const list = points.querySelector("[data-hb-list]");
  const status = points.querySelector("[role=status]");
  const remember = form.querySelector(".hb-checklist__memory input");
  const store = window.handbookKept("checklist");
  const read = () => {
    const ticked = store.read()?.ticked;
    return Array.isArray(ticked) ? ticked.filter((id) => typeof id === "string") : null;
  };
  const ticks = [...form.querySelectorAll("[data-hb-point] input[type=checkbox]")];

  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();

  /** What is still open: per point its words, and those of its alternatives if it has any. */
  const open = () => [...form.querySelectorAll("[data-hb-point]")]
    .filter((point) => ![...point.querySelectorAll("input")].some((tick) => tick.checked))
    .map((point) => {
      const group = point.querySelector(".hb-criterion__group");
      const labels = [...point.querySelectorAll("label")].map(words);
      return group ? { text: words(group), below: labels } : { text: labels[0], below: [] };
    });

  const item = ({ text, below }) => {
    const li = document.createElement("li");
    li.textContent = text;
    if (below.length) {
      const ul = document.createElement("ul");
      ul.append(...below.map((label) => item({ text: label, below: [] })));
      li.append(ul);
    }
    return li;
  };

  const show = () => {
    const found = open();
    list.replaceChildren(...found.map(item));
    points.querySelector("[data-hb-open]").hidden = found.length === 0;
    points.querySelector("[data-hb-closed]").hidden = found.length > 0;
  };

  const save = () => {
    if (!remember.checked) return;
    const known = new Set(ticks.map((tick) => tick.name));
    const unknown = (read() || []).filter((id) => !known.has(id));  // of a newer handbook: not ours to lose
    if (!store.write({ ticked: [...unknown, ...ticks.filter((tick) => tick.checked).map((tick) => tick.name)] })) {
      remember.checked = false;
      status.textContent = points.dataset.hbNotRemembered;
    }
  };

  const asText = () => [
    words(points.querySelector("h3")),
    ...open().flatMap(({ text, below }) => [`- ${text}`, ...below.map((label) => `  - ${label}`)]),
    ...[...points.querySelectorAll("p:not([hidden], .hb-actions, .hb-status, [data-hb-open])")].map(words),
    location.protocol.startsWith("http") ? location.href.split(/[?#]/)[0] : "",
  ].filter(Boolean).join("\n");

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target === remember && !remember.checked) store.wipe();
    status.textContent = "";
    save();
    show();
  });
  form.querySelector("[data-hb-wipe]").addEventListener("click", () => {
    store.wipe();
    ticks.forEach((tick) => { tick.checked = false; });
    remember.checked = false;
    show();
    status.textContent = points.dataset.hbWiped;
  });
  form.querySelector("[data-hb-copy-points]").addEventListener("click", () => {
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(asText()))
      .then(() => { status.textContent = points.dataset.hbPointsCopied; }, () => { status.textContent = points.dataset.hbPointsNotCopied; });
  });

  const kept = read();
  if (kept) {
    remember.checked = true;
    ticks.forEach((tick) => { tick.checked = kept.includes(tick.name); });
  }
  form.querySelector(".hb-checklist__memory").hidden = false;
  points.hidden = false;
  show();
})();
