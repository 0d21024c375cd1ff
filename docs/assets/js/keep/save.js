/* Keeps a language of the handbook, whole or not at all: everything comes in one file, is looked over, and goes into a
   cache of its own; only then does that cache count, in one step. Whoever is cut off before that has what he had. */
import { FRESH, forget, list, prefix, write } from "./store.js";

/** @typedef {{ edition: string, file: string, bytes: number, size: string, day: string }} Edition */
/** @typedef {[string, string, number, 0 | 1]} Entry path, type, bytes, and whether the network goes first */

/** What protects a page goes along with it: the headers that the server sends. */
const SAFE = ["content-security-policy", "permissions-policy", "referrer-policy", "x-content-type-options"];

/**
 * The edition that the site has now.
 * @param {string} scope
 * @param {string} language
 * @returns {Promise<Edition>}
 */
export const newest = async (scope, language) => {
  const answer = await fetch(`${scope}kept/${language}.json`, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
};

/**
 * @param {Response} answer
 * @param {(bytes: number) => void} tell
 */
const download = async (answer, tell) => {
  if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
  const reader = answer.body.getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let got = 0;
  for (let read = await reader.read(); read.value; read = await reader.read()) {
    parts.push(read.value);
    got += read.value.length;
    tell(got);
  }
  return new Blob(parts).arrayBuffer();
};

/** @param {ArrayBuffer} bytes */
const sumOf = async (bytes) =>
  Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, 16);

/**
 * Fetch an edition and keep it in the place of what was kept of its language.
 * @param {string} scope
 * @param {string} language
 * @param {Edition} edition
 * @param {(bytes: number) => void} tell
 */
export const save = (scope, language, edition, tell) =>
  navigator.locks.request(prefix(scope), async () => {
    const packed = await download(await fetch(`${scope}kept/${edition.file}`, { cache: "no-store" }), tell);
    if ((await sumOf(packed)) !== edition.edition) throw new Error("damaged on its way");
    const plain = await new Response(
      new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")),
    ).arrayBuffer();
    const head = new Uint8Array(plain).indexOf(10);
    /** @type {Entry[]} */
    const entries = JSON.parse(new TextDecoder().decode(plain.slice(0, head)));
    const page = await fetch(`${scope}index.html`, { method: "HEAD" }); // what the server says, not what is kept
    const before = (await list(scope)).find((kept) => kept.language === language)?.now || "";
    const now = `${prefix(scope)}${language} ${edition.edition} ${Date.now()}`;
    try {
      const cache = await caches.open(now);
      let at = head + 1;
      for (const [path, type, bytes, fresh] of entries) {
        const headers = new Headers({ "content-type": type });
        for (const name of type.startsWith("text/html") ? SAFE : []) {
          if (page.headers.has(name)) headers.set(name, page.headers.get(name) || "");
        }
        if (fresh) headers.set(FRESH, "1");
        await cache.put(scope + path, new Response(plain.slice(at, at + bytes), { headers }));
        at += bytes;
      }
      await navigator.serviceWorker.register(`${scope}sw.js`);
      await navigator.serviceWorker.ready;
      const { edition: name, day, size } = edition;
      await write(scope, { language, edition: name, now, before, day, size, saved: new Date().toISOString() });
    } catch (error) {
      await caches.delete(now);
      throw error;
    }
    navigator.storage?.persist?.();
  });

/**
 * Take away what no page can need any more: of updates that were cut off, and of editions before the one of now.
 * @param {string} scope
 */
export const tidy = (scope) =>
  navigator.locks.request(prefix(scope), { ifAvailable: true }, async (lock) => {
    if (!lock) return; // something is being saved
    const kept = await list(scope);
    const used = [`${prefix(scope)}state`, ...kept.map(({ now }) => now)];
    for (const name of await caches.keys()) {
      if (name.startsWith(prefix(scope)) && !used.includes(name)) await caches.delete(name);
    }
    await Promise.all(kept.filter(({ before }) => before).map((one) => write(scope, { ...one, before: "" })));
  });

/**
 * Take a language away from this device, and with the last one all that made it work.
 * @param {string} scope
 * @param {string} language
 */
export const remove = async (scope, language) => {
  await forget(scope, language);
  await tidy(scope);
  if ((await list(scope)).length) return;
  await (await navigator.serviceWorker.getRegistration(scope))?.unregister();
  await caches.delete(`${prefix(scope)}state`);
};
