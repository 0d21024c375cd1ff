"""What every data file is made of: parts with known keys, texts that can be translated, ids and addresses.

The model of each kind of data stands with the block that shows it, in handbook.blocks. A fact (id, order, number)
stands once, in the Dutch file; texts can be translated.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

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


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_links_may_stand), TRANSLATABLE
]
OptionalText = Annotated[Text | None, TRANSLATABLE]
PlainWords = list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]]
Words = Annotated[PlainWords, TRANSLATABLE]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Section = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.md(#[a-z0-9-]+)?$")]
SourceId = Literal["tipkaarten", "literatuurstudie", "voorwaarden", "praktijk", "zo"]


class Part(BaseModel):
    """A piece of a data file: no unknown keys, no silent conversion, unchangeable once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


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
    """A fault for each of these ids, given with their paths, that stood before."""
    seen: set[str] = set()
    for path, name in ids:
        if name in seen:
            yield path, f"id '{name}' stands twice; every id must differ (a published id never changes)"
        seen.add(name)


NonEmpty = Field(min_length=1)
"""For a list that must hold something."""
