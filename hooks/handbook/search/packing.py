"""Phrases as few bytes: a list of all words, and for each word the phrases that it stands in.

docs/assets/js/search_index.js unpacks it. A question is not compared with the order of words, so that is left out.
The Dutch phrases are 54 KB after gzip as plain JSON (47 after brotli), and 40 KB (37) as they are packed here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from handbook.search.words import words

SIGNS = [chr(number) for number in range(ord("$"), ord("~") + 1) if chr(number) != "\\"]
"""What numbers are written with."""
BETWEEN = "#"
"""Stands between the numbers of one word and those of the next."""
SMALL, FAR = 40, 4500
"""How many numbers are written with one sign; a number of two signs is smaller than the second, which ! stands for."""
SHARED = 25
"""How many letters a word can share with the one before it: A to Z."""


def packed(phrases: Iterable[Sequence[str]]) -> dict[str, object]:
    """The phrases of each section: their `words`, the `places` of each, and how `many` a section has."""
    sections = [_alike(tuple(section)) for section in phrases]
    places: dict[str, list[int]] = defaultdict(list)
    for place, phrase in enumerate(phrase for section in sections for phrase in section):
        for word in phrase:
            places[word].append(place)
    known = sorted(places)
    return {
        "words": _listed(known),
        "places": BETWEEN.join("".join(_gaps(places[word])) for word in known),
        "many": [len(section) for section in sections],
    }


@lru_cache(maxsize=2_000)  # `make serve` packs all of them at each change
def _alike(section: tuple[str, ...]) -> Sequence[frozenset[str]]:
    """The phrases of a section, each after the one that shares most words with it, so that they compress best."""
    phrases = [frozenset(words(phrase)) for phrase in section]
    count = Counter(word for phrase in phrases for word in phrase)
    left = sorted(phrases, key=lambda phrase: sorted((-count[word], word) for word in phrase))
    ordered: list[frozenset[str]] = []
    last: frozenset[str] = frozenset()
    while left:
        last = max(left, key=lambda phrase: len(phrase & last))
        left.remove(last)
        ordered.append(last)
    return ordered


def _gaps(places: Sequence[int]) -> Iterator[str]:
    """The `places` of a word as distances: how many phrases lie between each and the one before it."""
    return (_number(place - before - 1) for before, place in zip([-1, *places], places, strict=False))


@lru_cache(maxsize=20_000)
def _number(gap: int) -> str:
    far, near = divmod(gap, FAR)
    first, second = divmod(near - SMALL, len(SIGNS))
    return "!" * far + (SIGNS[near] if near < SMALL else SIGNS[SMALL + first] + SIGNS[second])


def _listed(known: Sequence[str]) -> str:
    """All words; each begins with how many letters it shares with the one before it, as a capital."""
    told, before = [], ""
    for word in known:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before[:SHARED], word, strict=False))
        shared = sum(1 for _ in same)
        told.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(told)
