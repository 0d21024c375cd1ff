"""A translation that is missing, or older than its Dutch, is found and told; a review renews its fingerprint."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handbook.content import git_history as history
from handbook.content.edition import languages
from handbook.content.problems import DataError
from handbook.handbook import read_editions
from handbook.translation.fingerprints import LEDGER, body, fingerprint, read_ledger, stamped
from handbook.translation.status import accept, check, outdated_pages, told
from project import ROOT

PAGE = "docs/en/asso.md"
CARDS = "docs/data/tip_cards.en.yml"
SENTENCE = "Je maakt eerst contact."
TITLE = 'title: "kijken en plezier hebben"'
Change = Callable[[str, str, str], None]


@pytest.fixture(scope="module")
def fitting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages and data files, with every fingerprint as it should be."""
    folder = tmp_path_factory.mktemp("fitting") / "docs"
    for part in ("nl", "en", "data"):
        shutil.copytree(ROOT / "docs" / part, folder / part)
    (folder / "en" / LEDGER).unlink(missing_ok=True)
    accept(folder, ["all"])
    return folder


@pytest.fixture
def docs(fitting: Path, tmp_path: Path) -> Path:
    """A copy of those that a test may change."""
    return shutil.copytree(fitting, tmp_path / "docs")


@pytest.fixture
def write(docs: Path) -> Change:
    """Replace text in a file; it must stand there."""

    def replace(file: str, old: str, new: str) -> None:
        path = docs.parent / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return replace


def nothing(file: str) -> Iterator[tuple[str, str]]:
    """A project without history."""
    yield from ()


def findings(docs: Path) -> list[tuple[str, str, str]]:
    return [(found.state, found.file, ".".join(found.path)) for found in check(docs, "en").findings]


def outdated(docs: Path) -> set[str]:
    editions = read_editions(docs)
    return outdated_pages(editions["en"], editions["nl"], read_ledger(docs, "en"))


def faults_of(ledger: str, docs: Path) -> list[str]:
    (docs / "en" / LEDGER).write_text(ledger, "utf-8")
    with pytest.raises(DataError) as caught:
        check(docs, "en")
    return [str(problem) for problem in caught.value.problems]


# --- fingerprints ---


def test_spaces_and_line_breaks_make_no_difference_and_words_do() -> None:
    assert fingerprint("Kijk  naar\n\tje kind. ") == fingerprint("Kijk naar je kind.")
    assert fingerprint("Kijk naar je kind.\r\n") == fingerprint("Kijk naar je kind.")
    assert fingerprint("één") == fingerprint("e\u0301e\u0301n"), "the same letters, typed on another system"
    assert fingerprint("Kijk naar je kind.") != fingerprint("Kijk naar je kind!")
    assert len(fingerprint("")) == 12


def test_the_front_matter_is_no_part_of_the_text() -> None:
    assert body('---\ndescription: "x"\n---\n\n# Titel\n') == "\n# Titel\n"
    assert body("# Titel\n\n---\n\nTekst\n---\n") == "# Titel\n\n---\n\nTekst\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"---\ntitle: x\n---\n\n# T\n", b'---\ntitle: x\nmade_from: "S"\n---\n\n# T\n'),
        (b'---\nmade_from: "old"  \ntitle: x\n---\n# T  \n', b'---\nmade_from: "S"\ntitle: x\n---\n# T  \n'),
        (
            b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n# T\r\n",
            b'\xef\xbb\xbf---\r\ntitle: x\r\nmade_from: "S"\r\n---\r\n# T\r\n',
        ),
        (b"---\ntitle: x\n---\nmade_from: y\n---\n", b'---\ntitle: x\nmade_from: "S"\n---\nmade_from: y\n---\n'),
        (b"# T\n", b'---\nmade_from: "S"\n---\n\n# T\n'),
        (b"---\n---\n# T", b'---\nmade_from: "S"\n---\n# T'),
    ],
)
def test_a_page_gets_its_fingerprint_and_every_other_byte_stays(before: bytes, after: bytes) -> None:
    assert stamped(before, "S") == after
    assert stamped(after, "S") == after


# --- what is found ---


def test_the_handbook_has_no_translation_that_is_missing_or_outdated() -> None:
    for language in languages(ROOT / "docs")[1:]:
        found = check(ROOT / "docs", language).findings
        assert not found, "run `make translations`:\n" + "\n".join(map(str, found))


def test_nothing_is_told_of_translations_that_fit(docs: Path) -> None:
    state = check(docs, "en")
    count = len(list((docs / "nl").glob("*.md")))
    assert told(state, nothing) == f"nl → en: {count} pages, {state.texts} data texts; 0 missing, 0 outdated"
    assert outdated(docs) == set()


def test_a_page_or_data_file_without_translation_is_missing(docs: Path) -> None:
    (docs / "en/asso.md").unlink()
    (docs / "data/checklist.en.yml").unlink()
    state = check(docs, "en")
    assert findings(docs) == [("missing", PAGE, ""), ("missing", "docs/data/checklist.en.yml", "")]
    texts = state.findings[1].count
    assert texts > 10
    lines = told(state, nothing).split("\n")
    assert lines[0] == f"{PAGE}:1: has no translation; the Dutch is docs/nl/asso.md:1"
    assert lines[1].startswith(f"docs/data/checklist.en.yml:1: has no translation ({texts} texts); the Dutch is")
    assert lines[2].endswith(f"; {texts + 1} missing, 0 outdated")


def test_a_text_that_the_editor_added_is_missing_in_the_translation(docs: Path, write: Change) -> None:
    write(
        "docs/data/tip_cards.nl.yml", "    tips:\n", '    tips:\n      - id: nieuw\n        text: "Ga naar buiten."\n'
    )
    (found,) = check(docs, "en").findings
    assert (found.state, found.file, found.path) == ("missing", CARDS, ("cards", "deel-1", "tips", "nieuw", "text"))
    tips = (docs / "data/tip_cards.en.yml").read_text("utf-8").split("\n").index("    tips:") + 1
    assert found.line == tips, "the line of what is around it"
    dutch = (docs / "data/tip_cards.nl.yml").read_text("utf-8").split("\n")
    assert "Ga naar buiten." in dutch[found.dutch_line - 1]


def test_a_translation_without_fingerprint_is_told_with_the_command_that_gives_it_one(
    docs: Path, write: Change
) -> None:
    write(PAGE, "made_from: ", "# made_from: ")
    (docs / "en" / LEDGER).unlink()
    state = check(docs, "en")
    assert {found.state for found in state.findings} == {"unmarked"}
    assert (
        f"{PAGE}:1: has no fingerprint; compare it with docs/nl/asso.md:1, then: make translations ACCEPT={PAGE}"
        in told(state, nothing)
    )
    assert told(state, nothing).endswith(f"; 0 missing, 0 outdated, {state.texts + 1} without fingerprint")


def test_a_changed_dutch_page_makes_its_translation_outdated_and_a_changed_line_break_does_not(
    docs: Path, write: Change
) -> None:
    write("docs/nl/asso.md", SENTENCE, SENTENCE.replace(" ", "\n      ", 1))
    write("docs/nl/basis.md", "  professional:", "  professional:  # nog niet")
    assert findings(docs) == []
    write("docs/nl/asso.md", "Pas daarna", "Direct daarna")
    (found,) = check(docs, "en").findings
    assert (found.state, found.file) == ("outdated", PAGE)
    assert (docs / "en/asso.md").read_text("utf-8").split("\n")[found.line - 1].startswith("made_from: ")


def test_a_changed_dutch_data_text_makes_its_translation_outdated_with_the_lines_of_both(
    docs: Path, write: Change
) -> None:
    write("docs/data/tip_cards.nl.yml", TITLE, 'title: "samen kijken"')
    (found,) = check(docs, "en").findings
    assert (found.state, found.file, found.path) == ("outdated", CARDS, ("cards", "deel-1", "title"))
    assert "watching and having fun" in (docs / "data/tip_cards.en.yml").read_text("utf-8").split("\n")[found.line - 1]
    assert "samen kijken" in (docs / "data/tip_cards.nl.yml").read_text("utf-8").split("\n")[found.dutch_line - 1]


def test_a_changed_list_of_words_makes_its_translation_outdated(docs: Path, write: Change) -> None:
    write("docs/data/glossary.nl.yml", "also: [", 'also: ["een nieuw woord", ')
    assert [(state, path.rsplit(".", 1)[1]) for state, _, path in findings(docs)] == [("outdated", "also")]


# --- what is told ---


def test_without_history_the_new_dutch_is_shown(docs: Path, write: Change) -> None:
    write("docs/data/tip_cards.nl.yml", TITLE, 'title: "samen kijken"')
    lines = told(check(docs, "en"), nothing).split("\n")
    assert f"make translations ACCEPT={CARDS}" in lines[0]
    assert lines[1:3] == [
        "    git does not have the version of docs/data/tip_cards.nl.yml that it was made from; the Dutch text of now:",
        "    samen kijken",
    ]


def test_with_history_the_dutch_of_then_and_now_are_compared(docs: Path, write: Change) -> None:
    then = {name: (docs.parent / name).read_text("utf-8") for name in ("docs/nl/asso.md", "docs/data/tip_cards.nl.yml")}
    write("docs/nl/asso.md", "Pas daarna", "Direct daarna")
    write("docs/data/tip_cards.nl.yml", TITLE, 'title: "samen kijken"')

    def versions(file: str) -> Iterator[tuple[str, str]]:
        yield "ccc3333", "cards: [\n"  # a commit with a fault in it
        yield "bbb2222", then[file].replace("contact", "vriendschap").replace("plezier", "pret")
        yield "aaa1111", then[file]

    text = told(check(docs, "en"), versions)
    assert "    --- docs/nl/asso.md (aaa1111)\n    +++ docs/nl/asso.md (now)\n" in text
    assert f"    -- {SENTENCE} Pas daarna stuur je bij.\n    +- {SENTENCE} Direct daarna stuur je bij.\n" in text
    assert "    -kijken en plezier hebben\n    +samen kijken\n" in text
    assert text.endswith("; 0 missing, 2 outdated")


def test_the_history_of_a_file_is_what_git_has_of_it_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = tmp_path / "één map"
    root.mkdir()
    assert list(history.versions(root, "x.md")) == [], "no repository"
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false"]
    subprocess.run([*git, "init", "-q"], cwd=root, check=True)
    for text in ("een\r\n", "twee\n"):
        (root / "x.md").write_bytes(text.encode())
        subprocess.run([*git, "add", "."], cwd=root, check=True)
        subprocess.run([*git, "commit", "-q", "-m", text], cwd=root, check=True)
    assert [text for _, text in history.versions(root, "x.md")] == ["twee\n", "een\n"]
    assert list(history.versions(root, "y.md")) == []
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(history.versions(root, "x.md")) == [], "no git"


@pytest.mark.parametrize(
    ("ledger", "fault"),
    [
        ("checklist:\n  precondition.text: kort\n", "2: checklist › precondition.text: is 'kort'; expected 12 digits"),
        ("checklist:\n  precondition.text: 123456789012\n", "2: checklist › precondition.text: is 123456789012"),
        ("help: {}\nkaarten:\n  a: b\n", "2: kaarten: unknown kind 'kaarten'; expected one of: checklist"),
        ("help:\n", "1: help: is None; expected fingerprints by path"),
        ("- help\n", "1: expected kinds of data"),
        ("help: {}\nhelp: {}\n", "2: key 'help' stands twice (first on line 1); keep one"),
        ('help: "\n', "1: broken YAML"),
    ],
)
def test_a_broken_ledger_is_told_with_file_and_line(docs: Path, ledger: str, fault: str) -> None:
    assert faults_of(ledger, docs)[0].startswith(f"docs/en/made-from.yml:{fault}")


def test_a_fault_in_a_dutch_data_file_is_told_as_a_build_tells_it(docs: Path, write: Change) -> None:
    write("docs/data/tip_cards.nl.yml", "    number: 1\n", "    nummer: 1\n")
    with pytest.raises(DataError, match=r"docs/data/tip_cards\.nl\.yml:\d+: cards › deel-1 › nummer: unknown key"):
        check(docs, "en")


# --- on a page ---


def test_a_page_is_outdated_by_its_own_text_and_by_the_data_that_it_shows(docs: Path, write: Change) -> None:
    write("docs/nl/asso.md", "Pas daarna", "Direct daarna")
    assert outdated(docs) == {"asso.md"}
    write("docs/data/tip_cards.nl.yml", TITLE, 'title: "samen kijken"')
    assert outdated(docs) == {"asso.md", "tipkaarten.md", "index.md", "werkbladen.md"}, "all show the titles of cards"


@pytest.mark.parametrize(
    ("file", "old", "pages"),
    [
        ("tip_cards", "In elke relatie", {"tipkaarten.md"}),
        ("tip_cards", "Reserveer geregeld", {"tipkaarten.md", "werkbladen.md"}),
        ("checklist", "Je hebt steun", {"checklist.md"}),
        ("interface", "Print kaart", set()),
        ("pictures", "Aansluiten", {"asso.md"}),
    ],
)
def test_only_pages_that_show_the_changed_text_are_outdated(
    docs: Path, write: Change, file: str, old: str, pages: set[str]
) -> None:
    write(f"docs/data/{file}.nl.yml", old, f"Nu: {old}")
    assert [state for state, _, _ in findings(docs)] == ["outdated"]
    assert outdated(docs) == pages


def test_a_newer_warning_makes_every_page_that_carries_it_outdated(docs: Path, write: Change) -> None:
    text = (docs / "data/warnings.nl.yml").read_text("utf-8")
    first = text[text.index("id: specialist") :].split('title: "', 1)[1].split('"', 1)[0]
    write("docs/data/warnings.nl.yml", f'"{first}"', f'"Let op: {first}"')
    assert outdated(docs) == {"therapeutisch-opvoeden.md", "emotionele-leeftijd.md", "asso.md", "checklist.md"}


def test_a_page_that_shows_the_dutch_is_not_outdated(docs: Path, write: Change) -> None:
    write("docs/data/checklist.nl.yml", "Je hebt steun", "Nu: Je hebt steun")
    (docs / "en/checklist.md").unlink()
    assert outdated(docs) == set()


# --- after review ---


def test_after_review_the_page_fits_again_and_only_its_fingerprint_changed(docs: Path, write: Change) -> None:
    write("docs/nl/asso.md", "Pas daarna", "Direct daarna")
    write("docs/nl/basis.md", "# Wat is hechting?", "# Wat is gehechtheid?")
    before = (docs / "en/asso.md").read_bytes().split(b"\n")
    assert accept(docs, [PAGE]) == [PAGE]
    assert findings(docs) == [("outdated", "docs/en/basis.md", "")]
    after = (docs / "en/asso.md").read_bytes().split(b"\n")
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [line.split(b":")[0] for line in changed] == [b"made_from"]
    assert accept(docs, [str(docs.parent / PAGE)]) == [], "nothing had to change"


def test_after_review_the_texts_of_one_data_file_fit_again(docs: Path, write: Change) -> None:
    write("docs/data/tip_cards.nl.yml", TITLE, 'title: "samen kijken"')
    write("docs/data/checklist.nl.yml", "Je hebt steun", "Nu: Je hebt steun")
    before = (docs / "en" / LEDGER).read_text("utf-8").split("\n")
    assert accept(docs, [f"./{CARDS}"]) == [CARDS]
    assert [file for _, file, _ in findings(docs)] == ["docs/data/checklist.en.yml"]
    after = (docs / "en" / LEDGER).read_text("utf-8").split("\n")
    assert [new.split(":")[0].strip() for old, new in zip(before, after, strict=True) if old != new] == [
        "cards.deel-1.title"
    ]
    assert after[0].startswith("# The Dutch texts that docs/data/*.en.yml were translated from")
    assert accept(docs, ["all"]) == ["docs/data/checklist.en.yml"]
    assert findings(docs) == []


def test_the_fingerprint_of_a_text_that_is_gone_goes_too(docs: Path, write: Change) -> None:
    write(f"docs/en/{LEDGER}", "checklist:\n", 'checklist:\n  criteria.weg.text: "0123456789ab"\n')
    assert findings(docs) == []
    accept(docs, ["all"])
    assert "criteria.weg" not in (docs / "en" / LEDGER).read_text("utf-8")


@pytest.mark.parametrize("name", ["docs/nl/asso.md", "docs/en/bestaat-niet.md", "asso.md", "docs/data/help.nl.yml"])
def test_what_is_no_translation_is_not_accepted_and_nothing_else_is_either(
    docs: Path, write: Change, name: str
) -> None:
    write("docs/nl/asso.md", "Pas daarna", "Direct daarna")
    with pytest.raises(DataError, match="is no translation that exists; expected docs/<language>"):
        accept(docs, [PAGE, name])
    assert findings(docs) == [("outdated", PAGE, "")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_that_is_not_utf_8_is_told_to_the_translator(docs: Path, language: str) -> None:
    page = docs / language / "asso.md"
    page.write_bytes(page.read_text("utf-8").replace("# ASSO", "# ASS\u00d3", 1).encode("latin-1", "replace"))
    with pytest.raises(DataError, match=rf"docs/{language}/asso.md:[0-9]+: byte 0xd3 is not UTF-8"):
        check(docs, "en")
