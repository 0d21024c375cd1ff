"""What can be found: the sections, tip cards and glossary terms of a built page, with the words that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from handbook.content.outline import READ_ON
from handbook.site.kept import KEPT
from handbook.site.tags import attributes, classes, opens, own_id, walk

TEXT = "hb-text"
TITLES = {"h1", "h2", "h3"}
BLOCKS = {"article", "dd", "div", "dl", "dt", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "li", "ol", "p"}
BLOCKS |= {"br", "table", "td", "th", "tr", "ul"}
UNDIVIDED = {"article", "form"}
"""A tip card and the checklist are found as a whole, so headings inside them begin nothing."""
LEFT_OUT_TAGS = {"button", "desc", "script", "style", "svg"}
LEFT_OUT = {
    "admonition-title",
    "hb-actions",
    "hb-basis",
    "hb-card__foot",
    "hb-card__head",
    "hb-card__room",
    "hb-caution",
    "hb-checked",
    "hb-checkedness",
    "hb-checklist__memory",
    "hb-checklist__start",
    "hb-downloads",
    "hb-glance",
    "hb-glance__title",
    "hb-link",
    "hb-points",
    "hb-print-foot",
    "hb-ref",
    "hb-rests",
    "hb-situations",
    "hb-source",
    "hb-tiles",
    "hb-warning",
    "hb-with",
    "hb-worksheet",
    "hb-worksheets",
}
"""What stands on many pages, repeats another section, or works rather than says something."""

PARAGRAPH, LINK, LINKED = "\ue000", "\ue001", "\ue002"
"""Marks in the text while a page is read: the edge of a paragraph, and the begin and end of a link."""
POINTER = 7
"""A sentence of a paragraph with a link and at most this many words around it (Read more at …) only leads elsewhere."""


@dataclass(frozen=True)
class Entry:
    """Something to find: `id` is its anchor on the page, or '' for the page itself."""

    id: str
    level: int
    title: str
    text: str
    term: bool = False


def entries(html: str) -> list[Entry]:
    """The entries of one page in order, the page itself first; [] for a page without a text of the handbook."""
    return list(_entries(html))


@lru_cache(KEPT)
def _entries(html: str) -> tuple[Entry, ...]:
    return tuple(_Reader().read(html))


@dataclass
class _Found:
    id: str
    level: int
    term: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Place(NamedTuple):
    """Where in a page: in which element, and what that and those around it mean for the words in it."""

    tag: str = ""
    in_text: bool = False  # of the handbook
    left_out: bool = False
    in_title: bool = False
    undivided: bool = False
    in_glossary: bool = False
    in_term: bool = False

    def inside(self, tag: str, classes: set[str], *, hidden: bool) -> _Place:
        return _Place(
            tag,
            self.in_text or TEXT in classes,
            self.left_out or hidden or tag in LEFT_OUT_TAGS or not LEFT_OUT.isdisjoint(classes),
            self.in_title or tag in TITLES,
            self.undivided or tag in UNDIVIDED,
            self.in_glossary or "hb-glossary" in classes,
            self.in_term or tag == "dt",
        )

    @property
    def told(self) -> bool:
        """Whether what stands here is in the text of the handbook and not in something that is left out."""
        return self.in_text and not self.left_out


class _Reader:
    """Goes through a page and hands each piece of text to the entry that it belongs to."""

    def __init__(self) -> None:
        self.found: list[_Found] = []
        self.open: list[_Place] = []  # elements, from the text of the handbook inwards
        self.place = _Place()
        self.glossary: list[_Found] = []

    def read(self, html: str) -> Iterator[Entry]:
        at = 0
        for tag in walk(html):
            self._words(html[at : tag.start()])
            at = tag.end()
            if tag["closed"]:
                self._end(tag["closed"])
            elif tag["name"]:
                self._start(tag)
        for found in [*self.found, *self.glossary]:
            title, text = " ".join("".join(found.title).split()), _told("".join(found.text))
            if title and (text or found.level == 1) and found.id != READ_ON:
                yield Entry(found.id, found.level, title, text, found.term)

    def _start(self, tag: re.Match[str]) -> None:
        of = set(classes(tag))
        if not self.open and TEXT not in of:
            return
        name = tag["name"]
        self._space(name)
        if not opens(tag):
            return
        hidden = "hidden" in tag["attributes"] and "hidden" in attributes(tag)
        self.place = self.place.inside(name, of, hidden=hidden)
        self.open.append(self.place)
        if not self.place.told:
            return
        self._mark({"p": PARAGRAPH, "a": "" if of else LINK}.get(name))
        own = own_id(tag)
        if name in TITLES and own and not self.place.undivided:
            self.found.append(_Found("" if name == "h1" else own, int(name[1])))
        elif "hb-item" in of and self.place.in_glossary:
            self.glossary.append(_Found(own, 3, term=True))

    def _end(self, name: str) -> None:
        self._space(name)
        self._mark({"p": PARAGRAPH, "a": LINKED}.get(name))
        if any(place.tag == name for place in self.open):
            while self.open.pop().tag != name:
                pass
            self.place = self.open[-1] if self.open else _Place()

    def _words(self, written: str) -> None:
        place = self.place
        if not written or not self.found or not place.told:
            return
        words = unescape(written)
        if place.in_glossary and self.glossary:
            (self.glossary[-1].title if place.in_term else self.glossary[-1].text).append(words)
        elif not place.in_title:
            self.found[-1].text.append(words)
        elif not place.undivided:
            self.found[-1].title.append(words)

    def _space(self, tag: str) -> None:
        if tag in BLOCKS and self.found and self.place.told:
            for found in (self.found[-1], *self.glossary[-1:]):
                found.text.append(" ")

    def _mark(self, mark: str | None) -> None:
        """Note where a paragraph and a link begin and end."""
        if mark and self.found and self.place.told and not self.place.in_title:
            self.found[-1].text.append(mark)


def _told(marked: str) -> str:
    """The text of an entry without its marks, and without sentences that only lead to another section."""
    parts = marked.split(PARAGRAPH)
    parts[1::2] = [" ".join(filter(_tells, re.split(r"(?<=[.?!])\s+", part.strip()))) for part in parts[1::2]]
    return " ".join(re.sub(f"[{LINK}{LINKED}]", "", " ".join(parts)).split())


def _tells(sentence: str) -> bool:
    around = re.sub(f"{LINK}[^{LINKED}]*{LINKED}", "", sentence)
    return LINK not in sentence or len(re.findall(r"\w+", around)) > POINTER
