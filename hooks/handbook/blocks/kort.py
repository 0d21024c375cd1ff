"""The box on top of a page: what it says, in short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings


class KortBlock(Block):
    """`/// kort | In het kort`: a box with a title, and what the page says in short, in Markdown up to `///`."""

    name = "kort"
    template = "box.html"
    holds_markdown = True

    def arguments(self, argument: str) -> list[str]:
        """The title, as it stands there: it is running text, which may hold an apostrophe."""
        return [argument] if argument else []

    def values(self, around: Surroundings, title: str) -> Mapping[str, Any]:
        """The kind of box and its title. What the page writes in the block stays where it is."""
        return {"name": self.name, "title": title}
