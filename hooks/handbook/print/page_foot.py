"""On paper: the way back to the page that something was printed from, as a QR code, an address to type, and a date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from html import escape

from handbook.blocks.markers import MARKER
from handbook.content import dates
from handbook.content.interface import PaperTexts
from handbook.content.kinds import KINDS
from handbook.print import qr

PLACE = re.compile(r'<div class="hb-print-foot" data-hb-foot="([\w-]+)"></div>')
"""Where a block wants a foot of its own (a tip card), with the id that its address ends in."""
MADE_OF = {"title": "tip_cards", "print-cards": "tip_cards", "picture": "pictures", "source": ""}
"""The data file that a marker shows, where it is not called like the marker."""
SCHEME = re.compile(r"^https?://")


def foot(address: str, day: date | None, words: PaperTexts, language: str) -> str:
    """What stands below something printed: `address` and its code ('' if there is none), and the day of the text.

    Returns '' when there is nothing to say. Shown on paper only (print.css).
    """
    code = ""
    lines = [words.date.format(date=dates.long(day, language))] if day else []
    if address:
        code = f'<img src="{qr.small_data_uri(address)}" alt="{escape(words.code)}">'
        lines = [words.address, SCHEME.sub("", address), *lines]
    told = "<br> ".join(map(escape, lines))
    return f'<div class="hb-print-foot" data-hb-role="foot">{code}<p>{told}</p></div>' if lines else ""


def with_feet(html: str, foot_of: Callable[[str], str]) -> str:
    """The HTML of a page with a foot in each place that asks for one; `foot_of(id)` makes it."""
    return PLACE.sub(lambda match: foot_of(match[1]), html)


def changed(path: str, markdown: str, language: str, changes: Mapping[str, date]) -> date | None:
    """When the text of a page was last changed: its own file (`path`), or the data that it shows. None: not known."""
    kinds = (MADE_OF.get(match["kind"], match["kind"].replace("-", "_")) for match in MARKER.finditer(markdown))
    files = [path, *(f"docs/data/{kind}.{language}.yml" for kind in kinds if kind in KINDS)]
    return max((changes[file] for file in files if file in changes), default=None)
