"""What stands beside the text on a wide screen, so that it stays in sight: what you can do, and the sources.

Both stand in the page already, and words that a page says twice weigh next to nothing when it is packed. The stylesheet
shows what to do in one of the two places.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml.html import HtmlElement
from lxml.html.builder import DIV, P

from handbook.blocks.doen import DoenBlock
from handbook.site.model import Book, of_role
from handbook.site.roles import ATTRIBUTE, Role

PLACE = "hb-side"
"""The class of what stands beside the text."""
TO_DO = DoenBlock.name
"""The class of the box that says what you can do."""


def fill(document: HtmlElement, books: Mapping[str, Book]) -> None:
    """Put beside the text what to do and the sources of the page, before it is folded."""
    for place in document.find_class(PLACE):
        for text in of_role(document, Role.TEXT):
            label = books[text.get("lang") or document.get("lang")].edition.interface.page.source
            parts = [deepcopy(box) for box in text.find_class(TO_DO)[:1]] + _sources(text, label)
            if parts:
                for part in parts:
                    part.tail = None
                    _without_roles(part)
                shown = DIV(*parts, {"class": "hb-side__text md-typeset"})
                if text.get("lang"):
                    shown.set("lang", text.get("lang"))
                scene = place.find_class("hb-scene")
                place.insert(len(scene), shown)


def _sources(text: HtmlElement, label: str) -> list[HtmlElement]:
    """One line with each source of the text."""
    lines = [line for line in of_role(text, Role.SOURCE) if line.tag == "p"]
    links = {link.get("href"): link for line in lines for link in list(line)[:1] if link.tag == "a"}
    if not links:
        return []
    found = P(f"{label} ", {"class": "hb-source"})
    for at, link in enumerate(links.values()):
        copy = deepcopy(link)
        copy.tail = ", " if at < len(links) - 1 else ""
        found.append(copy)
    return [found]


def _without_roles(part: HtmlElement) -> None:
    for element in part.iter("*"):
        element.attrib.pop(ATTRIBUTE, None)
        element.attrib.pop("id", None)
