/* Answers from what a reader keeps of the handbook on this device; it stands in the root of the site, and only comes to
   who asked for it (js/keep.js). All that it knows are two names of caches for each language: what is kept now, and,
   for pages that were open while it was renewed, what was kept before. What is not kept comes from the network. */
import { FRESH, list, pathIn, stateOf } from "./keep/store.js";

/** @type {any} */
const worker = self; // of the types for workers, which do not go together with those of pages
/** @type {string} */
const scope = worker.registration.scope;
/** Milliseconds that a page waits for the network, where that goes first. */
const PATIENCE = 4000;
const SHORT = /^(.*\/)?s\/([^/]+)\/(?:([^/]+)\/)?$/;

/**
 * What is kept under a path.
 * @param {string} path
 */
const find = async (path) => {
  const states = await list(scope);
  for (const name of [...states.map(({ now }) => now), ...states.map(({ before }) => before)]) {
    const found = name && (await caches.match(new URL(path, scope).href, { cacheName: name }));
    if (found) return found;
  }
  return undefined;
};

/**
 * From the network if it answers soon, else what is kept.
 * @param {Request} request
 * @param {Response} kept
 */
const freshest = async (request, kept) => {
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE));
  try {
    const answer = await Promise.race([fetch(request, { cache: "no-cache" }), late]);
    return answer.ok ? answer : kept;
  } catch {
    return kept;
  }
};

/**
 * @param {Request} request
 * @param {string} path
 */
const answer = async (request, path) => {
  const kept = await find(path);
  if (kept) return kept.headers.has(FRESH) ? freshest(request, kept) : kept;
  const [short, folder = "", page, id] = SHORT.exec(path) || [];
  if (short && (await find(`${folder}${page}.html`))) {
    return Response.redirect(new URL(`${folder}${page}.html${id ? `#${id}` : ""}`, scope).href);
  }
  try {
    return await fetch(request);
  } catch (error) {
    const absent = request.mode === "navigate" && (await find("kept/absent.html"));
    if (absent) return absent;
    throw error;
  }
};

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const path = pathIn(scope, event.request.url);
  if (event.request.method === "GET" && path !== null && stateOf(path) === null) {
    event.respondWith(answer(event.request, path));
  }
});
