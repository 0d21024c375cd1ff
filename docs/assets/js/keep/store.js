/* What is kept of the handbook on this device, and where: for pages and for the service worker alike. One place says
   for each language which cache holds it; a change of that place is all that makes another edition count. */

/**
 * @typedef {object} Kept
 * @property {string} language
 * @property {string} edition
 * @property {string} now the name of the cache that holds it
 * @property {string} before that of the edition before it; "" for none
 * @property {string} day of its text; "" if unknown
 * @property {string} size for people
 * @property {string} saved when
 */

/** In the headers of a kept page: the network goes first. */
export const FRESH = "x-handbook-fresh";
const FOLDER = "kept/";

/**
 * The beginning of the names of our caches: all sites of one host share them.
 * @param {string} scope the address of the root of the site
 */
export const prefix = (scope) => `handboek ${new URL(scope).pathname} `;

/**
 * The path of an address in the site, null outside it. A folder stands for its first page.
 * @param {string} scope
 * @param {string} address
 */
export const pathIn = (scope, address) => {
  const plain = address.split(/[?#]/)[0];
  if (!plain.startsWith(scope)) return null;
  const path = plain.slice(scope.length);
  return /(^|\/)$/.test(path) && !/(^|\/)s\//.test(path) ? `${path}index.html` : path;
};

/**
 * The language whose state is stored under a path; null for any other path.
 * @param {string} path
 */
export const stateOf = (path) => /^kept\/(?!absent)/.exec(path)?.[0] ?? null;

/** @param {string} scope */
const states = (scope) => caches.open(`${prefix(scope)}state`);

/**
 * All that is kept, by language.
 * @param {string} scope
 * @returns {Promise<Kept[]>}
 */
export const list = async (scope) => {
  if (!(await caches.has(`${prefix(scope)}state`))) return []; // looking leaves nothing behind
  const cache = await states(scope);
  const found = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  return Promise.all(found.map((state) => state?.json()));
};

/**
 * @param {string} scope
 * @param {Kept} kept
 */
export const write = async (scope, kept) =>
  (await states(scope)).put(`${scope}${FOLDER}${kept.language}`, new Response(JSON.stringify(kept)));

/**
 * @param {string} scope
 * @param {string} language
 */
export const forget = async (scope, language) => (await states(scope)).delete(`${scope}${FOLDER}${language}`);
