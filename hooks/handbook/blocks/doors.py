"""The doors of the home page: what may be the matter, and where the answer stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from handbook.blocks.base import Block, Surroundings, data_of
from handbook.blocks.places import places
from handbook.content.models import DataFile, Id, Part, Place, Text


class Door(Part):
    """What may be the matter, in a few words of a parent, and the section with the answer."""

    id: Id
    sign: Literal["tired", "fight", "comfort", "understand"]
    text: Text
    place: Place


class Doors(DataFile):
    """docs/data/doors.<language>.yml"""

    kind: ClassVar[str] = "doors"
    doors: Annotated[list[Door], Field(min_length=2, max_length=4)]


class DoorsBlock(Block):
    """`/// doors`: a field that opens the search, and below it the doors: each leads to its answer in one tap."""

    name = "doors"
    data = Doors
    styles = ("front",)

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The doors, each with the place that it leads to."""
        doors = data_of(around.edition, Doors).doors
        return {"doors": list(zip(doors, places(around.edition, [door.place for door in doors]), strict=True))}
