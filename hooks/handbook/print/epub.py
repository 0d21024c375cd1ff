"""The handbook as a book for e-readers: EPUB 3."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.html import HtmlElement
from markupsafe import Markup

from handbook.print import cover
from handbook.print.chapters import Chapter, by_part, chapters, place
from handbook.print.colophon import NAME, Colophon
from handbook.print.drawings import SVG, svg
from handbook.site.model import Book, Page, Site
from handbook.templates import environment

XHTML = "http://www.w3.org/1999/xhtml"
NAMESPACES: Any = {None: XHTML}
ATTRIBUTES = frozenset(
    ["alt", "class", "colspan", "datetime", "dir", "href", "id", "lang", "rowspan", "scope", "src", "start", "title"]
)
"""Attributes that mean something in a book."""
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def files(root: Path, site: Site, colophon: Colophon) -> dict[str, bytes]:
    """The book of every language, as <name>-<version>-<language>.epub, for the project in `root`."""
    return {
        f"{colophon.file_name}-e-book-{book.language}.epub": epub(root, book, colophon) for book in site.books.values()
    }


def epub(root: Path, book: Book, colophon: Colophon) -> bytes:
    """The book of one language; the same text and day give the same bytes."""
    day = colophon.day or datetime.now(UTC).date()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(_entry("mimetype", day, zipfile.ZIP_STORED), "application/epub+zip")
        for name, content in _inside(root, book, colophon, day).items():
            archive.writestr(_entry(name, day, zipfile.ZIP_DEFLATED), content, compresslevel=9)
    return out.getvalue()


def _entry(name: str, day: date, how: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    entry.compress_type = how
    entry.create_system = 3  # not the system of who makes it
    return entry


def _inside(root: Path, book: Book, colophon: Colophon, modified: date) -> dict[str, str | bytes]:
    """Every file of the book but the first (`mimetype`), by name; `modified` is the day it is given."""
    templates = environment(root / "overrides/epub")
    pictures = (root / "docs/assets/css/pictures.css").read_text("utf-8")
    words, address, found = book.edition.interface, book.pages["index"].url, chapters(book)
    texts = {name: _xhtml(book, found, chapter.page, chapter.text, pictures) for name, chapter in found.items()}
    shared = {
        "book": book,
        "language": book.language,
        "title": book.title,
        "words": words,
        "address": address,
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, address or f"{NAME}/{book.language}").urn,
        "day": colophon.day.isoformat() if colophon.day else "",
        "modified": modified.isoformat(),
        "colophon": colophon.line(words, book.language),
        "chapters": list(found.values()),
        "drawn": {name for name, text in texts.items() if text.find(f".//{{{SVG}}}svg") is not None},
        "parts": by_part(found.values()),
    }

    def written(template: str, **values: Any) -> str:
        return templates.get_template(template).render({**shared, **values}) + "\n"

    return {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": written("package.opf.html"),
        "book/contents.xhtml": written("contents.html"),
        "book/cover.xhtml": written("cover.html"),
        "book/title.xhtml": written("title.html"),
        "book/style.css": (root / "docs/assets/css/epub.css").read_text("utf-8"),
        "book/cover.png": cover.png(root / "docs/assets/vendor/fonts", book.title),
        **{f"book/{name}.xhtml": _page(written, found[name].page, text) for name, text in texts.items()},
    }


def _page(written: Any, page: Page, text: etree._Element) -> str:
    html = Markup(etree.tostring(text, encoding="unicode"))  # noqa: S704 - of a page, where all is escaped
    return str(written("page.html", title=page.title, language=page.language, html=html))


def _xhtml(book: Book, found: Mapping[str, Chapter], page: Page, element: HtmlElement, pictures: str) -> etree._Element:
    """An element of a page as XHTML of the book: links lead to its files, drawings carry their styles."""
    if element.tag == "svg":
        drawing = svg(element, pictures)
        drawing.tail = element.tail
        return drawing
    attributes = {name: value for name, value in element.attrib.items() if name in ATTRIBUTES}
    tag = element.tag
    if tag == "a":
        address = _address(book, found, page, attributes.pop("href", ""))
        tag, attributes = ("a", {**attributes, "href": address}) if address else ("span", attributes)
    copy = etree.Element(f"{{{XHTML}}}{tag}", attributes, nsmap=NAMESPACES)
    copy.text, copy.tail = element.text, element.tail
    copy.extend(_xhtml(book, found, page, child, pictures) for child in element)
    return copy


def _address(book: Book, found: Mapping[str, Chapter], page: Page, address: str) -> str:
    """Where a link leads to in the book, or outside; '' for nowhere."""
    to = place(found, book, page, address)
    if to is None:
        return page.public(address)
    name, part = to
    file = "" if name == page.name and part else f"{name}.xhtml"
    return f"{file}#{part}" if part else file
