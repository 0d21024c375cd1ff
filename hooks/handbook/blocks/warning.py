"""Warnings: in full at the top of a page, in one line with every section and excerpt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints

from handbook.blocks.base import TREATMENT, Block, Surroundings, data_of, pick
from handbook.content.edition import Edition
from handbook.content.models import DataFile, Id, Part, Place, SourceId, Text
from handbook.content.page_source import PageSource, WrittenSection


class WarningNote(Part):
    """A warning: a box on a page, a line where a section stands alone, and a mark of a few words.

    `look` is its colour and shape: `never` for what nobody should do, `specialist` for what is not done alone. `scope`
    says what carries it: pages (`asso.md`, with all their sections) and single sections, as their sources tell.
    """

    id: Id
    title: Text
    text: Text
    short: Annotated[Text, StringConstraints(max_length=110)]
    mark: Annotated[Text, StringConstraints(max_length=40)]
    link: Place
    look: Literal["never", "specialist"] = "specialist"
    scope: list[Place] = []


class Mark(Part):
    """A few words that stand beside a link to some sections: whom their findings are about."""

    id: Id
    mark: Annotated[Text, StringConstraints(max_length=40)]
    scope: list[Place]


class Warnings(DataFile):
    """docs/data/warnings.<language>.yml"""

    kind: ClassVar[str] = "warnings"
    warnings: Annotated[list[WarningNote], Field(min_length=1)]
    treatment_sources: list[SourceId] = []
    """The sources about treatment: a section that rests on one of them carries a warning."""
    without_warning: dict[Place, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]] = {}
    """The pages and sections that may rest on such a source without a warning, each with the reason."""
    marks: list[Mark] = []


class WarningBlock(Block):
    """`/// warning | force`: the one line of a warning, where its scope does not put it by itself."""

    name = "warning"
    data = Warnings

    def values(self, around: Surroundings, warning: str, form: str = "line") -> Mapping[str, Any]:
        """The warning; `form` is `box` for the whole of it, `line` for one line, `mark` for a few words."""
        return {"warning": note(around.edition, warning), "form": form}


def notes(edition: Edition) -> list[WarningNote]:
    """All warnings; none where the language has no data of them."""
    found = edition.data(Warnings)
    return list(found.warnings) if found else []


def note(edition: Edition, name: str) -> WarningNote:
    """The warning with this id; raises `BlockError` for one that does not exist."""
    return pick(name, {warning.id: warning for warning in data_of(edition, Warnings).warnings})


def warnings_of(edition: Edition, page: PageSource, section: WrittenSection) -> set[str]:
    """The ids of the warnings that a section carries: by their scope, and by what its blocks name."""
    ids = {warning.id for warning in notes(edition)}
    named = {word for use in section.blocks if not use.inline for word in use.argument.split()}
    return {warning.id for warning in covering(edition, page.name, section.id)} | named & ids


def covering(edition: Edition, page: str, section: str = "") -> list[WarningNote]:
    """The warnings of a page (`asso.md`), or of the section of it with this id."""
    return [warning for warning in notes(edition) if _covers(warning.scope, page, section)]


def marks_of(edition: Edition, address: str) -> list[str]:
    """The marks beside a link to `address` (`asso.md#vier-stappen`): that it is treatment, whom it is about."""
    page, _, section = address.partition("#")
    data = edition.data(Warnings)
    found: list[WarningNote | Mark] = [one for one in notes(edition) if one.id == TREATMENT]
    found += data.marks if data else []
    return [one.mark for one in found if _covers(one.scope, page, section)]


def _covers(scope: Collection[str], page: str, section: str) -> bool:
    return page in scope or (bool(section) and f"{page}#{section}" in scope)
