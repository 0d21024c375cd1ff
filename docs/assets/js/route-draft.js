/* The route that somebody is making: in this tab only (sessionStorage), and on this page only where that is blocked. */
const draft = {
  title: "",
  items: [],
  on: false,
  changed: [],
  /** Read what this tab has; rubbish counts as nothing. */
  read() {
    let text = null;
    try { text = sessionStorage.getItem(KEY); } catch { /* blocked */ }
    if (text === null) return;
    draft.on = true;
    try {
      const { title, items } = decode(text);
      Object.assign(draft, { title, items });
    } catch { /* empty, or not ours */ }
  },
  /** Change the draft and tell everybody who shows it. */
  set(change) {
    Object.assign(draft, { on: true }, change);
    draft.title = titleOf(draft.title);
    draft.items = [...new Set(draft.items)].slice(0, MOST);
    try { sessionStorage.setItem(KEY, encode(draft)); } catch { /* blocked or full: it lives on this page */ }
    draft.changed.forEach((tell) => tell());
  },
  stop() {
    Object.assign(draft, { title: "", items: [], on: false });
    try { sessionStorage.removeItem(KEY); } catch { /* blocked: nothing was kept */ }
    draft.changed.forEach((tell) => tell());
  },
};
draft.read();
