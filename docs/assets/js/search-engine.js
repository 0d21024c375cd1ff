/* Finds the sections that answer a question. The build joins this to the library, the language rules and the data. */

const FIELDS = { title: 1.7, hints: 1.96, page: 0.34, text: 1.31 };
const WEIGHTS = { compound: 0.26, part: 0.38, joined: 1.48, fuzzy: 0.41, prefix: 0.58, synonym: 0.49, led: 16.19, title: 4.62, phrase: 0.35, met: 0.81, common: 0.02, k: 2.53, b: 0.74, d: 0.32, pair: 5.61, lift: 1000 };

/* How many of the most frequent terms are looked up before somebody asks them, and a third as many beginnings of words. */
const AHEAD = 60;

/* From how many letters on a word that is being typed is a beginning. */
const BEGINNING = 3;

/* How many entries a question may find. */
const MOST = 40;

const MYSELF = new Set(["ik", "i"]);

/* index: see `packed` in hooks/handbook/search.py. lexicon: search-words.js. open(docs, fields, factors, terms): number of a
   term → { entries, scores }, by the library. Gives find(question), and `ahead`: steps of work that can be done before a
   question. Docs hold terms by number; elsewhere a term is the key of a word. */
function engine(index, lexicon, open) {
  const { words, undoubled, apart, noise, known, compounds, key, keyOf, numbers, terms, termAt, termOf, wordAt, keyAt } = lexicon;
  const { page, title, text, hints, weight } = index.entries;

  /* The words of the handbook in the order in which they come up. */
  const met = new Set();
  const termsIn = (coded) => {
    const found = [];
    for (const number of numbers(coded)) {
      met.add(number);
      if (termAt[number] >= 0) found.push(termAt[number]);
    }
    return found;
  };
  const docs = weight.map((_, id) => (
    { id, title: termsIn(title[id]), hints: termsIn(hints[id]), page: termsIn(title[page.indexOf(page[id])]), text: termsIn(text[id]) }
  ));
  /* How many entries hold a term; the entries of which the title holds it, as often as it stands there. */
  const holding = new Uint32Array(terms.length), last = new Int32Array(terms.length).fill(-1), titled = new Map();
  for (const doc of docs) {
    for (const field of [doc.title, doc.hints, doc.text]) for (const term of field) {
      if (last[term] !== doc.id) holding[term]++;
      last[term] = doc.id;
    }
    for (const term of doc.title) {
      if (!titled.has(term)) titled.set(term, []);
      titled.get(term).push(doc.id);
    }
  }
  const count = new Map();
  holding.forEach((many, term) => { if (many) count.set(terms[term], many); });
  const allWords = listing(new Set(Array.from(met, (number) => wordAt[number]).filter((word) => known.has(word))));
  const allTerms = listing(count.keys());
  const lookUp = open(docs, FIELDS, weight, terms);
  const scores = new Map(), NOTHING = { entries: [], scores: [] };
  const scoresOf = (term) => {
    if (!scores.has(term)) scores.set(term, count.has(term) ? lookUp(termOf(term)) : NOTHING);
    return scores.get(term);
  };
  /* 1 for a word of one entry, near 0 for a word that stands everywhere. */
  const rarity = (term) => 1 - Math.log(count.get(term) || 1) / Math.log(docs.length + 1);

  /* What readers type → the groups of synonyms with that name. */
  const lay = new Map();
  const [typed, meant, leading, lifting] = index.synonyms;
  const call = (of, name) => {
    const groups = lay.get(name);
    if (!groups) lay.set(name, [of]);
    else if (groups[groups.length - 1] !== of) groups.push(of);
  };
  typed.forEach((coded, of) => {
    for (const phrase of coded.split("|")) {
      const full = numbers(phrase);
      call(of, full.map((number) => keyAt[number] || wordAt[number]).join(" "));
      /* What somebody says of himself (ik sla mijn kind) is not what others do: there all words count. */
      if (full.length === 1 || MYSELF.has(wordAt[full[0]])) continue;
      const short = full.map((number) => keyAt[number]).filter(Boolean);
      if (short.length > 1) call(of, short.join(" "));
      call(of, keyOf(full.map((number) => wordAt[number]).join("")));
    }
  });
  /* What the handbook calls what a group is about. */
  const groups = new Map();
  const termsOf = (of) => {
    if (!groups.has(of)) {
      const coded = meant[of] || leading[of].length ? meant[of] : typed[of];
      groups.set(of, (coded ? coded.split("|") : []).map((phrase) => numbers(phrase).map((number) => keyAt[number]).filter(Boolean)));
    }
    return groups.get(of);
  };
  /* The phrases among them, by their first word. */
  const byFirst = new Map();
  for (const name of lay.keys()) {
    const end = name.indexOf(" ");
    if (end < 0) continue;
    const first = name.slice(0, end);
    if (!byFirst.has(first)) byFirst.set(first, []);
    byFirst.get(first).push(name);
  }
  /* Whether the words of a phrase may stand in any order: enough of them say something. */
  const isLoose = (parts) => new Set(parts.filter((part) => !noise.has(part))).size > 1 || parts.length > 2 && MYSELF.has(parts[0]);

  /* All that a typing error may have meant, by length and first letter: names, and the letters of each. */
  let spellings = null;
  const spelled = () => {
    if (spellings) return spellings;
    spellings = [];
    for (const names of [count.keys(), lay.keys()]) for (const name of names) if (name && !name.includes(" ")) {
      const alike = spellings[name.length] ||= new Map();
      if (!alike.has(name[0])) alike.set(name[0], { names: [], letters: [] });
      const list = alike.get(name[0]);
      list.names.push(name);
      list.letters.push(lettersOf(name));
    }
    return spellings;
  };

  const partKeys = new Map();
  const partKey = (part) => {
    if (!partKeys.has(part)) partKeys.set(part, keyOf(part) || key(part));
    return partKeys.get(part);
  };
  const isPart = (part) => known.has(part) || part.length > 3 && !noise.has(part) && (count.has(partKey(part)) || lay.has(partKey(part)));
  const halves = new Map();
  const split = (word) => {
    if (!halves.has(word)) halves.set(word, lexicon.split(word, isPart));
    return halves.get(word);
  };

  /* The score of each entry, by number, for the best reading of one word, or of a phrase of the synonyms; 0 where it is not.
     Kept, as most keystrokes ask them again. Columns of numbers, as objects for each entry cost a phone a frame to clear away. */
  const ideas = new Map();
  function idea(word, typing) {
    const name = (typing ? ">" : "") + word;
    if (!ideas.has(name)) ideas.set(name, best(readings(word, typing)));
    return ideas.get(name);
  }
  function best(list) {
    const found = new Float64Array(docs.length), of = new Set(), lift = new Set();
    for (const reading of list) {
      for (const entry of reading.lift || []) lift.add(entry);
      for (const term of reading.terms) of.add(term);
      together(reading, found);
    }
    return { scores: found, terms: of, lift };
  }

  /* Ways to read one word: lists of terms with a weight. */
  function readings(word, typing) {
    const term = keyOf(word) || word, found = [];
    const add = (weight, ...of) => found.push({ terms: of, weight });
    if (count.has(term)) add(1, term);
    for (const other of compounds.get(term) || []) add(WEIGHTS.compound, other);
    if (term.length > 3) for (const other of [...endingWith(allTerms, term), ...beginningWith(allTerms, term)]) {
      if (other.length > term.length + 2) add(WEIGHTS.compound * 0.8, other);
    }
    if (typing && word.length >= BEGINNING) {
      const longer = new Set(beginningWith(allWords, word).map((other) => (other === word ? "" : keyOf(other))).filter((other) => count.has(other)));
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
      for (let size = term.length - allowed; allowed && size <= term.length + allowed; size++) {
        const alike = spelled()[size] || new Map();
        /* In a short word the first letter is right. */
        const lists = term.length < 6 ? [alike.get(term[0])].filter(Boolean) : alike.values();
        for (const { names, letters } of lists) for (let n = 0; n < names.length; n++) {
          if (differing(mine, letters[n]) > 2 * allowed) continue;
          const other = names[n], off = distance(term, other, allowed);
          if (off > allowed) continue;
          const weight = WEIGHTS.fuzzy * (1 - off / term.length);
          if (count.has(other)) add(weight, other);
          for (const more of near(other)) found.push({ ...more, weight: weight * more.weight, lift: term.length > 6 && more.lift });
        }
      }
    }
    return [...found, ...near(term)];
  }
  function near(name) {
    return (lay.get(name) || []).flatMap((of) => [
      ...termsOf(of).filter((one) => one.length && one.join(" ") !== name).map((one) => ({ terms: one, weight: WEIGHTS.synonym })),
      ...(leading[of].length ? [{ terms: [], led: leading[of], lift: leading[of].slice(0, lifting[of]), weight: 1 }] : []),
    ]);
  }

  /* Columns to count in, one number for each entry; the same each time, as making them would cost as much as counting. */
  const columns = [new Float64Array(docs.length), new Uint16Array(docs.length), new Uint16Array(docs.length), new Float64Array(docs.length)];
  const cleared = () => columns.map((column) => column.fill(0));

  /* Raises `found` to the score of a list of terms together: an entry that holds half of them gets a quarter. */
  function together({ led, terms: asked, weight: factor }, found) {
    const raise = (entry, score) => { if (score > found[entry]) found[entry] = score; };
    if (led) {
      led.forEach((entry, n) => raise(entry, WEIGHTS.led * factor * (1 - n * 0.08)));
      return;
    }
    const worthOf = (term) => WEIGHTS.common + rarity(term);
    if (asked.length === 1) {
      const { entries, scores } = scoresOf(asked[0]), worth = worthOf(asked[0]);
      for (let n = 0; n < entries.length; n++) raise(entries[n], scores[n] * worth * factor);
      return;
    }
    const [sum, hits] = cleared();
    for (const term of asked) {
      const { entries, scores } = scoresOf(term), worth = worthOf(term);
      for (let n = 0; n < entries.length; n++) {
        sum[entries[n]] += scores[n] * worth;
        hits[entries[n]]++;
      }
    }
    hits.forEach((many, entry) => { if (many) raise(entry, sum[entry] * factor * (many / asked.length) / Math.sqrt(asked.length)); });
  }

  /* Words of a question that belong together (asked: those that say something, or all if none does), by name: phrases of the synonyms, and compounds typed as two words. */
  function phrasesIn(typed, asked) {
    const phrases = new Map();
    const loose = asked.flatMap((word) => count.has(keyOf(word)) || !split(word).length ? [word] : split(word));
    const names = new Set([...typed, ...loose].map((word) => keyOf(word) || word));
    for (const list of [typed, loose]) {
      const places = list.map((word) => keyOf(word) || word);
      for (const first of new Set(places)) for (const name of byFirst.get(first) || []) {
        const parts = name.split(" ");
        if (!parts.every((part) => names.has(part))) continue;
        const stands = (list) => ` ${list.join(" ")} `.includes(` ${name} `);
        /* Words that say nothing may stand in between (ben echt op); in a phrase of only such words, if the whole question is. */
        const isLocked = asked !== typed && parts.every((part) => noise.has(part));
        const bare = isLocked ? places : places.filter((place) => parts.includes(place) || !noise.has(place));
        if (stands(places) || stands(bare) || isLoose(parts) && close(places, parts)) phrases.set(name, near(name));
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
    return phrases;
  }

  /* The best entries by the sum of their scores for the parts of a question; more for those that many parts met, and for a
     title that says just what is asked. [{entry, score}], best first. */
  function bestOf(parts, asked) {
    const [total, met, same, ordered] = cleared();
    for (const { scores } of parts) for (let entry = 0; entry < scores.length; entry++) if (scores[entry]) {
      total[entry] += scores[entry];
      met[entry]++;
    }
    const keys = new Set(asked.map(keyOf));
    for (const one of keys) for (const entry of titled.get(termOf(one)) || []) same[entry]++;
    for (let entry = 0; entry < total.length; entry++) if (met[entry]) {
      total[entry] *= 1 - WEIGHTS.met + WEIGHTS.met * met[entry] / parts.length;
      if (same[entry]) total[entry] += WEIGHTS.title * weight[entry] * (same[entry] / docs[entry].title.length) * Math.min(1, same[entry] / keys.size);
    }
    /* Numbers are put in order sooner than entries are: only the best come into the list. */
    ordered.set(total);
    const least = ordered.sort()[Math.max(0, total.length - MOST)], found = [];
    for (let entry = 0; entry < total.length; entry++) if (total[entry] && total[entry] >= least) found.push({ entry, score: total[entry] });
    found.sort(better).splice(MOST);
    return found;
  }
  const better = (a, b) => b.score - a.score || a.entry - b.entry;

  /* More for results in which two words that are asked after each other stand after each other. */
  function addPairs(found, asked) {
    for (let at = 0; at + 1 < asked.length; at++) {
      const first = keyOf(asked[at]), second = keyOf(asked[at + 1]);
      if (!count.has(first) || !count.has(second)) continue;
      const worth = WEIGHTS.pair * (rarity(first) + rarity(second));
      /* The rarer of the two is looked for, and the other beside it. */
      const isRare = count.get(first) < count.get(second), beside = isRare ? 1 : -1;
      const [rare, other] = isRare ? [termOf(first), termOf(second)] : [termOf(second), termOf(first)];
      const stand = (of) => {
        let place = of.indexOf(rare);
        while (place >= 0 && of[place + beside] !== other) place = of.indexOf(rare, place + 1);
        return place >= 0;
      };
      for (const result of found) {
        const { title, text, hints } = docs[result.entry];
        if (stand(title) || stand(text) || stand(hints)) result.score += worth * weight[result.entry];
      }
    }
  }

  /* The best entries for a question: `found` [{entry, score}] best first, `hits` the keys of words to mark. `typing`: the last word may go on. */
  function find(question, typing = !/\s$/.test(question)) {
    const typed = words(question), telling = typed.filter((word) => !noise.has(word));
    const asked = telling.length ? telling : typed;
    const parts = asked.map((word, at) => idea(word, typing && at === asked.length - 1));
    for (const list of phrasesIn(typed, asked).values()) {
      parts.push(best(list.map((reading) => reading.led ? reading : { ...reading, weight: reading.weight * WEIGHTS.phrase })));
    }
    const found = bestOf(parts, asked);
    addPairs(found, asked);
    /* Need, and warnings for force, stand above all else. */
    const lifted = new Set(parts.flatMap(({ lift }) => [...lift]));
    for (const result of found) if (lifted.has(result.entry)) result.score += WEIGHTS.lift;
    found.sort(better);
    return { found, hits: new Set(parts.flatMap(({ terms }) => [...terms])) };
  }

  /* Steps of work that a question may ask for, and that can be done before: the words that stand everywhere take longest,
     and of the beginnings of words those that most words have. */
  function* ahead() {
    yield spelled();
    const often = Array.from(count.keys()).sort((a, b) => count.get(b) - count.get(a));
    for (const term of often.slice(0, AHEAD)) yield scoresOf(term);
    /* What runs for the first time takes longest: two words that are known, and one that is mistyped. */
    yield find(`${often[0]} ${often[1]} ${often[2]}x`);
    const beginnings = new Map();
    for (const word of known) if (word.length >= BEGINNING) {
      const letters = word.slice(0, BEGINNING);
      beginnings.set(letters, (beginnings.get(letters) || 0) + 1);
    }
    const shared = Array.from(beginnings.keys()).sort((a, b) => beginnings.get(b) - beginnings.get(a));
    for (const letters of shared.slice(0, AHEAD / 3)) yield idea(letters, true);
  }
  return { find, ahead };
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
  let bits = a ^ b;  // counted in pairs, then in fours, then all together
  bits -= bits >>> 1 & 0x55555555;
  bits = (bits & 0x33333333) + (bits >>> 2 & 0x33333333);
  return Math.imul(bits + (bits >>> 4) & 0x0F0F0F0F, 0x01010101) >>> 24;
}

/* Words as one text, which a browser looks through faster than through a list; those that begin or end with some letters. */
function listing(words) {
  return `\n${Array.from(words).join("\n")}\n`;
}
function beginningWith(all, letters) {
  const found = [];
  for (let at = all.indexOf(`\n${letters}`); at >= 0; at = all.indexOf(`\n${letters}`, at + 1)) found.push(all.slice(at + 1, all.indexOf("\n", at + 1)));
  return found;
}
function endingWith(all, letters) {
  const found = [];
  for (let at = all.indexOf(`${letters}\n`); at >= 0; at = all.indexOf(`${letters}\n`, at + 1)) found.push(all.slice(all.lastIndexOf("\n", at) + 1, at + letters.length));
  return found;
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
function openMiniSearch(docs, fields, factors, terms) {
  const names = Object.keys(fields), averageFieldLength = names.map(() => 0);
  const postings = terms.map(() => []);  // entry, field, how often; entry, field …
  const lengths = docs.map((doc, id) => names.map((name, field) => {
    let length = 0;
    for (const term of doc[name]) {
      const found = postings[term], end = found.length;
      if (end && found[end - 3] === id && found[end - 2] === field) found[end - 1]++;
      else length = found.push(id, field, 1) && length + 1;
    }
    averageFieldLength[field] = (averageFieldLength[field] * id + length) / (id + 1);
    return length;
  }));
  const fieldIds = Object.fromEntries(names.map((name, field) => [name, field]));
  return (number) => {
    const term = terms[number], found = postings[number], often = {}, documentIds = {}, fieldLength = {};
    let last = -1, at = -1;
    for (let n = 0; n < found.length; n += 3) {
      const [id, field, times] = [found[n], found[n + 1], found[n + 2]];
      if (id !== last) {
        documentIds[++at] = last = id;
        fieldLength[at] = lengths[id];
      }
      (often[field] ||= {})[at] = times;
    }
    const library = MiniSearch.loadJS({
      index: [[term, often]], documentIds, fieldLength, averageFieldLength, storedFields: {}, documentCount: docs.length,
      nextId: docs.length, fieldIds, serializationVersion: 2,
    }, { fields: names, processTerm: (word) => word });
    const results = library.search(term, {
      boost: fields, tokenize: (text) => [text], boostDocument: (id) => factors[id], bm25: { k: WEIGHTS.k, b: WEIGHTS.b, d: WEIGHTS.d },
    });
    return { entries: results.map(({ id }) => id), scores: results.map(({ score }) => score) };
  };
}
