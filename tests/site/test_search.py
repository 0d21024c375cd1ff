"""The search of the built site stays small."""

from __future__ import annotations

import gzip

import pytest

from handbook.search import scripts as search
from handbook.search.synonyms import Synonyms
from handbook.site.model import Site
from handbook.site.products import searched
from handbook.site.scripts import script_json
from model_of import built_site
from project import ROOT

LANGUAGES = ["nl", "en"]
INDEX_BUDGET = 51_000
SCRIPT_BUDGET = 67_000
WINDOW_BUDGET = 4_500
"""Bytes after gzip: what is searched with its snippets, both scripts, and the one that brings the window to type in."""


@pytest.fixture(scope="module")
def model() -> Site:
    """The handbook as its build reads it."""
    return built_site()


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_of_a_language_stays_within_its_budget(model: Site, language: str) -> None:
    book = model.books[language]
    assert weight(script_json(search.packed(search.data(searched(book), book.edition)))) <= INDEX_BUDGET
    scripts = search.assemble(ROOT / "docs/assets", searched(book), book.edition)
    assert sum(map(weight, scripts.values())) <= SCRIPT_BUDGET
    assert weight(scripts["search"]) <= WINDOW_BUDGET


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_that_the_words_of_an_editor_lead_to_is_found(model: Site, language: str) -> None:
    book = model.books[language]
    words = book.edition.data(Synonyms)
    assert words
    found = search.data(searched(book), book.edition)["synonyms"]
    for group, (_, _, led, _) in zip(words.groups, found, strict=True):
        assert len(led) == len(group.sections), group.words
