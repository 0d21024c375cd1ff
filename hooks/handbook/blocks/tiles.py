"""Tiles: links that each take a box."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings, choice

SIGNS = ("foster", "parent", "guide", "trainer")
"""Signs of overrides/blocks/signs.html for who somebody is."""


class TilesBlock(Block):
    """`/// tiles | SIGN…`: a list of links as tiles, in Markdown up to `///`, each with its sign if there are any."""

    name = "tiles"
    holds_markdown = True
    styles = ("front",)

    def values(self, around: Surroundings, *signs: str) -> Mapping[str, Any]:
        """The signs. What the page writes in the block stays where it is."""
        for name in signs:
            choice(name, *SIGNS)
        return {"signs": signs}
