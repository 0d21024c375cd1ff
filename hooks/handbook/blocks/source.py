"""The line under a section that says what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, BlockError, Surroundings, data_of, pick
from handbook.blocks.sources import Source, Sources
from handbook.content.inline_text import link_fault

OWN = "own"
"""Stands for the words of the handbook itself, which rest on no source."""


class SourceBlock(Block):
    """`/// source | zo`: what a section rests on, with where in the source on lines of its own; `/// source | own`."""

    name = "source"
    holds_lines = True

    def values(self, around: Surroundings, source: str) -> Mapping[str, Any]:
        """The source, None for our own words, and the places in it."""
        sources: dict[str, Source | None] = {known.id: known for known in data_of(around.edition, Sources).sources}
        found = pick(source, sources | {OWN: None})
        places = [line.strip() for line in around.body.split("\n") if line.strip()]
        if found and not places:
            raise BlockError(f"say where in the source, on a line between /// {self.name} | {source} and ///")
        if places and not found:
            raise BlockError("our own words have no place in a source; remove the lines in the block")
        for place in places:
            if fault := link_fault(place):
                raise BlockError(fault)
        return {"source": found, "places": places}
