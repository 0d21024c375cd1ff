"""Tiles: links that each take a box."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings


class TilesBlock(Block):
    """`/// tiles`: a list of links as tiles, in Markdown up to `///`."""

    name = "tiles"
    holds_markdown = True

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """Nothing: what the page writes in the block stays where it is."""
        return {}
