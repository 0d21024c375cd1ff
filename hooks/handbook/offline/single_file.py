"""The pocket copy: the handbook of one language in one file that asks for nothing, to send on.

Made from the finished pages: `asso.html#vier-stappen` becomes `#asso/vier-stappen`, and so do ids and what names them.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.offline.copies import CANONICAL, END, STYLED, Copy
from handbook.pages import external_links as outward
from handbook.site import critical_css as first_screen
from handbook.site import tags
from handbook.templates import environment

LEFT_OUT = ("leesroute.html",)
"""Pages that are a tool for the whole handbook: they open other pages."""
KINDS = {".webp": "image/webp", ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"}
"""Pictures that a pocket copy takes in, by the ending of their name."""
TOP = "begin"
CHECKEDNESS = "hb-checkedness"
NAMES_IDS = {
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
}
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
MENU = r'<nav class="hb-menu"[^>]*>'
ARTICLE = r'<article[^>]*\bid="inhoud"[^>]*>'
MENU_LINK = re.compile(r'<a href="([^"#]+)"')


@dataclass(frozen=True)
class Built:
    """The finished site of one language: pages by file name, and the scripts and styles that a pocket copy takes in.

    `scripts` are those of the page, the search last; `name` is the file name of the copy, `others` names those of other
    languages by their name in this one.
    """

    pages: Mapping[str, str]
    folder: Path
    """Where the pages stand, and their pictures."""
    styles: str
    scripts: tuple[str, ...]
    name: str
    others: Mapping[str, str]


def make(built: Built, copy: Copy, templates: Path) -> str:
    """The pocket copy of `built` as HTML, by the template pocket.html of the folder `templates`."""
    front = built.pages["index.html"]
    order = [name for name in dict.fromkeys(MENU_LINK.findall(tags.inside(front, MENU))) if name not in LEFT_OUT]
    pages = {name: built.pages[name] for name in order if name in built.pages}
    within = Rewriter(pages, copy.edition.interface.pocket.not_inside, built.folder)
    found = CANONICAL.search(front)
    template = environment(templates).get_template("box/pocket.html")
    menu = within.rewritten(tags.inside(front, MENU), "").replace(' aria-current="page"', "")
    return template.render(
        ui=copy.edition.interface,
        language=copy.edition.language,
        direction=copy.edition.direction,
        title=copy.edition.interface.pocket.title,
        notices=copy.notices(found[1] if found else "", copy.edition.interface.offline.incomplete_pocket),
        watch=copy.watch(),
        age=copy.age,
        others=built.others,
        styles=built.styles + STYLED,
        menu=menu,
        scheme=_data(front, r"<button[^>]*\bdata-hb-scheme-switch\b[^>]*>"),
        core_data=_data(front, r"<script[^>]*\bdata-hb-page=[^>]*>"),
        pages=list(_pages(pages, within, copy)),
        scripts=built.scripts,
        end=END,
    )


def _pages(pages: Mapping[str, str], within: Rewriter, copy: Copy) -> Iterator[dict[str, Any]]:
    for name, html in pages.items():
        page = name.removesuffix(".html")
        text = within.rewritten(first_screen.without(tags.inside(html, ARTICLE)), page)
        canonical = CANONICAL.search(html)
        yield {
            "name": page,
            "html": outward.in_copy(text, copy.edition.interface.offline.internet),
            "short": _data(html, r"<script[^>]*\bdata-hb-page=[^>]*>").get("data-hb-short") if canonical else "",
        }


def _data(html: str, start: str) -> dict[str, str]:
    """The data attributes of the first element whose start tag matches `start`; {} where there is none."""
    found: dict[str, str] = {}
    match = re.search(start, html)
    if match:

        def read(name: str, attributes: tags.Attributes) -> None:
            found.update({key: value or "" for key, value in attributes.items() if key.startswith("data-")})

        tags.change_tags(match[0], read)
    return found


class Rewriter:
    """Rewrites ids and links of pages for one document."""

    def __init__(self, pages: Collection[str], not_inside: str, folder: Path) -> None:
        self.folder = folder
        self.pages = pages
        self.not_inside = not_inside

    def rewritten(self, html: str, page: str) -> str:
        """A part of the page `page` ('' for what belongs to no page: its ids stay) with ids and links of the whole."""
        return tags.change_tags(html, lambda _, attributes: self._changed(attributes, page))

    def _changed(self, attributes: tags.Attributes, page: str) -> tags.Attributes | None:
        changed = {key: self._value(key, value, page) for key, value in attributes.items() if value is not None}
        result = {key: changed.get(key) for key in attributes if key != "data-hb-report"}
        if CHECKEDNESS in (attributes.get("class") or "").split():
            result["role"] = "note"  # a landmark on a page by itself, but not some thirty of one name in a document
        href = result.get("href")
        if href == "":
            del result["href"]
            result["title"] = self.not_inside
        return None if result == attributes else result

    def _value(self, key: str, value: str, page: str) -> str:
        if key == "id":
            return _id(page, value)
        if key in NAMES_IDS:
            return " ".join(_id(page, name) for name in value.split())
        if key == "src" and not OUTSIDE.match(value):
            return _data_uri(self.folder / value)
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
        target = target.removeprefix("./")
        if target not in self.pages:
            return ""
        name = target.removesuffix(".html")
        return f"#{name}/{part}" if part and part != TOP else f"#{name}"


def _id(page: str, name: str) -> str:
    return f"{page}/{name}" if page else name


def _data_uri(picture: Path) -> str:
    return f"data:{KINDS[picture.suffix]};base64,{base64.b64encode(picture.read_bytes()).decode()}"
