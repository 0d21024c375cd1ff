"""Checks the ids of a page: each stands once, and none is one that the site itself makes."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.blocks.registry import BLOCKS, items
from handbook.content.edition import Edition
from handbook.content.fixed_ids import TITLE_ID
from handbook.content.page_source import PageSource
from handbook.content.problems import Problem

SITE = (TITLE_ID, "inhoud", "menu", "hb-")
"""What templates and scripts give to every page: ids, and beginnings of ids."""
RESERVED = (*SITE, *(name for block in BLOCKS.values() for name in block.makes_ids))


def problems(page: PageSource, edition: Edition) -> Iterator[Problem]:
    """A problem for each id on `page`, of a heading or of what a block shows, that stands twice or is reserved."""
    seen: dict[str, str] = {}
    for line, name, place in sorted(of_page(page, edition)):
        if name in RESERVED or name.startswith(tuple(known for known in RESERVED if known.endswith("-"))):
            message = f"id '{name}' of {place} is one that the site makes itself; choose another"
            yield Problem(page.file, line, "", message)
        elif name in seen:
            message = f"id '{name}' of {place} stands twice on this page, first in {seen[name]}; every id must differ"
            yield Problem(page.file, line, "", message)
        seen.setdefault(name, place)


def of_page(page: PageSource, edition: Edition) -> Iterator[tuple[int, str, str]]:
    """The line, the id and the place of all that has an address on a page."""
    for section in page.sections:
        if section.id:
            yield page.first_line + section.line, section.id, "a heading"
    for use in page.blocks:
        block = BLOCKS.get(use.name)
        file = f"docs/data/{block.data.kind}.nl.yml" if block and block.data else ""
        for name, _ in items(use, edition):
            yield use.line, name, f"'/// {use.name}' ({file})" if file else f"'/// {use.name}'"
