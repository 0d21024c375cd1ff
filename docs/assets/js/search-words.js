/* The words of the handbook and of its editors, and the texts that are written with them: reads back what
   hooks/handbook/word_codes.py wrote, and has the same constants. The build joins this to the search script. */

const SHORT = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const FIRST = [0x100, 0x2000], LATER = [0x3400, 0xD800];
const CAPITAL = "^", SPACE = "_";
const BEFORE = "(“‘", AFTER = ",.:;?!)”’…", END = ".?!";
const SHARED = " !#$%&()*+,-./:;<=>?";
const ENTRY = /[ !#-&(-/:-?][^ !#-&(-/:-?]*/g;

const WORDLIKE = /[\p{L}\p{N}]/u;
const NUMBERS = Array.from({ length: 128 }, (_, code) => SHORT.indexOf(String.fromCharCode(code)));

/* Which word a character stands for; -1 for what stands as it is. */
function numberOf(code) {
  if (code < 128) return NUMBERS[code];
  if (code < FIRST[0]) return -1;
  if (code < FIRST[1]) return code - FIRST[0] + SHORT.length;
  return code >= LATER[0] && code < LATER[1] ? code - LATER[0] + FIRST[1] - FIRST[0] + SHORT.length : -1;
}

/* What the search knows of words, from WORDS (see `packed` in hooks/handbook/search.py). */
function lexicon({ language, vocabulary, known: size, noise: quiet, forms: irregular }) {
  const key = KEYS[language] || undoubled;
  const noise = new Set(listed(quiet)), forms = new Map();
  for (const [first, ...others] of irregular.map(listed)) for (const form of [first, ...others]) forms.set(fold(form), key(fold(first)));
  const cache = new Map();
  /* What forms of one word have in common; "" for a word that says nothing. */
  const keyOf = (word) => {
    let found = cache.get(word);
    if (found === undefined) cache.set(word, found = noise.has(word) ? "" : forms.get(word) || key(word));
    return found;
  };
  let before = "";
  const list = vocabulary.match(ENTRY)?.map((entry) => before = before.slice(0, SHARED.indexOf(entry[0])) + entry.slice(1)) || [];
  /* Folded, as questions are; signs among the words (see word_codes.py) are no words. */
  const plain = withoutApostrophes(fold(list.join("\n"))).split("\n").map((word) => (WORDLIKE.test(word) ? word : ""));
  const keys = plain.map(keyOf);
  /* Terms are the keys by number; the term of each word, -1 for a word that says nothing. */
  const terms = [], places = new Map();
  const termAt = keys.map((found) => {
    if (found && !places.has(found)) places.set(found, terms.push(found) - 1);
    return found ? places.get(found) : -1;
  });

  /* Words of the handbook as they stand there, which compounds are made of. */
  const known = new Set(plain.slice(0, size).filter((word) => word.length > 1 && !noise.has(word)));
  /* The two halves of a compound; [] when it is none. */
  const split = (word, isWord) => {
    for (let at = 2; at <= word.length - 2; at++) {
      const tail = word.slice(at);
      if (!isWord(tail)) continue;
      for (const head of [word.slice(0, at), word.slice(0, at).replace(/(?:s|en|e|n)$/, "")]) if (isWord(head)) return [head, tail];
    }
    return [];
  };
  /* The compounds of the handbook, by the key of each half. */
  const compounds = new Map();
  for (const word of known) {
    if (word.length < 7) continue;
    for (const part of split(word, (half) => known.has(half)).map(keyOf)) if (part !== keyOf(word)) {
      if (!compounds.has(part)) compounds.set(part, new Set());
      compounds.get(part).add(keyOf(word));
    }
  }

  /* The numbers of the words of a text. */
  const numbers = (text) => {
    const found = [];
    for (let at = 0; at < text.length; at++) {
      const number = numberOf(text.charCodeAt(at));
      if (number >= 0) found.push(number);
    }
    return found;
  };

  /* A text as people read it, with [start, end, key] of each word. */
  const read = (text) => {
    const found = [];
    let shown = "", last = "", follows = false, begins = true, unlike = false, turned = false;
    for (const sign of text) {
      if (sign === CAPITAL) turned = true;
      else if (sign === SPACE) unlike = true;
      else {
        const number = numberOf(sign.charCodeAt(0)), isWord = number >= 0;
        const apart = follows && (isWord || BEFORE.includes(sign));
        if (last && apart !== unlike) shown += " ";
        if (isWord) {
          const word = list[number], start = shown.length;
          shown += begins !== turned ? word[0].toUpperCase() + word.slice(1) : word;
          found.push([start, shown.length, keys[number]]);
        } else shown += sign;
        begins = isWord ? false : begins || END.includes(sign);
        follows = isWord || AFTER.includes(sign);
        last = sign;
        unlike = turned = false;
      }
    }
    return { text: shown, words: found };
  };

  return {
    words, undoubled, apart: APART[language] || new Set(), noise, known, compounds, key, keyOf, split, numbers, read,
    terms, termAt, termOf: (found) => places.get(found), wordAt: plain, keyAt: keys,
  };
}

/* Words between |. */
function listed(text) {
  return text ? text.split("|") : [];
}
