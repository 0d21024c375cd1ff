"""Which sections rest on which source, as the source markers in the pages say."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.blocks.markers import MARKER
from handbook.content.edition import Edition, Place
from handbook.content.models import Sources
from handbook.content.problems import Problem


def resting_on(edition: Edition, source: str) -> list[Place]:
    """The sections whose source markers name `source`, in reading order; those of the page on sources left out."""
    return [
        place
        for place, body in edition.places()
        if not place.address.startswith("bronnen.md")
        and any(
            match["kind"] == "source" and match["arguments"].split()[:1] == [source] for match in MARKER.finditer(body)
        )
    ]


def unused(edition: Edition) -> Iterator[Problem]:
    """A problem for each source that no section rests on."""
    sources = edition.data(Sources)
    for source in sources.sources if sources else []:
        if not resting_on(edition, source.id):
            message = "no section rests on it; cite it with <!-- handbook:source … --> or remove it"
            yield Problem(f"docs/data/sources.{edition.language}.yml", 1, source.id, message)
