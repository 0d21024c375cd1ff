"""The glossary: hard words and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Annotated, Any, ClassVar, Literal

import icu
from pydantic import Field

from handbook.blocks.base import Block, Item, Surroundings, data_of
from handbook.content.edition import Edition
from handbook.content.inline_text import plain
from handbook.content.models import DataFile, Id, Part, SourceId, Text, Words


class Term(Part):
    """A word of the glossary. `basis` says whether its meaning follows from the sources or is general knowledge."""

    id: Id
    term: Text
    also: Words
    meaning: Text
    basis: Literal["source", "general"]
    sources: Annotated[list[SourceId], Field(min_length=1)]
    link: bool = True


class Glossary(DataFile):
    """docs/data/glossary.<language>.yml"""

    kind: ClassVar[str] = "glossary"
    terms: Annotated[list[Term], Field(min_length=1)]


class GlossaryBlock(Block):
    """`/// glossary`: all terms, in the alphabetical order of the language."""

    name = "glossary"
    data = Glossary
    makes_ids = ("hb-filter", "letter-")
    styles = ("special",)

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The terms in order, by the letter that they begin with."""
        terms = in_order(data_of(around.edition, Glossary).terms, around.edition.language)
        return {"letters": [(letter, list(found)) for letter, found in groupby(terms, key=_letter)]}

    def items(self, edition: Edition) -> Iterator[Item]:
        """The terms."""
        yield from ((term.id, term.term) for term in data_of(edition, Glossary).terms)


def in_order(terms: list[Term], language: str) -> list[Term]:
    """The terms as a dictionary of the language has them; an English verb stands without its 'to '.

    The order is that of Unicode's CLDR, by the library ICU: å comes last in Danish, ł behind l in Polish.
    """
    collator = icu.Collator.createInstance(icu.Locale(language))
    return sorted(terms, key=lambda term: collator.getSortKey(_sorted_by(term)))


def _sorted_by(term: Term) -> str:
    return plain(term.term).removeprefix("to ")


def _letter(term: Term) -> str:
    """The letter that a term stands under."""
    return _sorted_by(term).lstrip("'‘’\"“(")[:1].upper()
