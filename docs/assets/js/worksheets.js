/* Worksheets: room to write grows with the text, and is remembered on this device if, and only if, the reader asks.
   Without this script people type and print all the same. Names are ids, the same in every language. */
(() => {
  "use strict";

  const controls = document.querySelector("[data-hb-worksheets]");
  if (!controls) return;
  const rooms = [...document.querySelectorAll("[data-hb-worksheet] textarea")];
  const remember = controls.querySelector("#hb-keep-worksheets");
  const status = controls.querySelector("[role=status]");
  const store = window.handbookKept("worksheets");
  const read = () => {
    const written = store.read()?.written;
    return typeof written === "object" ? written : null;
  };

  /* Browsers that know field-sizing grow a field by themselves, on paper too. */
  const grow = CSS.supports("field-sizing", "content") ? () => {} : (room) => {
    room.style.height = "auto";
    room.style.height = `${room.scrollHeight + 4}px`;
  };

  const save = () => {
    if (!remember.checked) return;
    const known = new Set(rooms.map((room) => room.name));
    const unknown = Object.entries(read() || {}).filter(([name]) => !known.has(name));  // of a newer handbook: not ours to lose
    const written = rooms.filter((room) => room.value).map((room) => [room.name, room.value]);
    if (!store.write({ written: Object.fromEntries([...unknown, ...written]) })) {
      remember.checked = false;
      status.textContent = controls.dataset.hbNotRemembered;
    }
  };

  document.addEventListener("submit", (event) => { if (event.target.matches("[data-hb-worksheet]")) event.preventDefault(); });
  rooms.forEach((room) => room.addEventListener("input", () => {
    grow(room);
    save();
  }));
  remember.addEventListener("change", () => {
    status.textContent = "";
    if (remember.checked) save();
    else store.wipe();
  });
  controls.querySelector("[data-hb-wipe]").addEventListener("click", () => {
    store.wipe();
    remember.checked = false;
    rooms.forEach((room) => {
      room.value = "";
      grow(room);
    });
    status.textContent = controls.dataset.hbWiped;
  });
  addEventListener("beforeprint", () => rooms.forEach(grow));

  const kept = read();
  if (kept) {
    remember.checked = true;
    rooms.forEach((room) => {
      if (typeof kept[room.name] === "string") room.value = kept[room.name];
      grow(room);
    });
  }
  controls.querySelector(".hb-worksheets__memory").hidden = false;
})();
