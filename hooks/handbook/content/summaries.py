"""One sentence for each page and section, written for where it stands alone: messages, search results, lists."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from handbook.content.models import DataFile, Id, Part, Text

Sentence = Annotated[Text, StringConstraints(max_length=160)]


class SummaryEntry(Part):
    """The one sentence that a section, or an item in it, is told with. `id` is its anchor."""

    id: Id
    text: Sentence


class PageSummaries(Part):
    """The sentences of one page: its own, and those of its sections and items."""

    id: Id
    text: Sentence
    entries: list[SummaryEntry] = []


class Summaries(DataFile):
    """docs/data/summaries.<language>.yml: one sentence for each page and section, with the condition that matters"""

    kind: ClassVar[str] = "summaries"
    summaries: Annotated[list[PageSummaries], Field(min_length=1)]

    def by_address(self) -> dict[str, str]:
        """The sentences by the address that they tell of: `asso`, `asso#vier-stappen`."""
        found = {}
        for page in self.summaries:
            found[page.id] = page.text
            found |= {f"{page.id}#{entry.id}": entry.text for entry in page.entries}
        return found
