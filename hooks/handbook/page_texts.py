"""The text of every page of a language in one script, for what shows a piece of another page without a network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache

from lxml import html as parser
from lxml.html import HtmlElement

from handbook.edition import SOURCE, Edition
from handbook.kept import KEPT
from handbook.pieces import TEXT

LEFT_OUT = (
    "self::button or self::textarea or self::script or self::link or contains(@class, 'hb-link')"
    " or contains(@class, 'hb-checkedness') or contains(@class, 'hb-points') or contains(@class, 'hb-card__lines')"
    " or contains(@class, 'hb-print-foot')"
)
"""What only works on its own page. Where links lead is left out too: a wall has none, and they are an eighth of it."""


def script(pages: Mapping[str, str], edition: Edition) -> str:
    """A classic script that gives `handbook.pages`: per page (`asso`) the HTML of its text.

    `pages` holds the finished pages of the whole site by path; those of the language of `edition` are taken.
    """
    folder = "" if edition.language == SOURCE else f"{edition.language}/"
    names = [name.removesuffix(".md") for name in edition.pages]
    texts = {name: _text(pages[f"{folder}{name}.html"]) for name in names if f"{folder}{name}.html" in pages}
    written = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return f"window.handbook.pages={written};\n"


@lru_cache(KEPT)
def _text(html: str) -> str:
    document: HtmlElement = parser.document_fromstring(html)
    found = document.find_class(TEXT)
    if not found:
        return ""
    for part in found[0].xpath(f".//*[{LEFT_OUT}]"):
        if part.getparent() is not None:
            part.drop_tree()
    for link in list(found[0].iter("a")):
        link.attrib.clear()
        if not link.xpath("ancestor::*[contains(@class, 'hb-caution')]"):  # there, the link is no part of what is said
            link.drop_tag()
    return str(parser.tostring(found[0], encoding="unicode", with_tail=False))
