"""Headings that can be linked to: each gets a control that copies its address."""

from __future__ import annotations

import re
from collections.abc import Callable

HEADING = re.compile(
    r'<h(?P<level>[1-6])(?P<attributes>[^>]*\bid="(?P<id>[^"]+)"[^>]*)>(?P<title>.*?)</h(?P=level)>', re.DOTALL
)
TAG = re.compile(r"<[^>]+>")


def with_link_controls(html: str, control: Callable[[str, str], str]) -> str:
    """Put a link control behind every heading with an id in the HTML of a page.

    `control(address, title)` returns the HTML of one; the address is `#id`, or `` for the title of the page, whose
    address is the page itself. The control stands beside the heading and not in it, so that a screen reader's list of
    headings stays clean.
    """

    def wrap(match: re.Match[str]) -> str:
        address = "" if match["level"] == "1" else f"#{match['id']}"
        title = " ".join(TAG.sub("", match["title"]).split())
        return f'<div class="hb-heading hb-heading--{match["level"]}">{match[0]}{control(address, title)}</div>'

    return HEADING.sub(wrap, html)
