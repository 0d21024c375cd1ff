/* The service worker that ends keeping: published in the place of the other (HANDBOOK_KEEP=no), it takes away all
   that devices kept, and itself. Pages come from the network from then on. */
import { prefix } from "./keep/store.js";

/** @type {any} */
const worker = self;

const end = async () => {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(prefix(worker.registration.scope))).map((name) => caches.delete(name)),
  );
  await worker.registration.unregister();
};
worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(end()));
