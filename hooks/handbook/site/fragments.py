"""Fragments: what reading routes and the projector show of other pages, in one small script for each section and page.

A fragment can stand on any page in the folder of its language. Who shows it shows its warnings, which it knows by name.
The scripts are classic ones, so that a copy opened from disk works too.

Which fragments a reading route shows stands in its link: see handbook.blocks.route.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from handbook.blocks.warning import notes
from handbook.content.inline_text import plain
from handbook.site.model import Book, Page, Section, drop, drop_controls, roles_of, source_lines
from handbook.site.roles import Role
from handbook.site.scripts import script_json

NOT_IN_FRAGMENTS = frozenset({Role.CONTROL, Role.INSTRUCTION, Role.WARNING, Role.ROOM, Role.FOOT})
"""What works on its own page only or is for paper, and warnings: whoever shows a section puts them in one place."""
TIES = ("aria-labelledby", "aria-describedby")
TIED: Any = etree.XPath(" | ".join(f".//@{tie}" for tie in TIES), smart_strings=False)
TIE = " or ".join(f"@{tie}" for tie in TIES)
MOVED: Any = etree.XPath(
    f".//*[self::label or self::form or @id or @href or {TIE} or @*[starts-with(name(), 'data-hb-')]]"
)
"""What may have to change to stand on another page."""
PORTABLE_ATTRIBUTES = {"data-hb-direction", "data-hb-discuss", "data-hb-section", "data-hb-warning"}
"""Attributes for scripts that mean something on another page too."""
EMPTY: Any = etree.XPath(".//p[not(node()) or (not(*) and not(normalize-space()))]")


def files(book: Book, moved: Mapping[str, str]) -> dict[str, str]:
    """The scripts of one language by path below `pieces/`: `_index.js`, `_titles.js`, `asso/vier-stappen.js`.

    `_beside.js` holds the warnings, for a page in another language. `moved` maps old addresses to those of now.
    """
    index: dict[str, dict[str, str]] = {}
    titles: list[list[Any]] = []
    result: dict[str, str] = {}
    # the home page leads to all others, and comes last in the list to choose from
    for page in sorted(book.pages.values(), key=lambda page: page.name == "index"):
        if not book.edition.front_matter(f"{page.name}.md").routes:
            continue
        items: dict[str, list[str]] = {}
        titles.append(_title(page.name, page.title, "", page.warnings))
        result[f"{page.name}.js"] = _call("handbookPiece", _page(page, book))
        for part in page.parts:
            if part.address in moved:
                continue  # an old place that only leads on
            if isinstance(part, Section):
                items[part.id] = []
                result[f"{page.name}/{part.id}.js"] = _call("handbookPiece", _section(page, part, book))
                titles.append(_title(part.address, part.title, page.title, part.warnings))
            elif (home := part.section.partition("#")[2]) in items:  # else it stands in no file
                items[home].append(part.id)
                titles.append(_title(part.address, part.title, part.within, part.warnings))
        index[page.name] = {name: " ".join(found) for name, found in items.items()}
    return result | {
        "_index.js": _call("handbookPieces", {"pages": index, "moved": dict(moved)}),
        "_titles.js": _call("handbookTitles", titles),
        "_beside.js": _call("handbookPiece", {"address": "_beside", "html": _warnings(book)}),
    }


def _warnings(book: Book) -> str:
    """Every warning in full and in one line, for a page in another language."""
    return "".join(
        f'<div class="hb-warning hb-look--{note.look}" data-hb-warning="{note.id}">'
        f'<p class="hb-warning__title">{_escaped(plain(note.title))}</p><p>{_escaped(plain(note.text))}</p></div>'
        f'<p class="hb-piece__warning" data-hb-warning="{note.id}">{_escaped(plain(note.short))}</p>'
        for note in notes(book.edition)
    )


def _title(address: str, title: str, within: str, warnings: Sequence[str]) -> list[Any]:
    """What the maker of a route reads of a place; a 1 at the end tells that warnings go along."""
    return [address, title, within, *[1][: len(warnings)]]


def _page(page: Page, book: Book) -> dict[str, Any]:
    """What the file of a page says: its first sentence; for a wall also all that stands above its first section.

    `lines` are the warnings of the page and of its sections, each in one line.
    """
    said = _said(page, book, page.name, page.title, page.warnings, f"<p>{_escaped(page.sentence)}</p>")
    lines = {"lines": page.warning_lines} if page.warning_lines else {}
    return {**said, "top": fragment(page.top, page, "", NOT_IN_FRAGMENTS - {Role.WARNING}), **lines}


def _section(page: Page, section: Section, book: Book) -> dict[str, Any]:
    """What the file of a section says: its text without its heading, and all its sources."""
    own = source_lines(section.elements)
    others = [f'<p class="hb-source">{_escaped(line)}</p>' for line in section.sources if line not in own]
    shown = "".join([fragment(section.elements, page, section.id), *others])
    said = _said(page, book, section.address, section.title, section.warnings, shown)
    return {**said, "within": section.within} if section.within else said


def _said(page: Page, book: Book, address: str, title: str, warnings: Sequence[str], shown: str) -> dict[str, Any]:
    said = {"address": address, "title": title, "page": page.title, "warnings": warnings, "html": shown}
    return said if page.language == book.language else {**said, "language": page.language}


def fragment(
    elements: Iterable[HtmlElement], page: Page, name: str, left_out: Collection[Role] = NOT_IN_FRAGMENTS
) -> str:
    """The HTML of `elements` of a page for any page: no controls, no ids that could clash, links with their page.

    What must keep an id is called `page.name.id`. Items have theirs in `data-hb-item`, so that they can be shown alone,
    and headings in `data-hb-section`.
    """
    copy = html.Element("div")
    copy.extend(deepcopy(element) for element in elements)
    drop_controls(copy, *left_out)
    tied = {one for ties in TIED(copy) for one in ties.split()}
    for part in MOVED(copy):
        _move(part, page.name, f"{page.name}.{name}", tied)
    for empty in EMPTY(copy):
        drop(empty)
    shown = "".join(html.tostring(element, encoding="unicode") for element in copy)
    return "\n".join(line.strip() for line in shown.split("\n") if line.strip())


def _move(part: HtmlElement, page: str, prefix: str, tied: set[str]) -> None:
    """Change an element so that it can stand on any page."""
    roles, own = roles_of(part), part.attrib.pop("id", "")
    if Role.HEADING in roles:
        part[0].set("data-hb-section", part[0].get("id"))
        part.drop_tag()
        return
    if part.tag in ("label", "form"):
        part.tag = "span" if part.tag == "label" else "div"
        part.attrib.pop("for", None)
    for key in [key for key in part.attrib if key.startswith("data-hb-") and key not in PORTABLE_ATTRIBUTES]:
        del part.attrib[key]
    if Role.ITEM in roles:
        part.set("data-hb-item", own)
    if own in tied:
        part.set("id", f"{prefix}.{own}")
    for tie in TIES:
        if ties := part.get(tie):
            part.set(tie, " ".join(f"{prefix}.{one}" for one in ties.split()))
    if part.get("href", "").startswith("#"):
        part.set("href", f"{page}.html{part.get('href')}")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _call(name: str, value: Any) -> str:
    """A script that calls the function `name` with `value`."""
    return f"{name}({script_json(value)});\n"
