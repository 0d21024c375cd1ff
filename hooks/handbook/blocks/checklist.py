"""The checklist 'wanneer kan je therapeutisch opvoeden?', with its precondition."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from handbook.blocks.base import TREATMENT, Block, Item, Surroundings, data_of
from handbook.blocks.warning import note
from handbook.content.edition import Edition
from handbook.content.models import DataFile, Fault, Id, OptionalText, Part, Text, twice


class Statement(Part):
    """Something that can be ticked, with the explanation that goes with it."""

    id: Id
    text: Text
    explanation: OptionalText = None


class Criterion(Statement):
    """One of the criteria; where it has alternatives (1a or 1b), any one of them satisfies it."""

    alternatives: list[Statement] = []


class Checklist(DataFile):
    """docs/data/checklist.<language>.yml: 'wanneer kan je therapeutisch opvoeden?'"""

    kind: ClassVar[str] = "checklist"
    precondition: Statement
    criteria: Annotated[list[Criterion], Field(min_length=1)]

    def faults(self) -> Iterator[Fault]:
        """Ids that stand twice, and a criterion with one alternative."""
        ids: list[tuple[tuple[Hashable, ...], str]] = [(("precondition", "id"), self.precondition.id)]
        for n, criterion in enumerate(self.criteria):
            ids.append((("criteria", n, "id"), criterion.id))
            ids += [(("criteria", n, "alternatives", m, "id"), a.id) for m, a in enumerate(criterion.alternatives)]
            if len(criterion.alternatives) == 1:
                message = "has one item; expected two or more, or leave 'alternatives' out"
                yield ("criteria", n, "alternatives"), message
        yield from twice(ids)


class ChecklistBlock(Block):
    """`/// checklist`: the precondition and the criteria, to tick and to talk about."""

    name = "checklist"
    data = Checklist
    makes_ids = ("invullen", "tick-")
    script = "checklist"

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The checklist, and the warning that stands on what was not ticked."""
        return {"checklist": data_of(around.edition, Checklist), "warning": note(around.edition, TREATMENT)}

    def items(self, edition: Edition) -> Iterator[Item]:
        """The precondition, the criteria with their alternatives, and the list of what is still open."""
        checklist = data_of(edition, Checklist)
        yield checklist.precondition.id, checklist.precondition.text
        for criterion in checklist.criteria:
            for statement in (criterion, *criterion.alternatives):
                yield statement.id, statement.text
        yield "gesprek", edition.interface.checklist.open_points
