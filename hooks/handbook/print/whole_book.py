"""The whole handbook as one PDF: cover, contents, and every page as a chapter; links between pages stay inside."""

from __future__ import annotations

from typing import Any

from lxml.html import HtmlElement
from markupsafe import Markup

from handbook.blocks.warning import note
from handbook.content.fixed_ids import READ_ON
from handbook.print.chapters import Chapter, by_part, chapters, place
from handbook.print.drawings import as_images
from handbook.print.pdf import Printer, markup
from handbook.site.model import Book, drop, source_names, warnings_in


def pdf(printer: Printer, book: Book) -> bytes:
    """The handbook in one language."""
    found = chapters(book)
    values = {
        "title": book.title,
        "kind": "book",
        "size": 10.2,
        "address": book.pages["index"].url,
        "parts": [
            {"title": title, "chapters": [_told(printer, book, found, chapter) for chapter in inside]}
            for title, inside in by_part(found.values())
        ],
    }
    return printer.pdf("handboek.html", book, values)


def _told(printer: Printer, book: Book, found: dict[str, Chapter], chapter: Chapter) -> dict[str, Any]:
    """What the template asks of a chapter."""
    page = chapter.page
    return {
        "id": anchor(page.name, ""),
        "title": page.title,
        "language": page.language,
        "address": page.short,
        "sections": [{"id": anchor(page.name, one.id), "title": one.title} for one in chapter.sections],
        "warnings": [note(book.edition, name) for name in dict.fromkeys((*page.warnings, *warnings_in([page.text])))],
        "sources": source_names([page.text]),
        "html": _html(printer, book, found, chapter),
    }


def anchor(page: str, part: str) -> str:
    """The id of a page ('' as `part`) or of a part of it, in a document that has all pages in one."""
    return f"{page}--{part or 'begin'}"


def _drop_onward(text: HtmlElement) -> None:
    """Leave out the list that leads on: the contents do so here, and it would stand on a page by itself."""
    for heading in text.xpath(".//*[@id=$id]", id=READ_ON):
        for element in [heading, *heading.itersiblings()]:
            if element.tag == "aside":  # how far the text was checked
                break
            drop(element)


def _html(printer: Printer, book: Book, found: dict[str, Chapter], chapter: Chapter) -> Markup:
    page, text = chapter.page, chapter.text
    _drop_onward(text)
    for element in text.xpath(".//*[@id]"):
        element.set("id", anchor(page.name, element.get("id")))
    for link in list(text.iter("a")):
        address = link.get("href", "")
        if to := place(found, book, page, address):
            link.set("href", f"#{anchor(*to)}")
        elif public := page.public(address):
            link.set("href", public)
        else:
            link.drop_tag()
    as_images(text, printer.pictures)
    return markup([text])
