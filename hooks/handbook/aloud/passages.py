"""What is read aloud of a page: its warnings and its running text, no controls, no links that only lead elsewhere.

docs/assets/js/aloud/passages.js finds the same in the page itself; a test compares the two on every page. What it
leaves out by its role is marked for it, since pages that readers get carry no roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lxml.html import HtmlElement

from handbook.content.fixed_ids import READ_ON, TITLE_ID
from handbook.content.inline_text import plain
from handbook.site.model import WITH_ROLE, is_control, roles_of, words
from handbook.site.roles import Role

MUTE = frozenset({Role.CONTROL, Role.FOOT, Role.SOURCE, Role.ROOM, Role.REFERENCE, Role.POINTER, Role.SCREEN})
"""What is not read: what works on a screen or on paper only, what only leads elsewhere, and numbers of studies."""
MARK = "data-hb-mute"
BLOCKS = frozenset(
    "p li dt dd td th h1 h2 h3 h4 h5 h6 figcaption summary caption legend div aside article form".split()  # noqa: SIM905
)
"""Elements whose words are read by themselves, not in one breath with what stands around them."""
FIELDS = ("textarea", "select")
LEAD = re.compile(r"\s*[^.:!?]{1,30}:[\W_]*")
"""What stands around the links of a line that only leads elsewhere: "Lees ook:"."""
LETTER = re.compile(r"[^\W_]")
REVIEW = "checked"
"""The passage at the end of a page that tells who checked it."""


@dataclass(frozen=True)
class Passage:
    """The paragraphs of a section, its heading included, in order; or those above the first section."""

    id: str
    warnings: list[str] = field(default_factory=list)
    """Those of its paragraphs that warn."""
    texts: list[str] = field(default_factory=list)


@dataclass
class _Paragraph:
    block: HtmlElement | None
    warns: bool = False
    parts: list[tuple[str, bool]] = field(default_factory=list)
    """Words, and whether they stand in a link."""

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join("".join(part for part, _ in self.parts).split())

    @property
    def is_read(self) -> bool:
        """Whether it is read aloud: it has words, and is a warning or says more than where a link leads."""
        around = "".join(part for part, linked in self.parts if not linked)
        leads = any(linked for _, linked in self.parts) and (not LETTER.search(around) or LEAD.fullmatch(around))
        return bool(LETTER.search(self.text)) and (self.warns or not leads)


def mark_mute(document: HtmlElement) -> None:
    """Mark the elements of a page that are not read aloud because of their role: readers get pages without roles.

    The page is changed in place. The foot for print gets no mark: scripts know it by its class, and a mark on every
    page costs bytes.
    """
    for part in WITH_ROLE(document):
        if _is_mute(part) and _says_something(part) and Role.FOOT not in roles_of(part):
            part.set(MARK, "")


def passages(text: HtmlElement, warnings: Mapping[str, str], picture: str) -> list[Passage]:
    """What is read of the `text` of a page, without the section that only leads on.

    `warnings` is the short form of each warning, by its id; `picture` is said before a picture, with its {title}.
    """
    found = [Passage(TITLE_ID)]
    for paragraph in _paragraphs(text, warnings, picture):
        block = paragraph.block
        if block is not None and block.tag == "h2":
            found.append(Passage(block.get("id", "")))
        elif block is not None and found[-1].id != REVIEW and any(one.tag == "aside" for one in _with_ancestors(block)):
            found.append(Passage(REVIEW))
        if paragraph.is_read:
            found[-1].texts.append(paragraph.text)
            if paragraph.warns:
                found[-1].warnings.append(paragraph.text)
    return [passage for passage in found if passage.id != READ_ON and passage.texts]


def alone(all_passages: list[Passage]) -> dict[str, list[str]]:
    """The texts that are read when only one passage is read, by its id: a section begins with the page's warnings."""
    return {
        passage.id: [*(all_passages[0].warnings if passage is not all_passages[0] else ()), *passage.texts]
        for passage in all_passages
        if passage.id != REVIEW
    }


def _with_ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _is_mute(part: Any) -> bool:
    roles = roles_of(part)
    in_link = Role.LABEL in roles and any(around.tag == "a" for around in part.iterancestors())
    return in_link or not MUTE.isdisjoint(roles)


def _says_something(part: HtmlElement) -> bool:
    return any(LETTER.search(piece) for piece in _words(part))


def _words(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not is_control(child):
            yield from _words(child)
        yield child.tail or ""


@dataclass(frozen=True)
class _Around:
    """Where words stand: in which block, and whether in a link or in a warning."""

    block: HtmlElement
    linked: bool = False
    warns: bool = False
    whole: bool = False
    """They are a paragraph by themselves: a picture, or a warning in one line."""


def _paragraphs(text: HtmlElement, warnings: Mapping[str, str], picture: str) -> Iterator[_Paragraph]:
    """Runs of words with the same nearest block around them."""
    current = _Paragraph(None)
    for around, words_ in _walk(text, _Around(text), warnings, picture):
        if around.whole or around.block is not current.block:
            yield current
            current = _Paragraph(None if around.whole else around.block, around.warns)
        current.parts.append((words_, around.linked))
    yield current


def _walk(
    element: HtmlElement, around: _Around, warnings: Mapping[str, str], picture: str
) -> Iterator[tuple[_Around, str]]:
    """All words in the order of the page."""
    yield around, element.text or ""
    for child in element:
        if not _is_left_out(child):
            warning = child.get("data-hb-warning")
            inside = replace(
                around,
                block=child if child.tag in BLOCKS else around.block,
                linked=around.linked or (child.tag == "a" and _leads_elsewhere(child)),
                warns=around.warns or warning is not None,
            )
            if child.tag == "p" and warning in warnings:
                yield replace(inside, whole=True), plain(warnings[warning])
            elif child.tag == "svg" and child.get("role") == "img":
                for part in _picture(child, picture):
                    yield replace(inside, whole=True), part
            elif child.tag == "img":
                yield replace(inside, whole=True), child.get("alt", "")
            else:
                yield from _walk(child, inside, warnings, picture)
        yield around, child.tail or ""


def _picture(svg: HtmlElement, picture: str) -> Iterator[str]:
    for name in ("title", "desc"):
        told = words(svg.find(name))
        if told:
            yield picture.format(title=told) if name == "title" else told


def _is_left_out(child: Any) -> bool:
    if is_control(child) or child.tag in FIELDS or child.get("aria-hidden") == "true" or _is_mute(child):
        return True
    return child.tag == "figcaption" and child.getparent().find("svg") is not None  # the title of the picture


def _leads_elsewhere(link: HtmlElement) -> bool:
    """Whether a link leads elsewhere: a hard word that shows its meaning does not, nor does a number to call."""
    return Role.GLOSSARY_LINK not in roles_of(link) and not link.get("href", "").startswith("tel:")
