"""Rules that hold for every kind of data: links lead to pages and sections that exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from handbook.content.inline_text import links
from handbook.content.models import Fault, Part

ADDRESS = re.compile(r"[\w-]+\.md(#[\w-]+)?")


def dead_links(data: Part, addresses: Collection[str]) -> Iterator[Fault]:
    """Every link in `data`, as a field or within a text, that leads to none of `addresses` (`page.md#section`)."""
    for name in type(data).model_fields:
        value = getattr(data, name)
        for place, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
            at = (name,) if place is None else (name, place)
            if isinstance(item, Part):
                for below, message in dead_links(item, addresses):
                    yield (*at, *below), message
            elif isinstance(item, str):
                targets = [item] if ADDRESS.fullmatch(item) else links(item)
                for target in targets:
                    if ADDRESS.fullmatch(target) and target not in addresses:
                        message = (
                            f"leads to '{target}', which does not exist; expected a page.md#section of the handbook"
                        )
                        yield at, message
