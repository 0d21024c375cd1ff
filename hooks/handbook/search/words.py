"""Words as the search compares them: of what editors write.

docs/assets/js/search/words.js does the same with what readers type; a test (tests/pure/test_search.py) gives both the
same texts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from icu import Char, UProperty

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = "'\u2019"


@lru_cache(maxsize=50_000)  # phrases are compared, checked and packed
def words(text: str) -> tuple[str, ...]:
    """The words of a text: small letters, without accents, apostrophes and signs that nobody sees."""
    return tuple(WORD.findall(text.lower().replace("'", "") if text.isascii() else _bare(text)))


def _bare(text: str) -> str:
    seen = text.translate({ord(sign): None for sign in set(text) if not sign.isascii() and _is_unseen(sign)})
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", seen).lower())
    marks = {sign for sign in set(plain) if unicodedata.category(sign).startswith("M")}
    return plain.translate({ord(sign): None for sign in marks.union(APOSTROPHES)})


def _is_unseen(sign: str) -> bool:
    return bool(Char.hasBinaryProperty(sign, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
