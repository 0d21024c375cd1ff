"""The finished site as a model: every page is read once, and every product is made from what was read.

Site → Book (one language) → Page → Section → Item. What a part of a page is, its role says (roles.py).

Read with lxml.html: print and e-books need trees that can be copied and changed, which faster parsers do not give.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from handbook.addresses.ledger import Ledger, Title
from handbook.addresses.sitemap import address as public_address
from handbook.blocks.warning import covering, notes
from handbook.content.edition import SOURCE, Edition
from handbook.content.fixed_ids import READ_ON
from handbook.site.roles import ATTRIBUTE, Role

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CONTROLS = frozenset({"button", "script", "style", "link", "template", "input"})
"""Elements that are controls by nature, so that templates need not say it."""
SCHEME = re.compile(r"[a-z]+:")
TITLE_LENGTH, SENTENCE_LENGTH, TOO_SHORT = 70, 220, 45
NOT_SAID = frozenset({Role.CONTROL, Role.INSTRUCTION, Role.ROOM, Role.WARNING, Role.FOOT, Role.REFERENCE, Role.LABEL})
"""What is not said in a title or first sentence, nor what is listed below it."""
NO_SENTENCE = frozenset({*NOT_SAID, Role.SOURCE, Role.REVIEW})
LISTS = frozenset({"ul", "ol"})
WITH_ROLE: Any = etree.XPath(f"descendant-or-self::*[@{ATTRIBUTE}]")
OF_ROLE: Any = etree.XPath(f"descendant-or-self::*[contains(concat(' ', @{ATTRIBUTE}, ' '), $role)]")
WORDS: Any = etree.XPath("string()", smart_strings=False)
CONTROL: Any = etree.XPath(f".//*[@hidden or {' or '.join(f'self::{tag}' for tag in sorted(CONTROLS))}] | .//comment()")
ENDING = re.compile(r"(?<=[.!?])(?<!\d\.)(?<!\d[a-z]\.)['’”\")]*\s+(?=[A-ZÀ-Ý‘“'\"])")
"""Between two sentences: an ending that is no number of a list ("1a."), space, and a capital."""


# --- the shapes ---


@dataclass(frozen=True)
class MenuGroup:
    """A part of the handbook: what the menu calls it in the source language, and its pages (`basis`) in order."""

    title: str
    pages: tuple[str, ...]
    is_heading: bool = True
    """Whether its title is a heading above its pages in the menu, and not that of its only page."""

    @property
    def name(self) -> str:
        """What its picture is called: its first page."""
        return self.pages[0]


@dataclass(frozen=True)
class Publication:
    """What is known of the site as a whole, by language where it differs."""

    docs: Path
    """The folder of all that people write, with the sources of styles and scripts."""
    templates: Path
    """The folder of the templates."""
    url: str = ""
    """The public address, ending in /; '' while it is unknown."""
    names: Mapping[str, str] = field(default_factory=dict)
    licences: Mapping[str, str] = field(default_factory=dict)
    parts: Sequence[MenuGroup] = ()
    part_titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What parts are called in other languages than the source, by their title in that."""


@dataclass(frozen=True, eq=False)
class Item:
    """Something on a page that can be read by itself: a tip, a criterion, a word."""

    address: str
    """The same in every language: asso#tip"""
    title: str
    """Its own words, at most 70 characters."""
    sentence: str
    """Its first sentence."""
    section: str
    """The address of the section that it stands in; that of the page where it stands in none."""
    within: str
    """The title of that section, '' where it stands in none."""
    warnings: tuple[str, ...]
    """The ids of the warnings of its page and its section."""
    sources: tuple[str, ...]
    """The lines that say what its section rests on."""
    element: HtmlElement

    @property
    def id(self) -> str:
        """Its id on the page."""
        return self.address.partition("#")[2]


@dataclass(frozen=True, eq=False)
class Section:
    """A heading and what belongs to it: all that follows it, up to the next heading of its level or above."""

    address: str
    title: str
    """Its whole name: that of a heading in a tip card says which card."""
    level: int
    sentence: str
    """The first sentence of running text; of its tip card if it has one."""
    within: str
    """The address of the section that it is deeper in; '' for one that is a part of the page itself."""
    warnings: tuple[str, ...]
    """The ids of the warnings of the page, then those that stand in the section itself."""
    sources: tuple[str, ...]
    """The lines that say what it rests on."""
    heading: HtmlElement
    """The heading itself: h2, h3 …"""
    elements: tuple[HtmlElement, ...]
    """What follows the heading. Copy before you change it."""

    @property
    def id(self) -> str:
        """Its id on the page."""
        return self.address.partition("#")[2]


@dataclass(frozen=True, eq=False)
class Page:
    """A page of one language."""

    name: str
    """In addresses, the same in every language: asso"""
    path: str
    """Its file, from the root of the site: en/asso.html"""
    language: str
    """The language of its text, which is not that of its book where a translation is missing."""
    part: str
    """The heading of the menu that it stands under, '' for none."""
    short: str
    """Its public short address, ending in /; '' where the site has no address."""
    url: str
    """Its public address in the language of its text, '' where the site has no address."""
    document: HtmlElement
    """The whole page, from <html>. Copy before you change it."""
    text: HtmlElement
    """The text of the page, as opposed to the site around it. Copy before you change it."""
    warnings: tuple[str, ...]
    """The ids of the warnings of the page as a whole: the one on top of it, and those whose scope it is in."""
    summaries: Mapping[str, str] = field(default_factory=dict)
    """One sentence for where something of it stands alone, by its id; '' for the page itself."""
    scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The ids of the warnings whose scope its sections are in, by the id of the section; '' for the whole page."""

    @cached_property
    def title(self) -> str:
        """The words of its title."""
        return words(self.text.find(".//h1"))

    @cached_property
    def sentence(self) -> str:
        """The sentence that it is told with: its summary, or else its first one."""
        return self.summaries.get("") or first_sentence([self.text])

    @cached_property
    def parts(self) -> tuple[Section | Item, ...]:
        """Its sections and items in the order of the text, without the section that only leads on."""
        return tuple(_parts(self))

    @cached_property
    def top(self) -> tuple[HtmlElement, ...]:
        """What stands between its title and its first section."""
        title = next(block for block in of_role(self.text, Role.HEADING) if block[0].tag == "h1")
        found: list[HtmlElement] = []
        for element in title.itersiblings():
            if Role.HEADING in roles_of(element):
                break
            found.append(element)
        return tuple(found)

    @cached_property
    def warning_lines(self) -> dict[str, str]:
        """Each warning on it in one line, by its id, without the link to the whole of it."""
        given = [part for part in of_role(self.text, Role.WARNING) if part.get("data-hb-warning")]
        given.sort(key=lambda part: part.tag == "p")  # so that a line counts more than a box
        return {part.get("data-hb-warning", ""): words_without(part, (), {"a"}) for part in given}

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections in the order of the text, without the one that only leads on."""
        return tuple(part for part in self.parts if isinstance(part, Section))

    def section(self, name: str) -> Section:
        """The section with this id; raises `LookupError` if there is none."""
        for section in self.sections:
            if section.id == name:
                return section
        raise LookupError(f"{self.name} has no section #{name}")

    def element(self, name: str) -> HtmlElement | None:
        """The element with this id in the text of the page."""
        return next(iter(self.text.xpath(".//*[@id=$id]", id=name)), None)

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


@dataclass(frozen=True, eq=False)
class Book:
    """The pages of one language, in the order of the menu."""

    edition: Edition
    title: str
    licence: str
    pages: Mapping[str, Page]
    """By name, in the order of the menu."""

    @property
    def language(self) -> str:
        """Its language, as in addresses: en"""
        return self.edition.language

    @property
    def direction(self) -> str:
        """Which way its language is written: ltr or rtl."""
        return self.edition.direction

    @property
    def about(self) -> str:
        """What the home page says first; '' if it says nothing."""
        for lead in of_role(self.pages["index"].text, Role.LEAD):
            for paragraph in lead.iter("p"):
                return words(paragraph)
        return ""

    @cached_property
    def places(self) -> Mapping[str, Page | Section | Item]:
        """Everything in it that has an address, by that."""
        found: dict[str, Page | Section | Item] = {}
        for page in self.pages.values():
            found[page.name] = page
            found.update({part.address: part for part in page.parts})
        return found

    def place(self, page: Page, address: str) -> tuple[str, str] | None:
        """The page and the id in it that a link of `page` leads to; None if that is outside the book.

        The id is '' for a page as a whole, and where the page has no such part.
        """
        if SCHEME.match(address):
            return None
        name, _, part = address.partition("#")
        name = name.removesuffix(".html") or page.name
        if name not in self.pages:
            return None
        return name, part if part and self.pages[name].element(part) is not None else ""


@dataclass(frozen=True, eq=False)
class Site:
    """The whole finished site."""

    publication: Publication
    books: Mapping[str, Book]
    """By language, the source language first."""
    messages: Mapping[str, HtmlElement]
    """Pages that hold no text of the handbook, such as 404.html, by their file from the root of the site."""
    ledger: Ledger
    """Every address that was ever published."""
    titles: Mapping[str, Mapping[str, Title]]
    """What stands at each address, by language of the site."""

    @property
    def pages(self) -> Iterator[Page]:
        """Every page in every language."""
        for book in self.books.values():
            yield from book.pages.values()

    @property
    def documents(self) -> dict[str, HtmlElement]:
        """Every page and message as it is, by its file from the root of the site. Copy before you change one."""
        return {**{page.path: page.document for page in self.pages}, **self.messages}


# --- reading ---


def parts(nav: Sequence[Any]) -> list[MenuGroup]:
    """The parts of the handbook, from the `nav` of the configuration: its top entries that have pages."""
    found = []
    for item in nav:
        for title, inside in item.items() if isinstance(item, dict) else [("", item)]:
            names = tuple(name.removesuffix(".md") for name in _files(inside))
            if names:
                found.append(MenuGroup(title, names, is_heading=not isinstance(inside, str)))
    return found


def _files(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _files(item)


def folder(language: str) -> str:
    """The folder of a language, from the root of the site."""
    return "" if language == SOURCE else f"{language}/"


def read(
    pages: Mapping[str, str],
    editions: Mapping[str, Edition],
    publication: Publication,
    ledger: Ledger,
    titles: Mapping[str, Mapping[str, Title]],
) -> Site:
    """The model of the finished `pages` (HTML with roles, by file from the root of the site), each read once."""
    documents = {path: parsed(page) for path, page in pages.items()}
    books = {language: _book(documents, edition, publication) for language, edition in editions.items()}
    known = {page.path for book in books.values() for page in book.pages.values()}
    messages = {path: document for path, document in documents.items() if path not in known}
    return Site(publication, books, messages, ledger, titles)


def parsed(page: str) -> HtmlElement:
    """A whole page of HTML as a tree."""
    return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))


def _book(documents: Mapping[str, HtmlElement], edition: Edition, publication: Publication) -> Book:
    language, pages = edition.language, {}
    titles = publication.part_titles.get(language, {})
    parts = {name: titles.get(part.title, part.title) for part in publication.parts for name in part.pages}
    alone = {name for part in publication.parts if not part.is_heading for name in part.pages}
    for file in edition.pages:
        name = file.removesuffix(".md")
        path = f"{folder(language)}{name}.html"
        texts = of_role(documents[path], Role.TEXT) if path in documents else []
        if not texts:
            continue
        written = edition.pages[file].language
        scopes = _scopes(edition, file)
        pages[name] = Page(
            name=name,
            path=path,
            language=written,
            part="" if name in alone else parts.get(name, ""),
            short=f"{publication.url}{folder(language)}s/{name}/" if publication.url else "",
            url=public_address(publication.url, written, file) if publication.url else "",
            document=documents[path],
            text=texts[0],
            warnings=tuple(dict.fromkeys((*edition.pages[file].front_matter.warnings, *scopes[""]))),
            summaries=_summaries(edition, name),
            scopes=scopes,
        )
    name, licence = (known.get(language, "") for known in (publication.names, publication.licences))
    return Book(edition, name, licence, pages)


def _summaries(edition: Edition, name: str) -> dict[str, str]:
    """The summaries of a page, by the id that they tell of."""
    return {
        address.partition("#")[2]: text
        for address, text in edition.summaries.items()
        if address.partition("#")[0] == name
    }


def _scopes(edition: Edition, file: str) -> dict[str, tuple[str, ...]]:
    scoped = [address.partition("#") for note in notes(edition) for address in note.scope]
    names = ["", *(name for page, _, name in scoped if page == file)]
    return {name: tuple(note.id for note in covering(edition, file, name)) for name in names}


def _parts(page: Page) -> Iterator[Section | Item]:
    home: Section | None = None  # of the items that follow
    outer: Section | None = None
    for element in WITH_ROLE(page.text):
        roles = roles_of(element)
        if Role.HEADING in roles and element[0].tag != "h1" and not _is_no_section(element[0]):
            inner = home is not None and any(Role.WHOLE in roles_of(around) for around in element.iterancestors())
            deeper = outer if outer and element[0].tag > outer.heading.tag else None
            section = _section(page, element, deeper, home.sources if inner and home else ())
            yield section
            home, outer = home if inner else section, deeper or section
        elif Role.ITEM in roles:
            yield _item(page, element, home)


def _is_no_section(heading: HtmlElement) -> bool:
    """Whether a heading begins no section: it is that of the last one, which only leads on, or it is hidden."""
    return heading.get("id") == READ_ON or any(around.get("hidden") is not None for around in heading.iterancestors())


def _section(page: Page, block: HtmlElement, outer: Section | None, sources: Sequence[str]) -> Section:
    heading, elements = block[0], tuple(_following(block))
    name = heading.get("id", "")
    warnings = (*page.scopes.get(name, page.scopes.get("", ())), *(outer.warnings if outer else ()))
    cards = [element for element in elements if Role.CARD in roles_of(element)]
    return Section(
        address=f"{page.name}#{name}",
        title=heading.get("data-hb-name") or words(heading),
        level=int(heading.tag[1]),
        sentence=page.summaries.get(name) or first_sentence(cards or elements),
        within=outer.address if outer else "",
        warnings=tuple(dict.fromkeys((*warnings, *warnings_in(elements)))),
        sources=tuple(dict.fromkeys((*source_lines(elements), *sources))),
        heading=heading,
        elements=elements,
    )


def _following(block: HtmlElement) -> Iterator[HtmlElement]:
    """What belongs to a heading: all that follows it beside it, up to the next of its level or above."""
    for element in block.itersiblings():
        roles = roles_of(element)
        if Role.REVIEW in roles or (Role.HEADING in roles and element[0].tag <= block[0].tag):
            return
        yield element


def _item(page: Page, element: HtmlElement, home: Section | None) -> Item:
    told = _words_of_item(element)
    return Item(
        address=f"{page.name}#{element.get('id')}",
        title=shortened(told, TITLE_LENGTH),
        sentence=page.summaries.get(element.get("id", "")) or _first(told),
        section=home.address if home else page.name,
        within=home.title if home else "",
        warnings=home.warnings if home else page.warnings,
        sources=home.sources if home else (),
        element=element,
    )


# --- elements and their words ---


def roles_of(element: Any) -> Collection[str]:
    """The roles of an element; none for a comment."""
    role = element.get(ATTRIBUTE)
    return role.split() if role else ()


def of_role(element: HtmlElement, role: Role) -> list[HtmlElement]:
    """The descendants that have this role, and the element itself if it has, in the order of the text."""
    found: list[HtmlElement] = OF_ROLE(element, role=f" {role} ")
    return found


def is_control(element: Any) -> bool:
    """Whether an element only works on its own page or is hidden there, so that it is part of no text."""
    return element.tag in CONTROLS or element.get("hidden") is not None or not isinstance(element.tag, str)


def drop_controls(element: HtmlElement, *roles: Role) -> None:
    """Take the controls out of an element, and the parts that have one of `roles`."""
    left_out = [part for part in WITH_ROLE(element) if any(role in roles for role in roles_of(part))]
    for part in [*CONTROL(element), *left_out]:
        if part is not element:
            drop(part)


def drop(element: HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def words(element: HtmlElement | None) -> str:
    """The words of an element as they are read, with single spaces; '' for none."""
    return "" if element is None else " ".join(WORDS(element).split())


def words_without(element: HtmlElement, roles: Collection[str], tags: Collection[str] = ()) -> str:
    """The words of an element without those of its controls, of parts that have one of `roles`, and of `tags`."""
    return " ".join("".join(_texts(element, roles, tags)).split())


def _texts(element: HtmlElement, roles: Collection[str], tags: Collection[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not (is_control(child) or child.tag in tags or any(role in roles for role in roles_of(child))):
            yield from _texts(child, roles, tags)
        if child.tag == "dt":
            yield ": "
        yield child.tail or ""


def warnings_in(elements: Sequence[HtmlElement]) -> tuple[str, ...]:
    """The ids of the warnings that stand in these elements, each once."""
    found = (part.get("data-hb-warning") for element in elements for part in of_role(element, Role.WARNING))
    return tuple(dict.fromkeys(name for name in found if name))


def source_lines(elements: Sequence[HtmlElement]) -> tuple[str, ...]:
    """The lines in these elements that say what they rest on."""
    return tuple(words(line) for element in elements for line in of_role(element, Role.SOURCE))


def source_names(elements: Sequence[HtmlElement]) -> tuple[str, ...]:
    """The names of the sources that these elements say they rest on, each once."""
    lines = (line for element in elements for line in of_role(element, Role.SOURCE))
    return tuple(dict.fromkeys(words(link) for line in lines for link in line.iter("a")))


def first_sentence(elements: Sequence[HtmlElement]) -> str:
    """The first sentence of running text in `elements`: warnings, sources and titles do not count. '' without one.

    Where that only opens a list ("Doe dit niet:"), its first item goes along.
    """
    said = (told for element in elements for told in _said(element))
    told = next(said, "")
    if told.endswith(":"):
        told = f"{told} {next(said, '').rstrip(';, ')}".strip()
    return _first(told) if told else ""


def _said(element: HtmlElement) -> Iterator[str]:
    """The words of each paragraph and list item of running text."""
    if is_control(element) or not NO_SENTENCE.isdisjoint(roles_of(element)):
        return
    is_paragraph = element.tag == "p" or (element.tag in ("li", "dd") and element.find(".//p") is None)
    if is_paragraph and (told := words_without(element, NOT_SAID, LISTS)):
        yield told
    for child in element:
        yield from _said(child)


def _words_of_item(element: HtmlElement) -> str:
    """The words of an item itself: not of those nested in it, nor of what explains it."""
    return words_without(element, {*NOT_SAID, Role.EXPLANATION}, LISTS)


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
