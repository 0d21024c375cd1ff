"""What every data file is made of: parts with known keys, texts that can be translated, ids and addresses.

The model of each kind of data stands with the block that shows it, in handbook.blocks. A fact (id, order, number)
stands once, in the Dutch file; texts can be translated.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Hashable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from handbook.content.inline_text import link_fault

Fault = tuple[tuple[Hashable, ...], str]
"""A path in a data file (field names and list places from 0), and what is wrong there with its cure."""


class Translatable:
    """Marks a field whose value differs per language."""


TRANSLATABLE = Translatable()


def _links_may_stand(text: str) -> str:
    fault = link_fault(text)
    if fault:
        raise ValueError(fault)
    return text


def _day(value: object) -> object:
    """The day that a text such as 2026-11-22 says, so that a day may stand in quotes or without them."""
    form = "expected a day that exists, as year-month-day, such as 2026-11-22"
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        try:
            return datetime.date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError(f"is {value!r}; {form}") from None
    if type(value) is not datetime.date:
        raise ValueError(f"is {str(value)[:40]!r}; {form}")
    return value


LONGEST_ID = 60
"""Signs: longer ids do not fit in the links of reading routes."""
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=5000),
    AfterValidator(_links_may_stand),
    TRANSLATABLE,
]
OptionalText = Annotated[Text | None, TRANSLATABLE]
PlainWords = list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]]
Words = Annotated[PlainWords, TRANSLATABLE]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID)]
Place = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.md(#[a-z0-9-]+)?$", max_length=2 * LONGEST_ID)]
"""A page (`asso.md`) or a section of it (`asso.md#vier-stappen`)."""
Day = Annotated[datetime.date, BeforeValidator(_day)]
"""A day on which something was done; handbook.content.links_and_days holds that it lies in the past."""
SourceId = Literal["tipkaarten", "literatuurstudie", "voorwaarden", "praktijk", "zo"]


class Part(BaseModel):
    """A piece of a data file: no unknown keys, no silent conversion, unchangeable once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class DataFile(Part):
    """All that one data file holds: docs/data/<kind>.<language>.yml."""

    kind: ClassVar[str]
    translated: ClassVar[bool] = True
    """Whether other languages hold texts for the Dutch facts; False: every language's file stands on its own."""

    def faults(self) -> Iterator[Fault]:
        """Every broken rule that a shape alone cannot hold. By default: within each list, no id stands twice."""
        yield from repeated_ids(self)


class Question(Part):
    """A question to think or talk about."""

    id: Id
    text: Text


def repeated_ids(part: Part) -> Iterator[Fault]:
    """A fault for each id that stands twice in one list, in `part` and in the parts of its lists."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, list) and value and hasattr(value[0], "id"):
            yield from twice([((name, n, "id"), item.id) for n, item in enumerate(value)])
            for n, item in enumerate(value):
                for path, message in repeated_ids(item):
                    yield (name, n, *path), message


def twice(ids: list[tuple[tuple[Hashable, ...], str]]) -> Iterator[Fault]:
    """A fault for each id that stands in the list a second time; `ids` holds pairs of path and id."""
    seen: set[str] = set()
    for path, name in ids:
        if name in seen:
            yield path, f"id '{name}' stands twice; every id must differ (a published id never changes)"
        seen.add(name)


NonEmpty = Field(min_length=1)
"""For a list that must hold something."""
