"""The handbook as a book for e-readers: EPUB 3, made from the finished pages, as the printables are."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree
from markupsafe import Markup
from PIL import Image, ImageDraw, ImageFont

from handbook.content import dates
from handbook.content.outline import READ_ON
from handbook.offline.copies import NAME
from handbook.print.colophon import Words, all_words
from handbook.site import finished
from handbook.site.finished import SVG, Book, Page
from handbook.templates import environment

XHTML = "http://www.w3.org/1999/xhtml"
NAMESPACES: Any = {None: XHTML}
KEPT = {"id", "class", "href", "lang", "dir", "alt", "src", "title", "colspan", "rowspan", "scope", "start", "datetime"}
"""Attributes that mean something in a book."""
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
COVER = (900, 1350)
DEEP, PALE, SUN = "#17494d", "#f3e6d3", "#f2b27a"


@dataclass(frozen=True)
class Chapter:
    """A page in the book."""

    name: str
    file: str
    title: str
    part: str
    language: str
    sections: tuple[Mapping[str, str], ...]
    drawn: bool
    """Whether there are drawings in it."""
    html: Markup


def make_all(root: Path, site: Path, target: Path) -> list[Path]:
    """Make the book of every language of the built `site`, in the folder `target`; return their paths.

    `root` is the project. The same pages and the same day (SOURCE_DATE_EPOCH, or today) give the same bytes. Raises
    `DataError` for broken data.
    """
    return [make(root, words, target) for words in all_words(root, site)]


def make(root: Path, words: Words, target: Path) -> Path:
    """Make the book of one language in the folder `target`, from the project in `root`; return its path."""
    path = target / f"{NAME}-{words.version}-{words.book.language}.epub"
    target.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as box:
        box.writestr(_entry("mimetype", words.made, zipfile.ZIP_STORED), "application/epub+zip")
        for name, content in _files(root, words).items():
            box.writestr(_entry(name, words.made, zipfile.ZIP_DEFLATED), content, compresslevel=9)
    part.replace(path)
    return path


def _entry(name: str, day: date, how: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.external_attr = 0o644 << 16
    entry.compress_type = how
    entry.create_system = 3  # not the system of who makes it
    return entry


def _files(root: Path, words: Words) -> dict[str, str | bytes]:
    """Every file of the book but the first, by name."""
    book = words.book
    templates = environment(root / "overrides/epub")
    pictures = (root / "docs/assets/css/pictures.css").read_text("utf-8")
    chapters = [_chapter(book, page, pictures) for page in book.pages]
    home = book.page("index").short.removesuffix("s/index/")
    shared = {
        "book": book,
        "language": book.language,
        "title": book.title,
        "words": words.edition.interface,
        "address": home,
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, home or f"{NAME}/{book.language}").urn,
        "day": words.made.isoformat(),
        "date": dates.long(words.made, book.language),
        "version": words.version,
        "chapters": chapters,
        "parts": list(_parts(chapters)),
    }

    def written(template: str, **values: Any) -> str:
        return templates.get_template(template).render({**shared, **values}) + "\n"

    pages = {
        f"book/{chapter.file}": written("page.html", title=chapter.title, language=chapter.language, html=chapter.html)
        for chapter in chapters
    }
    return {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": written("package.opf.html"),
        "book/contents.xhtml": written("contents.html"),
        "book/cover.xhtml": written("cover.html"),
        "book/title.xhtml": written("title.html"),
        "book/style.css": (root / "docs/assets/css/epub.css").read_text("utf-8"),
        "book/cover.png": cover(root, book.title),
        **pages,
    }


def _parts(chapters: list[Chapter]) -> Iterator[dict[str, Any]]:
    """The chapters under the headings of the menu."""
    part: dict[str, Any] = {}
    for chapter in chapters:
        if part.get("title") != chapter.part:
            if part:
                yield part
            part = {"title": chapter.part, "chapters": []}
        part["chapters"].append(chapter)
    yield part


def _chapter(book: Book, page: Page, pictures: str) -> Chapter:
    headings = [heading for heading in page.body.iter("h2") if heading.get("id") not in (None, READ_ON)]
    body = _xhtml(book, page, page.body, pictures)
    return Chapter(
        name=page.name,
        file=f"{page.name}.xhtml",
        title=page.title,
        part=page.part,
        language=page.language,
        sections=tuple({"id": heading.get("id", ""), "title": finished.words(heading)} for heading in headings),
        drawn=body.find(f".//{{{SVG}}}svg") is not None,
        html=Markup(etree.tostring(body, encoding="unicode")),  # noqa: S704 - of a page, where all is escaped
    )


def _xhtml(book: Book, page: Page, element: Any, pictures: str) -> etree._Element:
    """An element of a page as XHTML of the book: links lead to its files, drawings carry their styles."""
    if element.tag == "svg":
        drawing = etree.fromstring(finished.svg(element, pictures))
        drawing.tail = element.tail
        return drawing
    attributes = {name: value for name, value in element.attrib.items() if name in KEPT}
    tag = element.tag
    if tag == "a":
        address = _inside(book, page, attributes.pop("href", ""))
        tag, attributes = ("a", {**attributes, "href": address}) if address else ("span", attributes)
    copy = etree.Element(f"{{{XHTML}}}{tag}", attributes, nsmap=NAMESPACES)
    copy.text, copy.tail = element.text, element.tail
    last = None
    for child in element:
        if not isinstance(child.tag, str) or set(child.get("class", "").split()) & set(finished.NO_ROOM):
            if last is None:
                copy.text = (copy.text or "") + (child.tail or "")
            else:
                last.tail = (last.tail or "") + (child.tail or "")
        else:
            last = _xhtml(book, page, child, pictures)
            copy.append(last)
    return copy


def _inside(book: Book, page: Page, address: str) -> str:
    """Where a link leads to in the book, or outside; '' for nowhere."""
    to = book.place(page, address)
    if to is None:
        return page.public(address)
    name, part = to
    file = "" if name == page.name and part else f"{name}.xhtml"
    return f"{file}#{part}" if part else file


def cover(root: Path, title: str) -> bytes:
    """The cover as PNG: the mark of the handbook and its title; the same title gives the same bytes."""
    fonts = root / "docs/assets/vendor/fonts"
    width = COVER[0]
    image = Image.new("RGB", COVER, DEEP)
    draw = ImageDraw.Draw(image)
    middle, top, unit = width // 2, 330, 8.5
    draw.arc([middle - 16 * unit, top - 13 * unit, middle + 16 * unit, top + 19 * unit], 0, 180, PALE, round(6 * unit))
    for side in (-13, 13):
        _disc(draw, middle + side * unit, top + 3 * unit, 3 * unit, PALE)
    _disc(draw, middle, top - unit, 7 * unit, SUN)
    _disc(draw, middle, top - 16 * unit, 4.5 * unit, PALE)
    font = ImageFont.truetype(str(fonts / "latin-bold.woff2"), 104)
    lines = _wrapped(title, font, width - 140)
    draw.multiline_text((middle, 800), "\n".join(lines), "#ffffff", font, anchor="ma", spacing=24, align="center")
    out = BytesIO()
    image.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str) -> None:
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], colour)


def _wrapped(title: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The title in lines that are no wider than `width`, as far as its words allow."""
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
