"""Phrases in as few bytes as can be: all words once in a list, and phrases as the numbers of their words.

docs/assets/js/search_index.js unpacks it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from handbook.search.words import words

SIGNS = [chr(number) for number in range(ord("$"), ord("~") + 1) if chr(number) != "\\"]
"""What numbers are written with."""
BETWEEN = "#"
"""Stands between phrases."""
BASE = len(SIGNS)
MOST = BASE * BASE
"""How many words can have a number; the rarest of more than these are left out."""
SHARED = 25
"""How many letters a word can share with the one before it: A to Z."""


def packed(phrases: Iterable[Sequence[str]]) -> dict[str, object]:
    """The phrases of each section: `words`, how many of these have a `short` number, and `phrases` in numbers."""
    split = [[words(phrase) for phrase in section] for section in phrases]
    count = Counter(word for section in split for phrase in section for word in phrase)
    frequent = sorted(count, key=lambda word: (-count[word], word))[:MOST]
    short = BASE - -(-len(frequent) // BASE)
    known = [*frequent[:short], *sorted(frequent[short:])]
    numbers = {word: _number(place, short) for place, word in enumerate(known)}
    told = [["".join(numbers.get(word, "") for word in phrase) for phrase in section] for section in split]
    return {
        "words": _listed(known),
        "short": short,
        "phrases": [BETWEEN.join(filter(None, section)) for section in told],
    }


def _number(place: int, short: int) -> str:
    """The number of a word in one sign, or in two for all but the first `short` words."""
    if place < short:
        return SIGNS[place]
    first, second = divmod(place - short, BASE)
    return SIGNS[short + first] + SIGNS[second]


def _listed(known: Sequence[str]) -> str:
    """All words; each begins with how many letters it shares with the one before it, as a capital."""
    told, before = [], ""
    for word in known:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before[:SHARED], word, strict=False))
        shared = sum(1 for _ in same)
        told.append(chr(ord("A") + shared) + word[shared:])
        before = word
    return "".join(told)
