"""The tip cards on paper: A4 with room to write, and A6 for a pocket, four on a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement
from markupsafe import Markup

from handbook.blocks.warning import WarningNote, note
from handbook.content.problems import DataError, Problem
from handbook.print.pdf import Printer, markup
from handbook.site.model import Book, Page, of_role, source_names, words
from handbook.site.roles import Role

BLOCK = "tip-cards"
"""What the page of the cards shows."""
A4_SIZES = (12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
A6_SIZES = (9.5, 9.0, 8.75, 8.5, 8.25, 8.0)
"""Sizes of type to try, in points, the largest first."""
A6_SPLIT = 8.75
"""With this size and below, the assignments of a card may begin on its front."""


@dataclass(frozen=True)
class Part:
    """A part of a tip card: its tips, or its assignments."""

    title: str
    list: HtmlElement

    @property
    def html(self) -> Markup:
        """The list as HTML."""
        return markup([self.list])


@dataclass(frozen=True)
class Card:
    """A tip card as its page shows it."""

    id: str
    number: int
    series: str
    title: str
    parts: tuple[Part, ...]
    foot: str
    address: str
    warnings: tuple[WarningNote, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """One side of a card of A6 size."""

    card: Card
    parts: tuple[Part, ...]
    size: float
    """Of the type, in points."""
    front: bool = True


def files(printer: Printer, book: Book) -> dict[str, bytes]:
    """The cards of the page that shows them: on A4, and on A6 with tips on the front and assignments on the back."""
    made = {}
    for name in book.edition.pages_with(BLOCK):
        page = book.pages[name]
        cards = [_card(printer, book, page, *each) for each in enumerate(of_role(page.text, Role.CARD), 1)]
        large = {"title": page.title, "kind": "cards", "cards": cards}
        trial = {**large, "kind": "cards trial"}
        size = printer.fitting(A4_SIZES, len(cards), "tipkaarten-a4.html", book, trial)
        made[f"{name}-a4.pdf"] = printer.pdf("tipkaarten-a4.html", book, {**large, "size": size})

        small: dict[str, Any] = {"title": book.edition.interface.printables.pocket, "kind": "sheets"}
        sides = [side for card in cards for side in _sides(printer, book, small, card)]
        made[f"{name}-a6.pdf"] = printer.pdf("tipkaarten-a6.html", book, {**small, "sheets": list(sheets(sides))})
    return made


def _sides(printer: Printer, book: Book, values: Mapping[str, Any], card: Card) -> list[Side]:
    """The front and back of a card in the largest type with which all its words fit.

    Tips in front, assignments behind. Where those are too long for the back, they begin in front.
    """
    shared = {**values, "kind": "sheets trial", "trial": True}

    def fits(*sides: Side) -> bool:
        return all(printer.fits(1, "tipkaarten-a6.html", book, {**shared, "sheets": [[side]]}) for side in sides)

    tips, assignments = card.parts
    for size in A6_SIZES:
        front, back = Side(card, (tips,), size), Side(card, (assignments,), size, front=False)
        if fits(back, front):
            return [front, back]
        whole = {**shared, "flow": True, "sheets": [[Side(card, card.parts, size)]]}
        first = printer.second_page("tipkaarten-a6.html", book, whole)
        if size <= A6_SPLIT and first and first != assignments.list[0].get("id"):
            before, after = split(assignments.list, first)
            front = Side(card, (tips, Part(assignments.title, before)), size)
            back = Side(card, (Part(assignments.title, after),), size, front=False)
            if fits(back, front):
                return [front, back]
    message = f"has too many words for a card of A6 size, even in letters of {A6_SIZES[-1]:g} points: shorten it"
    raise DataError([Problem(f"docs/data/tip_cards.{book.language}.yml", 1, card.id, message)])


def split(whole: HtmlElement, first: str) -> tuple[HtmlElement, HtmlElement]:
    """A list in two: what comes before the item with this id, and the rest, numbered on.

    An item that is cut through goes on without its number. Raises `LookupError` for an id that is not there.
    """
    parts = deepcopy(whole), deepcopy(whole)
    for part, wanted in zip(parts, (False, True), strict=True):
        items = list(part.iter("li"))
        ids = [item.get("id") for item in items]
        if first not in ids:
            raise LookupError(f"no item {first} in this list")
        at = ids.index(first)
        own = items[at:] if wanted else items[:at]
        for item in items:
            if item in own:
                continue
            if any(inner in own for inner in item.iter("li")):
                item.set("class", "goes-on")
                for said in item.findall("p"):
                    said.drop_tree()
            elif item.getparent() is not None:
                item.drop_tree()
        for empty in [element for element in part.iterdescendants("ul", "ol") if not len(element)]:
            empty.drop_tree()
    later = parts[1]
    if later.tag == "ol":
        later.set("start", str(1 + len(whole) - len(later)))
    return parts


def sheets(sides: Sequence[Side]) -> Iterator[list[Side | None]]:
    """Sheets of four sides: fronts, then the backs that fit behind them when the sheet is turned over its long edge."""
    fronts, backs = ([side for side in sides if side.front == front] for front in (True, False))
    for start in range(0, len(fronts), 4):
        for side, order in ((fronts, (0, 1, 2, 3)), (backs, (1, 0, 3, 2))):
            four = side[start : start + 4]
            yield [four[place] if place < len(four) else None for place in order]


def _card(printer: Printer, book: Book, page: Page, number: int, article: HtmlElement) -> Card:
    name = article.get("data-hb-card", "")
    section = page.section(name)
    series, title = (words(label) for label in of_role(article, Role.LABEL) if label.tag == "p")
    (printed,) = printer.by_itself(page, [article])
    return Card(
        id=name,
        number=number,
        series=series,
        title=title,
        parts=tuple(Part(words(heading), _next(heading)) for heading in printed.iter("h3")),
        foot=" ".join(words(line) for line in of_role(article, Role.SOURCE)),
        address=page.address(name),
        warnings=tuple(note(book.edition, warning) for warning in section.warnings),
        sources=source_names(section.elements),
    )


def _next(heading: HtmlElement) -> HtmlElement:
    following = heading.getnext()
    if following is None:
        raise LookupError(f"nothing follows the heading {words(heading)}")
    return following
