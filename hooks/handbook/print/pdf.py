"""From templates and parts of pages to PDF, with WeasyPrint: only this module knows it.

It was compared with Chromium's own printing of the same pages: CONTRIBUTING.md says why. Nothing is fetched from a
network, and the same words give the same bytes.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from handbook.content import inline_text as text
from handbook.print import qr
from handbook.print.colophon import Colophon
from handbook.print.drawings import as_images
from handbook.print.paper import on_paper
from handbook.site.model import Book, Page
from handbook.templates import environment

VARIANT = "pdf/ua-1"


class Printer:
    """Turns templates of `overrides/printables` into PDF, for the project in the folder `root`."""

    def __init__(self, root: Path, colophon: Colophon) -> None:
        logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells every table that it drops
        self.colophon = colophon
        self.fetcher = URLFetcher(allowed_protocols={"file", "data"})
        self.fonts = FontConfiguration()
        styles = root / "docs/assets/css/printables.css"
        self.styles = CSS(filename=str(styles), font_config=self.fonts, url_fetcher=self.fetcher)
        self.pictures = (root / "docs/assets/css/pictures.css").read_text("utf-8")
        self.templates = environment(root / "overrides/printables")
        self.templates.filters.update(qr=qr.data_uri, plain=text.plain)

    def pdf(self, template: str, book: Book, values: Mapping[str, Any]) -> bytes:
        """The printable of `template` with `values`."""
        return self.bound([(template, values)], book, "")

    def bound(self, parts: Sequence[tuple[str, Mapping[str, Any]]], book: Book, title: str) -> bytes:
        """Several printables (a template with its values) in one file, which is called `title`."""
        written: list[str] = []
        documents: list[Document] = []
        pages: list[Any] = []
        for template, values in parts:
            written.append(self._html(template, book, {**values, "pages_before": len(pages)}))
            documents.append(self._render(written[-1]))
            pages += documents[-1].pages
        identifier = hashlib.sha256("".join(written).encode()).digest()[:16]
        first, *others = documents
        if others:
            first.metadata.title = title
        whole = first.copy(pages)
        return bytes(whole.write_pdf(pdf_identifier=identifier, pdf_variant=VARIANT))

    def fits(self, pages: int, template: str, book: Book, values: Mapping[str, Any]) -> bool:
        """Whether the trial of `template` takes `pages` pages at most."""
        return len(self._render(self._html(template, book, {**values, "trial": True})).pages) <= pages

    def fitting(
        self, sizes: Sequence[float], pages: int, template: str, book: Book, values: Mapping[str, Any]
    ) -> float:
        """The first of `sizes` (points) with which the trial of `template` takes `pages` pages, or the last."""
        fits = (size for size in sizes if self.fits(pages, template, book, {**values, "size": size}))
        return next(fits, sizes[-1])

    def second_page(self, template: str, book: Book, values: Mapping[str, Any]) -> str:
        """The id of the first thing that begins on the second page of `template`; '' if there is nothing."""
        first, *others = (page.anchors for page in self._render(self._html(template, book, values)).pages)
        begun = [(y, x, name) for name, (x, y, *_) in (others[0] if others else {}).items() if name not in first]
        return min(begun)[2] if begun else ""

    def by_itself(self, page: Page, elements: Iterable[HtmlElement]) -> list[HtmlElement]:
        """Copies of elements that leave their page: links lead to the public address, or are plain words."""
        body = on_paper(elements, glossary=False)
        for link in list(body.iter("a")):
            if address := page.public(link.get("href", "")):
                link.set("href", address)
            else:
                link.drop_tag()
        as_images(body, self.pictures)
        return list(body)

    def _html(self, template: str, book: Book, values: Mapping[str, Any]) -> str:
        words, day = book.edition.interface, self.colophon.day
        shared = {
            "trial": False,
            "flow": False,
            "pages_before": 0,
            "size": 10.5,
            "book": book,
            "words": words,
            "colophon": self.colophon.line(words, book.language),
            "day": day.isoformat() if day else "",
        }
        return self.templates.get_template(template).render({**shared, **values})

    def _render(self, written: str) -> Document:
        document = HTML(string=written, base_url="about:blank", url_fetcher=self.fetcher, media_type="print")
        return document.render(stylesheets=[self.styles], font_config=self.fonts, pdf_variant=VARIANT)


def markup(elements: Iterable[HtmlElement]) -> Markup:
    """Elements as HTML. They come from the pages, where all that people typed is escaped."""
    return Markup("".join(html.tostring(element, encoding="unicode") for element in elements))  # noqa: S704
