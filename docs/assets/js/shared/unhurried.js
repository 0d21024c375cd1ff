/* Long work in short pieces. */

/** Milliseconds of work, after which others have their turn. */
const TURN = 20;

/**
 * Goes through a list bit by bit: `for await (const item of unhurried(list))`.
 * @template Item
 * @param {Iterable<Item>} list
 */
export async function* unhurried(list) {
  let since = 0;
  for (const item of list) {
    if (performance.now() - since > TURN) {
      await new Promise((go) => setTimeout(go));
      since = performance.now();
    }
    yield item;
  }
}
