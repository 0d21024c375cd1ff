/* Which pieces the reader ticked as read: on this device only, and only from the first tick on. */
import { readText, writeText } from "../shared/storage.js";
import { isAddress } from "./link.js";

const NAME = "route-read";
/** More is left off, the oldest first. */
const MOST = 500;

/** @returns {Address[]} */
export const readPieces = () => (readText(NAME) || "").split(" ").filter(isAddress);

/**
 * Keep these addresses, and no others; false where the device refuses.
 * @param {Address[]} addresses
 */
export const keepRead = (addresses) => writeText(NAME, addresses.slice(-MOST).join(" ") || null);

/**
 * Put an address on the list, or take it off; false where the device refuses.
 * @param {Address} address
 * @param {boolean} isRead
 */
export const tickRead = (address, isRead) => {
  const others = readPieces().filter((other) => other !== address);
  return keepRead(isRead ? [...others, address] : others);
};
