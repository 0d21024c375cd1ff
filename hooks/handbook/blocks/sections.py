"""Every page with all its sections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings
from handbook.content.edition import Place
from handbook.content.fixed_ids import READ_ON


class SectionsBlock(Block):
    """`/// sections`: every page with all its sections, in reading order; of our own pages the page only."""

    name = "sections"

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The pages, each with its sections."""
        pages: dict[str, tuple[Place, list[Place]]] = {}
        for place, section in around.edition.sections():
            page = place.address.split("#")[0]
            if "#" not in place.address:
                pages[place.address] = (place, [])
            elif section.id != READ_ON and not around.edition.front_matter(page).own:
                pages[page][1].append(place)
        return {"pages": pages.values()}
