"""The opening of the home page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings


class HeroBlock(Block):
    """`/// hero`: the opening of the home page: its title and what the handbook is about, in Markdown up to `///`."""

    name = "hero"
    holds_markdown = True
    styles = ("front",)

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """Nothing: what the page writes in the block stays where it is."""
        return {}
