"""What stands below a printed text."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

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


def test_git_tells_when_each_file_was_last_changed(tmp_path: Path) -> None:
    def git(*arguments: str, day: str = "") -> None:
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True, env=environment)

    docs = tmp_path / "docs"
    docs.mkdir()
    git("init", "-q")
    for day, name in (("2026-01-02", "één.md"), ("2026-03-04", "twee.md"), ("2026-02-03", "één.md")):
        (docs / name).write_text(day, "utf-8")
        git("add", ".")
        git("commit", "-qm", day, day=day)
    assert history.last_changes(tmp_path, "docs") == {
        "docs/één.md": date(2026, 2, 3),
        "docs/twee.md": date(2026, 3, 4),
    }


def test_without_git_no_change_is_known(tmp_path: Path) -> None:
    assert history.last_changes(tmp_path, "docs") == {}
