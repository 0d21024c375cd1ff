"""What a parent may see, in a parent's words, with the sections that speak about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from handbook.blocks.base import Block, Item, Surroundings, choice, data_of
from handbook.blocks.places import places
from handbook.content.edition import Edition
from handbook.content.models import DataFile, Id, Part, Place, Text


class Situation(Part):
    """What a parent sees, in a parent's words, and the sections that speak about it."""

    id: Id
    text: Text
    sections: Annotated[list[Place], Field(min_length=1, max_length=4)]
    home: bool = False


class SituationGroup(Part):
    """Situations that belong together."""

    id: Id
    title: Text
    situations: Annotated[list[Situation], Field(min_length=1)]


class Situations(DataFile):
    """docs/data/situations.<language>.yml"""

    kind: ClassVar[str] = "situations"
    groups: Annotated[list[SituationGroup], Field(min_length=1)]


class SituationsBlock(Block):
    """`/// situations`: all situations with their sections; `/// situations | home`: those of the home page."""

    name = "situations"
    data = Situations

    def values(self, around: Surroundings, selection: str = "") -> Mapping[str, Any]:
        """The groups that have something to show."""
        choice(selection, "home")
        home = selection == "home"
        groups = [
            {
                "id": group.id,
                "title": "" if home else group.title,
                "situations": [
                    {
                        "id": situation.id,
                        "text": situation.text,
                        "places": places(around.edition, situation.sections),
                    }
                    for situation in group.situations
                    if situation.home or not home
                ],
            }
            for group in data_of(around.edition, Situations).groups
        ]
        return {"groups": [group for group in groups if group["situations"]], "home": home}

    def items(self, edition: Edition, selection: str = "") -> Iterator[Item]:
        """The groups and the situations; on the home page they have no address."""
        for group in data_of(edition, Situations).groups if not selection else []:
            yield group.id, group.title
            yield from ((situation.id, situation.text) for situation in group.situations)
