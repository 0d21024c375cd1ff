"""The ledger of addresses: what it holds, what an editor is told who breaks one, and what a moved address leads to."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.addresses import ledger as permalinks
from handbook.addresses import redirects as moved
from handbook.addresses.ledger import Ledger, Title
from handbook.content.edition import Edition
from handbook.content.page_source import read_page
from handbook.content.problems import DataError
from handbook.handbook import read_editions
from project import ROOT

DOCS = ROOT / "docs"
MALFORMED = ROOT / "tests/fixtures/malformed"
EXISTING = {"asso": "ASSO", "asso#vier-stappen": "De vier stappen"}
EXPECTED = {
    "gone": (2, "asso#weg: is gone; put its id back, or write where its text went: asso#weg: NEW"),
    "moved-to-nothing": (3, "is moved to 'asso#vier-stapen', which does not exist; do you mean 'asso#vier-stappen'?"),
    "circle": (
        3,
        "leads in a circle: asso#twee → asso#drie → asso#een → asso#twee; let one of them lead",
    ),
    "to-itself": (2, "asso#zelf: leads in a circle: asso#zelf → asso#zelf; let one of them lead to what exists"),
    "exists-again": (2, "is moved to 'asso', but exists again; remove 'asso' here, or rename the new id"),
    "file-name": (2, "ill-formed 'asso.md#oud'; write asso#oud"),
    "no-address": (2, "asso#oud: ill-formed '4'; expected page or page#section"),
    "twice": (3, "key 'asso#vier-stappen' stands twice (first on line 2); keep one"),
    "list": (1, "expected a line for each address, such as asso#vier-stappen:"),
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder with a ledger that is in order: two addresses that exist, three that moved, an editor's comments."""
    folder = tmp_path / "docs"
    (folder / "data").mkdir(parents=True)
    (folder / "data/permalinks.yml").write_text(
        "# Haal geen regel weg.\nasso:\nasso#vier-stappen:\nasso#een: asso#twee  # in de zomer\n"
        "asso#twee: asso#vier-stappen\n\noud: asso\n",
        "utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    return read_editions(DOCS)


def told(docs: Path) -> list[str]:
    try:
        return [str(problem) for problem in permalinks.faults(permalinks.read(docs), EXISTING)]
    except DataError as error:
        return [str(problem) for problem in error.problems]


def test_every_malformed_ledger_is_expected_here() -> None:
    assert {path.name.removesuffix(".permalinks.yml") for path in MALFORMED.glob("*.permalinks.yml")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_broken_promise_is_told_with_file_line_address_and_cure(docs: Path, name: str) -> None:
    line, message = EXPECTED[name]
    shutil.copy(MALFORMED / f"{name}.permalinks.yml", docs / "data/permalinks.yml")
    found = [fault for fault in told(docs) if fault.startswith(f"docs/data/permalinks.yml:{line}: ")]
    assert any(message in fault for fault in found), told(docs)


def test_only_what_stands_in_the_circle_is_told_of_it(docs: Path) -> None:
    shutil.copy(MALFORMED / "circle.permalinks.yml", docs / "data/permalinks.yml")
    assert [fault.split(": ")[1] for fault in told(docs)] == ["asso#een", "asso#twee", "asso#drie"]


def test_a_ledger_that_is_absent_is_told(docs: Path) -> None:
    (docs / "data/permalinks.yml").unlink()
    assert told(docs) == ["docs/data/permalinks.yml:1: the file is absent; expected it here"]


def test_a_sound_ledger_has_no_faults_and_follows_an_address_however_often_it_moved(docs: Path) -> None:
    assert told(docs) == []
    ledger = permalinks.read(docs)
    assert ledger.current("asso#een") == "asso#vier-stappen"
    assert ledger.current("oud") == "asso"
    assert ledger.current("asso#vier-stappen") == "asso#vier-stappen"


def test_new_addresses_stand_with_those_of_their_page_and_every_other_line_stays(docs: Path) -> None:
    before = (docs / "data/permalinks.yml").read_text("utf-8").splitlines()
    new = permalinks.add(docs, [*EXISTING, "asso#nieuw", "asso#nieuwer", "hulp", "hulp#nederland"])
    assert new == ["asso#nieuw", "asso#nieuwer", "hulp", "hulp#nederland"]
    after = (docs / "data/permalinks.yml").read_text("utf-8").splitlines()
    assert after == [*before[:5], "asso#nieuw:", "asso#nieuwer:", *before[5:], "", "hulp:", "hulp#nederland:"]
    assert permalinks.add(docs, permalinks.read(docs).entries) == []


def test_every_kind_of_thing_in_the_handbook_has_an_address(editions: dict[str, Edition]) -> None:
    found = permalinks.titles(editions["nl"])
    for address in (
        "asso",
        "asso#vier-stappen",
        "tipkaarten#deel-1",
        "tipkaarten#deel-1-relatie",
        "tipkaarten#deel-1-samen-lol",
        "tipkaarten#deel-3-moe",
        "checklist#zes-voorwaarden",
        "checklist#specialist",
        "factoren#leeftijd",
        "situaties#huilt-niet",
        "woordenlijst#basic-trust",
        "bronnen#zo",
        "hulp#nl-noodnummer",
        "voor-trainers#programma-welkom",
        "voor-trainers#programma-nodig-vragen",
    ):
        assert found.get(address), address


def test_the_ledger_of_the_handbook_is_in_order_and_whole(editions: dict[str, Edition]) -> None:
    ledger = permalinks.read(DOCS)
    existing = permalinks.titles_in("nl", editions)
    assert list(permalinks.faults(ledger, existing)) == []
    assert permalinks.unlisted(ledger, existing) == [], permalinks.CURE


def test_a_slip_in_a_translation_promises_nothing(editions: dict[str, Edition]) -> None:
    english = editions["en"]
    page = read_page("# ASSO\n\n## The four steps { #vier-stapen }\n", "docs/en/asso.md")
    slip = {**editions, "en": replace(english, pages={**english.pages, "asso.md": page})}
    assert permalinks.unlisted(permalinks.read(DOCS), permalinks.existing(slip)) == []
    assert "index#over-de-vertaling" in permalinks.existing(editions), "the page says that only it has this"


def test_what_is_gone_in_dutch_is_gone_though_a_translation_has_it(editions: dict[str, Edition]) -> None:
    dutch = editions["nl"]
    page = read_page("# ASSO\n\n## De vier stappen { #vier-stappen }\n", "docs/nl/asso.md")
    shorter = {**editions, "nl": replace(dutch, pages={**dutch.pages, "asso.md": page})}
    gone = {problem.path for problem in permalinks.faults(permalinks.read(DOCS), permalinks.existing(shorter))}
    assert gone == {"asso#voorbeeld-wc-papier", "asso#lees-verder"}


def test_a_page_without_translation_keeps_its_dutch_titles(editions: dict[str, Edition]) -> None:
    english = editions["en"]
    pages = {**english.pages, "situaties.md": editions["nl"].pages["situaties.md"]}
    partly = Edition("en", english.contents, pages, english.inline)
    found = permalinks.titles_in("en", {"nl": editions["nl"], "en": partly})
    assert found["situaties#huilt-niet"].language == "nl"
    assert found["asso#vier-stappen"] == Title("The four steps", "en")


def test_a_section_that_only_one_language_has_keeps_its_title_everywhere(editions: dict[str, Edition]) -> None:
    assert permalinks.titles_in("nl", editions)["index#over-de-vertaling"].language == "en"


def test_an_old_address_leads_from_its_page_to_the_new_place_with_its_title() -> None:
    ledger = Ledger({"asso": "", "asso#oud": "asso#nieuw", "asso#weg": "hulp", "oud": "asso", "oud#deel": "oud"})
    titles = {name: Title(name.upper(), "nl") for name in ("asso", "asso#nieuw", "hulp")}
    assert [(note.id, note.href, note.title.words) for note in moved.notes(ledger, "asso", titles)] == [
        ("oud", "#nieuw", "ASSO#NIEUW"),
        ("weg", "hulp.html", "HULP"),
    ]
    assert moved.moved_pages(ledger, {"asso", "hulp"}) == ["oud"]
    assert moved.whole(ledger, "oud", titles).href == "asso.html"
    assert [note.href for note in moved.notes(ledger, "oud", titles)] == ["asso.html"]
