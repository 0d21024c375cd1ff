"""Printables as PDF: tip cards, the whole handbook, the sheets that pages ask for, and the folder for a training."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from handbook.blocks.base import data_of
from handbook.blocks.programme import Programme
from handbook.blocks.warning import note
from handbook.content.front_matter import Printable
from handbook.print import cards, whole_book
from handbook.print.colophon import Colophon
from handbook.print.paper import WARNING
from handbook.print.pdf import Printer, markup
from handbook.site.model import Book, Page, Site, source_names

FOLDER = "printen"
SIZES = (11.5, 11.0, 10.5, 10.0, 9.75, 9.5, 9.25, 9.0, 8.75, 8.5)
"""Sizes of type to try, in points, the largest first; the last is used if none fits."""
TEMPLATE = "section.html"
BOUND = "waarschuwingen"
"""The sheet that is bound behind every other sheet with a warning of treatment or force."""
GENERAL = "problematic"
"""The warning that only says which children a text is about."""
TRAINING = ("programma", BOUND, "hulp", "werkbladen", "deelnemersblad", "evaluatie")
"""The sheets of the folder for a training, in order; the certificate and the name cards follow."""
FOR_TRAINING = ("certificaat", "naamkaartjes")
"""Printables of the folder that are no part of a page."""
NAME_CARDS = 8


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
    made = {printable.id: sheet_values(printer, book, page, printable) for page, printable in _asked(book)}
    for name, values in made.items():
        yield f"{name}.pdf", printer.pdf(TEMPLATE, book, values)
    if book.edition.page_with("programme") in book.pages:
        yield from _training(printer, book, made)
    yield "handboek.pdf", whole_book.pdf(printer, book)


def _asked(book: Book) -> Iterator[tuple[Page, Printable]]:
    """Every sheet that a page asks for in its front matter."""
    for page in book.pages.values():
        for printable in book.edition.front_matter(f"{page.name}.md").printables:
            yield page, printable


def _training(printer: Printer, book: Book, sheets: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, bytes]]:
    """The certificate, the name cards, and all for a training day in one file."""
    words, page = book.edition.interface.printed, book.pages[book.edition.page_with("programme")]
    shared: dict[str, Any] = {"kind": "training", "address": page.short, "name_cards": NAME_CARDS}
    shared["words_of_programme"] = [part.title for part in data_of(book.edition, Programme).parts if part.goals]
    own = {name: {**shared, "title": f"{getattr(words, name)} - {book.title}"} for name in FOR_TRAINING}
    for name, values in own.items():
        yield f"{name}.pdf", printer.pdf(f"{name}.html", book, values)
    parts = [(TEMPLATE, sheets[name]) for name in TRAINING if name in sheets]
    parts += [(f"{name}.html", values) for name, values in own.items()]
    yield "trainingsmap.pdf", printer.bound(parts, book, f"{words.trainingsmap} - {book.title}")


def sheet_values(printer: Printer, book: Book, page: Page, printable: Printable) -> dict[str, Any]:
    """What the template of a sheet is filled with, in the largest type with which it fits.

    A sheet is some sections of a page under the title of that page; a single section has its own title.
    """
    sections = [page.section(name) for name in printable.sections]
    elements = [element for section in sections for element in section.elements]
    warnings = list(dict.fromkeys(name for section in sections for name in section.warnings))
    values = {
        **_content(printer, page, printable),
        "kind": "sheet-of",
        "warnings": [note(book.edition, name) for name in warnings],
        "sources": source_names(elements),
        "room": printable.room,
        "last_words": "",
        "bound": None,
    }
    values["title"] = f"{values['heading']} - {book.title}"
    if page.name in book.edition.pages_with("checklist"):
        values["last_words"] = book.edition.interface.checklist.no_verdict
    values["size"] = printer.fitting(SIZES, printable.pages, TEMPLATE, book, values)
    if set(warnings) - {GENERAL}:
        values["bound"] = _warnings(printer, book)
    return values


def _content(printer: Printer, page: Page, printable: Printable) -> dict[str, Any]:
    """The heading of a sheet, the address it leads to, and its text."""
    sections = [page.section(name) for name in printable.sections]
    if len(sections) == 1:
        heading, address = sections[0].title, page.address(sections[0].id)
        shown = printer.by_itself(page, sections[0].elements)
        for element in shown:
            if element.tag == "h3":
                element.tag = "h2"
    else:
        heading, address = page.title, page.short
        shown = printer.by_itself(page, [one for section in sections for one in (section.heading, *section.elements)])
    if printable.lines:
        _add_lines(shown)
    kept = (element for element in shown if element.get(WARNING) not in page.warnings)
    return {"heading": heading, "address": address, "html": markup(kept)}


def _warnings(printer: Printer, book: Book) -> dict[str, Any] | None:
    """The sheet with all warnings, to bind behind another; None where no page has it."""
    found = next(((page, printable) for page, printable in _asked(book) if printable.id == BOUND), None)
    if found is None:
        return None
    page, printable = found
    elements = [element for name in printable.sections for element in page.section(name).elements]
    return {**_content(printer, page, printable), "sources": source_names(elements)}


def _add_lines(shown: list[HtmlElement]) -> None:
    for item in [item for element in shown for item in element.iter("li")]:
        item.append(html.fragment_fromstring('<div class="hb-lines"></div>'))
