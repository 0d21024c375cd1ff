/* How words are compared: words that a reader takes for the same get the same key. The build joins this to the search script. */

/* Plain letters need less work. */
const BEYOND = /[^\0-\x7f]/;

/* Lower case without accents. */
function fold(text) {
  return !BEYOND.test(text) ? text.toLowerCase() : text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

const withoutApostrophes = (text) => text.replace(/['’]/g, "");

/* The folded words of `text`; an apostrophe does not end a word (isn't → isnt, papa's → papas). */
function words(text) {
  const folded = withoutApostrophes(fold(text));
  return folded.match(BEYOND.test(folded) ? /[\p{L}\p{N}]+/gu : /[a-z0-9]+/g) || [];
}

const undoubled = (word) => word.replace(/([a-z])\1+/g, "$1");

/* Endings of Dutch words, one after the other, with the letters that each can end in: looking at those first is faster. */
const DUTCH = [
  ["es", /^(.{3,}?)(?:[eo]?tje|pje|kje|je|eke|ske)s?$/],
  ["dtkgnies", /^(.{3,}?)(?:heid|hed|iteit|eleik|eren|ering|er[td]|erde|ati)(?:en|e|s)?$/],
  ["en", /^(.{3,}?[^aeou])[td]en?$/],
  ["gdtnes", /^(.{3,}?)(?:ing|end|ent|(?<!o)en)(?:en|e|s)?$/],
  ["rs", /^(.{4,}?)(?:st)?ers?$/],
  ["eis", /^(.{3,}?)(?:e|(?<=[^aeou])is?)$/],
  ["n", /^([aeiou].)en$/],
];

const KEYS = {
  /* A stemmer of our own: Porter's for Dutch tells huilt from huilen, gehecht from hechten, leef from leven (see tests/bench). */
  nl(word) {
    if (word.length < 4) return word;
    let key = undoubled(word.replace(/ij|y/g, "ei").replace(/ou/g, "au").replace(/(?<![aeou])ie/g, "i").replace(/v/g, "f")
      .replace(/z/g, "s").replace(/th(?!eid)|dt$/g, "t").replace(/ph/g, "f").replace(/ch(?=t)/g, "g").replace(/isch/g, "is").replace(/x/g, "ks").replace(/c(?!h)/g, "k"));
    key = key.replace(/^(op|an|af|uit|me|weg|in|om|na|for|bei|ofer|terug)ge(?=[^aeiou].{2})/, "$1").replace(/^ge(?=[^aeiou].{3}|.{5,}[td]$)/, "");
    for (let before = ""; before !== key;) {
      before = key;
      for (const [last, ending] of DUTCH) if (last.includes(key[key.length - 1])) key = key.replace(ending, "$1");
    }
    return undoubled(key.replace(/^(.{4,})s$/, "$1").replace(/^(.{3,}?)(?:t|(?<=[^aeou])d)$/, "$1").replace(/^(.{4,})s$/, "$1"));
  },
  en(word) {
    if (word.length < 4) return word;
    const british = word.replace(/our(?=s?$|ed$|ing|al)/, "or").replace(/is(?=e[sdr]?$|ing$|ation)/, "iz").replace(/ae|oe/g, "e");
    return undoubled(stemmer(british));
  },
};

/* Words that a verb may be typed apart from: loopt weg is weglopen, kropt het op is opkroppen. */
const APART = { nl: new Set("aan achter af bij dicht door goed in los mee na om onder op over rond samen terug tegen thuis toe uit vast voor weg".split(" ")) };
