"""What stands below a printed text."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from handbook.content import git_history as history
from handbook.content.interface import PaperTexts
from handbook.content.page_source import read_page
from handbook.print import page_foot as paper

WORDS = PaperTexts(code="Code van 'dit' <adres>", address="Lees dit op je telefoon:", date="Tekst van {date}")
DAY = date(2026, 11, 22)


def test_a_foot_has_the_code_the_address_to_type_and_the_date() -> None:
    html = paper.foot("https://handboek.example/hechting/s/asso/", DAY, WORDS, "nl")
    assert '<img src="data:image/webp;base64,' in html
    assert 'alt="Code van &#x27;dit&#x27; &lt;adres&gt;"' in html
    assert "handboek.example/hechting/s/asso/<br> Tekst van 22 november 2026" in html


def test_without_an_address_only_the_date_is_told_and_without_both_nothing() -> None:
    assert (
        paper.foot("", DAY, WORDS, "nl")
        == '<div class="hb-print-foot" data-hb-role="foot"><p>Tekst van 22 november 2026</p></div>'
    )
    assert paper.foot("", None, WORDS, "nl") == ""
    assert "Tekst van" not in paper.foot("https://handboek.example/s/asso/", None, WORDS, "nl")


def test_a_text_is_as_new_as_the_newest_of_its_page_and_its_data() -> None:
    markdown = "# Kaarten\n\n[[tip-cards deel-1]]\n\n/// source | zo\n1\n///\n"
    page = read_page(markdown, "docs/nl/tipkaarten.md")
    changes = {"docs/nl/tipkaarten.md": date(2026, 1, 1), "docs/data/tip_cards.nl.yml": date(2026, 2, 2)}
    changes |= {"docs/data/sources.nl.yml": date(2026, 3, 3), "docs/data/tip_cards.en.yml": date(2026, 4, 4)}
    assert paper.changed(page, "nl", changes) == date(2026, 2, 2)
    assert paper.changed(read_page("# Weg", "docs/nl/weg.md"), "nl", changes) is None


def git(folder: Path, *arguments: str, day: str = "2026-01-02") -> None:
    """Run git as somebody, on a day."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture
def history_of_three(tmp_path: Path) -> Path:
    """A repository in which one page was changed twice."""
    root = tmp_path / "boek"
    (root / "docs").mkdir(parents=True)
    git(root, "init", "-q")
    for day, name in (("2026-01-02", "één.md"), ("2026-03-04", "twee.md"), ("2026-02-03", "één.md")):
        (root / "docs" / name).write_text(day, "utf-8")
        git(root, "add", ".")
        git(root, "commit", "-qm", day, day=day)
    return root


KNOWN = {"docs/één.md": date(2026, 2, 3), "docs/twee.md": date(2026, 3, 4)}


def test_git_tells_when_each_file_was_last_changed(history_of_three: Path) -> None:
    assert history.last_changes(history_of_three, "docs") == KNOWN
    assert history.why_unknown(history_of_three) == ""


def test_without_git_no_change_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert history.last_changes(tmp_path, "docs") == {}
    assert history.why_unknown(tmp_path) == "there is no git repository here"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.last_changes(tmp_path, "docs") == {}
    assert history.why_unknown(tmp_path) == "git is not installed"


def test_a_history_that_is_cut_off_dates_nothing(history_of_three: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", history_of_three.as_uri(), "ondiep")
    assert history.last_changes(tmp_path / "ondiep", "docs") == {}
    assert history.why_unknown(tmp_path / "ondiep") == "the history of git is cut off here; run git fetch --unshallow"
    git(tmp_path / "ondiep", "fetch", "-q", "--unshallow")
    assert history.last_changes(tmp_path / "ondiep", "docs") == KNOWN


def test_a_folder_in_the_repository_of_another_project_has_no_dates(history_of_three: Path) -> None:
    inside = history_of_three / "overgenomen"
    (inside / "docs").mkdir(parents=True)
    (inside / "docs/asso.md").write_text("tekst", "utf-8")
    git(history_of_three, "add", ".")
    git(history_of_three, "commit", "-qm", "vandaag")
    assert history.last_changes(inside, "docs") == {}
    assert history.why_unknown(inside) == "this folder is not the top of its own git repository"


def test_a_repository_of_another_user_dates_nothing_and_is_told_with_its_cure(
    history_of_three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    assert history.last_changes(history_of_three, "docs") == {}
    assert f"git config --global --add safe.directory '{history_of_three}'" in history.why_unknown(history_of_three)


def test_a_hook_of_another_repository_can_build(history_of_three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nergens")
    assert history.last_changes(history_of_three, "docs") == KNOWN
