/* The pages that somebody read last, by name, the newest first: kept on this device, and only for who asks for it. */
import { readText, writeText } from "./storage.js";

const NAME = "read";
const MOST = 6;

/** The names of the pages; null when nobody asked to keep them. @returns {string[] | null} */
export const lastRead = () => readText(NAME)?.split(" ") || null;

/** Keep that `page` was read, after those `before` it; returns whether this device does so. @param {string} page */
export const keepRead = (page, before = lastRead() || []) =>
  writeText(NAME, [page, ...before.filter((name) => name !== page)].slice(0, MOST).join(" "));

/** Keep no pages any more. */
export const forgetRead = () => writeText(NAME, null);
