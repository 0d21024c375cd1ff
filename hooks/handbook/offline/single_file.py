"""The pocket copy: the handbook of one language in one file that asks for nothing, to send on.

`asso.html#vier-stappen` becomes `#asso/vier-stappen`, and so do ids and what names them.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from handbook.offline.copies import END, STYLED, Copy, mark_links
from handbook.site.model import Book, Page, of_role
from handbook.site.products import for_readers, minified
from handbook.site.roles import Role
from handbook.templates import environment

KINDS = {".webp": "image/webp", ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"}
"""Pictures that a pocket copy takes in, by the ending of their name."""
TOP = "begin"
"""The id of the title of every page."""
ARTICLE = "inhoud"
"""The id of what a page says, with what stands around its text."""
NAMES_IDS = frozenset(
    [
        "aria-activedescendant",
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-errormessage",
        "aria-flowto",
        "aria-labelledby",
        "aria-owns",
        "for",
        "form",
        "headers",
        "list",
        "popovertarget",
    ]
)
"""Attributes that hold ids of other elements."""
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")


def single_file(
    book: Book,
    copy: Copy,
    templates: Path,
    styles: str,
    scripts: Sequence[str],
    others: Mapping[str, str],
    media: Mapping[str, bytes],
) -> bytes:
    """The handbook of one language as one page, by the template offline/pocket.html of the folder `templates`.

    `scripts` are those of the site that it needs, the one that others ask first; `others` gives the file names of the
    copies in other languages, by the name of the language; `media` the pictures of the pages, by their path.
    """
    home, words = book.pages["index"], book.edition.interface
    names = {page: f"{page}.html" for page in book.pages if book.edition.front_matter(f"{page}.md").pocket_copy}
    within = Rewriter({file: name for name, file in names.items()}, words.pocket.not_inside, media)
    (menu,) = of_role(home.document, Role.MENU)
    template = environment(templates).get_template("offline/pocket.html")
    return minified(
        template.render(
            ui=words,
            language=copy.language,
            direction=book.direction,
            title=words.pocket.title,
            notices=copy.notices(home.url, words.offline.incomplete_pocket),
            watch=copy.watch(),
            age=copy.age,
            others=others,
            styles=styles + STYLED,
            menu=_inside(within.rewritten(_without_current(menu), "")),
            scheme=_data(home, "button", "data-hb-scheme-switch"),
            core_data=_data(home, "script", "data-hb-page"),
            pages=list(_pages([book.pages[name] for name in names], within, copy)),
            scripts=scripts,
            end=END,
        )
    )


def _pages(pages: Sequence[Page], within: Rewriter, copy: Copy) -> Iterator[dict[str, Any]]:
    for page in pages:
        article = deepcopy(page.document.get_element_by_id(ARTICLE))
        mark_links(article, copy.edition.interface.offline.internet)
        for landmark in article.iter("aside"):
            landmark.set("role", "note")  # one on a page by itself, but not some thirty of one name in a document
        yield {"name": page.name, "html": _inside(within.rewritten(article, page.name)), "short": page.short}


def _without_current(menu: HtmlElement) -> HtmlElement:
    menu = deepcopy(menu)
    for link in menu.iter("a"):
        link.attrib.pop("aria-current", None)
    return menu


def _data(page: Page, tag: str, mark: str) -> dict[str, str]:
    """The data attributes of the first `tag` of a page that has the attribute `mark`; {} where there is none."""
    for element in page.document.iter(tag):
        if mark in element.attrib:
            return {key: value for key, value in element.attrib.items() if key.startswith("data-")}
    return {}


def _inside(element: HtmlElement) -> str:
    """What stands in an element, as HTML."""
    element = for_readers(element, {})
    return escape(element.text or "") + "".join(html.tostring(child, encoding="unicode") for child in element)


class Rewriter:
    """Rewrites ids and links of pages for one document."""

    def __init__(self, pages: Mapping[str, str], not_inside: str, media: Mapping[str, bytes]) -> None:
        self.pages = pages
        self.not_inside = not_inside
        self.media = media

    def rewritten(self, element: HtmlElement, page: str) -> HtmlElement:
        """A part of a page, changed in place, with the ids and links of the whole; in the page '' ids stay."""
        for part in element.iter(etree.Element):
            for key, value in part.attrib.items():
                part.set(key, self._value(key, value, page))
            part.attrib.pop("data-hb-report", None)
            if part.get("href") == "":
                del part.attrib["href"]
                part.set("title", self.not_inside)
        return element

    def _value(self, key: str, value: str, page: str) -> str:
        if key == "id":
            return _id(page, value)
        if key in NAMES_IDS:
            return " ".join(_id(page, name) for name in value.split())
        if key == "src" and not OUTSIDE.match(value):
            return _data_uri(value, self.media[value])
        if key in ("href", "xlink:href"):
            return self._address(value, page)
        return REFERENCE.sub(lambda match: f"url(#{_id(page, match[1])})", value)

    def _address(self, address: str, page: str) -> str:
        """Where a link leads in the pocket copy; '' where the place is not in it."""
        if OUTSIDE.match(address):
            return address
        target, _, part = address.partition("#")
        if not target:
            return f"#{_id(page, part)}"
        name = self.pages.get(target.removeprefix("./"))
        if name is None:
            return ""
        return f"#{name}/{part}" if part and part != TOP else f"#{name}"


def _id(page: str, name: str) -> str:
    return f"{page}/{name}" if page else name


def _data_uri(name: str, picture: bytes) -> str:
    return f"data:{KINDS[Path(name).suffix]};base64,{base64.b64encode(picture).decode()}"
