"""Telephone numbers for urgent help."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field

from handbook.blocks.base import Block, Item, Surroundings, data_of, pick
from handbook.content import dates
from handbook.content.edition import Edition
from handbook.content.models import DataFile, Day, Id, Part, Text


def _can_be_dialled(number: str) -> str:
    if not re.fullmatch(r"[0-9]+(?:[ -][0-9]+)*", number) or not 3 <= sum(map(str.isdigit, number)) <= 15:
        raise ValueError(f"is {number[:40]!r}; expected 3 to 15 digits, such as '112' or '0800-0432'")
    return number


Number = Annotated[str, AfterValidator(_can_be_dialled)]
"""A telephone number as it is shown; what is dialled is the same without spaces and hyphens."""

EMERGENCY = "112"
"""The emergency number: it stands before the others, and nobody has to check it."""


class Service(Part):
    """A telephone number for urgent help. `checked` is the day of a check with the organisation itself."""

    id: Id
    country: Literal["nl", "be", "nl-be"]
    name: Text
    numbers: Annotated[list[Number], Field(min_length=1)]
    purpose: Text
    not_for: Text
    checked: Day | None


class Help(DataFile):
    """docs/data/help.<language>.yml"""

    kind: ClassVar[str] = "help"
    services: Annotated[list[Service], Field(min_length=1)]


class HelpBlock(Block):
    """`/// help | nl`: the numbers for urgent help in one country, the emergency number first; `/// help | be`."""

    name = "help"
    data = Help
    styles = ("front",)

    def values(self, around: Surroundings, country: str) -> Mapping[str, Any]:
        """The services of the country in one or two lists, and when their numbers were checked."""
        pick(country, {"nl": "", "be": ""})
        services = services_of(around.edition, country)
        emergency = [service for service in services if EMERGENCY in service.numbers]
        others = [service for service in services if EMERGENCY not in service.numbers]
        return {
            "lists": [found for found in (emergency, others) if found],
            "country": country,
            "checked_text": checked_line(others, around),
        }

    def items(self, edition: Edition, country: str) -> Iterator[Item]:
        """The services of the country."""
        yield from ((f"{country}-{service.id}", service.name) for service in services_of(edition, country))


def services_of(edition: Edition, country: str) -> list[Service]:
    """The services for who lives in a country."""
    return [service for service in data_of(edition, Help).services if country in service.country.split("-")]


def checked_line(services: Sequence[Service], around: Surroundings) -> str:
    """What one line says of all these numbers together: the day of the oldest check, or that one is missing."""
    words = around.edition.interface.help
    days = [service.checked for service in services]
    checked = [day for day in days if day]
    if not checked or len(checked) < len(days):
        return words.never_checked
    wanted = words.too_old if dates.outdated(min(checked), around.settings.today) else words.checked
    return wanted.format(date=dates.long(min(checked), around.edition.language))
