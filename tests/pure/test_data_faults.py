"""An editor's mistakes in the data files: each is told with file, line, place and cure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.content import loading
from handbook.content.problems import DataError
from handbook.kinds import KINDS
from project import ROOT

MALFORMED = ROOT / "tests/fixtures/malformed"
EXPECTED = {
    "missing-key.tip_cards.nl": (2, "cards › deel-1 › title: 'title' is missing; add it"),
    "unknown-key.tip_cards.nl": (4, "cards › deel-1 › titel: unknown key 'titel'; do you mean 'title'?"),
    "empty-text.tip_cards.nl": (7, "cards › deel-1 › tips › tip › text: is empty; write a text or remove the key"),
    "wrong-type.tip_cards.nl": (7, "tips › tip › text: is int '5'; expected a text (put it in double quotes)"),
    "list-expected.tip_cards.nl": (5, "cards › deel-1 › tips: is str 'Kijk.'; expected a list (lines that start"),
    "ill-formed-id.tip_cards.nl": (9, "ill-formed 'Samen Spelen'; expected small letters, digits and hyphens"),
    "duplicate-id.tip_cards.nl": (9, "cards › deel-1 › assignments › tip › id: id 'tip' stands twice"),
    "duplicate-key.tip_cards.nl": (4, "key 'number' stands twice (first on line 3); keep one"),
    "number-out-of-order.tip_cards.nl": (3, "cards › deel-1 › number: is 2; expected 1"),
    "unknown-question-set.tip_cards.nl": (11, "assignments › spelen › question_set: 'geraakt' does not exist"),
    "broken-yaml.tip_cards.nl": (10, "broken YAML: "),
    "tab.tip_cards.nl": (10, "a tab; use spaces"),
    "script-link.tip_cards.nl": (7, "link to 'javascript:alert' is not allowed; expected page.md#section, https://"),
    "dead-link.tip_cards.nl": (7, "leads to 'asso.md#bestaat-niet', which does not exist"),
    "impossible-date.help.nl": (8, "'2026-02-31' cannot be read"),
    "unknown-direction.factors.nl": (6, "factors › leeftijd › direction: is 'misschien'; expected 'gunstig'"),
    "not-utf-8.tip_cards.nl": (7, "is not UTF-8; save the file with the encoding UTF-8"),
    "empty-file.tip_cards.nl": (1, "the file is empty; expected data"),
    "single-alternative.checklist.nl": (7, "criteria › plek › alternatives: has one item; expected two or more"),
    "unknown-discussion.tip_cards.nl": (5, "cards › deel-1 › discuss: 'bestaat-niet' is no assignment or question"),
    "wrong-total.programme.nl": (1, "minutes: is 180, but the parts take 15; change one of them"),
    "missing-translation.tip_cards.en": (2, "cards › deel-1 › title: has no translation; add it"),
    "surplus-translation.tip_cards.en": (8, "cards › deel-1 › tips › tipp › text: translates nothing"),
}
ADDRESSES = {language: {"asso.md", "asso.md#vier-stappen", "waarschuwingen.md"} for language in ("nl", "en")}
MINIMAL_CARDS = (
    (MALFORMED / "number-out-of-order.tip_cards.nl.yml").read_text("utf-8").replace("number: 2", "number: 1")
)


def faults(data: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        loading.load(data, KINDS, ["nl", "en"], ADDRESSES)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real data files, Dutch only but for the words of the site."""
    folder = tmp_path / "data"
    folder.mkdir()
    for file in (ROOT / "docs/data").glob("*.yml"):
        if ".nl." in file.name or file.name == "interface.en.yml":
            shutil.copy(file, folder)
    return folder


def test_every_malformed_file_is_expected_here() -> None:
    found = {path.name.removesuffix(".yml") for path in MALFORMED.iterdir()}
    assert {name for name in found if not name.endswith(".permalinks")} == set(EXPECTED), "or in test_permalinks.py"


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fault_is_told_with_file_line_place_and_cure(data: Path, name: str) -> None:
    line, message = EXPECTED[name]
    target = name.split(".", 1)[1] + ".yml"
    if ".en" in name:
        (data / "tip_cards.nl.yml").write_text(MINIMAL_CARDS, "utf-8")
    shutil.copy(MALFORMED / f"{name}.yml", data / target)
    told = [fault for fault in faults(data) if fault.startswith(f"docs/data/{target}:{line}: ")]
    assert any(message in fault for fault in told), faults(data)


def test_all_faults_of_all_files_are_told_at_once(data: Path) -> None:
    shutil.copy(MALFORMED / "empty-text.tip_cards.nl.yml", data / "tip_cards.nl.yml")
    shutil.copy(MALFORMED / "single-alternative.checklist.nl.yml", data / "checklist.nl.yml")
    (data / "sources.nl.yml").unlink()
    told = "\n".join(faults(data))
    assert "docs/data/tip_cards.nl.yml:7:" in told
    assert "docs/data/checklist.nl.yml:7:" in told
    assert "id 'vooraf' stands twice" in told
    assert "docs/data/sources.nl.yml:1: the file is absent; expected it here" in told


def test_a_file_whose_name_is_a_slip_is_told(data: Path) -> None:
    (data / "tipcards.nl.yml").write_text("cards: []\n", "utf-8")
    assert any(fault.startswith("docs/data/tipcards.nl.yml:1: unknown data file") for fault in faults(data))


def test_a_translation_must_keep_the_words_between_braces(data: Path) -> None:
    file = data / "interface.en.yml"
    file.write_text(file.read_text("utf-8").replace("{title}", "the title"), "utf-8")
    assert any("share › share: has other {placeholders}" in fault and "title" in fault for fault in faults(data))


def test_sound_data_loads_with_the_facts_of_the_dutch_file_in_every_language(data: Path) -> None:
    (data / "tip_cards.nl.yml").write_text(MINIMAL_CARDS, "utf-8")
    sound = (MALFORMED / "missing-translation.tip_cards.en.yml").read_text("utf-8")
    (data / "tip_cards.en.yml").write_text(sound.replace("  deel-1:\n", '  deel-1:\n    title: "watching"\n'), "utf-8")
    loaded = loading.load(data, KINDS, ["nl", "en"])
    dutch, english = loaded["nl"]["tip_cards"].model_dump(), loaded["en"]["tip_cards"].model_dump()
    assert english["cards"][0]["id"] == dutch["cards"][0]["id"] == "deel-1"
    assert english["cards"][0]["title"] == "watching"
    assert english["cards"][0]["tips"][0]["text"] == "Watch."
    assert "checklist" not in loaded["en"], "without a translation the pages show the Dutch"


def test_a_fault_is_told_each_time_until_it_is_mended_and_no_longer(data: Path) -> None:
    """As in `make serve`, which remembers the files that did not change."""
    file = data / "tip_cards.nl.yml"
    file.write_text(MINIMAL_CARDS, "utf-8")
    loading.load(data, KINDS, ["nl", "en"])
    file.write_text(MINIMAL_CARDS.replace("title:", "titel:", 1), "utf-8")
    told = faults(data)
    assert any("unknown key 'titel'; do you mean 'title'?" in fault for fault in told)
    assert faults(data) == told
    file.write_text(MINIMAL_CARDS, "utf-8")
    loading.load(data, KINDS, ["nl", "en"])
