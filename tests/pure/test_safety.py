"""What no slip may take from a page: numbers for urgent help, and warnings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from handbook import handbook
from handbook.blocks.base import Settings
from handbook.content.page_source import read_page
from handbook.handbook import Handbook
from handbook.pages import safety
from project import ROOT

CARD = "## Kaart { #kaart }\n\n"


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook.read(ROOT, [], Settings("", "", date(2026, 11, 22)))


def told(book: Handbook, **texts: str) -> list[str]:
    """The problems of a handbook with a page of these texts, by language, beside those that it has."""
    editions = {}
    for language, edition in book.editions.items():
        page = read_page(f"# T\n\n{texts.get(language, '')}", f"docs/{language}/proef.md")
        editions[language] = replace(edition, pages={**edition.pages, "proef.md": page})
    return [str(problem) for problem in safety.problems(editions)]


def test_the_handbook_has_all_its_numbers_and_warnings(book: Handbook) -> None:
    assert told(book) == []


def test_a_section_on_treatment_needs_a_warning_in_every_language(book: Handbook) -> None:
    text = "## Deel { #deel }\n\n/// source | zo\nhoofdstuk 2\n///\n"
    found = told(book, nl=text, en=text)
    assert [one.split(": ")[0] for one in found] == ["docs/nl/proef.md:3", "docs/en/proef.md:3"]
    assert all("rests on 'zo', a source about treatment, without a warning" in one for one in found)
    assert told(book, nl=text.replace("\n\n", "\n\n/// warning | specialist\n///\n\n", 1)) == []
    assert told(book, nl=text.replace("zo", "tipkaarten")) == []


def test_an_exception_that_no_section_needs_is_told_with_its_line(book: Handbook) -> None:
    data = ROOT / "docs/data"
    assert not list(safety.unneeded(book.source, data))
    page = book.source.pages["tipkaarten.md"]
    bare = read_page(page.markdown.replace("/// source | zo", "/// source | own"), page.file)
    (found,) = safety.unneeded(replace(book.source, pages={**book.source.pages, "tipkaarten.md": bare}), data)
    lines = (data / "warnings.nl.yml").read_text("utf-8").split("\n")
    assert lines[found.line - 1].startswith("  tipkaarten.md#deel-3:")
    assert "needs no exception" in found.message


def test_a_warning_that_one_language_lost_is_told_where_it_is_missing(book: Handbook) -> None:
    warned, bare = f"{CARD}/// warning | force\n///\n", CARD
    (dutch,) = told(book, nl=bare, en=warned)
    (english,) = told(book, nl=warned, en=bare)
    assert dutch.startswith("docs/nl/proef.md:3: Kaart: lacks the warning of '/// warning | force'")
    assert english.startswith("docs/en/proef.md:3: Kaart: lacks the warning of '/// warning | force'")
    assert told(book, nl=warned, en=warned) == []


def test_a_card_has_the_warning_of_its_section_and_of_its_worksheet(book: Handbook) -> None:
    warning, card, sheet = (
        "/// warning | force\n///\n\n",
        "/// tip-cards | deel-2\n///\n\n",
        "/// worksheets | deel-2\n///\n",
    )
    found = " ".join(told(book, nl=CARD + warning + card))
    assert "proef.md:8: /// tip-cards | deel-2: goes without the warning 'force'" in found
    text = CARD + card + sheet.replace("deel-2", "deel-2 force")
    assert any(
        "proef.md:5: /// tip-cards | deel-2: goes without the warning 'force'" in one for one in told(book, nl=text)
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_number_that_one_language_lost_is_told_by_name(book: Handbook, language: str) -> None:
    edition = book.editions[language]
    page = edition.pages["hulp.md"]
    bare = read_page(page.markdown.replace("/// help | be\n///", ""), page.file)
    changed = {**book.editions, language: replace(edition, pages={**edition.pages, "hulp.md": bare})}
    found = [str(problem) for problem in safety.problems(changed)]
    assert f"docs/{language}/hulp.md:1: Awel (102) stands on no page; write /// help | be and ///" in found
    assert len(found) == sum("be" in service.country for service in edition.contents["help"].services)  # type: ignore[attr-defined]


def test_a_page_in_the_scope_of_a_warning_has_it_on_top(book: Handbook) -> None:
    page = book.source.pages["zelfzorg.md"]
    bare = replace(page, front_matter=page.front_matter.model_copy(update={"warnings": []}))
    changed = {"nl": replace(book.source, pages={**book.source.pages, "zelfzorg.md": bare})}
    (found,) = safety.problems(changed)
    assert "lacks 'problematic', whose scope it is in" in found.message
