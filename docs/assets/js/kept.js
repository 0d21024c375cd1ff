/* What a reader asks this device to remember, under a name of its own. Storage may be blocked, full or hold rubbish: then
   nothing is remembered, and everything else works. */
window.handbookKept = (name) => {
  const KEY = `handboek-hechting:${name}`;
  return {
    /** What was kept, an object; null when there is nothing. */
    read() {
      try {
        const found = JSON.parse(localStorage.getItem(KEY));
        return typeof found === "object" ? found : null;
      } catch {
        return null;
      }
    },
    /** Keeps `what`; returns whether that went well. */
    write(what) {
      try {
        localStorage.setItem(KEY, JSON.stringify({ version: 1, ...what }));
        return true;
      } catch {
        return false;
      }
    },
    wipe() {
      try {
        localStorage.removeItem(KEY);
      } catch { /* blocked: nothing was kept */ }
    },
  };
};
