"""Links that stand alone, in a list or by themselves: each takes a row that a thumb can hit."""

from __future__ import annotations

import re
from xml.etree import ElementTree

NAME = "hb-links"
"""The class of a list of them, and of a paragraph that is one."""
LABEL = "hb-with"
"""The class of what may stand behind a link: that it is for within a treatment."""

LETTER = re.compile(r"\w")
"""Of words of its own; a mark such as ; is none."""


def mark_link_lists(root: ElementTree.Element) -> None:
    """Name every list below `root` that holds links alone, and every plain paragraph that is one."""
    for found in [*root.iter("ul"), *root.iter("ol")]:
        if len(found) and all(_is_link(item) for item in found):
            found.set("class", f"{found.get('class', '')} {NAME}".strip())
    for found in root.iter("p"):
        if not found.get("class") and _is_link(found):
            found.set("class", NAME)


def _is_link(item: ElementTree.Element) -> bool:
    """Whether an item is one link, without words of its own."""
    said = [item.text, *(part.tail for part in item)]
    if any(LETTER.search(words or "") for words in said) or not len(item):
        return False
    first, *others = item
    return first.tag == "a" and all(LABEL in other.get("class", "") for other in others)
