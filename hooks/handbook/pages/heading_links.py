"""Headings that can be linked to: each gets a control that shares it."""

from __future__ import annotations

from xml.etree import ElementTree

from handbook.pages.trees import parents, words

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def add_link_controls(root: ElementTree.Element, label: str) -> None:
    """Put a share control behind every heading with an id below `root`.

    `label` is what the control says, with {title}. A heading whose words are not enough by themselves says its whole
    name in `data-hb-name`. The address is `#id`; that of the title of the page is the page itself. The control stands
    beside the heading and not in it, so that a screen reader's list of headings stays clean.
    """
    for heading, parent in [found for found in parents(root) if found[0].tag in LEVELS and found[0].get("id")]:
        title = heading.get("data-hb-name") or words(heading)
        box = ElementTree.Element(
            "div", {"class": f"hb-heading hb-heading--{heading.tag[1]}", "data-hb-role": "heading"}
        )
        control = {
            "class": "hb-link",
            "data-hb-role": "control",
            "href": f"#{heading.get('id')}",
            "aria-label": label.format(title=title),
        }
        box.tail, heading.tail = heading.tail, None
        parent[list(parent).index(heading)] = box
        box.append(heading)
        ElementTree.SubElement(box, "a", control)
