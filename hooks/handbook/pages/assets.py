"""The stylesheets and scripts that a page loads besides those of every page: its blocks ask for them."""

from __future__ import annotations

from handbook.blocks.base import Block
from handbook.blocks.registry import BLOCKS, SCRIPTS, STYLES
from handbook.content.page_source import SCREENSHOT, PageSource


def styles(page: PageSource) -> list[str]:
    """The names of the stylesheets (`front`) that `page` asks for, in the order of loading."""
    asked = {name for block in _blocks(page) for name in block.styles}
    if SCREENSHOT in page.markdown:  # no block, but a class that pages write behind a picture
        asked.add("special")
    return [name for name in STYLES if name in asked]


def scripts(page: PageSource) -> list[str]:
    """The names of the scripts (`checklist`) that `page` asks for, in the order of loading."""
    asked = {block.script for block in _blocks(page)}
    return [name for name in SCRIPTS if name in asked]


def _blocks(page: PageSource) -> list[Block]:
    return [BLOCKS[use.name] for use in page.blocks if use.name in BLOCKS and not use.inline]
