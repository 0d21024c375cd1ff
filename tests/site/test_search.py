"""The search of the built site stays small."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from handbook import search
from handbook.assets import searched
from handbook.edition import Edition, addresses, read_pages, written_in
from handbook.load import load
from handbook.model import Synonyms
from handbook.scripts import script_json
from project import ROOT

LANGUAGES = ["nl", "en"]
INDEX_BUDGET = 51_000
SCRIPT_BUDGET = 67_000
WINDOW_BUDGET = 4_500
"""Bytes after gzip: what is searched with its snippets, both scripts, and the one that brings the window to type in."""


def made(site: Path, language: str) -> tuple[Edition, dict[str, str]]:
    """The edition and those built pages that the search of a language is made from."""
    pages = read_pages(ROOT / "docs", LANGUAGES, [])
    contents = load(ROOT / "docs/data", LANGUAGES, addresses(pages["nl"]))
    html = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.glob("**/*.html"))}
    edition = Edition(language, contents[language], pages[language], written_in(ROOT / "docs", language))
    return edition, searched(html, edition)


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_of_a_language_stays_within_its_budget(site: Path, language: str) -> None:
    edition, pages = made(site, language)
    assert weight(script_json(search.packed(search.data(pages, edition)))) <= INDEX_BUDGET
    scripts = search.assemble(ROOT / "docs/assets", pages, edition)
    assert sum(map(weight, scripts.values())) <= SCRIPT_BUDGET
    assert weight(scripts["search"]) <= WINDOW_BUDGET


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_that_the_words_of_an_editor_lead_to_is_found(site: Path, language: str) -> None:
    edition, pages = made(site, language)
    words = edition.data(Synonyms)
    assert words
    for group, (_, _, led, _) in zip(words.groups, search.data(pages, edition)["synonyms"], strict=True):
        assert len(led) == len(group.sections), group.words
