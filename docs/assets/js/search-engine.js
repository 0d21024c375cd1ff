/* Finds the sections that answer a question. The build joins this to the library, the language rules and the data. */

const FIELDS = { title: 1.7, hints: 1.96, page: 0.34, text: 1.31 };
const WEIGHTS = { compound: 0.26, part: 0.38, joined: 1.48, fuzzy: 0.41, prefix: 0.58, synonym: 0.49, led: 16.19, title: 4.62, phrase: 0.35, met: 0.81, common: 0.02, k: 2.53, b: 0.74, d: 0.32, pair: 5.61, lift: 1000 };

const MYSELF = new Set(["ik", "i"]);

/* index: see `packed` in hooks/handbook/search.py. lexicon: search-words.js. open(docs, fields): term → Map(entry → score), by
   the library. Gives find(question). */
function engine(index, lexicon, open) {
  const { words, undoubled, apart, noise, known, compounds, key, keyOf, numbers, wordAt, keyAt } = lexicon;
  const { page, title, text, hints, weight } = index.entries;

  /* How many entries hold a term; the words of the handbook in the order in which they come up. */
  const count = new Map(), met = new Set();
  const keysIn = (coded) => {
    const found = [];
    for (const number of numbers(coded)) {
      met.add(number);
      if (keyAt(number)) found.push(keyAt(number));
    }
    return found;
  };
  const docs = weight.map((_, id) => {
    const fields = { id, title: keysIn(title[id]), hints: keysIn(hints[id]), page: keysIn(title[page.indexOf(page[id])]), text: keysIn(text[id]) };
    for (const term of new Set([...fields.title, ...fields.hints, ...fields.text])) count.set(term, (count.get(term) || 0) + 1);
    return fields;
  });
  const vocabulary = Array.from(new Set(Array.from(met, wordAt))).filter((word) => known.has(word));
  const terms = Array.from(count.keys());
  const lookUp = open(docs, FIELDS, weight);
  const nameOf = (phrase) => phrase.map((word) => keyOf(word) || word).join(" ");
  const scores = new Map();
  const scoresOf = (term) => {
    if (!scores.has(term)) scores.set(term, count.has(term) ? lookUp(term) : new Map());
    return scores.get(term);
  };
  /* 1 for a word of one entry, near 0 for a word that stands everywhere. */
  const rarity = (term) => 1 - Math.log(count.get(term) || 1) / Math.log(docs.length + 1);

  /* What readers type → what the handbook calls it, or the entries that are meant. */
  const lay = new Map();
  const [typed, meant, leading, lifting] = index.synonyms;
  const phrasesOf = (coded) => (coded ? coded.split("|").map(numbers) : []);
  typed.forEach((coded, of) => {
    const led = leading[of], mine = phrasesOf(coded);
    const others = (meant[of] || led.length ? phrasesOf(meant[of]) : mine).map((phrase) => phrase.map(keyAt).filter(Boolean));
    const lift = led.slice(0, lifting[of]);
    for (const phrase of mine) {
      /* What somebody says of himself (ik sla mijn kind) is not what others do: there all words count. */
      const full = phrase.map(wordAt), short = phrase.map(keyAt).filter(Boolean), own = MYSELF.has(full[0]);
      const names = new Set([nameOf(full), ...(own ? [] : [...(short.length > 1 ? [short.join(" ")] : []), keyOf(full.join(""))])]);
      for (const name of names) {
        if (!lay.has(name)) lay.set(name, []);
        if (lay.get(name).every((group) => group.of !== of)) lay.get(name).push({ of, terms: others.filter((other) => other.length && other.join(" ") !== name), led, lift });
      }
    }
  });
  /* The phrases among them, by their first word. `telling`: how many of its words say something. */
  const byFirst = new Map();
  for (const name of lay.keys()) if (name.includes(" ")) {
    const parts = name.split(" ");
    if (!byFirst.has(parts[0])) byFirst.set(parts[0], []);
    byFirst.get(parts[0]).push({ name, parts, loose: parts.filter((part) => !noise.has(part)).length > 1 || parts.length > 2 && MYSELF.has(parts[0]) });
  }
  const single = Array.from(lay.keys()).filter((name) => name && !name.includes(" "));

  /* All that a typing error may have meant, with its letters. */
  let spellings = null;
  const spelled = () => spellings ||= [...terms, ...single].map((word) => [word, lettersOf(word)]);

  const partKeys = new Map();
  const partKey = (part) => {
    if (!partKeys.has(part)) partKeys.set(part, keyOf(part) || key(part));
    return partKeys.get(part);
  };
  const isPart = (part) => known.has(part) || part.length > 3 && !noise.has(part) && (count.has(partKey(part)) || lay.has(partKey(part)));
  const split = (word) => lexicon.split(word, isPart);

  /* Entry → score of the best reading of one word, or of a phrase of the synonyms; kept, as most keystrokes ask them again. */
  const ideas = new Map();
  function idea(word, typing) {
    const name = (typing ? ">" : "") + word;
    if (!ideas.has(name)) ideas.set(name, best(readings(word, typing)));
    return ideas.get(name);
  }
  function best(list) {
    const found = new Map(), of = new Set(), lift = new Set();
    for (const reading of list) {
      for (const entry of reading.lift || []) lift.add(entry);
      for (const term of reading.terms) of.add(term);
      for (const [entry, score] of together(reading)) if (score > (found.get(entry) || 0)) found.set(entry, score);
    }
    return { scores: found, terms: of, lift };
  }

  /* Ways to read one word: lists of terms with a weight. */
  function readings(word, typing) {
    const term = keyOf(word) || word, found = [];
    const add = (weight, ...of) => found.push({ terms: of, weight });
    if (count.has(term)) add(1, term);
    for (const other of compounds.get(term) || []) add(WEIGHTS.compound, other);
    if (term.length > 3) for (const other of terms) {
      if (other === term || other.length < term.length + 3) continue;
      if (other.endsWith(term) || other.startsWith(term)) add(WEIGHTS.compound * 0.8, other);
    }
    if (typing && word.length > 2) {
      const longer = new Set();
      for (const other of vocabulary) if (other !== word && other.startsWith(word) && count.has(keyOf(other))) longer.add(keyOf(other));
      for (const other of Array.from(longer).sort((a, b) => count.get(b) - count.get(a)).slice(0, 8)) add(WEIGHTS.prefix, other);
    }
    if (word.length > 4) {
      const halves = split(word), parts = halves.map(keyOf);
      if (parts.length) {
        add(count.has(term) ? WEIGHTS.part : WEIGHTS.joined, ...parts);
        if (!count.has(term)) for (const half of halves) for (const one of near(keyOf(half))) found.push({ ...one, weight: one.weight * WEIGHTS.part, lift: half.length > 6 && one.lift });
      }
    }
    /* A long word of which only the beginning or the end is known. */
    if (word.length > 8 && !found.length) {
      for (let size = word.length - 3; size > 4; size--) {
        const part = [word.slice(0, size), word.slice(-size)].find((half) => known.has(half) || lay.has(partKey(half)));
        if (!part) continue;
        const its = partKey(part);
        if (count.has(its)) add(WEIGHTS.part, its);
        found.push(...near(its));
        break;
      }
    }
    if (!found.some(({ weight }) => weight > WEIGHTS.compound) && !lay.has(term)) {
      const allowed = term.length > 7 ? 2 : term.length > 3 ? 1 : 0, mine = lettersOf(term);
      for (const [other, letters] of allowed ? spelled() : []) {
        if (term.length < 6 && term[0] !== other[0] || differing(mine, letters) > 2 * allowed) continue;
        const off = distance(term, other, allowed);
        if (off > allowed) continue;
        const weight = WEIGHTS.fuzzy * (1 - off / term.length);
        if (count.has(other)) add(weight, other);
        for (const more of near(other)) found.push({ ...more, weight: weight * more.weight, lift: term.length > 6 && more.lift });
      }
    }
    return [...found, ...near(term)];
  }
  function near(name) {
    return (lay.get(name) || []).flatMap(({ terms: of, led, lift }) => [
      ...of.map((one) => ({ terms: one, weight: WEIGHTS.synonym })),
      ...(led.length ? [{ terms: [], led, lift, weight: 1 }] : []),
    ]);
  }

  /* Scores of a list of terms together: an entry that holds half of them gets a quarter. */
  function together(reading) {
    if (reading.led) return new Map(reading.led.map((entry, n) => [entry, WEIGHTS.led * reading.weight * (1 - n * 0.08)]));
    const sum = new Map(), hits = new Map(), n = reading.terms.length;
    for (const term of reading.terms) for (const [entry, score] of scoresOf(term)) {
      sum.set(entry, (sum.get(entry) || 0) + score * (WEIGHTS.common + rarity(term)));
      hits.set(entry, (hits.get(entry) || 0) + 1);
    }
    for (const [entry, score] of sum) sum.set(entry, score * reading.weight * (hits.get(entry) / n) / Math.sqrt(n));
    return sum;
  }

  /* The best entries for a question: `found` [{entry, score}] best first, `hits` the keys of words to mark. `typing`: the last word may go on. */
  function find(question, typing = !/\s$/.test(question)) {
    const typed = words(question), telling = typed.filter((word) => !noise.has(word));
    const asked = telling.length ? telling : typed;
    const met = asked.map((word, at) => idea(word, typing && at === asked.length - 1));
    /* Words that belong together: phrases of the synonyms, and compounds typed as two words. */
    const phrases = new Map();
    const loose = asked.flatMap((word) => count.has(keyOf(word)) || !split(word).length ? [word] : split(word));
    const names = new Set([...typed, ...loose].map((word) => keyOf(word) || word));
    for (const list of [typed, loose]) {
      const places = list.map((word) => keyOf(word) || word);
      for (const first of new Set(places)) for (const { name, parts, loose: free } of byFirst.get(first) || []) {
        if (!parts.every((part) => names.has(part))) continue;
        if (` ${places.join(" ")} `.includes(` ${name} `) || free && close(places, parts)) phrases.set(name, near(name));
      }
    }
    const compound = (joined) => {
      if (joined.length > 4 && (count.has(joined) || lay.has(joined))) {
        phrases.set(joined, [...(count.has(joined) ? [{ terms: [joined], weight: WEIGHTS.joined }] : []), ...near(joined)]);
      }
    };
    for (const list of [typed, asked, loose]) for (let at = 0; at + 1 < list.length; at++) compound(keyOf(list[at] + list[at + 1]));
    for (const [at, part] of typed.entries()) if (apart.has(part) && !typed.includes("zich")) for (let of = Math.max(0, at - 6); of < Math.min(typed.length, at + 4); of++) {
      if (of !== at && typed[of].length > 2) for (const joined of [keyOf(part + typed[of]), undoubled(part).replace(/^v/, "f") + keyOf(typed[of])]) compound(joined);
    }
    for (const list of phrases.values()) met.push(best(list.map((reading) => reading.led ? reading : { ...reading, weight: reading.weight * WEIGHTS.phrase })));
    const total = new Map(), marked = new Set(), lifted = new Set();
    for (const { scores: of, terms: its, lift } of met) {
      for (const entry of lift) lifted.add(entry);
      for (const term of its) marked.add(term);
      for (const [entry, score] of of) {
        const sum = total.get(entry) || { score: 0, met: 0 };
        total.set(entry, { score: sum.score + score, met: sum.met + 1 });
      }
    }
    /* A title that says just what is asked. */
    const keys = new Set(asked.map(keyOf));
    for (const [entry, sum] of total) {
      const { title } = docs[entry], same = title.filter((term) => keys.has(term)).length;
      sum.score = sum.score * (1 - WEIGHTS.met + WEIGHTS.met * sum.met / met.length)
        + (same ? WEIGHTS.title * weight[entry] * (same / title.length) * Math.min(1, same / keys.size) : 0);
    }
    const better = (a, b) => b.score - a.score || a.entry - b.entry;
    const found = Array.from(total, ([entry, { score }]) => ({ entry, score })).sort(better).slice(0, 40);
    /* Two words asked after each other that stand after each other. */
    for (let at = 0; at + 1 < asked.length; at++) {
      const first = keyOf(asked[at]), second = keyOf(asked[at + 1]);
      const worth = WEIGHTS.pair * (rarity(first) + rarity(second));
      if (count.has(first) && count.has(second)) for (const result of found) {
        const { title, text, hints } = docs[result.entry];
        const next = (of) => of.some((term, n) => term === first && of[n + 1] === second);
        if (next(title) || next(text) || next(hints)) result.score += worth * weight[result.entry];
      }
    }
    /* Need, and warnings for force, stand above all else. */
    for (const result of found) if (lifted.has(result.entry)) result.score += WEIGHTS.lift;
    found.sort(better);
    return { found, hits: marked };
  }

  return find;
}

/* Whether all `parts` stand in `list` near each other, in any order. */
function close(list, parts) {
  const reach = parts.length + 4;
  return list.some((_, from) => {
    const window = list.slice(from, from + reach);
    return parts.includes(list[from]) && parts.every((part) => window.includes(part));
  });
}

/* Which letters a word has, as bits; how many of them two words do not share: an error makes at most two such letters. */
function lettersOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}
function differing(a, b) {
  let count = 0;
  for (let bits = a ^ b; bits; bits &= bits - 1) count++;
  return count;
}

/* Letters to change, add, drop or swap between two words; more than `most` comes back as most + 1. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [], row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
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
}

/* The library does the scoring (BM25 per field). It is given the index of just the word that is asked, in the form in which
   it keeps one: an index of all words takes a phone a tenth of a second, and most are never asked. */
function openMiniSearch(docs, fields, factors) {
  const names = Object.keys(fields), holders = new Map(), averageFieldLength = names.map(() => 0);
  const lengths = docs.map((doc, id) => names.map((name, field) => {
    for (const term of doc[name]) {
      const found = holders.get(term);
      if (!found) holders.set(term, [id]);
      else if (found[found.length - 1] !== id) found.push(id);
    }
    const length = new Set(doc[name]).size;
    averageFieldLength[field] = (averageFieldLength[field] * id + length) / (id + 1);
    return length;
  }));
  const fieldIds = Object.fromEntries(names.map((name, field) => [name, field]));
  return (term) => {
    const ids = holders.get(term) || [], often = {}, documentIds = {}, fieldLength = {};
    ids.forEach((id, at) => {
      documentIds[at] = id;
      fieldLength[at] = lengths[id];
      names.forEach((name, field) => {
        const times = docs[id][name].reduce((sum, held) => sum + (held === term), 0);
        if (times) (often[field] ||= {})[at] = times;
      });
    });
    const library = MiniSearch.loadJS({
      index: [[term, often]], documentIds, fieldLength, averageFieldLength, storedFields: {}, documentCount: docs.length,
      nextId: docs.length, fieldIds, serializationVersion: 2,
    }, { fields: names, processTerm: (word) => word });
    return new Map(library.search(term, {
      boost: fields, tokenize: (text) => [text], boostDocument: (id) => factors[id], bm25: { k: WEIGHTS.k, b: WEIGHTS.b, d: WEIGHTS.d },
    }).map(({ id, score }) => [id, score]));
  };
}
