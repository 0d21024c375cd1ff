"""Warnings: in full at the top of a page, in one line with every section and excerpt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints

from handbook.blocks.base import Block, Surroundings, data_of, pick
from handbook.content.edition import Edition
from handbook.content.models import DataFile, Id, Part, Section, Text


class WarningNote(Part):
    """A warning: a box on a page, and one line that goes along with every excerpt."""

    id: Id
    title: Text
    text: Text
    short: Annotated[Text, StringConstraints(max_length=110)]
    link: Section


class Warnings(DataFile):
    """docs/data/warnings.<language>.yml"""

    kind: ClassVar[str] = "warnings"
    warnings: Annotated[list[WarningNote], Field(min_length=1)]


class WarningBlock(Block):
    """`/// warning | force`: the one line of a warning, for a section; the front matter puts whole ones on a page."""

    name = "warning"
    data = Warnings

    def values(self, around: Surroundings, warning: str, form: str = "line") -> Mapping[str, Any]:
        """The warning; `form` is `box` for the whole of it, as the top of a page has it."""
        return {"warning": note(around.edition, warning), "box": form == "box"}


def notes(edition: Edition) -> list[WarningNote]:
    """All warnings; none where the language has no data of them."""
    found = edition.data(Warnings)
    return list(found.warnings) if found else []


def note(edition: Edition, name: str) -> WarningNote:
    """The warning with this id; raises `BlockError` for one that does not exist."""
    return pick(name, {warning.id: warning for warning in data_of(edition, Warnings).warnings})
