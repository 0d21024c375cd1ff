"""The handbook in one language: its checked data and its pages as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from babel import Locale

from handbook.content.front_matter import FACTS, FrontMatter
from handbook.content.inline_text import plain
from handbook.content.interface import Interface
from handbook.content.loading import Contents
from handbook.content.models import DataFile
from handbook.content.page_source import INLINE, LARGEST, PageSource, WrittenSection, read_page
from handbook.content.problems import DataError, Problem
from handbook.content.summaries import Summaries
from handbook.content.text_file import is_leftover, read_text

D = TypeVar("D", bound=DataFile)
SOURCE = "nl"
"""The language that people write in; every other is a translation of it."""


@dataclass(frozen=True)
class Place:
    """A page or section that can be linked to: its address (`page.md#section`), its title and that of its page."""

    address: str
    title: str
    page: str


@dataclass(frozen=True)
class Edition:
    """The handbook in one language.

    `pages` holds each page by file name, in reading order; where a page has no translation it is that of the source
    language. `inline` says what stands for `[[name argument]]` within a line, by `name argument`.
    """

    language: str
    contents: Contents
    pages: Mapping[str, PageSource]
    inline: Mapping[str, str] = field(default_factory=dict)

    @property
    def interface(self) -> Interface:
        """The words of the site itself."""
        data = self.data(Interface)
        if data is None:
            file = f"docs/data/interface.{self.language}.yml"
            raise DataError([Problem(file, 1, "", "the file is absent; the words of the site belong in it")])
        return data

    @cached_property
    def direction(self) -> str:
        """Which way the language is written: ltr or rtl."""
        return str(Locale.parse(self.language).text_direction)

    @cached_property
    def written(self) -> frozenset[str]:
        """The file names of the pages that people wrote in this language."""
        return frozenset(name for name, page in self.pages.items() if page.language == self.language)

    def data(self, model: type[D]) -> D | None:
        """The data of one kind, or None where this language has none."""
        found = self.contents.get(model.kind)
        return found if isinstance(found, model) else None

    @cached_property
    def summaries(self) -> dict[str, str]:
        """One sentence for where a page, section or item stands alone, by its address: `asso#vier-stappen`."""
        data = self.data(Summaries)
        return data.by_address() if data else {}

    def front_matter(self, page: str) -> FrontMatter:
        """What the head of a page (`asso.md`) says; nothing but defaults for a page that does not exist."""
        return self.pages[page].front_matter if page in self.pages else FrontMatter()

    def pages_with(self, block: str) -> list[str]:
        """The names (`woordenlijst`) of the pages that show a block of this kind, in reading order."""
        return list(dict.fromkeys(page for name, _, page in self._shown if name == block))

    def page_with(self, block: str, argument: str | None = None) -> str:
        """The name (`woordenlijst`) of the first page that shows a block of this kind; '' where none does.

        With `argument`, only a block with that argument counts ('': one without).
        """
        return next((page for name, own, page in self._shown if name == block and argument in (None, own)), "")

    def section_with(self, block: str, argument: str | None = None) -> str:
        """The address (`over#fout-melden`) of the first section of `page_with` that shows the block.

        It is that of the page where no section does, and '' where no page does.
        """
        page = self.page_with(block, argument)
        for section in self.pages[f"{page}.md"].sections if page else ():
            for use in section.blocks if section.id else ():
                if use.name == block and argument in (None, use.argument) and not use.inline:
                    return f"{page}#{section.id}"
        return page

    @cached_property
    def _shown(self) -> list[tuple[str, str, str]]:
        """Every block on lines of its own: its name, its argument, and the page that shows it."""
        return [
            (use.name, use.argument, name.removesuffix(".md"))
            for name, page in self.pages.items()
            for use in page.blocks
            if not use.inline
        ]

    def sections(self) -> list[tuple[Place, WrittenSection]]:
        """Every page (its title) and section with its address, in reading order."""
        return self._sections

    @cached_property
    def _sections(self) -> list[tuple[Place, WrittenSection]]:
        return list(self._all_sections())

    def _all_sections(self) -> Iterator[tuple[Place, WrittenSection]]:
        for name, page in self.pages.items():
            title = next((self.title(section) for section in page.sections if section.level == 1), name)
            for section in page.sections:
                address = name if section.level == 1 else f"{name}#{section.id}"
                yield Place(address, self.title(section), title), section

    def title(self, section: WrittenSection) -> str:
        """The words of a heading, also where something from the data stands in it (the title of a card)."""
        words = INLINE.sub(lambda match: self.inline.get(inline_key(match[1], match[2]), match[0]), section.title)
        return plain(words)


def inline_key(name: str, argument: str) -> str:
    """What `Edition.inline` calls a `[[name argument]]`."""
    return " ".join([name, *argument.split()])


def addresses(pages: Mapping[str, PageSource]) -> set[str]:
    """What links can lead to: every page (`asso.md`) and every section that people wrote (`asso.md#vier-stappen`)."""
    return {
        address
        for name, page in pages.items()
        for address in (name, *(f"{name}#{section.id}" for section in page.sections if section.id))
    }


def languages(docs: Path) -> list[str]:
    """The languages of the handbook: the source language, then every other folder that is named by a language code."""
    found = sorted(path.name for path in docs.iterdir() if path.is_dir() and re.fullmatch(r"[a-z]{2}", path.name))
    return [SOURCE, *(name for name in found if name != SOURCE)]


def read_pages(docs: Path, languages: Sequence[str], order: Sequence[str]) -> dict[str, dict[str, PageSource]]:
    """Every page per language, by file name: first those in `order`, then others by name.

    `languages` begins with the source language, whose page stands in for one that is not translated. Raises `DataError`
    with everything that is wrong in the pages themselves.
    """
    problems: list[Problem] = []
    written: dict[str, dict[str, PageSource]] = {}
    for language in languages:
        written[language] = {}
        for path in sorted((docs / language).glob("*.md")):
            if is_leftover(path.name):
                continue
            name = f"docs/{language}/{path.name}"
            try:
                page = read_page(read_text(path, name, LARGEST), name)
            except DataError as error:
                problems += error.problems
                continue
            written[language][path.name] = page
    if problems:
        raise DataError(problems)
    source = written[languages[0]]
    for language in languages[1:]:
        for name, page in written[language].items():
            if name in source:
                problems += _repeated_facts(page)
                facts = page.front_matter.with_facts_of(source[name].front_matter)
                written[language][name] = replace(page, front_matter=facts)
    if problems:
        raise DataError(problems)
    names = sorted({name for pages in written.values() for name in pages})
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    return {
        language: {name: pages.get(name) or source[name] for name in names if name in pages or name in source}
        for language, pages in written.items()
    }


def _repeated_facts(page: PageSource) -> Iterator[Problem]:
    for name in sorted(page.front_matter.model_fields_set & set(FACTS)):
        message = "stands in the Dutch page, for every language; remove it here"
        yield Problem(page.file, page.key_lines.get(name, 1), name, message)
