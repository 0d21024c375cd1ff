/* Finds the sections that answer a question. */
import MiniSearch from "minisearch";
import { placedWords, splitCompound, undoubled, words } from "./language.js";
import { beginningWith, differing, distance, endingWith, lettersOf, listing } from "./spelling.js";
import { vocabularyOf } from "./vocabulary.js";

/**
 * @typedef {object} Entries what can be found, as columns
 * @property {number[]} page the number of its page
 * @property {string[]} id
 * @property {string[]} title
 * @property {string[]} text
 * @property {string[]} hints words that lead to it though they need not stand in it
 * @property {number[]} weight
 */

/**
 * @typedef {object} Index see `packed` in hooks/handbook/search.py
 * @property {Entries} entries
 * @property {string[]} pages
 * @property {[string[][], string[][], number[][], number[]]} synonyms per group: what readers type, what the handbook
 * calls it, the entries that are meant, and how many of those stand above all else
 * @property {string[]} noise words that say nothing
 * @property {string[][]} forms forms of irregular words
 */

/**
 * @typedef {{ text: string, words: [number, number, string][] }} ReadText a text with [start, end, key] of its words
 */
/** @typedef {{ entry: number, score: number }} Result */
/** @typedef {{ entries: number[], scores: number[] }} Scores */
/** @typedef {{ terms: string[], weight: number, led?: number[], lift?: number[] | false }} Reading */
/** @typedef {{ scores: Float64Array, terms: Set<string>, lift: Set<number> }} Idea */
/** @typedef {ReturnType<typeof engine>} Engine */

const FIELDS = { title: 1.7, hints: 1.96, page: 0.34, text: 1.31 };
const BM25 = { k: 2.53, b: 0.74, d: 0.32 };
const WEIGHTS = {
  compound: 0.26,
  part: 0.38,
  joined: 1.48,
  fuzzy: 0.41,
  prefix: 0.58,
  synonym: 0.49,
  led: 16.19,
  title: 4.62,
  phrase: 0.35,
  met: 0.81,
  common: 0.02,
  pair: 5.61,
  lift: 1000,
};

/**
 * How many of the most frequent terms are looked up before somebody asks them, and a third as many beginnings of
 * words.
 */
const AHEAD = 60;
/** From how many letters on a word that is being typed is a beginning. */
const BEGINNING = 3;
/** How many entries a question may find. */
const MOST = 40;
const MYSELF = new Set(["ik", "i"]);
/** @type {Scores} */
const NOTHING = { entries: [], scores: [] };

/**
 * Add to a list of a map.
 * @template Value
 * @param {Map<string, Value[]>} lists
 * @param {string} name
 * @param {Value} value
 */
const addTo = (lists, name, value) => {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
};

/** @param {Result} a @param {Result} b */
const better = (a, b) => b.score - a.score || a.entry - b.entry;

/**
 * Whether all `parts` stand in `list` near each other, in any order.
 * @param {string[]} list
 * @param {string[]} parts
 */
const areClose = (list, parts) => {
  const reach = parts.length + 4;
  return list.some((first, from) => {
    const near = list.slice(from, from + reach);
    return parts.includes(first) && parts.every((part) => near.includes(part));
  });
};

/**
 * The library counts words and weighs them (BM25 per field). Words are known to it by their keys.
 * @param {import("./vocabulary.js").Doc[]} docs
 * @param {number[]} weight
 * @returns {(term: string) => Scores}
 */
const scorerOf = (docs, weight) => {
  const library = new MiniSearch({
    fields: Object.keys(FIELDS),
    extractField: (doc, field) => (field === "id" ? doc.id : doc[field].join(" ")),
    tokenize: (text) => text.split(" ").filter(Boolean),
    processTerm: (term) => term,
    searchOptions: { boost: FIELDS, bm25: BM25, boostDocument: (id) => weight[id] },
  });
  library.addAll(docs);
  return (term) => {
    const found = library.search(term);
    return { entries: found.map(({ id }) => id), scores: found.map(({ score }) => score) };
  };
};

/**
 * What answers questions. Columns of numbers, one for each entry, as objects for each cost a phone a frame to clear
 * away.
 * @param {Index} index
 * @param {string} language
 */
export const engine = (index, language) => {
  const { noise, key, keyOf, docs, known, compounds, apart } = vocabularyOf(index, language);
  const { weight } = index.entries;

  /** How many entries hold a term. @type {Map<string, number>} */
  const count = new Map();
  /** The entries of which the title holds a term, as often as it stands there. @type {Map<string, number[]>} */
  const titled = new Map();
  for (const { id, title, hints, text } of docs) {
    for (const term of new Set([...title, ...hints, ...text])) count.set(term, (count.get(term) || 0) + 1);
    for (const term of title) addTo(titled, term, id);
  }
  /** @param {string} term */
  const countOf = (term) => count.get(term) || 0;
  const allWords = listing(known);
  const allTerms = listing(count.keys());
  const lookUp = scorerOf(docs, weight);
  /** @type {Map<string, Scores>} */
  const scores = new Map();
  /** @param {string} term */
  const scoresOf = (term) => {
    let found = scores.get(term);
    if (!found) {
      found = count.has(term) ? lookUp(term) : NOTHING;
      scores.set(term, found);
    }
    return found;
  };
  /**
   * 1 for a word of one entry, near 0 for a word that stands everywhere.
   * @param {string} term
   */
  const rarity = (term) => 1 - Math.log(countOf(term) || 1) / Math.log(docs.length + 1);

  /** What readers type → the groups of synonyms with that name. @type {Map<string, number[]>} */
  const groups = new Map();
  const [typed, meant, leading, lifting] = index.synonyms;
  /** @param {number} group @param {string} name */
  const call = (group, name) => {
    const found = groups.get(name);
    if (!found || found[found.length - 1] !== group) addTo(groups, name, group);
  };
  for (const [group, phrases] of typed.entries()) {
    for (const phrase of phrases) {
      const full = words(phrase);
      call(group, full.map((word) => keyOf(word) || word).join(" "));
      /* What somebody says of himself (ik sla mijn kind) is not what others do: there all words count. */
      if (full.length === 1 || MYSELF.has(full[0])) continue;
      const short = full.map(keyOf).filter(Boolean);
      if (short.length > 1) call(group, short.join(" "));
      call(group, keyOf(full.join("")));
    }
  }
  /** @type {Map<number, string[][]>} */
  const groupTerms = new Map();
  /**
   * What the handbook calls what a group is about.
   * @param {number} group
   */
  const termsOf = (group) => {
    let found = groupTerms.get(group);
    if (!found) {
      const phrases = meant[group].length || leading[group].length ? meant[group] : typed[group];
      found = phrases.map((phrase) => words(phrase).map(keyOf).filter(Boolean));
      groupTerms.set(group, found);
    }
    return found;
  };
  /** The phrases among them, by their first word. @type {Map<string, string[]>} */
  const byFirst = new Map();
  for (const name of groups.keys()) {
    const end = name.indexOf(" ");
    if (end < 0) continue;
    addTo(byFirst, name.slice(0, end), name);
  }
  /**
   * Whether the words of a phrase may stand in any order: enough of them say something.
   * @param {string[]} parts
   */
  const isLoose = (parts) =>
    new Set(parts.filter((part) => !noise.has(part))).size > 1 || (parts.length > 2 && MYSELF.has(parts[0]));

  /** @typedef {{ names: string[], letters: number[] }} Alike */
  /** @type {Map<string, Alike>[] | null} */
  let spellings = null;
  /** All that a typing error may have meant, by length and first letter: names, and the letters of each. */
  const spelled = () => {
    if (spellings) return spellings;
    spellings = [];
    for (const name of [...count.keys(), ...groups.keys()]) {
      if (!name || name.includes(" ")) continue;
      spellings[name.length] ||= new Map();
      const alike = spellings[name.length];
      const list = alike.get(name[0]) || { names: [], letters: [] };
      alike.set(name[0], list);
      list.names.push(name);
      list.letters.push(lettersOf(name));
    }
    return spellings;
  };

  /** @type {Map<string, string>} */
  const partKeys = new Map();
  /** @param {string} part */
  const partKey = (part) => {
    const found = partKeys.get(part) || keyOf(part) || key(part);
    partKeys.set(part, found);
    return found;
  };
  /** @param {string} part */
  const isPart = (part) =>
    known.has(part) || (part.length > 3 && !noise.has(part) && (count.has(partKey(part)) || groups.has(partKey(part))));
  /** @type {Map<string, string[]>} */
  const halves = new Map();
  /** @param {string} word */
  const split = (word) => {
    const found = halves.get(word) || splitCompound(word, isPart);
    halves.set(word, found);
    return found;
  };

  /**
   * Other names for what is called `name`: those of the synonyms.
   * @param {string} name
   * @returns {Reading[]}
   */
  const near = (name) =>
    (groups.get(name) || []).flatMap((group) => {
      const others = termsOf(group).filter((terms) => terms.length && terms.join(" ") !== name);
      const led = leading[group];
      return [
        ...others.map((terms) => ({ terms, weight: WEIGHTS.synonym })),
        ...(led.length ? [{ terms: [], led, lift: led.slice(0, lifting[group]), weight: 1 }] : []),
      ];
    });

  /**
   * What a word that is not known may have been meant as.
   * @param {string} term
   * @returns {Reading[]}
   */
  const misspelt = (term) => {
    let allowed = 0;
    if (term.length > 3) allowed = term.length > 7 ? 2 : 1;
    if (!allowed) return [];
    /** @type {Reading[]} */
    const found = [];
    const mine = lettersOf(term);
    for (let size = term.length - allowed; size <= term.length + allowed; size += 1) {
      const alike = spelled()[size];
      if (!alike) continue;
      /* In a short word the first letter is right. */
      const first = alike.get(term[0]);
      const lists = term.length < 6 ? [first || { names: [], letters: [] }] : alike.values();
      for (const { names, letters } of lists) {
        for (const [n, other] of names.entries()) {
          if (differing(mine, letters[n]) > 2 * allowed) continue;
          const off = distance(term, other, allowed);
          if (off > allowed) continue;
          const factor = WEIGHTS.fuzzy * (1 - off / term.length);
          if (count.has(other)) found.push({ terms: [other], weight: factor });
          for (const more of near(other)) {
            found.push({ ...more, weight: factor * more.weight, lift: term.length > 6 && more.lift });
          }
        }
      }
    }
    return found;
  };

  /**
   * Ways to read one word: lists of terms with a weight.
   * @param {string} word
   * @param {boolean} typing
   * @returns {Reading[]}
   */
  const readings = (word, typing) => {
    const term = keyOf(word) || word;
    /** @type {Reading[]} */
    const found = [];
    /** @param {number} factor @param {...string} terms */
    const add = (factor, ...terms) => found.push({ terms, weight: factor });
    if (count.has(term)) add(1, term);
    for (const other of compounds.get(term) || []) add(WEIGHTS.compound, other);
    if (term.length > 3) {
      for (const other of [...endingWith(allTerms, term), ...beginningWith(allTerms, term)]) {
        if (other.length > term.length + 2) add(WEIGHTS.compound * 0.8, other);
      }
    }
    if (typing && word.length >= BEGINNING) {
      const begun = beginningWith(allWords, word).map((other) => (other === word ? "" : keyOf(other)));
      const longer = [...new Set(begun.filter((other) => count.has(other)))];
      longer.sort((a, b) => countOf(b) - countOf(a));
      for (const other of longer.slice(0, 8)) add(WEIGHTS.prefix, other);
    }
    const parts = word.length > 4 ? split(word) : [];
    if (parts.length) {
      add(count.has(term) ? WEIGHTS.part : WEIGHTS.joined, ...parts.map(keyOf));
      for (const half of count.has(term) ? [] : parts) {
        for (const one of near(keyOf(half))) {
          found.push({ ...one, weight: one.weight * WEIGHTS.part, lift: half.length > 6 && one.lift });
        }
      }
    }
    /* A long word of which only the beginning or the end is known. */
    if (word.length > 8 && !found.length) {
      for (let size = word.length - 3; size > 4; size -= 1) {
        const ends = [word.slice(0, size), word.slice(-size)];
        const part = ends.find((end) => known.has(end) || groups.has(partKey(end)));
        if (!part) continue;
        const its = partKey(part);
        if (count.has(its)) add(WEIGHTS.part, its);
        found.push(...near(its));
        break;
      }
    }
    if (!groups.has(term) && !found.some((one) => one.weight > WEIGHTS.compound)) found.push(...misspelt(term));
    return [...found, ...near(term)];
  };

  /* Columns to count in; the same each time, as making them would cost as much as counting. */
  const sums = new Float64Array(docs.length);
  const ordered = new Float64Array(docs.length);
  const met = new Uint16Array(docs.length);
  const same = new Uint16Array(docs.length);
  const clear = () => {
    for (const column of [sums, ordered, met, same]) column.fill(0);
  };

  /**
   * Raise `found` to the score of a list of terms together: an entry that holds half of them gets a quarter.
   * @param {Reading} reading
   * @param {Float64Array} found
   */
  const raiseTo = ({ led, terms, weight: factor }, found) => {
    /** @param {number} entry @param {number} score */
    const raise = (entry, score) => {
      if (score > found[entry]) found[entry] = score;
    };
    if (led) {
      for (const [n, entry] of led.entries()) raise(entry, WEIGHTS.led * factor * (1 - n * 0.08));
      return;
    }
    /** @param {string} term */
    const worthOf = (term) => WEIGHTS.common + rarity(term);
    if (terms.length === 1) {
      const of = scoresOf(terms[0]);
      const worth = worthOf(terms[0]);
      for (const [n, entry] of of.entries.entries()) raise(entry, of.scores[n] * worth * factor);
      return;
    }
    clear();
    for (const term of terms) {
      const of = scoresOf(term);
      const worth = worthOf(term);
      for (const [n, entry] of of.entries.entries()) {
        sums[entry] += of.scores[n] * worth;
        met[entry] += 1;
      }
    }
    for (const [entry, many] of met.entries()) {
      if (many) raise(entry, (sums[entry] * factor * (many / terms.length)) / Math.sqrt(terms.length));
    }
  };

  /**
   * The score of each entry, by number, for the best of some readings; 0 where it is not.
   * @param {Reading[]} list
   * @returns {Idea}
   */
  const best = (list) => {
    const found = new Float64Array(docs.length);
    /** @type {Set<string>} */
    const terms = new Set();
    /** @type {Set<number>} */
    const lift = new Set();
    for (const reading of list) {
      for (const entry of reading.lift || []) lift.add(entry);
      for (const term of reading.terms) terms.add(term);
      raiseTo(reading, found);
    }
    return { scores: found, terms, lift };
  };
  /** Kept, as most keystrokes ask them again. @type {Map<string, Idea>} */
  const ideas = new Map();
  /** @param {string} word @param {boolean} typing */
  const idea = (word, typing) => {
    const name = (typing ? ">" : "") + word;
    const found = ideas.get(name) || best(readings(word, typing));
    ideas.set(name, found);
    return found;
  };

  /**
   * Words of a question that belong together, by name: phrases of the synonyms, and compounds typed as two words.
   * @param {string[]} all
   * @param {string[]} asked the words that say something, or all if none does
   */
  const phrasesIn = (all, asked) => {
    /** @type {Map<string, Reading[]>} */
    const phrases = new Map();
    const loose = asked.flatMap((word) => (count.has(keyOf(word)) || !split(word).length ? [word] : split(word)));
    const names = new Set([...all, ...loose].map((word) => keyOf(word) || word));
    for (const list of [all, loose]) {
      const places = list.map((word) => keyOf(word) || word);
      for (const name of [...new Set(places)].flatMap((first) => byFirst.get(first) || [])) {
        const parts = name.split(" ");
        if (!parts.every((part) => names.has(part))) continue;
        /** @param {string[]} within */
        const stands = (within) => ` ${within.join(" ")} `.includes(` ${name} `);
        /* Words that say nothing may stand in between (ben echt op); in a phrase of only such words, if the whole
           question is. */
        const isLocked = asked !== all && parts.every((part) => noise.has(part));
        const bare = isLocked ? places : places.filter((place) => parts.includes(place) || !noise.has(place));
        if (stands(places) || stands(bare) || (isLoose(parts) && areClose(places, parts))) {
          phrases.set(name, near(name));
        }
      }
    }
    /** @param {string} joined */
    const addCompound = (joined) => {
      if (joined.length < 5 || !(count.has(joined) || groups.has(joined))) return;
      const own = count.has(joined) ? [{ terms: [joined], weight: WEIGHTS.joined }] : [];
      phrases.set(joined, [...own, ...near(joined)]);
    };
    for (const list of [all, asked, loose]) {
      for (let at = 0; at + 1 < list.length; at += 1) addCompound(keyOf(list[at] + list[at + 1]));
    }
    for (const [at, part] of all.entries()) {
      if (!apart.has(part) || all.includes("zich")) continue;
      for (let of = Math.max(0, at - 6); of < Math.min(all.length, at + 4); of += 1) {
        if (of === at || all[of].length < 3) continue;
        addCompound(keyOf(part + all[of]));
        addCompound(undoubled(part).replace(/^v/, "f") + keyOf(all[of]));
      }
    }
    return phrases;
  };

  /**
   * The best entries by the sum of their scores for the parts of a question; more for those that many parts met, and
   * for a title that says just what is asked. Best first.
   * @param {Idea[]} parts
   * @param {string[]} asked
   */
  const bestOf = (parts, asked) => {
    clear();
    for (const part of parts) {
      for (const [entry, score] of part.scores.entries()) {
        if (!score) continue;
        sums[entry] += score;
        met[entry] += 1;
      }
    }
    const keys = new Set(asked.map(keyOf));
    for (const term of keys) for (const entry of titled.get(term) || []) same[entry] += 1;
    for (const [entry, many] of met.entries()) {
      if (!many) continue;
      sums[entry] *= 1 - WEIGHTS.met + (WEIGHTS.met * many) / parts.length;
      if (!same[entry]) continue;
      const share = (same[entry] / docs[entry].title.length) * Math.min(1, same[entry] / keys.size);
      sums[entry] += WEIGHTS.title * weight[entry] * share;
    }
    /* Numbers are put in order sooner than entries are: only the best come into the list. */
    ordered.set(sums);
    const least = ordered.sort()[Math.max(0, sums.length - MOST)];
    /** @type {Result[]} */
    const found = [];
    for (const [entry, score] of sums.entries()) if (score && score >= least) found.push({ entry, score });
    return found.sort(better).slice(0, MOST);
  };

  /**
   * More for results in which two words that are asked after each other stand after each other.
   * @param {Result[]} found
   * @param {string[]} asked
   */
  const addPairs = (found, asked) => {
    for (let at = 0; at + 1 < asked.length; at += 1) {
      const first = keyOf(asked[at]);
      const second = keyOf(asked[at + 1]);
      if (!count.has(first) || !count.has(second)) continue;
      const worth = WEIGHTS.pair * (rarity(first) + rarity(second));
      /* The rarer of the two is looked for, and the other beside it. */
      const isRare = countOf(first) < countOf(second);
      const beside = isRare ? 1 : -1;
      const [rare, other] = isRare ? [first, second] : [second, first];
      /** @param {string[]} terms */
      const stand = (terms) => {
        let place = terms.indexOf(rare);
        while (place >= 0 && terms[place + beside] !== other) place = terms.indexOf(rare, place + 1);
        return place >= 0;
      };
      for (const result of found) {
        const { title, text, hints } = docs[result.entry];
        if (stand(title) || stand(text) || stand(hints)) result.score += worth * weight[result.entry];
      }
    }
  };

  /**
   * The best entries for a question, best first, and the keys of the words to mark. `typing`: the last word may go on.
   * @param {string} question
   */
  const find = (question, typing = !/\s$/.test(question)) => {
    const all = words(question);
    const telling = all.filter((word) => !noise.has(word));
    const asked = telling.length ? telling : all;
    const parts = asked.map((word, at) => idea(word, typing && at === asked.length - 1));
    for (const list of phrasesIn(all, asked).values()) {
      parts.push(best(list.map((one) => (one.led ? one : { ...one, weight: one.weight * WEIGHTS.phrase }))));
    }
    const found = bestOf(parts, asked);
    addPairs(found, asked);
    /* Need, and warnings for force, stand above all else. */
    const lifted = new Set(parts.flatMap(({ lift }) => [...lift]));
    for (const result of found) if (lifted.has(result.entry)) result.score += WEIGHTS.lift;
    return { found: found.sort(better), hits: new Set(parts.flatMap(({ terms }) => [...terms])) };
  };

  /** @type {Map<string, ReadText>} */
  const texts = new Map();
  /**
   * A text with its words; kept, as the same sections come up key after key.
   * @param {string} text
   */
  const read = (text) => {
    let found = texts.get(text);
    if (!found) {
      found = { text, words: placedWords(text).map(([start, end, word]) => [start, end, keyOf(word)]) };
      texts.set(text, found);
    }
    return found;
  };

  /**
   * Steps of work that a question may ask for, and that can be done before: the words that stand everywhere take
   * longest, of the beginnings of words those that most words have, and texts that are read for the first time.
   * @returns {Generator<unknown>}
   */
  function* ahead() {
    yield spelled();
    const often = [...count.keys()].sort((a, b) => countOf(b) - countOf(a));
    for (const term of often.slice(0, AHEAD)) yield scoresOf(term);
    /* What runs for the first time takes longest: two words that are known, and one that is mistyped. */
    yield find(`${often[0]} ${often[1]} ${often[2]}x`);
    /** @type {Map<string, number>} */
    const beginnings = new Map();
    for (const word of known) {
      if (word.length < BEGINNING) continue;
      const letters = word.slice(0, BEGINNING);
      beginnings.set(letters, (beginnings.get(letters) || 0) + 1);
    }
    const shared = [...beginnings].sort(([, a], [, b]) => b - a);
    for (const [letters] of shared.slice(0, AHEAD / 3)) yield idea(letters, true);
    for (const text of [...index.entries.title, ...index.entries.text]) yield read(text);
  }

  return { find, ahead, read, keyOf, entries: index.entries, pages: index.pages };
};
