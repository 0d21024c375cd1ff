"""What to call first: rows that a thumb can find, each a telephone number or the way to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings


class CallsBlock(Block):
    """`/// calls`: a list of links as rows that call, in Markdown up to `///`; what is said again below in full."""

    name = "calls"
    holds_markdown = True
    styles = ("front",)

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """Nothing: what the page writes in the block stays where it is."""
        return {}
