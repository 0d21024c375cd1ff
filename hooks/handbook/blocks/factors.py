"""What influences the attachment of a foster child, by the literature review."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import Field, StringConstraints

from handbook.blocks.base import Block, Item, Surroundings, data_of, pick
from handbook.content.edition import Edition
from handbook.content.models import DataFile, Id, Part, Text

Direction = Literal["gunstig", "ongunstig", "onzeker-ongunstig", "invloed", "onduidelijk", "geen-effect"]
"""`onzeker-ongunstig`: uncertain, some studies say unfavourable. `invloed`: an influence, direction not named."""


class Factor(Part):
    """Something that research looked at: its direction as the review gives it, and the review's reference numbers."""

    id: Id
    direction: Direction
    name: Text
    text: Text
    references: list[Annotated[str, StringConstraints(pattern=r"^\d+(-\d+)?$")]]


class FactorGroup(Part):
    """One of the review's groups of factors. Its id is the section of the page."""

    id: Id
    title: Text
    factors: Annotated[list[Factor], Field(min_length=1)]


class Factors(DataFile):
    """docs/data/factors.<language>.yml: what influences the attachment of a foster child, by the literature review"""

    kind: ClassVar[str] = "factors"
    groups: Annotated[list[FactorGroup], Field(min_length=1)]


class FactorsBlock(Block):
    """`/// factors | kind`: the table of one group of factors; `/// factors | overview`: all at a glance."""

    name = "factors"
    data = Factors
    styles = ("special",)

    def values(self, around: Surroundings, group: str) -> Mapping[str, Any]:
        """The group, None for the overview; all groups and directions."""
        groups = {found.id: found for found in data_of(around.edition, Factors).groups}
        found = pick(group, {**groups, "overview": None})
        return {"group": found, "groups": groups.values(), "directions": get_args(Direction)}

    def items(self, edition: Edition, group: str) -> Iterator[Item]:
        """The factors of a group; the overview has no addresses of its own."""
        for found in data_of(edition, Factors).groups:
            if found.id == group:
                yield from ((factor.id, factor.name) for factor in found.factors)
