"""What can be found: the sections, tip cards and glossary terms of a page, with the words that stand in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from handbook.content.fixed_ids import READ_ON
from handbook.site.model import Page, is_control, roles_of
from handbook.site.roles import Role

TITLES = {"h1", "h2", "h3"}
BLOCKS = {"article", "dd", "div", "dl", "dt", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "li", "ol", "p"}
BLOCKS |= {"br", "table", "td", "th", "tr", "ul"}
PICTURES = {"svg"}
"""A drawing has its words in its caption too."""
NOT_SEARCHED = frozenset(Role) - {
    *(Role.TEXT, Role.HEADING, Role.ITEM, Role.TERM, Role.WHOLE, Role.CARD, Role.LEAD),
    *(Role.EXPLANATION, Role.GLOSSARY_LINK),
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


def entries(page: Page) -> list[Entry]:
    """The entries of one page in order, the page itself first and the terms of a glossary last."""
    return list(_Reader().read(page.text))


@dataclass
class _Found:
    id: str
    level: int
    term: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Place:
    """What surrounds a piece of text: a title, a card that is found as a whole, a term of the glossary."""

    in_title: bool = False
    in_whole: bool = False
    term: _Found | None = None
    in_word: bool = False
    """In the word itself that a term of the glossary is."""


class _Reader:
    """Goes through a page and hands each piece of text to the entry that it belongs to."""

    def __init__(self) -> None:
        self.found: list[_Found] = []
        self.terms: list[_Found] = []

    def read(self, text: HtmlElement) -> Iterator[Entry]:
        """The entries in the text of a page, with their titles and texts."""
        self._element(text, _Place())
        for found in [*self.found, *self.terms]:
            title, told = " ".join("".join(found.title).split()), _told("".join(found.text))
            if title and found.id != READ_ON:
                yield Entry(found.id, found.level, title, told, found.term)

    def _element(self, element: HtmlElement, around: _Place) -> None:
        roles = roles_of(element)
        if is_control(element) or element.tag in PICTURES or not NOT_SEARCHED.isdisjoint(roles):
            return
        place = self._begun(element, roles, around)
        begin, end = ("", "") if place.in_title or place.term else _marks(element, roles)
        self._words(begin + (element.text or ""), place)
        for child in element:
            edge = " " if child.tag in BLOCKS else ""
            self._words(edge, place)
            self._element(child, place)
            self._words(edge + (child.tail or ""), place)
        self._words(end, place)

    def _begun(self, element: HtmlElement, roles: Collection[str], around: _Place) -> _Place:
        """The place inside `element`; a heading and a term begin an entry."""
        term = around.term
        if element.tag in TITLES and element.get("id") and not around.in_whole:
            self.found.append(_Found("" if element.tag == "h1" else element.get("id", ""), int(element.tag[1])))
        elif Role.TERM in roles:
            term = _Found(element.get("id", ""), 3, term=True)
            self.terms.append(term)
        return _Place(
            around.in_title or element.tag in TITLES,
            around.in_whole or Role.WHOLE in roles,
            term,
            around.in_word or element.tag == "dt",
        )

    def _words(self, words: str, place: _Place) -> None:
        if not words or not self.found:
            return
        if place.term:
            (place.term.title if place.in_word else place.term.text).append(words)
        elif not place.in_title:
            self.found[-1].text.append(words)
        elif not place.in_whole:
            self.found[-1].title.append(words)


def _marks(element: HtmlElement, roles: Collection[str]) -> tuple[str, str]:
    """The marks put at the begin and the end of a paragraph or a link, for `_told`; '' for other elements."""
    if element.tag == "p":
        return PARAGRAPH, PARAGRAPH
    if element.tag == "a" and Role.GLOSSARY_LINK not in roles and not element.get("href", "").startswith("tel:"):
        return LINK, LINKED
    return "", ""


def _told(marked: str) -> str:
    """The text of an entry without its marks, and without sentences that only lead to another section."""
    parts = marked.split(PARAGRAPH)
    parts[1::2] = [" ".join(filter(_tells, re.split(r"(?<=[.?!])\s+", part.strip()))) for part in parts[1::2]]
    return " ".join(re.sub(f"[{LINK}{LINKED}]", "", " ".join(parts)).split())


def _tells(sentence: str) -> bool:
    around = re.sub(f"{LINK}[^{LINKED}]*{LINKED}", "", sentence)
    return LINK not in sentence or len(re.findall(r"\w+", around)) > POINTER
