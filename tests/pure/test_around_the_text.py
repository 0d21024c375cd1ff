"""What surrounds the text says no more than it: summaries, the situations of a parent, the terms of a translation."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from handbook import handbook
from handbook.blocks.base import TREATMENT, Settings
from handbook.blocks.situations import Situations
from handbook.blocks.warning import Warnings
from handbook.content.edition import Edition
from handbook.content.page_source import PageSource
from handbook.content.readability import SOURCE
from handbook.handbook import Handbook
from project import ROOT

ANYWHERE = ("hulp.md", "waarschuwingen.md", "zelfzorg.md")
"""Help, warnings and care for yourself stand wherever they are of use."""
OF_ITS_OWN = ("pleegzorg-en-hulp", "iets-voor-ons", "eerst-erger")
"""Groups about foster care, our own hesitations, and treatment: their order is that of what they are about."""
NOT_SHOWN = re.compile(r"(?<=\])\([^)]*\)|\{[^}]*\}|(?<=^///).*", re.MULTILINE)
TERMS = yaml.safe_load(Path(__file__).with_name("terms.en.yml").read_text("utf-8"))


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


def test_what_is_for_every_family_comes_before_what_is_for_some_and_treatment_last(edition: Edition) -> None:
    data, warnings = edition.data(Situations), edition.data(Warnings)
    assert data
    assert warnings
    scopes = {warning.id: warning.scope for warning in warnings.warnings}
    (foster,) = [mark.scope for mark in warnings.marks if mark.id == "pleegkinderen"]

    def narrow(section: str) -> int:
        def within(scope: list[str]) -> bool:
            return section in scope or section.partition("#")[0] in scope

        if within(scopes[TREATMENT]):
            return 3
        if section.startswith("stijlen.md#") or within(scopes["problematic"]):
            return 2
        return int(within(foster))

    for group in data.groups:
        for situation in group.situations if group.id not in OF_ITS_OWN else []:
            steps = [narrow(section) for section in situation.sections if not section.startswith(ANYWHERE)]
            assert steps == sorted(steps), situation.id


def test_a_term_has_the_same_english_wherever_it_stands(book: Handbook) -> None:
    dutch, english = book.editions["nl"], book.editions["en"]
    for name, page in dutch.pages.items():
        translated = texts(english.pages[name])
        for section, text in texts(page).items():
            for term in TERMS:
                if stands(term["nl"], text):
                    assert any(stands(word, translated[section]) for word in term["en"]), (
                        f"{name}#{section}: {term['nl']} is {' or '.join(term['en'])}"
                    )


def texts(page: PageSource) -> dict[str, str]:
    """The text of each section of a page, by its id: what a reader sees of it, without the targets of links."""
    lines = NOT_SHOWN.sub("", SOURCE.sub(only_lines, page.markdown)).split("\n")
    return {section.id: "\n".join(lines[section.line : section.end]) for section in page.sections}


def only_lines(block: re.Match[str]) -> str:
    """The line ends of a block: places in a source are titles, and stay as they are."""
    return "\n" * block[0].count("\n")


def stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", " ".join(text.split()), re.IGNORECASE) is not None
