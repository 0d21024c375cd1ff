"""What a browser prints below a page or a part: the way back, as a QR code, an address to type, and a date.

The foot of the sheets of a PDF is the macro `foot` in overrides/printables/macros.html.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from html import escape

from handbook.blocks.registry import shown_kinds
from handbook.content import dates
from handbook.content.interface import PaperTexts
from handbook.content.page_source import PageSource
from handbook.print import qr

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


def changed(page: PageSource, language: str, changes: Mapping[str, date]) -> date | None:
    """When the text of a page was last changed: its own file, or the data that it shows. None: not known.

    `changes` holds the last change of each file, by its path in the project; `language` is that of the text.
    """
    files = [page.file, *(f"docs/data/{kind}.{language}.yml" for kind in shown_kinds(page))]
    return max((changes[file] for file in files if file in changes), default=None)
