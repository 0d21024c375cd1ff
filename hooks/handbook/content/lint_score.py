"""How hard Dutch is to read, after LiNT: a score of 0 to 100, where a higher score is harder.

The formula, its coefficients and its lists of words are those of the package lint-ii (Jenia Kim and Henk Pander Maat,
LiNT-II: readability assessment for Dutch, 2025; EUPL), which fits LiNT (Pander Maat, Kleijn and Frissen, Tijdschrift
voor Taalbeheersing 45.1, 2023) anew on what readers understood. lint-ii parses with spaCy; this module reads what the
parser frog prints. So its scores are near those of LiNT-II and not the same: call them "after LiNT".

Frog hangs a noun on its preposition and a verb on its auxiliary; spaCy hangs the small word on the other one.
`_Tree` turns frog's tree into spaCy's, because the formula counts the words between a word and what it hangs on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from statistics import mean

LEVELS = ((34, 1), (46, 2), (58, 3))
"""A score under the first figure has the level; from 58 it is 4. At level 1, 14% of adults struggle; at 2, 29%."""
NOT_COUNTED = 1.359228547196266
"""The frequency of a word that is not in the list: log10 of one in a thousand million, as in lint-ii."""
MODEL = "3.7.0"
"""The coefficients are those for this model of spaCy, which lint-ii's README names as the most accurate."""
AUXILIARIES = {"hebben", "kunnen", "moeten", "mogen", "willen", "worden", "zijn", "zullen"}
NAMES = {"PER": "concrete", "LOC": "concrete", "ORG": "abstract"}
"""What the name of a person, a place or an organisation counts as, where the list of nouns does not have it."""


@dataclass(frozen=True)
class WordData:
    """The coefficients and word lists of lint-ii. `nouns` holds per noun its kind, and the last part of a compound."""

    coefficients: Mapping[str, float]
    frequencies: Mapping[str, float]
    without_frequency: AbstractSet[str]
    nouns: Mapping[str, tuple[str, str | None]]
    manner_adverbs: AbstractSet[str]
    units: AbstractSet[str]


def read_word_data(folder: Path) -> WordData:
    """Read the word data of the package lint-ii from its `folder` linguistic_data/data; needs pyarrow."""
    import pyarrow.parquet as parquet

    def column(name: str, title: str) -> frozenset[str]:
        return frozenset(parquet.read_table(folder / f"{name}.parquet", columns=[title]).to_pydict()[title])

    nouns = max(folder.glob("nouns_sem_types_*.parquet"))
    adverbs = max(folder.glob("manner_adverbs_*.parquet"))
    fitted = [
        {name: value["coef"] for name, value in of["coefficients"].items()}
        for of in json.loads((folder / "coefficients.json").read_text("utf-8"))
        if (of["model_version"], of["noun_list"]) == (MODEL, nouns.stem)
    ]
    if not fitted:
        raise ValueError(f"lint-ii has no coefficients for {MODEL} and {nouns.stem}")
    noun = parquet.read_table(nouns, columns=["word", "super_sem_type", "head"]).to_pydict()
    counted = parquet.read_table(folder / "subtlex_wordfreq.parquet").to_pydict()
    return WordData(
        fitted[0],
        dict(zip(counted["word"], counted["word_count"], strict=True)),
        column("subtlex_wordfreq_skiplist", "word"),
        dict(zip(noun["word"], zip(noun["super_sem_type"], noun["head"], strict=True), strict=True)),
        column(adverbs.stem, "adverb"),
        column("measurement_units", "symbol"),
    )


@dataclass(frozen=True)
class Token:
    """A word or mark as frog prints it. `head` is the index of what it hangs on, and its own for a root."""

    text: str
    lemma: str
    tag: str
    name: str
    head: int
    relation: str

    @property
    def is_mark(self) -> bool:
        """Whether it is no word."""
        return self.tag.startswith("LET")

    @property
    def is_name(self) -> bool:
        """Whether it is a proper noun."""
        return self.tag.startswith(("N(eigen", "SPEC(deeleigen"))

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun or a proper noun."""
        return self.is_name or self.tag.startswith("N(")


def parse(output: str) -> list[list[Token]]:
    """The sentences in what frog prints: a line per word or fixed phrase, an empty line after each sentence."""
    blocks = (block for block in output.replace("\r", "").split("\n\n") if block.strip())
    return [_tokens([line.split("\t") for line in block.strip("\n").split("\n")]) for block in blocks]


def parse_texts(output: str, texts: Sequence[str]) -> list[list[Token]]:
    """The parse of each of the texts that frog was given, a line each; where it split one (at ZO!) that is undone."""
    parts = iter(parse(output))
    made = []
    for text in texts:
        tokens: list[Token] = []
        while _letters(text) != _letters(*(token.text for token in tokens)):
            part = next(parts, None)
            if part is None:
                raise ValueError(f"frog's parse does not have this sentence: {text}")
            tokens += [replace(token, head=token.head + len(tokens)) for token in part]
        made.append(tokens)
    return made


def _letters(*texts: str) -> str:
    return "".join(letter for text in texts for letter in text.lower() if letter.isalnum())


def _tokens(rows: Sequence[Sequence[str]]) -> list[Token]:
    """The words of a sentence; each word of a fixed phrase (niet_alleen) by itself, hanging on its first."""
    split = [_phrase(row) for row in rows]
    starts = [sum(map(len, split[:number])) for number in range(len(split))]
    tokens: list[Token] = []
    for row, start, words in zip(rows, starts, split, strict=True):
        head = starts[int(row[-2]) - 1] if int(row[-2]) else start
        for number, (text, lemma, tag, name) in enumerate(words):
            hangs_on, relation = (start, "fixed") if number else (head, row[-1])
            tokens.append(Token(text.lower(), lemma.lower(), tag, name.rpartition("-")[2], hangs_on, relation))
    return tokens


def _phrase(row: Sequence[str]) -> list[tuple[str, str, str, str]]:
    fields = row[1], row[2], row[4], row[6]
    parts = [field.split("_") for field in fields]
    if len({len(part) for part in parts}) > 1:
        return [fields]
    return [(text, lemma, tag, name) for text, lemma, tag, name in zip(*parts, strict=True)]


class _Tree:
    """A sentence of frog's, with each word hung as spaCy does."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.heads = [token.head for token in tokens]
        self.relations = [token.relation for token in tokens]
        self.helpers: set[int] = set()
        """Auxiliaries and copulas."""
        for number in range(len(tokens)):
            self._join(number)
        for number in range(len(tokens)):
            self._lift(number)
        self._one_root()

    def _hanging(self, number: int, *relations: str) -> list[int]:
        return [
            other
            for other, head in enumerate(self.heads)
            if head == number != other and (not relations or self.relations[other] in relations)
        ]

    def _put(self, number: int, instead_of: int, relation: str) -> None:
        """Put word `number` in the place of `instead_of`, which then hangs on it with all that hung on it before."""
        for other in self._hanging(instead_of):
            self.heads[other] = number
        is_root = self.heads[instead_of] == instead_of
        self.heads[number] = number if is_root else self.heads[instead_of]
        self.relations[number] = self.relations[instead_of]
        self.heads[instead_of], self.relations[instead_of] = number, relation

    def _join(self, number: int) -> None:
        """What "en" joins hangs on the first that it joins, and not on "en"."""
        if self.relations[number] == "crd":
            return  # a further conjunction of a list: the first of them takes what it joins
        further = self._hanging(number, "crd")
        joined = sorted(word for conjunction in (number, *further) for word in self._hanging(conjunction, "cnj"))
        if not joined:
            return
        for other in joined:
            self.heads[other] = number
        self._put(joined[0], number, "cc")
        for other in joined[1:]:
            self.relations[other] = "conj"
        for other in (number, *further):
            self.relations[other] = "cc"
            self.heads[other] = next((word for word in joined if word > other), joined[0])

    def _lift(self, number: int) -> None:
        """A preposition, conjunction, auxiliary or copula hangs on the word that it serves."""
        token = self.tokens[number]
        served = self._hanging(number, "body")
        if token.tag.startswith("VZ"):
            served += self._hanging(number, "obj1")
        elif token.tag.startswith("WW") and token.lemma in AUXILIARIES:
            served += self._hanging(number, "vc")
            if token.lemma == "zijn":
                served += self._hanging(number, "predc")
            if served or token.lemma == "zijn":
                self.helpers.add(number)
        if served:
            self._put(served[0], number, "helps")

    def _one_root(self) -> None:
        """Make one tree of several: the roots after the first come to hang on the first, as clauses beside it."""
        roots = [number for number, head in enumerate(self.heads) if head == number and not self.tokens[number].is_mark]
        for number in roots[1:]:
            self.heads[number], self.relations[number] = roots[0], "conj"

    def _first(self, number: int) -> int:
        """The first of the words that are joined with this one."""
        seen = {number}
        while self.relations[number] == "conj" and self.heads[number] not in seen:
            number = self.heads[number]
            seen.add(number)
        return number

    def distance(self, number: int) -> int:
        """How many words stand between this one and what it hangs on; for a subject, the farthest of joined verbs."""
        first = self._first(number)
        head = self.heads[first]
        heads = {head}
        if self.relations[first] == "su":
            group = self._first(head)
            heads |= {other for other in range(len(self.tokens)) if self._first(other) == group}
        return max(self._between(number, other) for other in heads)

    def _between(self, one: int, other: int) -> int:
        part = self.tokens[min(one, other) : max(one, other)]
        return max(0, sum(not token.is_mark for token in part) - 1)


@dataclass(frozen=True)
class Features:
    """What the formula takes: means, and the share of concrete nouns. `None` is what the text has no words for."""

    frequency: float | None
    distance: float | None
    content_words: float | None
    concrete: float | None

    def score(self, coefficients: Mapping[str, float]) -> float | None:
        """The score, or `None` for a text that lacks one of the four."""
        if self.frequency is None or self.distance is None or self.content_words is None or self.concrete is None:
            return None
        ease = (
            coefficients["const"]
            + coefficients["mean_log_word_freq"] * self.frequency
            + coefficients["mean_max_sdl"] * self.distance
            + coefficients["mean_content_words"] * self.content_words
            + coefficients["proportion_concrete"] * self.concrete
        )
        return min(100.0, max(0.0, 100 - ease))


class Sentence:
    """A parsed sentence with what the formula counts in it."""

    def __init__(self, tokens: Sequence[Token], data: WordData) -> None:
        self.tokens = tokens
        self.data = data
        self.tree = _Tree(tokens)

    @cached_property
    def content(self) -> list[Token]:
        """The words with a meaning of their own: nouns, verbs, adjectives, and adverbs of manner."""
        return [
            token
            for number, token in enumerate(self.tokens)
            if number not in self.tree.helpers
            and not token.tag.startswith("TW")
            and (token.is_noun or token.tag.startswith(("WW", "ADJ")) or token.text in self.data.manner_adverbs)
        ]

    @cached_property
    def frequencies(self) -> list[float]:
        """How common each word with a meaning is; for a compound, how common its last part is."""
        return [
            self.data.frequencies.get(self._counted(token), NOT_COUNTED)
            for token in self.content
            if not token.is_name and not {token.text, token.lemma} & self.data.without_frequency
        ]

    def _counted(self, token: Token) -> str:
        _, last_part = self.data.nouns.get(token.text, ("", None)) if token.is_noun else ("", None)
        return last_part or token.text

    @cached_property
    def kinds(self) -> list[str]:
        """Which of concrete, abstract and undefined each known noun is."""
        return list(filter(None, map(self._kind, self.tokens)))

    def _kind(self, token: Token) -> str | None:
        if not token.is_noun:
            return "concrete" if token.tag.startswith("SPEC") and token.text in self.data.units else None
        known = self.data.nouns.get(token.text) or self.data.nouns.get(token.lemma)
        return known[0] if known else NAMES.get(token.name)

    @cached_property
    def distance(self) -> int | None:
        """The most words between a word and what it hangs on; `None` for a single word."""
        words = [number for number, token in enumerate(self.tokens) if not token.is_mark]
        return max(map(self.tree.distance, words)) if len(words) > 1 else None

    @cached_property
    def content_per_clause(self) -> float | None:
        """Words with a meaning per verb that shows tense; `None` without such a verb."""
        verbs = sum(token.tag.startswith("WW(pv") for token in self.tokens)
        return len(self.content) / verbs if verbs else None

    @property
    def score(self) -> float | None:
        """How hard this sentence is by itself."""
        return features([self]).score(self.data.coefficients)


def features(sentences: Sequence[Sentence]) -> Features:
    """What the formula takes of a text of these sentences."""
    kinds = [kind for sentence in sentences for kind in sentence.kinds if kind != "unknown"]
    return Features(
        _mean(frequency for sentence in sentences for frequency in sentence.frequencies),
        _mean(sentence.distance for sentence in sentences),
        _mean(sentence.content_per_clause for sentence in sentences),
        kinds.count("concrete") / len(kinds) if kinds else None,
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return mean(known) if known else None


def score(sentences: Sequence[Sentence]) -> float | None:
    """How hard a text of these sentences is; `None` where it has too little to tell."""
    return features(sentences).score(sentences[0].data.coefficients) if sentences else None


def level(of_score: float) -> int:
    """The level of a score, from 1 (easy) to 4 (very hard)."""
    return next((number for below, number in LEVELS if of_score < below), 4)


def hardest(texts: Mapping[str, Sentence], count: int) -> list[tuple[str, float]]:
    """The `count` hardest sentences with their scores, hardest first."""
    scored = [(text, found) for text, of in texts.items() if (found := of.score) is not None]
    return sorted(scored, key=lambda item: -item[1])[:count]
