"""Checks what the Markdown library makes of a page as written, before any of it is shown.

The library itself says what is a link, a picture, a heading or an attribute, so that no way of writing one is missed;
the line in a message is then looked up in the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from handbook.addresses.pasted import link_meant, target_fault
from handbook.content.inline_text import digits
from handbook.content.page_source import INLINE, SCREENSHOT, PageSource
from handbook.content.problems import LONGEST_SHOWN, MOST, Problem

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PICTURE = re.compile(r"img/[a-z0-9-]+\.(?:webp|png|jpg)")
ELSEWHERE = ("https://", "mailto:", "tel:")
"""How an address begins that leads out of the handbook; http:, javascript: and data: are none of them."""
ANY = r"(?s:.*)"
ATTRIBUTES = {
    **{tag: {"id": ANY} for tag in HEADINGS},
    "a": {"href": ANY},
    "img": {
        "src": ANY,
        "alt": ANY,
        "class": SCREENSHOT,
        "data-hb-role": "screen",
        "loading": "lazy",
        "width": "[0-9]{1,4}",
        "height": "[0-9]{1,4}",
    },
    "td": {"align": ANY},
    "th": {"align": ANY},
    "ol": {"start": "[0-9]{1,4}"},
}
"""The attributes that elements of a page may have, with the form of their values."""
NOT_UNDERSTOOD = re.compile(r"[{}]|\]\s?[\[(]|!\[")
"""What stays in a text where Markdown does not understand a link, a picture or an attribute."""


class _Keep(Treeprocessor):
    """Keeps the tree that Markdown made, before it is written as HTML."""

    root: ElementTree.Element

    def run(self, root: ElementTree.Element) -> None:
        """Keep the tree."""
        self.root = root


@lru_cache(maxsize=200)  # `make serve` looks at all pages each time that one of them is saved
def elements_of(text: str) -> tuple[ElementTree.Element, ...]:
    """The elements of a page with this text, for looking only.

    Python-Markdown is set up as for pages, but without blocks: those have checks of their own.
    """
    library = Markdown(extensions=["attr_list", TableExtension(use_align_attribute=True)])
    library.preprocessors.deregister("html_block")
    library.inlinePatterns.deregister("html")
    kept = _Keep(library)
    library.treeprocessors.register(kept, "keep", -1)
    library.convert(INLINE.sub("x", text))
    return tuple(kept.root.iter())


def problems(
    page: PageSource, addresses: Collection[str], pictures: Collection[str], url: str = ""
) -> Iterator[Problem]:
    """Everything in the text of `page` that may not stand there.

    Links lead to one of `addresses` (`asso.md#vier-stappen`) or over https to another site than ours, which is at
    `url`; pictures are of those that stand beside the page (`img/…`), attributes are few, and every heading is one that
    the reader of pages found.
    """
    elements = elements_of(page.markdown)
    for element in elements:
        yield from _attributes(element, page)
        if element.tag == "a":
            yield from _link(element, page, addresses, url)
        elif element.tag == "img":
            yield from _picture(element, page, pictures)
        elif element.tag == "pre":
            message = "is indented by four spaces or more, which makes it code; remove the spaces in front"
            yield from _at(page, "".join(element.itertext()).split("\n")[0].strip(), message)
        for text in (element.text, element.tail):
            if text and (found := NOT_UNDERSTOOD.search(text)):
                message = (
                    f"'{found[0]}' was not understood; write a link as [words](page.md#section), a picture as "
                    "![what it shows](img/name.webp), and the id of a section as { #id }"
                )
                line = text.count("\n", 0, found.start())
                yield from _at(page, text.split("\n")[line].strip() or found[0], message)
    yield from _headings([element for element in elements if element.tag in HEADINGS], page)


def _attributes(element: ElementTree.Element, page: PageSource) -> Iterator[Problem]:
    allowed = ATTRIBUTES.get(element.tag, {})
    for name, value in element.attrib.items():
        if not re.fullmatch(allowed.get(name, "(?!)"), value):
            shown = f"{name}={value}"[:LONGEST_SHOWN]
            message = (
                f"'{shown}' may not stand here; pages hold {{ #id }} behind a heading, and .{SCREENSHOT}, loading, "
                "width and height behind a picture"
            )
            written = {"id": f"#{value}", "class": f".{value.split()[-1] if value.split() else ''}", "title": value}
            yield from _at(page, written.get(name, name), message)


def _link(link: ElementTree.Element, page: PageSource, addresses: Collection[str], url: str) -> Iterator[Problem]:
    target = link.get("href", "")
    address = f"{page.name}{target}" if target.startswith("#") else target
    shown = f"link to '{target[:LONGEST_SHOWN]}'"
    if not "".join(link.itertext()).strip() and link.find(".//img") is None:
        yield from _at(page, f"]({target}", f"{shown} has no words; expected [words](page.md#section)")
    if target.startswith("tel:") and digits(target) != digits("".join(link.itertext())):
        yield from _at(page, target, f"{shown} dials another number than it shows; write the same")
    if fault := target_fault(address, addresses, url):
        yield from _at(page, target, f"{shown} leads to what {fault}")
    elif address not in addresses and not target.startswith(ELSEWHERE):
        near = link_meant(address, addresses)
        cure = f"write {near}" if near else "expected page.md#section, https://, mailto: or tel:"
        yield from _at(page, target, f"{shown} is not allowed; {cure}")


def _picture(picture: ElementTree.Element, page: PageSource, pictures: Collection[str]) -> Iterator[Problem]:
    target = picture.get("src", "")
    if not PICTURE.fullmatch(target) or target not in pictures:
        message = (
            f"picture '{target[:LONGEST_SHOWN]}' does not exist beside the page; expected img/name.webp, .png or .jpg"
        )
        yield from _at(page, target, message)
    if not picture.get("alt", "").strip():
        yield from _at(page, target, "the picture has no words; say between [ and ] what it shows")


def _headings(headings: list[ElementTree.Element], page: PageSource) -> Iterator[Problem]:
    """A problem for each heading that Markdown sees and `read_page` does not, or the other way about."""
    known = [(f"h{section.level}", section.id) for section in page.sections]
    made = [(heading.tag, heading.get("id", "")) for heading in headings]
    if made == known:
        return
    message = "is no heading as pages have it; write '## Title { #id }' on a line of its own, with an empty line above"
    strange = [heading for heading in headings if (heading.tag, heading.get("id", "")) not in known]
    for heading in strange[:MOST]:
        yield from _at(page, "".join(heading.itertext()).strip(), message)
    if not strange:
        missing = [section for section in page.sections if (f"h{section.level}", section.id) not in made]
        for section in missing or page.sections[:1]:
            yield Problem(page.file, page.first_line + section.line, section.title[:LONGEST_SHOWN], message)


def _at(page: PageSource, sought: str, message: str) -> Iterator[Problem]:
    """A problem with this message on every line that holds `sought`; on the first line of text if none does."""
    first = sought.split("\n")[0]
    found = [n for n, line in enumerate(page.markdown.split("\n")) if first and first in line]
    yield from (Problem(page.file, page.first_line + n, "", message) for n in found or [0])
