"""The whole handbook as people wrote it, read and checked: what every later step is handed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from handbook.addresses import ledger, renamed
from handbook.addresses.ledger import Ledger, Title
from handbook.aloud import recordings
from handbook.blocks.base import Settings
from handbook.blocks.glossary import Glossary
from handbook.blocks.registry import inline_words
from handbook.blocks.sources import unused
from handbook.content import allowed_files, git_history, menu
from handbook.content.edition import SOURCE, Edition, addresses, languages, read_pages
from handbook.content.interface import Interface
from handbook.content.loading import load
from handbook.content.page_source import PageSource
from handbook.content.problems import DataError, Problem
from handbook.kinds import KINDS
from handbook.pages import checks, mirror, safety, screens
from handbook.pages.extension import PageContext
from handbook.pages.glossary_links import GlossaryLinks
from handbook.pages.render import Renderer, block_templates
from handbook.print import page_foot
from handbook.search import questions
from handbook.translation.fingerprints import read_ledger
from handbook.translation.status import outdated_pages


@dataclass(frozen=True)
class Handbook:
    """Everything that the handbook is made from, in the project folder `root`.

    `editions` holds one per language, the source language first; `titles` what stands at each address, by language of
    the reader; `outdated` the pages whose Dutch is newer than they are, by language; `changes` the last change of each
    file, as far as git knows it.
    """

    root: Path
    settings: Settings
    editions: Mapping[str, Edition]
    ledger: Ledger
    titles: Mapping[str, Mapping[str, Title]]
    outdated: Mapping[str, set[str]]
    changes: Mapping[str, date]

    @property
    def source(self) -> Edition:
        """The handbook in the language that people write in."""
        return self.editions[SOURCE]

    @cached_property
    def renderers(self) -> Mapping[str, Renderer]:
        """What renders blocks, by language of the text."""
        templates = block_templates(self.root / "overrides/blocks")
        return {name: Renderer(edition, templates, self.settings) for name, edition in self.editions.items()}

    @cached_property
    def glossaries(self) -> Mapping[str, GlossaryLinks]:
        """What leads hard words to the glossary, by language of the text; none where there is no glossary."""
        found = {}
        for name, edition in self.editions.items():
            glossary, pages = edition.data(Glossary), edition.pages_with("glossary")
            if glossary and pages:
                found[name] = GlossaryLinks(glossary.terms, f"{pages[0]}.md")
        return found

    def page_context(self, page: PageSource, site_language: str) -> PageContext:
        """What the Markdown extension needs for a page as the site in `site_language` shows it."""
        linked = not page.front_matter.own and not page.shows("glossary")
        return PageContext(
            page,
            self.renderers[page.language],
            lambda name: self.foot(page, site_language, name),
            self.glossaries.get(page.language) if linked else None,
        )

    def foot(self, page: PageSource, site_language: str, name: str = "") -> str:
        """The HTML of what is printed below a page, or below the part of it with the id `name`."""
        folder = "" if site_language == SOURCE else f"{site_language}/"
        rest = f"{name}/" if name else ""
        url = self.settings.site_url
        address = f"{url}{folder}s/{page.name.removesuffix('.md')}/{rest}" if url else ""
        day = page_foot.changed(page, page.language, self.changes)
        return page_foot.foot(address, day, self.editions[page.language].interface.paper, page.language)

    @property
    def unlisted(self) -> list[str]:
        """The addresses that exist but that the ledger does not have yet."""
        return ledger.unlisted(self.ledger, ledger.existing(self.editions))


def read(root: Path, nav: Sequence[Any], settings: Settings) -> Handbook:
    """Read and check all that the handbook in the project folder `root` is made from.

    `nav` is the menu as mkdocs.yml has it: the pages (asso.md) in reading order, with titles and groups or without.
    Raises `DataError` with every fault that could be found.
    """
    docs = root / "docs"
    problems = list(allowed_files.problems(docs, languages(docs)))
    try:
        editions = read_editions(docs, menu.files(nav), settings.site_url)
        promised = ledger.read(docs)
        stamps = {name: read_ledger(docs, name) for name in editions}
        for name in editions:
            recordings.read_ledger(docs, name)
    except DataError as error:
        raise DataError([*problems, *error.problems, *_renamed(docs)]) from None
    source = editions[SOURCE]
    outdated = {name: outdated_pages(edition, source, stamps[name]) for name, edition in editions.items()}
    problems += menu.problems(
        root, nav, settings.menu_titles, {name: found.written for name, found in editions.items()}
    )
    problems += menu.languages(root, settings.names, editions)
    problems += unused(source)
    problems += safety.problems(editions)
    problems += safety.unneeded(source, docs / "data")
    for name, edition in editions.items():
        problems += checks.problems(edition, settings, docs)
        problems += questions.problems(edition, docs / "data")
        problems += screens.problems(edition, docs / "data")
        problems += mirror.problems(edition, source, outdated[name]) if name != SOURCE else []
    problems += ledger.faults(promised, ledger.existing(editions))
    problems += renamed.problems(promised, source.pages.values()) if problems else []
    if problems:
        raise DataError(problems)
    titles = {language: ledger.titles_in(language, editions) for language in editions}
    changes = git_history.last_changes(root, docs.name)
    return Handbook(root, settings, editions, promised, titles, outdated, changes)


def _renamed(docs: Path) -> list[Problem]:
    """The headings whose id was mistyped, where the pages and the ledger can be read."""
    try:
        return list(renamed.problems(ledger.read(docs), read_pages(docs, [SOURCE], [])[SOURCE].values()))
    except DataError:
        return []


def read_editions(docs: Path, order: Sequence[str] = (), url: str = "") -> dict[str, Edition]:
    """The handbook in each language of the folder `docs`, the source language first; raises `DataError`.

    `url` is its public address, '' while that is unknown.
    """
    found = languages(docs)
    try:
        pages = read_pages(docs, found, order)
    except DataError as error:  # the faults of the data are told with those of the pages
        try:
            load(docs / "data", KINDS, found)
        except DataError as other:
            raise DataError([*error.problems, *other.problems]) from None
        raise
    contents = load(docs / "data", KINDS, found, {name: addresses(pages[name]) for name in found}, url)
    absent = [name for name in found if Interface.kind not in contents[name]]
    if absent:
        message = "the file is absent; the words of the site belong in it"
        raise DataError(Problem(f"docs/data/{Interface.kind}.{name}.yml", 1, "", message) for name in absent)
    editions = {name: Edition(name, contents[name], pages[name]) for name in found}
    return {name: replace(edition, inline=inline_words(edition)) for name, edition in editions.items()}
