"""Pieces: what can be read by itself, out of the finished pages: a section, a tip card, a tip, a criterion, a word.

A piece leaves its page to be shared, put on a reading route or shown on a wall. Its page's warnings go along by name;
who shows a piece shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from lxml import html as parser
from lxml.etree import XPath
from lxml.html import HtmlElement

from handbook.edition import Edition
from handbook.kept import KEPT
from handbook.sections import READ_ON

TEXT = "hb-text"
ITEMS = ("li", "tr", "div", "p", "dt", "dd", "details")
"""Elements with an id that are something by themselves: a tip, a factor, a term."""
NO_ITEMS = re.compile(r"tick-|hb-|plaatje-|invullen$")
"""Ids that only tie parts of a page together, and are no address."""
LEFT_OUT = (
    "self::button or self::script or self::style or self::input or @hidden or contains(@class, 'hb-link')"
    " or contains(@class, 'hb-card__room') or contains(@class, 'hb-card__lines') or contains(@class, 'hb-points')"
    " or contains(@class, 'hb-checklist__memory') or contains(@class, 'hb-checklist__start')"
    " or contains(@class, 'hb-print') or (self::p and @data-hb-warning)"
)
"""What works on its page only, and the warning line, which whoever shows the piece puts in one place."""
NO_SENTENCE = [
    "hb-caution",
    "hb-source",
    "hb-card__series",
    "hb-card__title",
    "hb-card__foot",
    "hb-warning",
    "admonition-title",
]
TIES = ("aria-labelledby", "aria-describedby", "for")
TITLE_LENGTH, SENTENCE_LENGTH, TOO_SHORT = 70, 220, 45
NO_WORDS = (
    f"{LEFT_OUT} or contains(@class, 'hb-ref') or contains(@class, 'hb-criterion__or') or contains(@class, 'hb-basis')"
    " or self::ul or self::ol"
)
"""What is not said in a title or first sentence: reference numbers, what a meaning rests on, what is listed below."""
NOT_SAID: Any = XPath(f".//*[{NO_WORDS}]")
NOT_OF_ITEM: Any = XPath(f".//*[{NO_WORDS} or contains(@class, 'hb-criterion__why')]")
NOT_ELSEWHERE: Any = XPath(f".//*[{LEFT_OUT}]")
EMPTY: Any = XPath(".//p[not(node()) or (not(*) and not(normalize-space()))]")
WARNED: Any = XPath("descendant-or-self::*/@data-hb-warning")
SOURCES: Any = XPath("descendant-or-self::p[@class='hb-source' or @class='hb-card__foot']")
ENDING = re.compile(r"(?<=[.!?])(?<!\d\.)(?<!\d[a-z]\.)['’”\")]*\s+(?=[A-ZÀ-Ý‘“'\"])")
"""Between two sentences: an ending that is no number of a list ("1a."), space, and a capital."""


LIST_ENDING = re.compile(r"[;,]$")
CONTROL = re.compile(r'<a class="hb-link" href="#([^"]+)"')
"""The control beside a heading or item, to share it."""
TOP = "begin"


@dataclass(frozen=True)
class Piece:
    """Something with an address that can leave its page.

    `address` is language-free: `asso`, `asso#vier-stappen`; `section` is the address of the section that it stands in
    (its own, for a section or a page), `within` the title of that section ('' for a section or a page), `page` the
    title of its page. `title` is short (at most 70 characters for an item), `sentence` the first sentence of the text.
    `warnings` are the names of the warnings of its page and its section, `sources` the lines that say what it rests on.
    `html` is the body of a section, without its heading, for any page in the folder of its language; items in it have
    their id in `data-hb-item`, so that they can be shown alone. A page or an item has none of its own: ''.
    """

    address: str
    title: str
    sentence: str
    section: str
    within: str
    page: str
    warnings: tuple[str, ...]
    sources: tuple[str, ...]
    html: str


def pieces(html: str, page: str, edition: Edition) -> list[Piece]:
    """All pieces of the finished `html` of a page (`asso`) in order: the page itself first, then sections and items.

    Returns [] for a page without a text of the handbook. The section that only leads on ("lees verder") is no piece.
    """
    meta = edition.meta(f"{page}.md").get("warnings") or []
    return list(_read(html, page, (meta,) if isinstance(meta, str) else tuple(meta)))


def with_sentences(html: str, found: Iterable[Piece]) -> str:
    """The finished `html` of a page whose controls know the first sentence of their piece (js/share.js)."""
    sentences = {piece.address.partition("#")[2] or TOP: piece.sentence for piece in found}

    def told(control: re.Match[str]) -> str:
        sentence = sentences.get(control[1])
        return f'{control[0]} data-hb-sentence="{escape(sentence)}"' if sentence else control[0]

    return CONTROL.sub(told, html)


@lru_cache(KEPT)
def _read(html: str, page: str, warnings: tuple[str, ...]) -> tuple[Piece, ...]:
    document: HtmlElement = parser.document_fromstring(html)
    found = document.find_class(TEXT)
    return tuple(_pieces(found[0], page, warnings)) if found else ()


def _pieces(text: HtmlElement, page: str, warnings: tuple[str, ...]) -> Iterator[Piece]:
    title = words(text.find(".//h1"))
    yield Piece(page, title, first_sentence([text]), page, "", title, warnings, (), "")
    address, home = page, None
    for element in text.iter():
        heading = _heading(element)
        if heading is not None and heading.tag != "h1" and not _is_no_piece(heading):
            body = list(_body(element))
            address = f"{page}#{heading.get('id')}"
            html, sources = _html(body, page, heading.get("id", "")), tuple(_sources(body))
            name = heading.get("data-hb-name") or words(heading)
            inner = home is not None and _in_block(element)
            if inner and home:
                sources = sources or home.sources
            warned = tuple(dict.fromkeys((*warnings, *_warned(body))))
            section = Piece(address, name, _sentence_of(body), address, "", title, warned, sources, html)
            yield section
            home = home if inner else section
        elif _is_item(element):
            told = _item_words(element)
            place = f"{page}#{element.get('id')}"
            yield Piece(
                place,
                shortened(told, TITLE_LENGTH),
                _first(told),
                home.address if home else page,
                home.title if home else "",
                title,
                home.warnings if home else warnings,
                home.sources if home else (),
                "",
            )


def _heading(element: Any) -> HtmlElement | None:
    """The heading in a block that holds one with its link control."""
    if isinstance(element.tag, str) and "hb-heading" in (element.get("class") or "").split():
        return element[0]
    return None


def _is_no_piece(heading: HtmlElement) -> bool:
    return heading.get("id") == READ_ON or bool(heading.xpath("ancestor::*[@hidden]"))


def _in_block(element: HtmlElement) -> bool:
    """Whether a heading stands inside a tip card or the checklist, which is shown as a whole."""
    return any(parent.tag in ("article", "form") for parent in element.iterancestors() if parent.get("id") != "inhoud")


def _body(block: HtmlElement) -> Iterator[HtmlElement]:
    """What belongs to a heading: all that follows it beside it, up to the next of its level or above."""
    level = block[0].tag
    for element in block.itersiblings():
        heading = _heading(element)
        if heading is not None and heading.tag <= level:
            return
        if "hb-checkedness" in (element.get("class") or ""):
            return
        yield element


def _is_item(element: Any) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag in ITEMS
        and bool(element.get("id"))
        and not NO_ITEMS.match(element.get("id"))
    )


def _item_words(element: HtmlElement) -> str:
    """The words of an item itself: not of those nested in it, nor of its link control."""
    copy = deepcopy(element)
    copy.tail = None
    for nested in NOT_OF_ITEM(copy):
        _drop(nested)
    term = copy.find("dt")
    if term is not None:
        term.tail = ": "
    return words(copy)


def _html(body: Iterable[HtmlElement], page: str, name: str) -> str:
    cleaned = clean(body, page, name)
    html = "".join(parser.tostring(element, encoding="unicode") for element in cleaned)
    return "\n".join(line.strip() for line in html.split("\n") if line.strip())


def clean(body: Iterable[HtmlElement], page: str, name: str) -> HtmlElement:
    """A <div> with copies of the elements of `body` that can stand elsewhere.

    No controls, no ids that could clash (what must keep one is called `page.name.id`), links with their page.
    """
    copy = parser.Element("div")
    copy.extend(deepcopy(element) for element in body)
    for part in NOT_ELSEWHERE(copy):
        _drop(part)
    for block in copy.find_class("hb-heading"):
        block.drop_tag()
    tied = {one for part in copy.iter() for tie in TIES for one in (part.get(tie) or "").split()}
    for part in copy.iter():
        if not isinstance(part.tag, str):
            continue
        if part.tag == "label":
            part.tag = "span"
            del part.attrib["for"]
        if part.tag == "form":
            part.tag = "div"
        _rename(part, page, name, tied)
    for empty in EMPTY(copy):
        _drop(empty)
    return copy


def _rename(part: HtmlElement, page: str, name: str, tied: set[str]) -> None:
    item, own = _is_item(part), part.attrib.pop("id", None)
    for key in [key for key in part.attrib if key.startswith("data-hb-") and key != "data-hb-direction"]:
        del part.attrib[key]
    if own and item:
        part.set("data-hb-item", own)
    if own and own in tied:
        part.set("id", f"{page}.{name}.{own}")
    for tie in TIES:
        if part.get(tie):
            part.set(tie, " ".join(f"{page}.{name}.{one}" for one in part.get(tie).split()))
    if (part.get("href") or "").startswith("#"):
        part.set("href", f"{page}.html{part.get('href')}")


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _warned(body: Iterable[HtmlElement]) -> Iterator[str]:
    """The warnings that stand in the text of a section itself."""
    for element in body:
        yield from (str(name) for name in WARNED(element))


def _sources(body: Iterable[HtmlElement]) -> Iterator[str]:
    for element in body:
        yield from (words(line) for line in SOURCES(element))


def _sentence_of(body: Iterable[HtmlElement]) -> str:
    """The first sentence of a section: of its tip card if it has one, since the text above only leads to it."""
    body = list(body)
    return first_sentence([part for part in body if "hb-card" in (part.get("class") or "").split()] or body)


def first_sentence(elements: Iterable[HtmlElement]) -> str:
    """The first sentence of running text in `elements`: warnings, sources and titles do not count. '' without one.

    Where that only opens a list ("Doe dit niet:"), its first item goes along.
    """
    said = _said(elements)
    told = next(said, "")
    if told.endswith(":"):
        told = f"{told} {LIST_ENDING.sub('.', next(said, ''))}".strip()
    return _first(told) if told else ""


def _said(elements: Iterable[HtmlElement]) -> Iterator[str]:
    """The words of each paragraph and list item of running text."""
    for element in elements:
        for part in element.iter("p", "li", "dd"):
            if (part.tag != "p" and part.find(".//p") is not None) or _says_nothing(part):
                continue
            copy = deepcopy(part)
            copy.tail = None
            for control in NOT_SAID(copy):
                _drop(control)
            told = words(copy)
            if told:
                yield told


def _says_nothing(part: HtmlElement) -> bool:
    return any(name in (around.get("class") or "") for around in (part, *part.iterancestors()) for name in NO_SENTENCE)


def _first(told: str) -> str:
    """The first sentence, with the next where it says too little by itself ("Is er nu gevaar?")."""
    sentence, *others = ENDING.split(told)
    while others and len(sentence) < TOO_SHORT:
        sentence += f" {others.pop(0)}"
    return shortened(sentence, SENTENCE_LENGTH)


def shortened(told: str, length: int) -> str:
    """`told` with at most `length` characters, cut between words and marked with …"""
    if len(told) <= length:
        return told
    return told[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.-") + "…"


def words(element: HtmlElement | None) -> str:
    """The words of an element as they are read, with single spaces; '' for none."""
    return "" if element is None else " ".join(element.text_content().split())
