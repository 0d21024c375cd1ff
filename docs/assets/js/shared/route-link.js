/* Writes the link of a reading route, for all scripts: route/link.js says what it is made of, and reads it. The build
   writes the same for ready-made routes (hooks/handbook/blocks/route.py). */

/**
 * What stands after `#` in the link of a route, but for a note.
 * @param {Address[]} items
 * @param {string} title escaped
 * @param {number} version 2: a note comes behind it
 */
export const routeTo = (items, title = "", version = 1) => `${version}/${title}/${items.join().replaceAll("#", ".")}`;
