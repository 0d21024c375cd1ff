"""`make reading-aloud`: what is recorded, outdated or missing of all that is read aloud, with the text to read.

`--accept nl/asso/vier-stappen …` says that a recording is of the text of now, after somebody listened to it.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from markdown import Markdown

from handbook import handbook
from handbook.aloud import recordings
from handbook.aloud.book import of_texts
from handbook.aloud.recordings import State
from handbook.blocks.base import Settings
from handbook.content import dates
from handbook.handbook import Handbook
from handbook.pages.extension import HandbookPages


def run(root: Path, arguments: list[str]) -> int:
    """Print the list of every language; arguments that name pages (asso) or sections (nl/asso) choose from it."""
    read_aloud = texts(read(root))
    if arguments[:1] == ["--accept"]:
        return accept(root / "docs", read_aloud, arguments[1:])
    for language, sections in read_aloud.items():
        states = recordings.states(root / "docs", language, sections)
        for name, state in states.items():
            if not arguments or any(f"{language}/{name}/".find(f"{one.strip('/')}/") in (0, 3) for one in arguments):
                print(f"{language}/{name}: {state}")
                print("".join(f"    {line}\n" for line in sections[name]))
        unknown = sorted(set(recordings.files(root / "docs", language)) - set(sections))
        print("".join(f"docs/audio/{language}/{name}.opus: of no section that exists; remove it\n" for name in unknown))
        count = {state: list(states.values()).count(state) for state in State}
        print(f"{language}: " + ", ".join(f"{count[state]} {state}" for state in State))
    return 0


def accept(docs: Path, read_aloud: dict[str, dict[str, list[str]]], names: list[str]) -> int:
    """Write that these recordings are of the text of now; raises `ValueError` for what is no recording of a section."""
    for given in names:
        language, _, name = given.removesuffix(recordings.ENDING).removeprefix("docs/audio/").partition("/")
        if name not in read_aloud.get(language, {}):
            raise ValueError(f"{given}: no such section; expected a name from the list, such as nl/asso/vier-stappen")
        if name not in recordings.files(docs, language):
            raise ValueError(f"{given}: docs/audio/{language}/{name}.opus is not there")
        stamps = recordings.read_ledger(docs, language)
        recordings.write_ledger(docs, language, {**stamps, name: recordings.stamp(read_aloud[language][name])})
        print(f"{language}/{name}: recorded")
    return 0


def read(root: Path) -> Handbook:
    """The handbook as the build reads it, with what the environment says of the publication."""
    day = (dates.source_date() or datetime.now(UTC)).date()
    settings = Settings(os.environ.get("HANDBOOK_URL", ""), os.environ.get("HANDBOOK_CONTACT", ""), day)
    return handbook.read(root, [], settings)


def texts(found: Handbook) -> dict[str, dict[str, list[str]]]:
    """What is read of each section, by language and section (asso/vier-stappen); of pages written in that language."""
    return {
        language: of_texts(
            {name.removesuffix(".md"): _page(found, name, language) for name in edition.written}, edition
        )
        for language, edition in found.editions.items()
    }


def _page(found: Handbook, name: str, language: str) -> HtmlElement:
    """The text of a page, as plain Python-Markdown makes it with our extension."""
    page = found.editions[language].pages[name]
    library = Markdown(extensions=["attr_list", "tables", "toc", HandbookPages(found.page_context(page, language))])
    return html.fragment_fromstring(library.convert(page.markdown), create_parent="div")
