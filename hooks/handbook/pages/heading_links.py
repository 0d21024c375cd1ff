"""Headings that can be linked to: each gets a control that shares it."""

from __future__ import annotations

import re
from collections.abc import Callable

HEADING = re.compile(
    r'<h(?P<level>[1-6])(?P<attributes>[^>]*\bid="(?P<id>[^"]+)"[^>]*)>(?P<title>.*?)</h(?P=level)>', re.DOTALL
)
NAME = re.compile(r'data-hb-name="([^"]*)"')
TAG = re.compile(r"<[^>]+>")


def with_link_controls(html: str, control: Callable[[str, str], str]) -> str:
    """Put a share control behind every heading with an id in the HTML of a page.

    A heading whose words are not enough by themselves says its whole name in `data-hb-name`.

    `control(address, title)` returns the HTML of one; the address is `#id`, or `` for the title of the page, whose
    address is the page itself. The control stands beside the heading and not in it, so that a screen reader's list of
    headings stays clean.
    """

    def wrap(match: re.Match[str]) -> str:
        address = "" if match["level"] == "1" else f"#{match['id']}"
        name = NAME.search(match["attributes"])
        title = name[1] if name else " ".join(TAG.sub("", match["title"]).split())
        shown = f"{match[0]}{control(address, title)}"
        return f'<div class="hb-heading hb-heading--{match["level"]}" data-hb-role="heading">{shown}</div>'

    return HEADING.sub(wrap, html)
