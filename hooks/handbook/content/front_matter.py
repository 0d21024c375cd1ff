"""The front matter of a page: what its head says about it, between two lines of dashes.

Facts about a page stand in the Dutch file only; a translation tells what it is made from, and how far it was checked.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from handbook.content.models import Day, Id, Part

FACTS = ("own", "warnings", "hide", "folds", "search", "book", "pocket_copy", "routes", "discussion", "printables")
"""What holds for a page in every language."""


class Review(Part):
    """How far the text of a page has been checked, by day; None: by nobody yet. Never the day of the build."""

    sources: Day | None = None
    """Read against the sources, claim by claim."""
    professional: Day | None = None
    """Read by a care professional."""
    parents: Day | None = None
    """Tried out by parents."""


class Printable(Part):
    """Some sections of the page as a sheet by itself: printen/<language>/<id>.pdf."""

    id: Id
    sections: Annotated[list[Id], Field(min_length=1)]
    pages: Annotated[int, Field(ge=1)] = 1
    """How many sides of A4 it may take; the letters are made smaller until it fits."""
    room: bool = False
    """Whether there is room to write below."""
    lines: bool = False
    """Whether there are lines to write on below each item of its lists."""


class FrontMatter(Part):
    """All keys that the front matter of a page may have."""

    checked: Review | None = None
    made_from: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")] | None = None
    """The fingerprint of the Dutch text that this page was translated from."""
    translation: Literal["machine"] | None = None
    """That no person has read the translation yet."""
    only_here: list[Id] = []
    """In a translation: sections that the Dutch page does not have."""
    own: bool = False
    """Whether the page rests on no source."""
    warnings: list[Id] = []
    """The warning that stands in full on top of the page; which sections carry it, its scope says."""
    hide: list[Literal["navigation", "toc"]] = []
    folds: bool | list[Id] = True
    """Whether its sections fold, all but the first; or which of them do, where a reader needs the others at once."""
    search: Annotated[float, Field(ge=0, le=1)] = 1
    """How much the page weighs in search results; 0: it is not searched."""
    book: bool = True
    """Whether the page is a chapter of the printed handbook and the e-book."""
    pocket_copy: bool = True
    """Whether the page is in the pocket copy."""
    routes: bool = True
    """Whether its sections can be put on a reading route."""
    discussion: bool = True
    """Whether it ends in questions to talk about, shown in a hall; not numbers to call, nor what nobody is to try."""
    printables: list[Printable] = []

    def with_facts_of(self, source: FrontMatter) -> FrontMatter:
        """The front matter of a translation with the facts that the page in the source language tells."""
        return self.model_copy(update={name: getattr(source, name) for name in FACTS})
