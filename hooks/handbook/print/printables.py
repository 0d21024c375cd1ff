"""Printables: tip cards, checklist, ASSO, Browndale and the whole handbook as PDF, made from the finished pages.

WeasyPrint draws them. Compared with Chromium's own printing of the same whole handbook (README.md has the figures),
only WeasyPrint gives page numbers in the table of contents, a foot that changes with the chapter, PDF/UA, and the same
bytes each time; and it is a pinned dependency, where a browser is whatever a machine has.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from markupsafe import Markup

from handbook.content.outline import READ_ON
from handbook.print.cards import tip_cards
from handbook.print.colophon import Words, all_words
from handbook.print.pdf import Printer, draw, markup, paper
from handbook.site import finished
from handbook.site.finished import Book, Page

SECTION_SIZES = (11.5, 11.0, 10.5, 10.0, 9.75, 9.5, 9.25, 9.0)
"""Sizes of type to try, in points, the largest first; the last is used if none fits."""


def make_all(root: Path, site: Path, target: Path) -> list[Path]:
    """Make every printable of every language of the built `site`, in `target/<language>/`; return their paths.

    `root` is the project. The date on the pages is that of SOURCE_DATE_EPOCH, or today. Raises `DataError` for broken
    data and `LookupError` for a page or section that a printable needs and the site lacks.
    """
    printer = Printer(root)
    return [path for words in all_words(root, site) for path in of_language(printer, words, target)]


def of_language(printer: Printer, words: Words, target: Path) -> Iterator[Path]:
    """Make every printable of one language, in `target/<language>/`: the path of each when it is done."""
    folder = target / words.book.language
    last_words = words.edition.interface.checklist.no_verdict
    yield from tip_cards(printer, words, folder)
    yield _section(
        printer,
        words,
        folder / "checklist.pdf",
        "checklist",
        ["vooraf", "zes-voorwaarden"],
        pages=2,
        room=True,
        last_words=last_words,
    )
    yield asso(printer, words, folder / "asso.pdf")
    yield _section(printer, words, folder / "browndale.pdf", "therapeutisch-opvoeden", ["browndale"], pages=2)
    yield _handbook(printer, words, folder / "handboek.pdf")


def asso(printer: Printer, words: Words, target: Path) -> Path:
    """The four steps of ASSO with their example, on one page."""
    return _section(printer, words, target, "asso", ["vier-stappen", "voorbeeld-wc-papier"], pages=1)


def _section(
    printer: Printer, words: Words, target: Path, name: str, ids: list[str], pages: int, **values: Any
) -> Path:
    """A printable of some sections of a page, under the title of the page or, for a single one, its own title."""
    page = words.book.page(name)
    elements = [element for part in ids for element in page.section(part)]
    warnings = words.warnings([*page.warnings, *finished.warnings_in(elements)])
    sources = finished.sources_in(elements)
    copies = paper(printer, page, elements)
    heading = page.title
    if len(ids) == 1:
        heading = finished.words(copies.pop(0))
        for element in copies:
            if element.tag == "h3":
                element.tag = "h2"
    shown = [element for element in copies if element.get("data-hb-warning") not in page.warnings]
    given = {
        "title": f"{heading} - {words.book.title}",
        "kind": "sheet-of",
        "heading": heading,
        "address": page.address(ids[0]) if len(ids) == 1 else page.short,
        "warnings": warnings,
        "sources": sources,
        "html": markup(shown),
        "room": False,
        "last_words": "",
        **values,
    }
    size = printer.fitting(SECTION_SIZES, pages, "section.html", words, given)
    return printer.write(target, "section.html", words, {**given, "size": size})


def _handbook(printer: Printer, words: Words, target: Path) -> Path:
    """The whole handbook: cover, contents, and every page as a chapter; links between pages stay inside."""
    book = words.book
    parts: list[dict[str, Any]] = []
    for page in book.pages:
        sections = [
            {"id": inside(page.name, heading.get("id", "")), "title": finished.words(heading)}
            for heading in page.body.iter("h2")
            if heading.get("id") != READ_ON
        ]
        warnings = words.warnings([*page.warnings, *finished.warnings_in([page.body])])
        chapter = {
            "id": inside(page.name, ""),
            "title": page.title,
            "language": page.language,
            "address": page.short,
            "sections": sections,
            "warnings": warnings,
            "sources": finished.sources_in([page.body]),
            "html": _chapter(printer, book, page),
        }
        if not parts or parts[-1]["title"] != page.part:
            parts.append({"title": page.part, "chapters": []})
        parts[-1]["chapters"].append(chapter)
    values = {
        "title": book.title,
        "kind": "book",
        "size": 10.2,
        "address": book.page("index").short.removesuffix("s/index/"),
        "parts": parts,
    }
    return printer.write(target, "handboek.html", words, values)


def inside(page: str, part: str) -> str:
    """The id of a page ('' as `part`) or of a part of it, in a book that has all pages in one."""
    return f"{page}--{part or 'begin'}"


def _chapter(printer: Printer, book: Book, page: Page) -> Markup:
    body = deepcopy(page.body)
    for element in body.xpath(".//*[@id]"):
        element.set("id", inside(page.name, element.get("id")))
    for link in list(body.iter("a")):
        address = link.get("href", "")
        if to := book.place(page, address):
            link.set("href", f"#{inside(*to)}")
        elif public := page.public(address):
            link.set("href", public)
        else:
            link.drop_tag()
    for room in [room for name in finished.NO_ROOM for room in finished.of_class(body, name)]:
        room.drop_tree()
    draw(printer, body)
    return markup(body)
