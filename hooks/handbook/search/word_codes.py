"""Texts written as the numbers of their words: smaller than gzip alone makes them, and read without looking for words.

A character stands for each word: an ASCII letter or digit for the most frequent, others for the rest. What stands
between words stays as it is, but for what goes without saying: the space between words and after a comma, the capital
that begins a sentence. docs/assets/js/search-words.js reads it back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
BEGINNING = re.compile(LETTER)
TOKEN = re.compile(rf"{LETTER}+(?:['’]+{LETTER}+)*|\S", re.DOTALL)
"""A word, of which an apostrophe is a part, or another character."""
SHORT = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
"""What stands for the most frequent words."""
RANGES = ((0x100, 0x2000), (0x3400, 0xD800))
"""What stands for other words: two bytes for the first, three for later ones; none is punctuation."""
TWO_BYTES = len(SHORT) + 0x800 - 0x100
CAPITAL, SPACE = "^", "_"
"""Before a word: its first letter is not as expected. Before anything: the space before it is not as expected."""
BEFORE, AFTER, END = "(“‘", ",.:;?!)”’…", ".?!"
"""Punctuation with a space before it, with a space after it, and after which a sentence begins."""
SHARED = " !#$%&()*+,-./:;<=>?"
"""How many letters a word shares with the word before it: none, one …"""


@dataclass(frozen=True)
class Coder:
    """Writes texts with `words`, each of which has its number by its place; the first `known` stand in the handbook."""

    words: Sequence[str]
    known: int
    _codes: Mapping[str, str]

    @classmethod
    def of(cls, texts: Iterable[str], others: Iterable[str]) -> Coder:
        """The coder for all words of `texts` of the handbook, and of `others`, which come after those."""
        often = Counter(_words(texts))
        ranked = sorted(often, key=lambda word: (-often[word], word))
        ranked += sorted(set(_words(others)) - set(often))
        edges = sorted({0, len(SHORT), TWO_BYTES, len(often), len(ranked)})
        parts = [sorted(ranked[start:end]) for start, end in pairwise(edges)]  # neighbours share letters
        words = [word for part in parts for word in part]
        return cls(words, len(often), dict(zip(words, _characters(), strict=False)))

    def vocabulary(self) -> str:
        """The words, each with its number of letters that it shares with the one before it in the place of those."""
        found, before = [], ""
        for word in self.words:
            same = sum(1 for _ in takewhile(_is_shared, zip(word, before, strict=False)))
            same = min(same, len(SHARED) - 1)
            found.append(SHARED[same] + word[same:])
            before = word
        return "".join(found)

    def text(self, text: str) -> str:
        """A text, so that it can be shown again; white space comes back as one space."""
        written, before, begins, end = [], "", True, 0
        for match in TOKEN.finditer(text):
            token = match[0]
            if before and (match.start() > end) != _apart(before, token):
                written.append(SPACE)
            end = match.end()
            before = token
            if _is_plain(token):
                written.append(token)
                begins = begins or token in END
                continue
            form = _form(token)
            if (_capital(form) if begins else form) != token:
                written.append(CAPITAL)
            written.append(self._codes[form])
            begins = False
        return "".join(written)

    def only_words(self, text: str) -> str:
        """The words of a text that is searched and not shown."""
        return "".join(self._codes[word] for word in _words([text]))


def _characters() -> Iterator[str]:
    yield from SHORT
    for start, end in RANGES:
        yield from map(chr, range(start, end))


def _is_shared(letters: tuple[str, str]) -> bool:
    """Whether two words go on the same; a browser counts a letter beyond U+FFFF as two."""
    return letters[0] == letters[1] and ord(letters[0]) <= 0xFFFF


def _words(texts: Iterable[str]) -> Iterator[str]:
    return (_form(token) for text in texts for token in TOKEN.findall(text) if not _is_plain(token))


@cache
def _is_plain(token: str) -> bool:
    """Whether a token stays as it is."""
    return (
        not BEGINNING.match(token)
        and token not in (CAPITAL, SPACE)
        and not any(start <= ord(token) < end for start, end in RANGES)
    )


@cache  # a text says most words often
def _form(word: str) -> str:
    """A word as it stands within a sentence."""
    small = word[0].lower() + word[1:]
    return small if word[1:] == word[1:].lower() and _capital(small) == word else word


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _apart(one: str, other: str) -> bool:
    """Whether a space is expected between two tokens."""
    return (not _is_plain(one) or one in AFTER) and (not _is_plain(other) or other in BEFORE)
