"""A page of a copy that travels: it knows its age, what is missing from it, and which links need a network.

A copy is made from the finished pages of the site; nothing is written twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from handbook.content import dates
from handbook.content.edition import Edition
from handbook.pages import external_links as outward
from handbook.site import critical_css as first_screen
from handbook.site import tags

NAME = "handboek-hechting"
"""What names of files begin with."""
UNDATED = date(1980, 1, 1)
"""The first day that a zip can hold: what stands for "unknown" where neither git nor SOURCE_DATE_EPOCH says a day."""
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
END = '<span id="hb-end" hidden></span>'
"""The last thing on a page: a page without it was cut off."""
STYLED = "\n#hb-end{--hb-end:1}\n"
"""The last line of a stylesheet, for the same."""
DOWNLOADS = r"<div[^>]*\bdata-hb-downloads\b[^>]*>"


@dataclass(frozen=True)
class Copy:
    """What all pages of a copy in one language share: the day it was made, and the script that watches over it."""

    edition: Edition
    made: date
    script: str

    @property
    def age(self) -> str:
        """The line that says of which day the copy is."""
        words = self.edition.interface.offline
        return words.undated if self.made == UNDATED else words.made.format(date=self.day)

    @property
    def day(self) -> str:
        """The day in words."""
        return dates.long(self.made, self.edition.language)

    @property
    def old_from(self) -> str:
        """The first day on which the copy is old, as 2027-05-24; '' where its own day is unknown."""
        return "" if self.made == UNDATED else (self.made + timedelta(days=dates.HALF_YEAR)).isoformat()

    def watch(self) -> str:
        """The script, for the head of a page, before all else that can be missing."""
        return f'<script data-hb-old="{self.old_from}">{self.script}</script>'

    def notices(self, address: str, incomplete: str = "") -> str:
        """What a page says when the copy is old, and if something is missing; hidden until the script finds it so.

        `address` is where the newest stands on the web, '' if unknown.
        """
        words = self.edition.interface.offline
        newest = escape(words.newest_unknown)
        if address:
            link = f'<a href="{escape(address)}">{escape(address)}</a>'
            newest = f"{escape(words.newest)} {outward.in_copy(link, words.internet)}"
        old = escape(words.old.format(date=self.day))
        told = f'<p class="hb-copy" data-hb-copy="old" role="note" hidden>{old} {newest}</p>'
        if incomplete:
            told += f'<p class="hb-copy" data-hb-copy="incomplete" role="status" hidden>{escape(incomplete)}</p>'
        return told


def carried(html: str, copy: Copy) -> str:
    """A page of the site as a page of the copy."""
    words = copy.edition.interface
    found = CANONICAL.search(html)
    html = first_screen.undone(html)  # there is nothing to wait for on a disk, and the styles are some 200 kB in all
    html = outward.in_copy(html, words.offline.internet)
    html = html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{copy.watch()}', 1)
    notices = copy.notices(found[1] if found else "", words.offline.incomplete)
    html = html.replace('<header class="hb-header">', f'{notices}<header class="hb-header">', 1)
    html = html.replace("</footer>", f"<p>{escape(copy.age)}</p></footer>", 1)
    if re.search(DOWNLOADS, html):
        html = tags.replace_inside(html, DOWNLOADS, f"<p>{escape(words.downloads.in_box)}</p>")
    return html.replace("</body>", f"{END}</body>", 1)


def whole(path: str, content: str) -> str:
    """A script or stylesheet that can be seen to be whole; `path` is that in the folder of pages.

    A stylesheet gets a last rule. A script says its path first and then does its work, in one block, so that one that
    was cut off is no script and does nothing. START.html, which only wants to hear the path, gives its element an id.
    """
    if path.endswith(".css"):
        return content + STYLED
    return f'(window.hbWhole||=[]).push("{path}");if(document.currentScript.id!=="hb-check"){{\n{content}\n}}\n'
