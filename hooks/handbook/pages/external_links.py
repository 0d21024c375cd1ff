"""Links that leave the handbook say so: on the web that they lead elsewhere, in a copy that they need internet."""

from __future__ import annotations

import re
from html import escape

LINK = re.compile(r"(<a\b[^>]*\bhref=\"(?P<address>https?://[^\"]*)\"[^>]*>)(?P<words>.*?)</a>", re.DOTALL)
NOTE = re.compile(r" <span class=\"hb-out\">[^<]*</span>")


def marked(html: str, note: str, own: str = "") -> str:
    """`html` with `note` ("andere website") in every link to another site; `own` is our public address, if known."""

    def mark(match: re.Match[str]) -> str:
        if own and match["address"].startswith(own):
            return match[0]
        return f'{match[1]}{match["words"]} <span class="hb-out">({escape(note)})</span></a>'

    return LINK.sub(mark, html)


def in_copy(html: str, note: str) -> str:
    """`html` with `note` ("heeft internet nodig") in every link to the web, in the place of what the web says there."""

    def mark(match: re.Match[str]) -> str:
        words = NOTE.sub("", match["words"])
        return f'{match[1]}{words} <span class="hb-out">({escape(note)})</span></a>'

    return LINK.sub(mark, html)
