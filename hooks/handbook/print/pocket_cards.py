"""Tip cards of A6 size, four on a sheet that is cut: tips in front, assignments behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from handbook.content.problems import DataError, Problem
from handbook.print.pdf import Printer
from handbook.print.tip_card import CardPart, TipCard
from handbook.site.model import Book

SIZES = (9.5, 9.0, 8.75, 8.5, 8.25, 8.0)
"""Sizes of type to try, in points, the largest first."""
SPLIT = 8.75
"""With this size and below, the assignments of a card may begin on its front."""
TEMPLATE = "tipkaarten-a6.html"


@dataclass(frozen=True)
class Side:
    """One side of a card of A6 size."""

    card: TipCard
    parts: tuple[CardPart, ...]
    size: float
    """Of the type, in points."""
    front: bool = True


def pdf(printer: Printer, book: Book, cards: Sequence[TipCard]) -> bytes:
    """The cards. Raises `DataError` for one with too many words."""
    values: dict[str, Any] = {"title": book.edition.interface.printables.pocket, "kind": "sheets"}
    found = [side for card in cards for side in _sides(printer, book, values, card)]
    return printer.pdf(TEMPLATE, book, {**values, "sheets": list(sheets(found))})


def _sides(printer: Printer, book: Book, values: Mapping[str, Any], card: TipCard) -> list[Side]:
    """The front and back of a card in the largest type with which all its words fit.

    Tips in front, assignments behind. Where those are too long for the back, they begin in front.
    """
    shared = {**values, "kind": "sheets trial", "trial": True}

    def fits(*sides: Side) -> bool:
        return all(printer.fits(1, TEMPLATE, book, {**shared, "sheets": [[side]]}) for side in sides)

    tips, assignments = card.parts
    for size in SIZES:
        front, back = Side(card, (tips,), size), Side(card, (assignments,), size, front=False)
        if fits(back, front):
            return [front, back]
        whole = {**shared, "flow": True, "sheets": [[Side(card, card.parts, size)]]}
        first = printer.second_page(TEMPLATE, book, whole)
        if size <= SPLIT and first and first != assignments.list[0].get("id"):
            before, after = split(assignments.list, first)
            front = Side(card, (tips, CardPart(assignments.title, before)), size)
            goes_on = book.edition.interface.printables.continued.format(title=assignments.title)
            back = Side(card, (CardPart(goes_on, after),), size, front=False)
            if fits(back, front):
                return [front, back]
    message = f"has too many words for a card of A6 size, even in letters of {SIZES[-1]:g} points: shorten it"
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
