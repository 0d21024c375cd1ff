"""What a page says where scripts do not run, or did not come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings


class NoScriptsBlock(Block):
    """`/// no-scripts`: what a page that needs scripts says to who has none, in Markdown up to `///`."""

    name = "no-scripts"
    holds_markdown = True

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """Nothing: what the page writes in the block stays where it is."""
        return {}
