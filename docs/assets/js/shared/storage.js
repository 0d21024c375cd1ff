/* What a reader asks this device to remember. Storage may be blocked, full or hold rubbish: then nothing is remembered,
   and everything else works. */

const PREFIX = "handboek-hechting:";

/**
 * The text that is stored as `name`; null when there is none. `where`: localStorage, or sessionStorage for one tab.
 * @param {string} name
 * @param {"localStorage" | "sessionStorage"} where
 */
export const readText = (name, where = "localStorage") => {
  try {
    return window[where].getItem(PREFIX + name);
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
    if (text === null) window[where].removeItem(PREFIX + name);
    else window[where].setItem(PREFIX + name, text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Hear of it when another tab stores `name`, or removes it.
 * @param {string} name
 * @param {() => void} heard
 */
export const whenStored = (name, heard) => {
  addEventListener("storage", ({ key }) => {
    if (key === null || key === PREFIX + name) heard();
  });
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
