"""Words as the search compares them. docs/assets/js/search/engine.js does the same with what readers type."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = "'\u2019"


@cache  # phrases are compared, checked and packed
def words(text: str) -> tuple[str, ...]:
    """The words of a text: small letters, without accents, apostrophes and signs that nobody sees."""
    return tuple(WORD.findall(text.lower().replace("'", "") if text.isascii() else _bare(text)))


def _bare(text: str) -> str:
    seen = unicodedata.normalize("NFKC", text)
    seen = seen.translate({ord(sign): None for sign in set(seen) if unicodedata.category(sign) == "Cf"})
    plain = unicodedata.normalize("NFD", seen.lower())
    marks = {sign for sign in set(plain) if unicodedata.category(sign).startswith("M")}
    return plain.translate({ord(sign): None for sign in marks.union(APOSTROPHES)})
