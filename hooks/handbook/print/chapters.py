"""The pages that are chapters of the whole handbook, as PDF and as e-book: all but those that say `book: false`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from lxml.html import HtmlElement

from handbook.blocks.downloads import DOWNLOADS
from handbook.print.paper import on_paper
from handbook.site.model import Book, Page, Section


@dataclass(frozen=True, eq=False)
class Chapter:
    """A page as a chapter on paper."""

    page: Page
    text: HtmlElement
    """The text of the page as it is on paper. It belongs to the chapter, and may be changed."""
    ids: frozenset[str]
    """What links can lead to."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """What the table of contents lists below the title."""
        return tuple(section for section in self.page.sections if section.level == 2)


def chapters(book: Book) -> dict[str, Chapter]:
    """The chapters of the handbook in one language, by the name of their page, in the order of the menu."""
    found = {}
    for name, page in book.pages.items():
        if book.edition.front_matter(f"{name}.md").book:
            (text,) = on_paper([page.text])
            for place in text.find_class(DOWNLOADS):  # the list is of files, and no file of it
                place.text, place[:] = book.edition.interface.printables.downloads, []
            found[name] = Chapter(page, text, frozenset(text.xpath(".//@id")))
    return found


def place(chapters: Mapping[str, Chapter], book: Book, page: Page, address: str) -> tuple[str, str] | None:
    """The page and the id in it that a link of `page` leads to; None if that is no chapter.

    The id is '' for a page as a whole, and where the page has no such part on paper.
    """
    found = book.place(page, address)
    if found is None or found[0] not in chapters:
        return None
    name, part = found
    return name, part if part in chapters[name].ids else ""


def by_part(chapters: Iterable[Chapter]) -> list[tuple[str, list[Chapter]]]:
    """The chapters under the headings of the menu; '' for those under none."""
    return [(title, list(found)) for title, found in groupby(chapters, key=lambda chapter: chapter.page.part)]
