"""Ids and links of pages that come to stand in one document: `asso.html#tip` becomes `#asso/tip`."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement

from handbook.content.fixed_ids import TITLE_ID

KINDS = {".webp": "image/webp", ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"}
"""Pictures that a pocket copy takes in, by the ending of their name."""
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


class Rewriter:
    """Rewrites ids and links of pages for one document."""

    def __init__(self, pages: Mapping[str, str], not_inside: str, media: Mapping[str, bytes]) -> None:
        self.pages = pages
        self.not_inside = not_inside
        self.media = media

    def rewritten(self, element: HtmlElement, page: str) -> HtmlElement:
        """Change the ids and links of `element`, a part of `page`, to those of the whole document; return the element.

        With '' for `page` its ids stay as they are.
        """
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
        return f"#{name}/{part}" if part and part != TITLE_ID else f"#{name}"


def _id(page: str, name: str) -> str:
    return f"{page}/{name}" if page else name


def _data_uri(name: str, picture: bytes) -> str:
    return f"data:{KINDS[Path(name).suffix]};base64,{base64.b64encode(picture).decode()}"
