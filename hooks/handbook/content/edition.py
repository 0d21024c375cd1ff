"""The handbook in one language: its checked data and its pages as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import yaml
from babel import Locale

from handbook.blocks.markers import MARKER
from handbook.content.inline_text import plain
from handbook.content.interface import Interface
from handbook.content.loading import Contents, load
from handbook.content.models import DataFile, TipCard, TipCards
from handbook.content.outline import Section, sections
from handbook.content.problems import DataError, Problem

D = TypeVar("D", bound=DataFile)
SOURCE = "nl"
"""The language that people write in; every other is a translation of it."""
FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """A section that can be linked to: its address (`page.md#section`), its title and that of its page."""

    address: str
    title: str
    page: str


@dataclass(frozen=True)
class Edition:
    """The handbook in one language.

    `pages` holds the Markdown of each page by file name, in reading order; where a page has no translation it is that
    of the source language. `written` names the pages that people wrote in this language.
    """

    language: str
    contents: Contents
    pages: Mapping[str, str]
    written: frozenset[str] = frozenset()

    @property
    def interface(self) -> Interface:
        """The words of the site itself."""
        data = self.data(Interface)
        if data is None:
            raise KeyError(f"docs/data/interface.{self.language}.yml")
        return data

    @property
    def direction(self) -> str:
        """Which way the language is written: ltr or rtl."""
        return str(Locale.parse(self.language).text_direction)

    def data(self, model: type[D]) -> D | None:
        """The data of one kind, or None where this language has none."""
        found = self.contents.get(model.kind)
        return found if isinstance(found, model) else None

    def meta(self, page: str) -> dict[str, Any]:
        """The front matter of a page; {} for a page without."""
        return self._metas.get(page, {})

    def places(self) -> list[tuple[Place, str]]:
        """Every page and section with its address, and the Markdown between its heading and the next."""
        return self._places

    @cached_property
    def _metas(self) -> dict[str, dict[str, Any]]:
        found = {page: self._front_matter(page, markdown) for page, markdown in self.pages.items()}
        return {page: meta for page, meta in found.items() if isinstance(meta, dict)}

    def _front_matter(self, page: str, markdown: str) -> Any:
        match = FRONT_MATTER.match(markdown)
        try:
            return yaml.safe_load(match[1]) if match else None
        except (yaml.YAMLError, ValueError) as error:  # ValueError: such as 2026-02-31, which looks like a date
            mark = getattr(error, "problem_mark", None)
            message = f"broken front matter: {getattr(error, 'problem', None) or error}; put texts in double quotes"
            raise DataError([Problem(self.file(page), mark.line + 2 if mark else 1, "", message)]) from None

    def file(self, page: str) -> str:
        """Where the text of a page stands, for messages."""
        return f"docs/{self.language if page in self.written or not self.written else SOURCE}/{page}"

    @cached_property
    def _places(self) -> list[tuple[Place, str]]:
        return list(self._all_places())

    def _all_places(self) -> Iterator[tuple[Place, str]]:
        for page, markdown in self.pages.items():
            found = sections(markdown)
            lines = markdown.split("\n")
            title = next((self.words(section) for section in found if section.level == 1), page)
            for section in found:
                address = page if section.level == 1 else f"{page}#{section.id}"
                yield Place(address, self.words(section), title), "\n".join(lines[section.line : section.end])

    def words(self, section: Section) -> str:
        """The title of a section, also when a marker puts a card's title there."""
        marker = MARKER.search(section.title)
        cards = self.data(TipCards)
        for card in cards.cards if cards and marker else []:
            if marker and card.id in (arguments := marker["arguments"].split()):
                return card_title(self.interface, card, worksheet="worksheets" in arguments)
        return plain(section.title)


def card_title(interface: Interface, card: TipCard, *, worksheet: bool) -> str:
    """What a tip card is called in headings, or its worksheet."""
    words = interface.worksheets.label if worksheet else interface.cards.heading
    return words.format(number=card.number, title=card.title)


def addresses(pages: Mapping[str, str]) -> set[str]:
    """What links can lead to: every page (`asso.md`) and every section that people wrote (`asso.md#vier-stappen`)."""
    return {
        address
        for page, markdown in pages.items()
        for address in (page, *(f"{page}#{section.id}" for section in sections(markdown) if section.id))
    }


def languages(docs: Path) -> list[str]:
    """The languages of the handbook: the source language, then every other folder that is named by a language code."""
    found = sorted(path.name for path in docs.iterdir() if path.is_dir() and re.fullmatch(r"[a-z]{2}", path.name))
    return [SOURCE, *(name for name in found if name != SOURCE)]


def written_in(docs: Path, language: str) -> frozenset[str]:
    """The file names of the pages that exist in one language."""
    return frozenset(path.name for path in (docs / language).glob("*.md"))


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"byte {error.object[error.start]:#04x} is not UTF-8; save the page with the encoding UTF-8"
        raise DataError([Problem(name, line, "", message)]) from None


def read_pages(docs: Path, languages: Sequence[str], order: Sequence[str]) -> dict[str, dict[str, str]]:
    """The Markdown of every page per language, by file name: first those in `order`, then others by name.

    `languages` begins with the source language, whose text stands in for a page that is not translated. Raises
    `DataError` for a page that is not UTF-8.
    """
    names = sorted({path.name for language in languages for path in (docs / language).glob("*.md")})
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    result: dict[str, dict[str, str]] = {}
    for language in languages:
        found = {}
        for name in names:
            for path in (docs / language / name, docs / languages[0] / name):
                if path.exists():
                    found[name] = _read(path, f"docs/{path.parent.name}/{name}")
                    break
        result[language] = found
    return result


def editions(docs: Path, languages: Sequence[str]) -> dict[str, Edition]:
    """The handbook in each of `languages`, the source language first; raises `DataError` with every fault."""
    pages = read_pages(docs, languages, [])
    contents = load(docs / "data", languages, addresses(pages[languages[0]]))
    return {name: Edition(name, contents[name], pages[name], written_in(docs, name)) for name in languages}
