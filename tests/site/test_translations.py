"""An outdated translation: the command tells it, the page tells its reader, and a review clears both."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from project import build

NEWER = "The Dutch text of this page is newer than this translation."
Change = Callable[[str, str, str], None]


def translations(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a project that no repository is around."""
    command = [sys.executable, "-m", "handbook", "translations", *arguments]
    environment = {"PYTHONPATH": "hooks", "PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(project.parent)}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_an_outdated_translation_is_told_to_translator_and_reader_until_it_is_reviewed(
    project: Path, tmp_path: Path, change: Change
) -> None:
    translations(project, "--accept", "all")
    change("docs/nl/bronnen.md", "# De bronnen\n", "# De bronnen\n\nHier komt een zin bij.\n")
    result = translations(project)
    assert result.returncode == 1, result.stderr
    assert re.search(
        r"^docs/en/bronnen\.md:\d+: is outdated; docs/nl/bronnen\.md:1 has changed since\.", result.stdout, re.M
    )
    assert "    git does not have the version of docs/nl/bronnen.md that it was made from" in result.stdout
    assert "Hier komt een zin bij." in result.stdout
    assert result.stdout.endswith("; 0 missing, 1 outdated\n")

    assert build(project, tmp_path / "out").returncode == 0
    telling = {
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*.html")
        if f"<p class=hb-notice role=note>{NEWER}</p>" in path.read_text("utf-8")
    }
    assert telling == {"en/bronnen.html"}

    accepted = translations(project, "--accept", "docs/en/bronnen.md")
    assert (accepted.returncode, accepted.stdout) == (0, "docs/en/bronnen.md: fingerprints renewed\n"), accepted.stderr
    assert translations(project).returncode == 0
    assert build(project, tmp_path / "out").returncode == 0
    assert NEWER not in (tmp_path / "out/en/bronnen.html").read_text("utf-8")


def test_a_broken_ledger_stops_the_build_with_file_and_line(project: Path, tmp_path: Path) -> None:
    (project / "docs/en/made-from.yml").write_text("help:\n  services: kort\n", "utf-8")
    for result in (build(project, tmp_path / "out"), translations(project)):
        assert result.returncode == 1
        assert "docs/en/made-from.yml:2: help › services: is 'kort'; expected 12 digits" in result.stderr
        assert "Traceback" not in result.stderr


def test_accepting_what_is_no_translation_is_told(project: Path) -> None:
    result = translations(project, "--accept", "docs/nl/bronnen.md")
    assert result.returncode == 1
    assert "docs/nl/bronnen.md:1: is no translation that exists" in result.stderr
    wrong = translations(project, "--accept")
    assert (wrong.returncode, wrong.stderr) == (1, "expected nothing, or --accept FILE …\n")
