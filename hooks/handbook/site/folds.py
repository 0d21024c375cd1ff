"""Folds: the depth of a page, closed until a reader asks for it.

Whether a page folds stands in its front matter (`folds`), and templates mark other parts that do (`data-hb-folded`).
How is decided here, and nowhere else.

A page is written and read whole, and folded last, where a browser gets it: search, print, reading routes, the projector
and the pocket copy know of no folds. A fold opens by its address, for the id of a section stands in its summary and
everything else in the fold: browsers open what an address leads into, and blocks.css does it for a summary.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml.html import HtmlElement
from lxml.html.builder import BUTTON, DETAILS, P, U

from handbook.blocks.warning import notes
from handbook.content.edition import Edition
from handbook.site.model import Book, of_role, roles_of
from handbook.site.roles import ATTRIBUTE, Role

FOLDED = "data-hb-folded"
"""On the text of a page: its sections fold, those that it names or all but the first. Elsewhere: this part folds, and
its first element is what it is called."""
EVIDENCE = "data-hb-evidence"
"""On the line that names a source: what kind of evidence that is, in a word or two."""


SHARE = "hb-share-row"
"""The class of the row that shares a section; in a fold js/page/share-links.js makes it, of the one that is open."""


def fold(document: HtmlElement, books: Mapping[str, Book]) -> None:
    """Fold a page, in place. A message, which holds no text of the handbook, stays as it is."""
    for text in of_role(document, Role.TEXT):
        edition = books[text.get("lang") or document.get("lang")].edition
        _fold_warnings(text, edition)
        _fold_sources(text, edition)
        for part in text.xpath(f".//*[@{FOLDED}]"):
            _fold(part[0], list(part[0].itersiblings()))
        if FOLDED in text.attrib:
            _fold_sections(text, edition)


def _fold_sections(text: HtmlElement, edition: Edition) -> None:
    headings = [block for block in text if Role.HEADING in roles_of(block) and block[0].tag == "h2"]
    named = text.get(FOLDED, "").split()
    folds = [heading for heading in headings if heading[0].get("id") in named] if named else headings[1:]
    for heading in folds:
        inside = _section(heading)
        rows = [part for part in inside if SHARE in part.classes]
        _fold(heading, [part for part in inside if part not in rows])
        for row in rows:
            if row[0].get("href") == f"#{heading[0].get('id')}":
                row.drop_tree()
    for row in text.find_class(SHARE):
        row.attrib.pop(ATTRIBUTE, None)  # as with sources
        if not named:  # the script names the one that stands open
            row[0].attrib.pop("aria-label", None)
    if len(folds) > 1:
        words = edition.interface.page
        labels = {"class": "hb-button", "data-hb-close": words.close_all}
        button = BUTTON(words.open_all, labels, hidden="")
        folds[0].getparent().addprevious(P(button, {"class": "hb-folds", ATTRIBUTE: Role.CONTROL}))


def _section(heading: HtmlElement) -> list[HtmlElement]:
    """What stands below a heading of the second level, up to the next."""
    found = []
    for part in heading.itersiblings():
        roles = roles_of(part)
        if Role.REVIEW in roles or Role.FOOT in roles or (Role.HEADING in roles and part[0].tag <= heading[0].tag):
            break
        found.append(part)
    return found


def _fold(title: HtmlElement, inside: list[HtmlElement], name: str = "hb-fold") -> None:
    """Put `inside` in a fold that `title` opens."""
    details = DETAILS({"class": name})
    title.addprevious(details)
    title.tag = "summary"
    details.extend([title, *inside])


def _fold_warnings(text: HtmlElement, edition: Edition) -> None:
    """Let the box on top of the page begin with its one line; all of it is one tap away, and open on paper."""
    lines = {note.id: note.short for note in notes(edition)}
    for box in text.iterchildren("div"):
        line = lines.get(box.get("data-hb-warning", ""))
        if line:
            title, *rest = box
            more = P(f"{line} ", U(edition.interface.page.more), {ATTRIBUTE: Role.CONTROL})
            title.addnext(more)
            _fold(more, rest, "hb-warning__all")


def _fold_sources(text: HtmlElement, edition: Edition) -> None:
    """Put the lines that say what a section rests on, which follow each other, in one row."""
    lines = [line for line in of_role(text, Role.SOURCE) if line.get(EVIDENCE)]
    while lines:
        run = [lines.pop(0)]
        while lines and run[-1].getnext() is lines[0]:
            run.append(lines.pop(0))
        kinds = ", ".join(dict.fromkeys(line.get(EVIDENCE, "") for line in run))
        title = P(edition.interface.page.sources.format(count=len(run), kinds=kinds))
        run[0].addprevious(title)
        for kind in [kind for line in run for kind in line.find_class("hb-source__kind")]:
            kind.drop_tree()  # the row says it
        for line in run:
            del line.attrib[ATTRIBUTE]  # the fold is known by its class: a mark on each line would cost bytes
        _fold(title, run, "hb-sources")
