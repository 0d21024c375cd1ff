"""The finished pages of a site as plain text with structure: for paper and e-readers, which so need no second source.

What only works on a screen (buttons, fields, links to share) is left out or becomes what it is on paper: a box to tick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

LEFT_OUT = {"404", "alle-stukken"}
"""Pages with nothing to read on paper: a message, and a list that the table of contents replaces."""
HIDDEN = (
    "hb-link",
    "hb-actions",
    "hb-status",
    "hb-copied",
    "hb-offer",
    "hb-checklist__memory",
    "hb-points",
    "hb-print",
    "hb-print-foot",
    "hb-screenshot",
)
NO_ROOM = ("hb-card__room", "hb-card__lines")
"""Room to write on a card, for books that have none."""
SCREEN_ONLY = (
    "link",
    "meta",
    "button",
    "select",
    "script",
    "style",
    "template",
    "dialog",
    "noscript",
    "iframe",
    "audio",
    "video",
    "canvas",
)
KEPT = {"data-hb-warning", "data-hb-card", "data-hb-picture", "data-hb-direction"}
"""Attributes that tell what a part is; the others that begin as FOR_SCRIPTS are of no use on paper."""
FOR_SCRIPTS = ("data-", "aria-", "role", "for", "hidden", "tabindex")
PLAIN = {"form": "div", "fieldset": "div", "details": "div", "legend": "p", "summary": "p", "label": "span"}
"""What is clicked or filled in on a screen, and what it is on paper."""
SCHEME = re.compile(r"[a-z]+:")
SVG = "http://www.w3.org/2000/svg"
SIGNS = {"↻": "M7.4-3.4A8.2 8.2 0 1 0 8.2 1.4M8.6-9.2v6.4h-6.4"}
"""Signs in pictures that the letters of the handbook lack, as outlines around the middle of the sign."""
NAMESPACES: Any = {None: SVG}
CAMEL = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""Attributes of SVG that a reader of HTML writes in small letters."""


@dataclass(frozen=True)
class Page:
    """A page of one language. `body` may be changed: it belongs to this object."""

    name: str
    """In addresses, the same in every language: asso"""
    title: str
    part: str
    """The heading of the menu that it stands under, '' for none."""
    short: str
    """Its public short address, ending in /; '' where the site has no address."""
    language: str
    """The language of its text, which is not that of the book where a translation is missing."""
    body: HtmlElement
    warnings: tuple[str, ...]
    """The warnings that the whole page carries."""

    def address(self, part: str) -> str:
        """The public short address of a part of the page, '' where the site has no address."""
        return f"{self.short}{part}/" if self.short else ""

    def public(self, address: str) -> str:
        """Where a link of this page leads to from outside the site; '' if that is nowhere."""
        name, _, part = address.partition("#")
        if SCHEME.match(address):
            return address
        if not self.short:
            return ""
        base = self.short.removesuffix(f"{self.name}/")
        part = part if re.fullmatch(r"[\w-]+", part) else ""
        return base + (name.removesuffix(".html") or self.name) + (f"/{part}/" if part else "/")

    def section(self, name: str) -> list[HtmlElement]:
        """The heading with this id and what follows it, up to the next heading of the same or a higher level.

        Raises `LookupError` if the page has no such heading.
        """
        (heading,) = self.body.xpath(".//*[@id=$id]", id=name) or [None]
        if heading is None or not re.fullmatch("h[1-6]", heading.tag):
            raise LookupError(f"{self.name} has no heading #{name}")
        found = [heading]
        for element in heading.itersiblings():
            if re.fullmatch("h[1-6]", str(element.tag)) and str(element.tag) <= heading.tag:
                break
            found.append(element)
        return found


@dataclass(frozen=True)
class Book:
    """The pages of one language, in the order of the menu."""

    language: str
    direction: str
    title: str
    about: str
    """What the home page says first; '' if it says nothing."""
    licence: str
    pages: tuple[Page, ...]

    def page(self, name: str) -> Page:
        """The page of this name; raises `KeyError` for one that is not in the menu."""
        return {page.name: page for page in self.pages}[name]

    def place(self, page: Page, address: str) -> tuple[str, str] | None:
        """The page and the id in it that a link of `page` leads to; None if that is outside the book.

        The id is '' for a page as a whole, and where the page has no such part on paper.
        """
        if SCHEME.match(address):
            return None
        name, _, part = address.partition("#")
        name = name.removesuffix(".html") or page.name
        if name not in {page.name for page in self.pages}:
            return None
        found = part and self.page(name).body.xpath(".//*[@id=$id]", id=part)
        return name, part if found else ""


def books(site: Path) -> list[Book]:
    """The handbook in every language of the built site, the source language first."""
    folders = [site, *(path.parent for path in sorted(site.glob("*/index.html")) if len(path.parent.name) == 2)]
    return [_book(folder) for folder in folders]


def of_class(element: HtmlElement, name: str) -> list[HtmlElement]:
    """The descendants of this class, and the element itself if it has it, in the order of the text."""
    found: list[HtmlElement] = element.xpath(
        "descendant-or-self::*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} "
    )
    return found


def words(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def warnings_in(elements: list[HtmlElement]) -> tuple[str, ...]:
    """The ids of the warnings that stand in these elements, each once."""
    found = (part.get("data-hb-warning") for element in elements for part in element.xpath(".|.//*"))
    return tuple(dict.fromkeys(warning for warning in found if warning))


def sources_in(elements: list[HtmlElement]) -> tuple[str, ...]:
    """The names of the sources that these elements say they rest on, each once."""
    links = (link for element in elements for line in of_class(element, "hb-source") for link in line.iter("a"))
    return tuple(dict.fromkeys(words(link) for link in links))


def svg(element: HtmlElement, styles: str) -> str:
    """A drawing in a page as SVG that stands by itself: well-formed, with namespace and `styles`."""
    root = _as_svg(element)
    for letter in root.iter(f"{{{SVG}}}text"):
        path = SIGNS.get("".join(map(str, letter.itertext())).strip())
        if path:
            middle = f"translate({letter.get('x')} {float(letter.get('y', '0')) - 7:g})"
            letter.tag, letter.text = f"{{{SVG}}}path", None
            letter[:] = []
            letter.attrib.clear()
            letter.attrib.update({"class": "hb-sign", "d": path, "transform": middle})
    if styles:
        style = etree.Element(f"{{{SVG}}}style")
        style.text = styles
        root.insert(0, style)
    return etree.tostring(root, encoding="unicode")


def name_of(drawing: HtmlElement) -> str:
    """What a drawing shows, in words: its title and its description."""
    found = [words(part) for name in ("title", "desc") for part in drawing.iter(name)]
    return ". ".join(text.rstrip(".") for text in found) + "." if found else ""


def _book(folder: Path) -> Book:
    home = _parsed(folder / "index.html")
    pages = []
    for name, part in _menu(home):
        if name not in LEFT_OUT:
            pages.append(_page(_parsed(folder / f"{name}.html"), name, part))
    title = " ".join(home.xpath("string(//*[contains(@class, 'hb-header__home')])").split())
    heroes = of_class(pages[0].body, "hb-hero") if pages else []
    about = [words(paragraph) for hero in heroes for paragraph in hero.findall("p")]
    language, direction = home.get("lang", ""), home.xpath("string(//body/@dir)") or "ltr"
    licence = " ".join(home.xpath("string(//footer[contains(@class, 'hb-footer')]/p[last()])").split())
    return Book(language, direction, title, about[0] if about else "", licence, tuple(pages))


def _parsed(path: Path) -> HtmlElement:
    return html.document_fromstring(path.read_text("utf-8").encode(), parser=html.HTMLParser(encoding="utf-8"))


def _menu(home: HtmlElement) -> Iterator[tuple[str, str]]:
    """Every page in the menu and the heading that it stands under."""
    for link in home.xpath("//nav[@id='menu']//a[@href]"):
        match = re.fullmatch(r"([\w-]+)\.html", link.get("href"))
        headings = link.xpath("ancestor::li/strong")
        if match:
            yield match[1], words(headings[-1]) if headings else ""


def _page(document: HtmlElement, name: str, part: str) -> Page:
    (body,) = of_class(document, "hb-text")
    short = document.xpath("string(//script/@data-hb-short)")
    boxes = of_class(body, "hb-warning")
    _clean(body)
    return Page(
        name=name,
        title=words(body.find(".//h1")),
        part=part,
        short=short if "://" in short else "",
        language=body.get("lang") or document.get("lang", ""),
        body=body,
        warnings=warnings_in(boxes),
    )


def _clean(body: HtmlElement) -> None:
    """Take out of a text, in place, what only works on a screen."""
    screen_only = [*body.iter(*SCREEN_ONLY), *body.xpath(".//*[@hidden]")]
    for element in [*screen_only, *(element for name in HIDDEN for element in of_class(body, name))]:
        _drop(element)
    for field in list(body.iter("input", "textarea")):
        _on_paper(field)
    for element in body.iter(*PLAIN):
        element.tag = PLAIN[element.tag]
    for element in [*of_class(body, "hb-heading"), *body.xpath(".//span[@class='hb-ref']/span[@class='hb-ref']")]:
        element.drop_tag()
    for element in body.xpath(".//*[not(ancestor-or-self::svg)]"):
        for attribute in [name for name in element.attrib if name.startswith(FOR_SCRIPTS) and name not in KEPT]:
            del element.attrib[attribute]
    for element in body.xpath(".//*[self::p or self::ul or self::div][not(@* or * or normalize-space())]"):
        _drop(element)


def _on_paper(field: HtmlElement) -> None:
    """What a field to fill in is on paper: a box to tick, lines to write on, or nothing."""
    if field.tag == "textarea":
        field.tag, field.text, kind = "div", None, "hb-lines"
    elif field.get("type") == "checkbox":
        field.tag, kind = "span", "hb-box"
    else:
        _drop(field)
        return
    field.attrib.clear()
    field.set("class", kind)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _as_svg(element: HtmlElement) -> etree._Element:
    attributes = {CAMEL.get(name, name): value for name, value in element.attrib.items() if name != "xmlns"}
    copy = etree.Element(f"{{{SVG}}}{element.tag}", attributes, nsmap=NAMESPACES)
    copy.text, copy.tail = element.text, None if element.tag == "svg" else element.tail
    for child in element:
        if isinstance(child.tag, str):
            copy.append(_as_svg(child))
    return copy
