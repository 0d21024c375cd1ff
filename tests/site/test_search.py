"""The search of the built site stays small."""

from __future__ import annotations

import gzip

import pytest

from handbook.search import scripts as search
from handbook.site.model import Site
from handbook.site.products import searched
from model_of import built_site
from project import ROOT

LANGUAGES = ["nl", "en"]
SCRIPT_BUDGET = 60_000
WINDOW_BUDGET = 5_000
"""Bytes after gzip: both scripts, and the one that brings the window to type in."""


@pytest.fixture(scope="module")
def model() -> Site:
    """The handbook as its build reads it."""
    return built_site()


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_of_a_language_stays_within_its_budget(model: Site, language: str) -> None:
    book = model.books[language]
    scripts = search.assemble(ROOT / "docs/assets", searched(book), book.edition)
    assert sum(map(weight, scripts.values())) <= SCRIPT_BUDGET
    assert weight(scripts["search"]) <= WINDOW_BUDGET


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_of_a_page_that_is_searched_can_be_found_by_phrases(model: Site, language: str) -> None:
    book = model.books[language]
    found = search.found(searched(book), book.edition)
    assert [f"{one.page}#{one.entry.id}" for one in found if len(one.phrases) < (1 if one.entry.term else 12)] == []
