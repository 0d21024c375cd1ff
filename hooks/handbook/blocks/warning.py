"""Warnings: in full at the top of a page, in one line with every section and excerpt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints

from handbook.blocks.base import Block, Surroundings, data_of, pick
from handbook.content.edition import Edition
from handbook.content.models import DataFile, Id, Part, Section, SourceId, Text
from handbook.content.page_source import PageSource
from handbook.content.page_source import Section as Written


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
    treatment_sources: list[SourceId] = []
    """The sources about treatment: a section that rests on one of them carries a warning."""
    without_warning: dict[Section, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]] = {}
    """The pages and sections that may rest on such a source without a warning, each with the reason."""


class WarningBlock(Block):
    """`/// warning | force`: the one line of a warning, for a section; the front matter puts whole ones on a page."""

    name = "warning"
    data = Warnings

    def values(self, around: Surroundings, warning: str, form: str = "line") -> Mapping[str, Any]:
        """The warning; `form` is `box` for the whole of it, as the top of a page has it."""
        return {"warning": note(around.edition, warning), "box": form == "box"}


def note(edition: Edition, name: str) -> WarningNote:
    """The warning with this id; raises `BlockError` for one that does not exist."""
    return pick(name, {warning.id: warning for warning in data_of(edition, Warnings).warnings})


def warnings_of(edition: Edition, page: PageSource, section: Written) -> set[str]:
    """The ids of the warnings that a section carries: those of its page, and those that its blocks name."""
    known = edition.data(Warnings)
    ids = {warning.id for warning in known.warnings} if known else set()
    named = {word for use in section.blocks if not use.inline for word in use.argument.split()}
    return set(page.front_matter.warnings) | named & ids
