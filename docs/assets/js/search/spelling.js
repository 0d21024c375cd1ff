/* How much two words differ by their letters. */

/**
 * Which letters a word has, as bits.
 * @param {string} word
 */
export const lettersOf = (word) => {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
};

/**
 * How many letters two words do not share: an error makes at most two such letters.
 * @param {number} a
 * @param {number} b
 */
export const differing = (a, b) => {
  let bits = a ^ b; // counted in pairs, then in fours, then all together
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/**
 * Letters to change, add, drop or swap between two words; more than `most` comes back as most + 1.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length];
};

/**
 * Words as one text, which a browser looks through faster than through a list.
 * @param {Iterable<string>} words
 */
export const listing = (words) => `\n${Array.from(words).join("\n")}\n`;

/**
 * @param {string} all a listing
 * @param {string} letters
 */
export const beginningWith = (all, letters) => {
  const found = [];
  for (let at = all.indexOf(`\n${letters}`); at >= 0; at = all.indexOf(`\n${letters}`, at + 1)) {
    found.push(all.slice(at + 1, all.indexOf("\n", at + 1)));
  }
  return found;
};

/**
 * @param {string} all a listing
 * @param {string} letters
 */
export const endingWith = (all, letters) => {
  const found = [];
  for (let at = all.indexOf(`${letters}\n`); at >= 0; at = all.indexOf(`${letters}\n`, at + 1)) {
    found.push(all.slice(all.lastIndexOf("\n", at) + 1, at + letters.length));
  }
  return found;
};
