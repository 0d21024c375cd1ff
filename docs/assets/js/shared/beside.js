const script = /** @type {HTMLScriptElement} */ (document.currentScript).src;

/**
 * The address of a file that the build put beside this script.
 * @param {string} name
 */
export const beside = (name) => new URL(name, script).href;
