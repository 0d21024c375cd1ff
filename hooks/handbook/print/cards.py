"""The tip cards on paper: A4 with room to write, and A6 for a pocket."""

from __future__ import annotations

from handbook.print import pocket_cards
from handbook.print.pdf import Printer
from handbook.print.tip_card import tip_cards
from handbook.site.model import Book

SIZES = (12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
"""Sizes of type to try on A4, in points, the largest first."""
TEMPLATE = "tipkaarten-a4.html"


def files(printer: Printer, book: Book) -> dict[str, bytes]:
    """The cards of each page that shows any, by that page's name: on A4, one a page, and on A6."""
    made = {}
    for name, page in book.pages.items():
        if cards := tip_cards(printer, book, page):
            values = {"title": page.title, "kind": "cards", "cards": cards}
            size = printer.fitting(SIZES, len(cards), TEMPLATE, book, {**values, "kind": "cards trial"})
            made[f"{name}-a4.pdf"] = printer.pdf(TEMPLATE, book, {**values, "size": size})
            made[f"{name}-a6.pdf"] = pocket_cards.pdf(printer, book, cards)
    return made
