"""Words as the search compares them. docs/assets/js/search/engine.js does the same with what readers type."""

from __future__ import annotations

import re
import unicodedata


def words(text: str) -> list[str]:
    """The words of a text: small letters, without accents, apostrophes and signs that nobody sees."""
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    plain = unicodedata.normalize("NFD", seen.lower())
    bare = "".join(sign for sign in plain if sign not in "'’" and not unicodedata.category(sign).startswith("M"))
    return re.findall(r"[^\W_]+", bare)
