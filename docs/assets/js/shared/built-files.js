import { loadScript } from "./load-file.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript).src;

/**
 * The address of a file that the build put beside this script.
 * @param {string} name
 */
export const builtFile = (name) => new URL(name, script).href;

/**
 * A feature that only this script asks for.
 * @template {keyof Features} Name
 * @param {Name} name
 */
export const loadBuiltFeature = async (name) => {
  const { features } = window.handbook;
  if (!features[name]) await loadScript(builtFile(HANDBOOK_BUILD.scripts[name]));
  return /** @type {Features[Name]} */ (features[name]);
};
