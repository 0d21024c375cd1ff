"""Small questions about the tree of elements that the Markdown library makes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree


def parents(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, ElementTree.Element]]:
    """Every element below `root` with the element that it stands in, in the order of the text."""
    for child in root:
        yield child, root
        yield from parents(child)


def words(element: ElementTree.Element) -> str:
    """The text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def roles(element: ElementTree.Element) -> set[str]:
    """What a part of a page is, as its template says."""
    return set((element.get("data-hb-role") or "").split())
