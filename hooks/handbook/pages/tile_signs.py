"""Signs of tiles: the template draws them together, and each goes to its own tile."""

from __future__ import annotations

from xml.etree import ElementTree

SIGNS = "data-hb-signs"
"""On what holds the signs, in the block of tiles."""


def place_signs(root: ElementTree.Element) -> None:
    """Put each sign at the beginning of the tile of its number, below `root`."""
    for block in root.iter("div"):
        held = block.find(f"./div[@{SIGNS}]")
        if held is not None:
            block.remove(held)
            for sign, tile in zip(held, block.iter("li"), strict=False):
                sign.tail, tile.text = tile.text, None
                tile.insert(0, sign)
