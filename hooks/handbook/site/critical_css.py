"""Critical CSS: what a reader sees first is there with the page itself, without waiting for the stylesheet.

The styles of a first screen (docs/assets/css/first.css) stand in the head of every page. The stylesheet is asked for at
once, but stands in the text, before the first block that needs more: browsers show what stands above it meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from lxml.html.builder import LINK, SCRIPT, STYLE

NAMED = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
"""A class in a stylesheet."""
TAGS = {"a", "article", "br", "details", "div", "em", "h1", "h2", "li", "p", "strong", "summary", "u", "ul"}
"""Elements that look right with the styles of a first screen, if their classes do."""
NEUTRAL = {"admonition", "hb-heading--1", "hb-warning__title", "md-typeset"}
"""Classes that first.css need not name."""
FRAME = "hb-text"
"""The class of the text in an article: its blocks, and those beside it, are what the stylesheet may stand between."""
HEADING = {"hb-heading--2", "hb-heading--3"}

WAIT = " "
"""The text of a script that only waits.

Firefox goes on showing what follows a stylesheet in the text, but not what follows a script that waits for it.
"""


def place_stylesheet(document: HtmlElement, styles: str) -> None:
    """Put the minified `styles` in the head of a page, and move its stylesheet to the first block that needs more.

    A page without an article keeps the stylesheet in its head.
    """
    sheet, article = document.find(".//link[@rel='stylesheet']"), document.find(".//article")
    if sheet is None or article is None:
        return
    preload = LINK(rel="preload", href=sheet.get("href", ""))
    preload.set("as", "style")
    sheet.addprevious(preload)
    sheet.addprevious(STYLE(styles))
    sheet.drop_tree()
    sheet.tail = None  # the space behind it stays in the head
    wait = SCRIPT(WAIT)
    block = _first_in_need_of_more(article, {*NEUTRAL, *NAMED.findall(styles)})
    if block is None:
        article.extend([sheet, wait])
    else:
        block.addprevious(sheet)
        block.addprevious(wait)


def _first_in_need_of_more(article: HtmlElement, covered: set[str]) -> HtmlElement | None:
    """The first block that uses anything but what is `covered`; if a heading stands above it, that heading."""
    place, below_heading = None, False
    for block in _blocks(article):
        place = place if below_heading else block
        below_heading = not HEADING.isdisjoint(block.classes)
        if any(part.tag not in TAGS or set(part.classes) - covered for part in block.iter("*")):
            return place
    return None


def _blocks(frame: HtmlElement) -> Iterator[HtmlElement]:
    for child in frame.iterchildren("*"):
        if FRAME in child.classes:
            yield from _blocks(child)
        else:
            yield child
