"""The programme of a training day, made of sections, cards and questions of the handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from handbook.blocks.base import Block, Item, Surroundings, data_of
from handbook.blocks.help import EMERGENCY, Help, Service, checked_line, services_of
from handbook.blocks.places import places
from handbook.blocks.tip_cards import card_of, card_title
from handbook.content.edition import Edition
from handbook.content.models import (
    TRANSLATABLE,
    DataFile,
    Fault,
    Id,
    OptionalText,
    Part,
    Place,
    PlainWords,
    Question,
    Text,
    repeated_ids,
)

COUNTRIES = ("nl", "be")


class Case(Part):
    """A situation to talk about, made up for the training: it says so wherever it is shown."""

    id: Id
    title: Text
    text: Text
    questions: Annotated[list[Question], Field(min_length=1)]


class ProgrammePart(Part):
    """A part of the training day: how long, what it is for, what you do, what you show, what you ask the group."""

    id: Id
    minutes: Annotated[int, Field(ge=5)]
    title: Text
    goals: Annotated[PlainWords | None, TRANSLATABLE] = None
    text: Text
    instead: OptionalText = None
    """What you can do in the place of reading aloud."""
    together: OptionalText = None
    """Who does what where two people train."""
    harvest: OptionalText = None
    """How the group hears what was said."""
    show: list[Place] = []
    tips: Id | None = None
    """The card whose tips are shown while everybody writes."""
    cases: list[Case] = []
    numbers: bool = False
    """Whether all numbers for help are shown, on one screen."""
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
    makes_ids = ("programma-hulpnummers",)
    styles = ("special",)

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The parts with their times."""
        minutes, parts = 0, []
        for part in data_of(around.edition, Programme).parts:
            start, minutes = minutes, minutes + part.minutes
            times = {"start": f"{start // 60}:{start % 60:02}", "end": f"{minutes // 60}:{minutes % 60:02}"}
            parts.append({**part.model_dump(), **times, "places": _places(around.edition, part)})
        return {"parts": parts, "help": _numbers(around)}

    def items(self, edition: Edition) -> Iterator[Item]:
        """The parts, and the cases and questions of each."""
        for part in data_of(edition, Programme).parts:
            yield f"programma-{part.id}", part.title
            for case in part.cases:
                yield f"programma-{part.id}-{case.id}", f"{part.title}: {case.title}"
            if part.questions:
                yield f"programma-{part.id}-vragen", f"{part.title}: {part.questions[0].text}"


def _places(edition: Edition, part: ProgrammePart) -> list[dict[str, str]]:
    """What a part shows: where it leads to, and its address for the projector."""
    found = [{**place, "shown": place["address"].replace(".md", "", 1)} for place in places(edition, part.show)]
    if part.tips:
        card, page = card_of(edition, part.tips), edition.page_with("tip-cards")
        title = f"{card_title(edition.interface, card)} - {edition.interface.cards.tips}"
        address = f"{page}.md#{card.id}"
        found.append({"address": address, "title": title, "mark": "", "shown": f"{page}#{card.id}-tips"})
    return found


def _numbers(around: Surroundings) -> Mapping[str, Any]:
    """All numbers for help: the emergency number, those by country, and when they were checked."""
    if around.edition.data(Help) is None:
        return {}
    by_country: dict[str, list[Service]] = {name: services_of(around.edition, name) for name in COUNTRIES}
    others = {
        name: [service for service in found if EMERGENCY not in service.numbers] for name, found in by_country.items()
    }
    told = [service for found in others.values() for service in found]
    return {"emergency": EMERGENCY, "countries": others, "checked": checked_line(told, around)}
