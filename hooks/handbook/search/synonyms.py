"""Words that readers use and the handbook does not: what the search knows of a language besides its rules."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from handbook.content.models import DataFile, Part, PlainWords, Section


class SynonymGroup(Part):
    """Words that readers use for the same thing, what the handbook calls it, and the sections that must come up."""

    words: Annotated[PlainWords, Field(min_length=1)]
    means: PlainWords = []
    sections: Annotated[list[Section], Field(max_length=4)] = []
    first: Annotated[int, Field(ge=0, le=4)] = 0
    """How many of the sections stand above everything else: for need, and for warnings."""


class Synonyms(DataFile):
    """docs/data/synonyms.<language>.yml: what the search knows of a language besides its rules"""

    kind: ClassVar[str] = "synonyms"
    translated: ClassVar[bool] = False
    groups: list[SynonymGroup] = []
    forms: list[Annotated[PlainWords, Field(min_length=2)]] = []
    noise: PlainWords = []
