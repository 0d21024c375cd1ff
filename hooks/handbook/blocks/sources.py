"""The sources that the handbook rests on: what is known of each, and all sections that rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from handbook.blocks.base import Block, Surroundings, data_of, pick
from handbook.content.edition import Edition, Place
from handbook.content.models import DataFile, OptionalText, Part, SourceId, Text
from handbook.content.problems import Problem


class Source(Part):
    """One of the documents that the handbook rests on, and only what that document says of itself."""

    id: SourceId
    title: Text
    short: Text
    kind: Text
    evidence: Text
    """What kind of evidence it is, in a word or two: for the row that folds the sources of a section."""
    publisher: OptionalText = None
    year: OptionalText = None
    good_for: Text
    not_for: Text
    permission: OptionalText = None


class Sources(DataFile):
    """docs/data/sources.<language>.yml"""

    kind: ClassVar[str] = "sources"
    sources: Annotated[list[Source], Field(min_length=1)]


class SourcesBlock(Block):
    """`/// sources | zo`: what is known of a source, and all sections that rest on it."""

    name = "sources"
    data = Sources

    def values(self, around: Surroundings, source: str) -> Mapping[str, Any]:
        """The source, and the sections that rest on it."""
        known: dict[str, Source] = {found.id: found for found in data_of(around.edition, Sources).sources}
        return {"source": pick(source, known), "places": resting_on(around.edition, source)}


def resting_on(edition: Edition, source: str) -> list[Place]:
    """The sections that name `source` below them, in reading order; those of the pages on sources left out."""
    about_sources = tuple(f"{name}.md" for name in edition.pages_with("sources"))
    return [
        place
        for place, section in edition.sections()
        if not place.address.startswith(about_sources)
        and any(use.name == "source" and use.argument == source for use in section.blocks)
    ]


def unused(edition: Edition) -> Iterator[Problem]:
    """A problem for each source that no section rests on."""
    sources = edition.data(Sources)
    for source in sources.sources if sources else []:
        if not resting_on(edition, source.id):
            message = f"no section rests on it; cite it with /// source | {source.id}, or remove it"
            yield Problem(f"docs/data/sources.{edition.language}.yml", 1, source.id, message)
