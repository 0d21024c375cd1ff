"""What stands on all that is made of the finished pages of a language: its words, its warnings, its day and version."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.content import dates
from handbook.content.edition import Edition, editions, languages
from handbook.content.models import WarningNote, Warnings
from handbook.site import finished
from handbook.site.finished import Book


@dataclass(frozen=True)
class Words:
    """What all that is made of one language says: the words of the site, the warnings, day and version."""

    edition: Edition
    book: Book
    made: date
    version: str

    def warnings(self, ids: Iterable[str]) -> list[WarningNote]:
        """The warnings of these ids, each once."""
        found = self.edition.data(Warnings)
        known = {warning.id: warning for warning in found.warnings} if found else {}
        return [known[name] for name in dict.fromkeys(ids)]


def all_words(root: Path, site: Path) -> list[Words]:
    """What stands on what is made of each language of the built `site`; raises `DataError` for broken data."""
    docs = root / "docs"
    known = editions(docs, languages(docs))
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return [Words(known[book.language], book, dates.made(), version) for book in finished.books(site)]
