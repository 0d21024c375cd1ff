"""All kinds of blocks: every module of this package that holds one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from handbook import blocks
from handbook.blocks.base import Block, BlockError, Item, checked
from handbook.content.edition import Edition, inline_key
from handbook.content.models import DataFile
from handbook.content.page_source import BlockUse, PageSource


def _found() -> Iterator[Block]:
    for module in sorted(found.name for found in pkgutil.iter_modules(blocks.__path__)):
        for thing in vars(importlib.import_module(f"{blocks.__name__}.{module}")).values():
            is_block = isinstance(thing, type) and issubclass(thing, Block) and thing is not Block
            if is_block and thing.__module__ == f"{blocks.__name__}.{module}":
                yield thing()


BLOCKS: Mapping[str, Block] = MappingProxyType({block.name: block for block in _found()})
"""The kinds of blocks by their name in pages."""
STYLES = tuple(dict.fromkeys(name for block in BLOCKS.values() for name in block.styles))
"""The stylesheets that blocks ask for, in the order in which a page loads them."""
SCRIPTS = tuple(dict.fromkeys(block.script for block in BLOCKS.values() if block.script))
"""The scripts that blocks ask for, in the order in which a page loads them."""


def data_kinds() -> dict[str, type[DataFile]]:
    """The models of the data that blocks show, by the name of the kind of data."""
    return {block.data.kind: block.data for block in BLOCKS.values() if block.data}


def items(use: BlockUse, edition: Edition) -> Iterator[Item]:
    """What has an address in a block that a page asks for; nothing where its data is missing in the language."""
    block = BLOCKS.get(use.name)
    if block and not use.inline:
        try:
            yield from block.items(edition, *checked(block, block.arguments(use.argument)))
        except BlockError:  # told with its line by handbook.pages.checks
            return


def shown_kinds(page: PageSource) -> set[str]:
    """The kinds of data that a page shows."""
    used = (BLOCKS.get(use.name) for use in page.blocks)
    return {block.data.kind for block in used if block and block.data}


def inline_words(edition: Edition) -> dict[str, str]:
    """What stands for each `[[name argument]]` of the pages of `edition`; those that do not work are left out."""
    found = {}
    for use in {use for page in edition.pages.values() for use in page.blocks if use.inline and use.name in BLOCKS}:
        try:
            found[inline_key(use.name, use.argument)] = BLOCKS[use.name].words(edition, *use.argument.split())
        except (BlockError, TypeError):  # told with its line by handbook.pages.checks
            continue
    return found
