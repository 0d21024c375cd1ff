"""The button that prints all tip cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings


class PrintCardsBlock(Block):
    """`/// print-cards`: the button that prints all cards of the page."""

    name = "print-cards"

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """Nothing: the template has it all."""
        return {}
