"""Ready-made reading routes: sections for an occasion, in reading order, with a link that opens them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints

from handbook.blocks.base import Block, Surroundings, data_of
from handbook.blocks.places import places
from handbook.blocks.route import link
from handbook.content.models import DataFile, Id, Part, Place, Text


class Route(Part):
    """A ready-made reading route: for whom and when it is, and the sections on it in reading order."""

    id: Id
    title: Annotated[Text, StringConstraints(max_length=80)]
    text: Text
    sections: Annotated[list[Place], Field(min_length=2, max_length=20)]


class Routes(DataFile):
    """docs/data/routes.<language>.yml: the ready-made reading routes ('leesroutes')"""

    kind: ClassVar[str] = "routes"
    routes: Annotated[list[Route], Field(min_length=1)]


class RoutesBlock(Block):
    """`/// routes`: the ready-made reading routes, each with a link and its sections; those of treatment are marked."""

    name = "routes"
    data = Routes

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The routes."""
        edition = around.edition
        shown = [
            {
                "title": route.title,
                "text": route.text,
                "link": link(edition, route.sections),
                "places": places(edition, route.sections),
            }
            for route in data_of(edition, Routes).routes
        ]
        return {"routes": shown}
