"""The programme of a training day, made of sections, cards and questions of the handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from handbook.blocks.base import Block, Item, Surroundings, data_of
from handbook.blocks.places import places
from handbook.content.edition import Edition
from handbook.content.models import DataFile, Fault, Id, Part, Question, Section, Text, repeated_ids


class ProgrammePart(Part):
    """A part of the training day: how long, what you do, which sections you show, what you ask the group."""

    id: Id
    minutes: Annotated[int, Field(ge=5)]
    title: Text
    text: Text
    show: list[Section] = []
    questions: list[Question] = []


class Programme(DataFile):
    """docs/data/programme.<language>.yml: a training day made of sections, cards and questions of the handbook"""

    kind: ClassVar[str] = "programme"
    minutes: Annotated[int, Field(ge=5)]
    parts: Annotated[list[ProgrammePart], Field(min_length=1)]

    def faults(self) -> Iterator[Fault]:
        """Ids that stand twice, and minutes that do not add up."""
        yield from repeated_ids(self)
        total = sum(part.minutes for part in self.parts)
        if total != self.minutes:
            yield ("minutes",), f"is {self.minutes}, but the parts take {total}; change one of them"


class ProgrammeBlock(Block):
    """`/// programme`: each part of the training day with its time, what to do, to show and to ask."""

    name = "programme"
    data = Programme

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The parts with their times."""
        minutes, parts = 0, []
        for part in data_of(around.edition, Programme).parts:
            start, minutes = minutes, minutes + part.minutes
            shown = places(around.edition, part.show)
            times = {"start": f"{start // 60}:{start % 60:02}", "end": f"{minutes // 60}:{minutes % 60:02}"}
            shown = [{**place, "shown": place["address"].replace(".md", "", 1)} for place in shown]
            parts.append({**part.model_dump(), **times, "places": shown})
        return {"parts": parts}

    def items(self, edition: Edition) -> Iterator[Item]:
        """The parts, and the questions of each."""
        for part in data_of(edition, Programme).parts:
            yield f"programma-{part.id}", part.title
            if part.questions:
                yield f"programma-{part.id}-vragen", f"{part.title}: {part.questions[0].text}"
