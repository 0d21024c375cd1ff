"""What stands on everything that is made of the handbook: its version, and of which day it is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from handbook.content import dates
from handbook.content.interface import Interface

NAME = "handboek-hechting"
"""What names of files begin with."""


@dataclass(frozen=True)
class Colophon:
    """The version of the handbook, and the moment that it is of (UTC); None: nobody knows."""

    version: str
    moment: datetime | None

    @property
    def day(self) -> date | None:
        """The day that it is of."""
        return self.moment.date() if self.moment else None

    @property
    def file_name(self) -> str:
        """What the names of files begin with: handboek-hechting-2026.12"""
        return f"{NAME}-{self.version}"

    def line(self, words: Interface, language: str) -> str:
        """The line that says which text this is, in the words of one language."""
        if self.day is None:
            return words.printables.undated.format(version=self.version)
        return words.printables.text_of.format(date=dates.long(self.day, language), version=self.version)


def colophon(root: Path) -> Colophon:
    """What stands on all that is made now of the project in `root`. Raises `ValueError` for a day that is none."""
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return Colophon(version, dates.source_date())
