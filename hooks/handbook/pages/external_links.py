"""Links that leave the handbook say so: on the web that they lead elsewhere, in a copy that they need internet."""

from __future__ import annotations

from xml.etree import ElementTree


def mark_external_links(root: ElementTree.Element, note: str, own: str = "") -> None:
    """Put `note` ("andere website") in every link below `root` to another site than `own`, our public address."""
    for link in root.iter("a"):
        address = link.get("href", "")
        if address.startswith(("https://", "http://")) and not (own and address.startswith(own)):
            if len(link):
                link[-1].tail = f"{link[-1].tail or ''} "
            else:
                link.text = f"{link.text or ''} "
            mark = ElementTree.SubElement(link, "span", {"class": "hb-out", "data-hb-role": "label"})
            mark.text = f"({note})"
