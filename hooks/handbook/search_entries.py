"""What can be found: the sections, tip cards and glossary terms of a built page, with the words that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from handbook.sections import READ_ON
from handbook.words import VOID

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
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(reader.entries())


@dataclass
class _Found:
    id: str
    level: int
    term: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Goes through a page and hands each piece of text to the entry that it belongs to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Found] = []
        self.open: list[tuple[str, set[str]]] = []  # elements with their classes, from the text of the handbook inwards
        self.glossary: list[_Found] = []

    def entries(self) -> Iterator[Entry]:
        for found in [*self.found, *self.glossary]:
            title, text = " ".join("".join(found.title).split()), _told("".join(found.text))
            if title and (text or found.level == 1) and found.id != READ_ON:
                yield Entry(found.id, found.level, title, text, found.term)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        if not self.open and TEXT not in classes:
            return
        self._space(tag)
        if tag not in VOID:
            self.open.append((tag, classes | ({"hidden"} if "hidden" in given else set())))
        if not self._is_text():
            return
        self._mark(tag, given)
        if tag in TITLES and given.get("id") and not any(name in UNDIVIDED for name, _ in self.open):
            name = "" if tag == "h1" else str(given["id"])
            self.found.append(_Found(name, int(tag[1])))
        elif "hb-item" in classes and any("hb-glossary" in of for _, of in self.open):
            self.glossary.append(_Found(str(given.get("id")), 3, term=True))

    def handle_endtag(self, tag: str) -> None:
        self._space(tag)
        self._mark(f"/{tag}", {})
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.found or not self._is_text():
            return
        tags = {name for name, _ in self.open}
        in_term = any("hb-glossary" in of for _, of in self.open)
        if in_term and self.glossary:
            (self.glossary[-1].title if "dt" in tags else self.glossary[-1].text).append(data)
        elif not tags & TITLES:
            self.found[-1].text.append(data)
        elif not tags & UNDIVIDED:
            self.found[-1].title.append(data)

    def _space(self, tag: str) -> None:
        if tag in BLOCKS and self.found and self._is_text():
            for found in (self.found[-1], *self.glossary[-1:]):
                found.text.append(" ")

    def _mark(self, tag: str, given: dict[str, str | None]) -> None:
        """Note where a paragraph and a link begin and end."""
        mark = {"p": PARAGRAPH, "/p": PARAGRAPH, "a": "" if given.get("class") else LINK, "/a": LINKED}.get(tag)
        if mark and self.found and self._is_text() and not any(name in TITLES for name, _ in self.open):
            self.found[-1].text.append(mark)

    def _is_text(self) -> bool:
        """Whether the place reached is in the text of the handbook and not in something that is left out."""
        return bool(self.open) and not any(
            tag in LEFT_OUT_TAGS or "hidden" in of or of & LEFT_OUT for tag, of in self.open
        )


def _told(marked: str) -> str:
    """The text of an entry without its marks, and without sentences that only lead to another section."""
    parts = marked.split(PARAGRAPH)
    parts[1::2] = [" ".join(filter(_tells, re.split(r"(?<=[.?!])\s+", part.strip()))) for part in parts[1::2]]
    return " ".join(re.sub(f"[{LINK}{LINKED}]", "", " ".join(parts)).split())


def _tells(sentence: str) -> bool:
    around = re.sub(f"{LINK}[^{LINKED}]*{LINKED}", "", sentence)
    return LINK not in sentence or len(re.findall(r"\w+", around)) > POINTER
