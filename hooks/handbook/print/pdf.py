"""From templates and parts of finished pages to PDF: fonts, drawings, links that leave the page, and WeasyPrint.

Only this module knows WeasyPrint. It was compared with Chromium's own printing of the same pages: README.md says why.
"""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from handbook.content import dates
from handbook.content import inline_text as text
from handbook.print import qr
from handbook.print.colophon import Words
from handbook.site import finished
from handbook.site.finished import Page
from handbook.templates import environment

VARIANT = "pdf/ua-1"


class Printer:
    """Turns templates of `overrides/printables` into PDF, for the project in the folder `root`.

    Nothing is fetched from a network. The same words give the same bytes.
    """

    def __init__(self, root: Path) -> None:
        logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells every table that it drops
        self.fetcher = URLFetcher(allowed_protocols={"file", "data"})
        self.fonts = FontConfiguration()
        styles = root / "docs/assets/css/printables.css"
        self.styles = CSS(filename=str(styles), font_config=self.fonts, url_fetcher=self.fetcher)
        self.pictures = (root / "docs/assets/css/pictures.css").read_text("utf-8")
        self.templates = environment(root / "overrides/printables")
        self.templates.filters.update(qr=qr.data_uri, plain=text.plain)

    def write(self, target: Path, template: str, words: Words, values: Mapping[str, Any]) -> Path:
        """Write the printable of `template` with `values` to `target`; return `target`."""
        written = self._html(template, words, values)
        identifier = hashlib.sha256(written.encode()).digest()[:16]
        target.parent.mkdir(parents=True, exist_ok=True)
        self._render(written).write_pdf(target, pdf_identifier=identifier, pdf_variant=VARIANT)
        return target

    def fits(self, pages: int, template: str, words: Words, values: Mapping[str, Any]) -> bool:
        """Whether the trial of `template` takes `pages` pages at most."""
        return len(self._render(self._html(template, words, {**values, "trial": True})).pages) <= pages

    def second_page(self, template: str, words: Words, values: Mapping[str, Any]) -> str:
        """The id of the first thing that begins on the second page of `template`; '' if there is nothing."""
        first, *others = (page.anchors for page in self._render(self._html(template, words, values)).pages)
        begun = [(y, x, name) for name, (x, y, *_) in (others[0] if others else {}).items() if name not in first]
        return min(begun)[2] if begun else ""

    def fitting(
        self, sizes: Sequence[float], pages: int, template: str, words: Words, values: Mapping[str, Any]
    ) -> float:
        """The first of `sizes` (points) with which the trial of `template` takes `pages` pages, or the last."""
        fits = (size for size in sizes if self.fits(pages, template, words, {**values, "size": size}))
        return next(fits, sizes[-1])

    def _html(self, template: str, words: Words, values: Mapping[str, Any]) -> str:
        shared = {
            "trial": False,
            "flow": False,
            "size": 10.5,
            "language": words.book.language,
            "direction": words.book.direction,
            "book": words.book,
            "words": words.edition.interface,
            "date": dates.long(words.made, words.book.language),
            "day": words.made.isoformat(),
            "version": words.version,
        }
        return self.templates.get_template(template).render({**shared, **values})

    def _render(self, written: str) -> Document:
        document = HTML(string=written, base_url="about:blank", url_fetcher=self.fetcher, media_type="print")
        return document.render(stylesheets=[self.styles], font_config=self.fonts, pdf_variant=VARIANT)


def data_uri(svg: str) -> str:
    """A drawing as the address of an image."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def paper(printer: Printer, page: Page, elements: list[HtmlElement]) -> list[HtmlElement]:
    """Copies of elements that leave their page: links lead to the public address, or are plain words without one."""
    body = html.Element("div")
    body.extend(deepcopy(element) for element in elements)
    for link in list(body.iter("a")):
        address = page.public(link.get("href", ""))
        if address and "hb-term" not in link.get("class", ""):
            link.set("href", address)
        else:
            link.drop_tag()
    draw(printer, body)
    return list(body)


def draw(printer: Printer, body: HtmlElement) -> None:
    """Turn pictures in a text, in place, into images with an alternative in words."""
    for drawing in list(body.iter("svg")):
        image = html.Element("img", alt=finished.name_of(drawing))
        image.set("src", data_uri(finished.svg(drawing, printer.pictures)))
        image.tail = drawing.tail
        drawing.getparent().replace(drawing, image)


def markup(elements: Iterable[HtmlElement]) -> Markup:
    """Elements as HTML. They come from the finished pages, where all that people typed is escaped."""
    return Markup("".join(html.tostring(element, encoding="unicode") for element in elements))  # noqa: S704
