/* What a reader asks this device to remember. Storage may be blocked, full or hold rubbish: then nothing is remembered,
   and everything else works. */

/**
 * The text that is stored as `name`; null when there is none. `where`: localStorage, or sessionStorage for one tab.
 * @param {string} name
 * @param {"localStorage" | "sessionStorage"} where
 */
export const readText = (name, where = "localStorage") => {
  try {
    return window[where].getItem(`handboek-hechting:${name}`);
  } catch {
    return null;
  }
};

/**
 * Store `text`, or with null remove it; returns whether that went well.
 * @param {string} name
 * @param {string | null} text
 * @param {"localStorage" | "sessionStorage"} where
 */
export const writeText = (name, text, where = "localStorage") => {
  try {
    if (text === null) window[where].removeItem(`handboek-hechting:${name}`);
    else window[where].setItem(`handboek-hechting:${name}`, text);
    return true;
  } catch {
    return false;
  }
};

/**
 * An object that is stored as `name`.
 * @param {string} name
 * @param {"localStorage" | "sessionStorage"} where
 */
export const storedObject = (name, where = "localStorage") => ({
  /** @returns {Record<string, unknown> | null} */
  read() {
    try {
      const found = JSON.parse(readText(name, where) || "null");
      return typeof found === "object" ? found : null;
    } catch {
      return null;
    }
  },
  /** @param {Record<string, unknown>} object */
  write: (object) => writeText(name, JSON.stringify({ version: 1, ...object }), where),
  remove: () => writeText(name, null, where),
});
