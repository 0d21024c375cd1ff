"""Printables as PDF: the tip cards, the whole handbook, and the sheets that pages ask for in their front matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.blocks.warning import note
from handbook.content.front_matter import Printable
from handbook.print import cards, whole_book
from handbook.print.colophon import Colophon
from handbook.print.paper import WARNING
from handbook.print.pdf import Printer, markup
from handbook.site.model import Book, Page, Site, source_names

FOLDER = "printen"
SIZES = (11.5, 11.0, 10.5, 10.0, 9.75, 9.5, 9.25, 9.0)
"""Sizes of type to try, in points, the largest first; the last is used if none fits."""


def files(root: Path, site: Site, colophon: Colophon) -> dict[str, bytes]:
    """Every printable of every language, as printen/<language>/<name>.pdf, for the project in `root`.

    Raises `DataError` for a card with too many words, and `LookupError` for a section that does not exist.
    """
    printer = Printer(root, colophon)
    return {
        f"{FOLDER}/{book.language}/{name}": content
        for book in site.books.values()
        for name, content in _of_language(printer, book)
    }


def _of_language(printer: Printer, book: Book) -> Iterator[tuple[str, bytes]]:
    yield from cards.files(printer, book).items()
    for page in book.pages.values():
        for printable in book.edition.front_matter(f"{page.name}.md").printables:
            yield f"{printable.id}.pdf", sheet(printer, book, page, printable)
    yield "handboek.pdf", whole_book.pdf(printer, book)


def sheet(printer: Printer, book: Book, page: Page, printable: Printable) -> bytes:
    """Some sections of a page by themselves, under the title of the page or, for a single one, its own title."""
    sections = [page.section(name) for name in printable.sections]
    elements = [element for section in sections for element in section.elements]
    warnings = [name for section in sections for name in section.warnings]
    if len(sections) == 1:
        heading, address = sections[0].title, page.address(sections[0].id)
        shown = printer.by_itself(page, elements)
        for element in shown:
            if element.tag == "h3":
                element.tag = "h2"
    else:
        heading, address = page.title, page.short
        whole = [element for section in sections for element in (section.heading, *section.elements)]
        shown = printer.by_itself(page, whole)
    has_checklist = page.name in book.edition.pages_with("checklist")
    values = {
        "title": f"{heading} - {book.title}",
        "kind": "sheet-of",
        "heading": heading,
        "address": address,
        "warnings": [note(book.edition, name) for name in dict.fromkeys(warnings)],
        "sources": source_names(elements),
        "html": markup(element for element in shown if element.get(WARNING) not in page.warnings),
        "room": printable.room,
        "last_words": book.edition.interface.checklist.no_verdict if has_checklist else "",
    }
    size = printer.fitting(SIZES, printable.pages, "section.html", book, values)
    return printer.pdf("section.html", book, {**values, "size": size})
