"""A page of a copy that travels: it knows its age, whether something is missing, and which links need a network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from html import escape

from lxml import html
from lxml.html import HtmlElement

from handbook.blocks.downloads import DOWNLOADS
from handbook.content import dates
from handbook.content.edition import Edition
from handbook.print.colophon import Colophon
from handbook.site.licences import Vendored
from handbook.site.model import of_role
from handbook.site.roles import Role

END = '<span id="hb-end" hidden></span>'
"""The last thing on a page: a page without it was cut off."""
STYLED = "\n#hb-end{--hb-end:1}\n"
"""The last line of a stylesheet, for the same."""
LICENCES, LICENCES_ID = ".//*[@data-hb-licences]//a", "licences"
"""The links to the licences of what others made, in a page, and the id of those in a copy in one file."""


@dataclass(frozen=True)
class Copy:
    """What all pages of a copy in one language share."""

    edition: Edition
    colophon: Colophon
    script: str
    """The script that looks at how old the copy is, and whether it is whole."""

    @property
    def language(self) -> str:
        """Its language."""
        return self.edition.language

    @property
    def age(self) -> str:
        """The line that says of which day the copy is."""
        words, day = self.edition.interface.offline, self.colophon.day
        return words.made.format(date=dates.long(day, self.language)) if day else words.undated

    @property
    def old_from(self) -> str:
        """The first day on which the copy is old, as 2027-05-24; '' where its own day is unknown."""
        day = self.colophon.day
        return (day + timedelta(days=dates.HALF_YEAR)).isoformat() if day else ""

    def watch(self) -> str:
        """The script, for the head of a page, before all else that can be missing."""
        return f'<script data-hb-old="{self.old_from}">{self.script}</script>'

    def notices(self, address: str, incomplete: str = "") -> str:
        """What a page says when the copy is old, and if something is missing; hidden until the script finds it so.

        `address` is where the newest stands on the web, '' if unknown.
        """
        words, day = self.edition.interface.offline, self.colophon.day
        told = ""
        if day:
            newest = escape(words.newest_unknown)
            if address:
                link = f'<a href="{escape(address)}">{escape(address)} {_note(words.internet)}</a>'
                newest = f"{escape(words.newest)} {link}"
            old = escape(words.old.format(date=dates.long(day, self.language)))
            told += f'<p class="hb-copy" data-hb-copy="old" role="note" hidden>{old} {newest}</p>'
        if incomplete:
            told += f'<p class="hb-copy" data-hb-copy="incomplete" role="status" hidden>{escape(incomplete)}</p>'
        return told


def as_copy(document: HtmlElement, copy: Copy, address: str) -> HtmlElement:
    """A page of the site, changed in place to a page of the copy; the newest stands at `address`."""
    words = copy.edition.interface
    mark_links(document, words.offline.internet)
    head, body = document.head, document.body
    encoding = head.find("meta[@charset]")
    head.insert(head.index(encoding) + 1, html.fragment_fromstring(copy.watch()))
    header, footer = body.find(".//header"), body.find(".//footer")
    if header is not None:
        for notice in html.fragments_fromstring(copy.notices(address, words.offline.incomplete)):
            header.addprevious(notice)
    if footer is not None:
        footer.append(html.fragment_fromstring(f"<p data-hb-age>{escape(copy.age)}</p>"))
    for place in document.find_class(DOWNLOADS):
        fill(place, f"<p>{escape(words.downloads.in_copy)}</p>")
    body.append(html.fragment_fromstring(END))
    return document


def mark_links(root: HtmlElement, note: str) -> None:
    """Say in every link to the web below `root` that it needs internet; this replaces its note for the web."""
    for link in root.iter("a"):
        if (link.get("href") or "").startswith(("https://", "http://")):
            for mark in of_role(link, Role.LABEL):
                mark.drop_tree()
            last = link[-1] if len(link) else None
            if last is None:
                link.text = f"{(link.text or '').rstrip()} "
            else:
                last.tail = f"{(last.tail or '').rstrip()} "
            link.append(html.fragment_fromstring(_note(note)))


def fill(place: HtmlElement, content: str) -> None:
    """Replace what stands in an element by the HTML `content`."""
    place[:] = html.fragments_fromstring(content)
    place.text = None


def put_licences(article: HtmlElement, texts: Iterable[Vendored], words: str) -> None:
    """Put the licences of what others made at the end of the page that leads to them, for a copy in one file."""
    links = article.xpath(LICENCES)
    told = "".join(
        f'<p lang="en"><small>{escape(part)}</small></p>'
        for one in texts
        for part in (f"{one.name} {one.version}: {one.licence}, {one.makers}", *one.text.strip().split("\n\n"))
    )
    for link in links:
        link.set("href", f"#{LICENCES_ID}")
    if links:
        article.append(html.fragment_fromstring(f'<div id="{LICENCES_ID}"><p>{escape(words)}</p>{told}</div>'))


def whole(path: str, content: str) -> str:
    """Add to a script or stylesheet what shows that it arrived whole; `path` is that in the folder of pages.

    A stylesheet gets a last rule. A script says its path first and then does its work, in one block, so that one that
    was cut off is no script and does nothing. START.html, which only wants to hear the path, gives its element an id.
    """
    if path.endswith(".txt"):
        return content
    if path.endswith(".css"):
        return content + STYLED
    return f'(window.hbWhole||=[]).push("{path}");if(document.currentScript.id!=="hb-check"){{\n{content}\n}}\n'


def _note(note: str) -> str:
    return f'<span class="hb-out">({escape(note)})</span>'
