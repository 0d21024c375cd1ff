"""How a device says what it would say wrong: abbreviations and names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from handbook.content.models import DataFile, Fault, Part

SpokenWord = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]


class Saying(Part):
    """What stands in the text, and what a voice is given for it."""

    written: SpokenWord
    said: SpokenWord


class Spoken(DataFile):
    """docs/data/spoken.<language>.yml: abbreviations and names, and how a voice says them"""

    kind: ClassVar[str] = "spoken"
    translated: ClassVar[bool] = False
    words: list[Saying]

    def faults(self) -> Iterator[Fault]:
        """What is written twice: one of the two would never be said."""
        seen: set[str] = set()
        for number, word in enumerate(self.words):
            if word.written in seen:
                yield ("words", number, "written"), f"'{word.written}' stands twice; keep one"
            seen.add(word.written)

    def pairs(self) -> list[list[str]]:
        """Each as [written, said], longer ones first: VIPP-FC goes before VIPP."""
        return [[word.written, word.said] for word in sorted(self.words, key=lambda word: -len(word.written))]
