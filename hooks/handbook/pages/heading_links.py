"""Headings that can be linked to, and the rows that share: one at the end of a section, one for the page."""

from __future__ import annotations

from xml.etree import ElementTree

from handbook.content.fixed_ids import READ_ON
from handbook.content.interface import PageTexts
from handbook.pages.trees import parents, words

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def wrap_headings(root: ElementTree.Element) -> None:
    """Put every heading with an id below `root` in a block, for what stands beside it.

    A heading whose words are not enough by themselves says its whole name in `data-hb-name`.
    """
    for heading, parent in [found for found in parents(root) if found[0].tag in LEVELS and found[0].get("id")]:
        box = ElementTree.Element(
            "div", {"class": f"hb-heading hb-heading--{heading.tag[1]}", "data-hb-role": "heading"}
        )
        box.tail, heading.tail = heading.tail, None
        parent[list(parent).index(heading)] = box
        box.append(heading)


def add_share_rows(root: ElementTree.Element, texts: PageTexts, *, sections: bool) -> None:
    """End each section of the page with a row that shares it, and the page with one that shares the page.

    Without `sections` only the page has one. The section that only leads on has none.
    """
    ends: list[tuple[ElementTree.Element, int]] = []
    open_section: ElementTree.Element | None = None
    for at, element in enumerate(root):
        if element.tag == "h2":
            if open_section is not None:
                ends.append((open_section, at))
            open_section = element if sections and element.get("id", READ_ON) != READ_ON else None
    if open_section is not None:
        ends.append((open_section, len(root)))
    for heading, at in reversed(ends):
        root.insert(at, _row(texts.share_section, words(heading), heading.get("id", "")))
    for title in [*root.iter("h1")][:1]:
        root.append(_row(texts.share_page, "", title.get("id", "")))


def _row(label: str, title: str, name: str) -> ElementTree.Element:
    row = ElementTree.Element("p", {"class": "hb-share-row", "data-hb-role": "control"})
    link = ElementTree.SubElement(row, "a", {"class": "hb-link", "href": f"#{name}"})
    link.text = label
    if title:
        link.set("aria-label", f"{label}: {title}")
    return row
