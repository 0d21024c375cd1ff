"""What a reader sees first is there with the page itself: no waiting for the stylesheet.

The styles of a first screen (docs/assets/css/first.css) stand in the head of every page. The stylesheet is asked for at
once, but stands in the text, before the first thing that needs more: browsers show what stands above it meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

SHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:[^>\"]|\"[^\"]*\")*)>")
CLASS = re.compile(r'\bclass="([^"]*)"')
NAMED = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
TAGS = {"a", "article", "br", "div", "em", "h1", "h2", "li", "p", "strong", "ul"}
"""Elements that look right with the styles of a first screen, if their classes do."""
NEUTRAL = {"admonition", "hb-heading--1", "hb-warning__title", "md-typeset"}
"""Classes that first.css need not name."""
FRAMES = {"article", "hb-text"}
"""What the stylesheet may stand in: the article, and the text in it."""
HEADING = {"hb-heading--2", "hb-heading--3"}
WAIT = "<script> </script>"
"""Firefox goes on showing what follows a stylesheet in the text, but not what follows a script that waits for it."""


def minified(css: str) -> str:
    """`css` without comments and needless white space."""
    flat = re.sub(r"\s+", " ", COMMENT.sub("", css))
    return re.sub(r"\s*([{};,>])\s*", r"\1", flat).replace(": ", ":").replace(";}", "}").strip()


def css_of(sources: Path, names: Iterable[str]) -> str:
    """The minified styles `names` of the folder `sources` (docs/assets), for a script that puts them on the page."""
    return "".join(minified((sources / "css" / name).read_text("utf-8")) for name in names)


def at_once(html: str, styles: str) -> str:
    """A page with the minified `styles` in its head and its stylesheet where they end to be enough.

    A page without an article keeps the stylesheet in its head.
    """
    sheet = SHEET.search(html)
    place = _place(html, {*NEUTRAL, *NAMED.findall(styles)})
    if not sheet or place is None:
        return html
    head = f'<link rel="preload" href="{sheet[1]}" as="style"><style>{styles}</style>'
    return f"{html[: sheet.start()]}{head}{html[sheet.end() : place]}{sheet[0]}{WAIT}{html[place:]}"


def _place(html: str, covered: set[str]) -> int | None:
    """Where the first block begins that holds something not `covered`; a heading stays with the block below it."""
    place, stays = None, False
    frames: list[bool] = []
    for tag in TAG.finditer(html, max(html.find("<article "), 0)):
        if not frames and (tag["end"] or tag["name"] != "article"):
            return None
        if tag["end"]:
            frames.pop()
            if not frames:
                return tag.start()
            continue
        found = CLASS.search(tag["rest"])
        classes = set(found[1].split()) if found else set()
        frame = bool({tag["name"], *classes} & FRAMES)
        if frames and frames[-1]:
            place = place if stays else tag.start()
            stays = bool(classes & HEADING)
        if not frame and (tag["name"] not in TAGS or classes - covered):
            return place
        if tag["name"] not in VOID:
            frames.append(frame and (not frames or frames[-1]))
    return None
