"""What surrounds the text says no more than it: summaries, the situations of a parent, the terms of a translation."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from handbook import handbook
from handbook.blocks.base import TREATMENT, Settings
from handbook.blocks.doors import Doors
from handbook.blocks.help import Help
from handbook.blocks.situations import Situation, Situations
from handbook.blocks.warning import Warnings
from handbook.content.edition import SOURCE, Edition
from handbook.content.page_source import PageSource
from handbook.handbook import Handbook
from handbook.translation import terms
from project import ROOT

ANYWHERE = ("hulp.md", "waarschuwingen.md", "zelfzorg.md")
"""Help, warnings and care for yourself stand wherever they are of use."""
FOSTER, ATTACHED, TREATED = 1, 2, 3
"""Whom a section is about: foster children, children who attach in one way or have a disorder, those in treatment."""
OF_ITS_OWN = ("pleegzorg-en-hulp", "iets-voor-ons", "eerst-erger")
"""Groups about foster care, our own hesitations, and treatment: their order is that of what they are about."""


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook.read(ROOT, [], Settings("", "", date(2026, 11, 22)))


@pytest.fixture(scope="module")
def edition(book: Handbook) -> Edition:
    return book.source


def test_every_page_and_section_has_its_sentence_in_every_language(book: Handbook) -> None:
    for language, edition in book.editions.items():
        for page in edition.pages.values():
            if page.language != language:
                continue
            name = page.name.removesuffix(".md")
            wanted = {name, *(f"{name}#{section.id}" for section in page.sections if section.level > 1)}
            missing = wanted - set(edition.summaries) - {f"{name}#lees-verder", "index#over-de-vertaling"}
            assert not missing, f"docs/data/summaries.{language}.yml"


def test_the_boxes_on_top_have_at_most_three_lines_and_as_many_in_every_language(book: Handbook) -> None:
    for edition in book.editions.values():
        for name in sorted(edition.written & book.source.written):
            found = boxes(edition.pages[name])
            assert max(found.values(), default=0) <= 3, f"docs/{edition.language}/{name}"
            assert found == boxes(book.source.pages[name]), f"docs/{edition.language}/{name}"


def test_what_is_for_every_family_comes_before_what_is_for_some_and_treatment_last(edition: Edition) -> None:
    for situation in everyday(edition):
        steps = [narrow(edition, section) for section in situation.sections if not section.startswith(ANYWHERE)]
        assert steps == sorted(steps), situation.id


def test_no_everyday_situation_leads_to_a_way_of_attaching_a_disorder_or_a_treatment_first(edition: Edition) -> None:
    for situation in everyday(edition):
        assert narrow(edition, situation.sections[0]) <= FOSTER, situation.id


@pytest.mark.parametrize(
    "name", ["ik-ben-op", "uitgevallen", "slaat-of-gooit", "nare-dingen-meegemaakt", "jong-en-onrustig"]
)
def test_who_is_worn_out_or_sees_danger_is_led_to_help_in_both_countries(edition: Edition, name: str) -> None:
    data = edition.data(Situations)
    assert data
    (found,) = [situation for group in data.groups for situation in group.situations if situation.id == name]
    assert {"hulp.md#nederland", "hulp.md#vlaanderen"} <= set(found.sections)


def test_a_door_of_the_home_page_leads_every_family_to_an_answer(edition: Edition) -> None:
    data, warnings = edition.data(Doors), edition.data(Warnings)
    assert data
    assert warnings
    places = {door.id: door.place for door in data.doors}
    assert places["op"] == "hulp.md", "who is worn out comes to help first"
    scoped = {place for warning in warnings.warnings for place in warning.scope if warning.id != "force"}
    for place in places.values():
        assert not place.startswith("stijlen.md"), "no style first"
        assert not {place, place.partition("#")[0]} & scoped, f"{place} is about some children, or a treatment"


def test_a_number_that_a_page_calls_is_one_of_the_data(book: Handbook) -> None:
    known = {number for service in book.source.data(Help).services for number in service.numbers}  # type: ignore[union-attr]
    for language, edition in book.editions.items():
        for name, page in edition.pages.items():
            called = set(re.findall(r"\]\(tel:([0-9]+)\)", page.markdown))
            assert called <= known, f"{language}/{name}"


def test_a_term_is_called_the_same_wherever_it_stands_in_a_translation(book: Handbook) -> None:
    told = [
        str(problem)
        for language, edition in book.editions.items()
        if language != SOURCE
        for problem in terms.problems(book.source, edition, ROOT / "docs/data")
    ]
    assert not told


def test_a_term_that_is_called_otherwise_is_told_with_its_line(book: Handbook) -> None:
    english = book.editions["en"]
    page = english.pages["hulp.md"]
    bare = replace(page, markdown=page.markdown.replace("GP", "doctor"))
    changed = replace(english, pages={**english.pages, "hulp.md": bare})
    told = [str(problem) for problem in terms.problems(book.source, changed, ROOT / "docs/data")]
    line = next(
        n for n, text in enumerate((ROOT / page.file).read_text("utf-8").split("\n"), 1) if "{ #nederland }" in text
    )
    words = "has no word for 'huisarts'; write GP, or add what it is called to docs/data/terms.en.yml"
    assert f"docs/en/hulp.md:{line}: Help now in the Netherlands: {words}" in told
    assert len(told) == 3  # the box on top, and both countries


def test_a_term_that_a_text_of_the_data_lost_is_told_with_its_line(book: Handbook) -> None:
    english = book.editions["en"]
    data = english.contents["help"]
    assert isinstance(data, Help)
    first = data.services[0].model_copy(update={"name": "Number"})
    changed = {**english.contents, "help": data.model_copy(update={"services": [first, *data.services[1:]]})}
    (told,) = terms.problems(book.source, replace(english, contents=changed), ROOT / "docs/data")
    assert str(told).startswith("docs/data/help.en.yml:")
    assert "services › noodnummer › name: has no word for 'noodnummer'; write emergency number" in str(told)


def boxes(page: PageSource) -> dict[str, int]:
    """How many lines 'In het kort' and 'Dit kun je doen' of a page have."""
    return {
        use.name: sum(line.startswith("- ") for line in use.body.split("\n"))
        for use in page.blocks
        if use.name in ("kort", "doen")
    }


def everyday(edition: Edition) -> list[Situation]:
    """The situations of every home, which are not about foster care, our own hesitations or a treatment."""
    data = edition.data(Situations)
    assert data
    return [one for group in data.groups if group.id not in OF_ITS_OWN for one in group.situations]


def narrow(edition: Edition, section: str) -> int:
    """How few families a section is for: 0 is for every family."""
    data = edition.data(Warnings)
    assert data
    scopes = {warning.id: warning.scope for warning in data.warnings} | {mark.id: mark.scope for mark in data.marks}

    def within(name: str) -> bool:
        return section in scopes[name] or section.partition("#")[0] in scopes[name]

    if within(TREATMENT):
        return TREATED
    if section.startswith("stijlen.md#") or within("problematic"):
        return ATTACHED
    return FOSTER if within("pleegkinderen") else 0
