"""Worksheets: the assignments and questions of a tip card with room to write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings, data_of
from handbook.blocks.tip_cards import TipCards, card_of
from handbook.blocks.warning import note
from handbook.content.edition import Edition
from handbook.content.inline_text import plain
from handbook.content.models import DataFile
from handbook.content.overlay import Key


class WorksheetsBlock(Block):
    """`/// worksheets | deel-1`: a card's questions with room to write; `/// worksheets`: what holds for all of them.

    `/// worksheets | deel-3 force` has a warning that goes along.
    """

    name = "worksheets"
    data = TipCards
    printed_alone = True
    makes_ids = ("opdracht-", "werk-")
    script = "worksheets"

    def values(self, around: Surroundings, card: str = "", warning: str = "") -> Mapping[str, Any]:
        """The card, or None for what holds for all worksheets (printing all, keeping on the device)."""
        edition = around.edition
        return {
            "card": card_of(edition, card) if card else None,
            "name": plain(self.words(edition, card)) if card else "",
            "questions_of": data_of(edition, TipCards).questions_of,
            "warning": note(edition, warning) if warning else None,
        }

    def texts(self, data: DataFile, *arguments: str) -> set[Key]:
        """The assignments and questions of the card, without its tips; nothing for what holds for all worksheets."""
        return {path for path in super().texts(data, *arguments) if arguments and "tips" not in path}

    def words(self, edition: Edition, card: str) -> str:
        """The title of a worksheet, for a heading or a link: `[[worksheets deel-1]]`."""
        shown = card_of(edition, card)
        return edition.interface.worksheets.label.format(number=shown.number, title=shown.title)
