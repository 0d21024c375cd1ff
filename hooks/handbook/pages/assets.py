"""The stylesheets and scripts that a page loads besides those of every page: its blocks ask for them."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.blocks.registry import BLOCKS, SCRIPTS, STYLES
from handbook.content.page_source import SCREENSHOT, PageSource


def asked(page: PageSource) -> dict[str, Sequence[str]]:
    """What `page` asks for, by name and without ending, in the order of loading: `page_styles` and `page_scripts`."""
    blocks = [BLOCKS[use.name] for use in page.blocks if use.name in BLOCKS and not use.inline]
    styles = {name for block in blocks for name in block.styles}
    if SCREENSHOT in page.markdown:  # no block, but a class that pages write behind a picture
        styles.add("special")
    scripts = {block.script for block in blocks}
    return {
        "page_styles": [name for name in STYLES if name in styles],
        "page_scripts": [name for name in SCRIPTS if name in scripts],
    }
