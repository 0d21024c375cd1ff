/* Routes that the reader asked to keep on this device, and their way to another device: a file. */
const SAVED = "handboek-hechting:routes";
const MOST_KEPT = 200;
const BIGGEST_FILE = 500_000;

/** What can be a route, out of a file or the storage: {title, items}, or null. */
const sound = (given) => {
  if (!given || typeof given.title !== "string" || !Array.isArray(given.pieces)) return null;
  const items = given.pieces.filter((one) => typeof one === "string" && ITEM.test(one.replace("#", ".")) && !one.includes("."));
  return items.length && items.length <= MOST ? { title: titleOf(given.title), items: [...new Set(items)] } : null;
};
const written = (routes) => JSON.stringify(
  { handbook: "hechting", kind: "leesroutes", version: 1, routes: routes.map(({ title, items }) => ({ title, pieces: items })) }, null, 1,
);
/** The routes in a text; null if it is no such file. */
const readRoutes = (text) => {
  try {
    const { kind, version, routes } = JSON.parse(text);
    return kind === "leesroutes" && version === 1 && Array.isArray(routes) ? routes.map(sound).filter(Boolean) : null;
  } catch {
    return null;
  }
};

/* Storage may be blocked, full or hold rubbish: then nothing is kept, and everything else works. */
const saved = {
  read() {
    try {
      return readRoutes(localStorage.getItem(SAVED) || "") || [];
    } catch {
      return [];
    }
  },
  /** Keep these; false where the device refuses. None: nothing stays behind. */
  write(routes) {
    try {
      if (routes.length) localStorage.setItem(SAVED, written(routes.slice(0, MOST_KEPT)));
      else localStorage.removeItem(SAVED);
      return true;
    } catch {
      return false;
    }
  },
  wipe() {
    try { localStorage.removeItem(SAVED); } catch { /* blocked: nothing was kept */ }
  },
};
/** Put routes with others, each once. */
const joined = (routes, more) => [...new Map([...routes, ...more].map((route) => [encode(route), route])).values()];
