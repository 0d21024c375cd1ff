"""Drawings of a page (inline SVG) as they stand by themselves: in an e-book, or as an image in a PDF."""

from __future__ import annotations

import base64
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from handbook.site.model import words

SVG = "http://www.w3.org/2000/svg"
NAMESPACES: Any = {None: SVG}
SIGNS = {"↻": "M7.4-3.4A8.2 8.2 0 1 0 8.2 1.4M8.6-9.2v6.4h-6.4"}
"""Signs in drawings that the letters of the handbook lack, as outlines around the middle of the sign."""
CAMEL = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""Attributes of SVG that a reader of HTML writes in small letters."""


def svg(drawing: HtmlElement, styles: str) -> etree._Element:
    """A drawing as well-formed SVG with its own `styles`."""
    root = _as_svg(drawing)
    for letter in root.iter(f"{{{SVG}}}text"):
        path = SIGNS.get("".join(map(str, letter.itertext())).strip())
        if path:
            middle = f"translate({letter.get('x')} {float(letter.get('y', '0')) - 7:g})"
            letter.tag, letter.text = f"{{{SVG}}}path", None
            letter[:] = []
            letter.attrib.clear()
            letter.attrib.update({"class": "hb-sign", "d": path, "transform": middle})
    if styles:
        style = etree.Element(f"{{{SVG}}}style")
        style.text = styles
        root.insert(0, style)
    return root


def as_images(body: HtmlElement, styles: str) -> None:
    """Turn the drawings in `body`, in place, into images with an alternative in words."""
    for drawing in list(body.iter("svg")):
        content = base64.b64encode(etree.tostring(svg(drawing, styles), encoding="unicode").encode()).decode()
        image = html.Element("img", alt=in_words(drawing), src=f"data:image/svg+xml;base64,{content}")
        image.tail = drawing.tail
        drawing.getparent().replace(drawing, image)


def in_words(drawing: HtmlElement) -> str:
    """What a drawing shows: its title and its description."""
    found = [words(part) for name in ("title", "desc") for part in drawing.iter(name)]
    return ". ".join(text.rstrip(".") for text in found) + "." if found else ""


def _as_svg(element: HtmlElement) -> etree._Element:
    attributes = {CAMEL.get(name, name): value for name, value in element.attrib.items() if name != "xmlns"}
    copy = etree.Element(f"{{{SVG}}}{element.tag}", attributes, nsmap=NAMESPACES)
    copy.text, copy.tail = element.text, None if element.tag == "svg" else element.tail
    for child in element:
        if isinstance(child.tag, str):
            copy.append(_as_svg(child))
    return copy
