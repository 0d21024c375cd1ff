"""Building: what an editor is told, that the old site survives a fault, and that a saved file shows."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handbook.cli.schema import schemas
from handbook.site.model import parsed
from project import ROOT, build

KILLER = '''
"""Dies in the middle of a build, as a machine that loses its power."""
import os, signal
def on_post_page(output, page, config):
    if page.file.src_uri == "en/index.md":
        os.killpg(os.getpgrp(), signal.SIGKILL)
'''

Change = Callable[[str, str, str], None]


def publish(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "handbook", "publish"]
    environment = {"PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False, start_new_session=True
    )


@pytest.fixture
def published(project: Path) -> Path:
    """The project with a site that was published before."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("de vorige site", "utf-8")
    return project


def unharmed(project: Path) -> bool:
    return [path.name for path in (project / "site").iterdir()] == ["index.html"] and (
        project / "site/index.html"
    ).read_text("utf-8") == "de vorige site"


def test_a_new_site_takes_the_place_of_the_old_one_whole(published: Path) -> None:
    result = publish(published)
    assert result.returncode == 0, result.stderr
    assert "Kaart 1" in (published / "site/index.html").read_text("utf-8")
    assert not list(published.glob(".site-*"))


@pytest.mark.parametrize("command", ["publish", "offline"])
def test_a_day_that_is_none_is_told_before_anything_is_built(published: Path, command: str) -> None:
    environment = {"PYTHONPATH": "hooks", "PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "vandaag"}
    run = [sys.executable, "-m", "handbook", command]
    result = subprocess.run(run, cwd=published, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("SOURCE_DATE_EPOCH is 'vandaag': write whole seconds since 1970")
    assert unharmed(published)


def test_a_fault_in_the_data_leaves_the_old_site_and_says_file_line_and_cure(published: Path, change: Change) -> None:
    change("docs/data/tip_cards.nl.yml", "    number: 1\n", "    number: 1\n    titel: x\n")
    result = publish(published)
    assert result.returncode == 1
    assert re.search(
        r"^docs/data/tip_cards\.nl\.yml:\d+: cards › deel-1 › titel: unknown key 'titel'; do you mean 'title'",
        result.stderr,
        re.M,
    )
    assert "Traceback" not in result.stderr
    assert unharmed(published)


def test_a_dead_link_in_a_page_leaves_the_old_site(published: Path, change: Change) -> None:
    change("docs/nl/index.md", "](#", "](#bestaat-niet-")
    result = publish(published)
    assert result.returncode == 1
    assert "bestaat-niet" in result.stderr
    assert unharmed(published)


def test_a_build_that_is_killed_half_way_leaves_the_old_site_and_the_next_one_cleans_up(
    published: Path, change: Change
) -> None:
    (published / "killer.py").write_text(KILLER, "utf-8")
    change("handbook.yml", "hooks:\n", "hooks:\n  - killer.py\n")
    assert publish(published).returncode == 128 + signal.SIGKILL  # of its own processes: see test_publishing.py
    assert unharmed(published)
    change("handbook.yml", "  - killer.py\n", "")
    assert publish(published).returncode == 0
    assert not list(published.glob(".site-*"))


def test_a_fault_in_a_page_of_another_language_is_told_with_its_place_and_its_cure(
    published: Path, change: Change
) -> None:
    change("docs/en/index.md", "/// picture | asso", "/// picture | aso")
    result = publish(published)
    assert result.returncode == 1
    assert re.search(
        r"docs/en/index\.md:\d+: /// picture: 'aso' does not exist; expected one of: .*asso", result.stderr
    )
    assert unharmed(published)


def test_a_language_that_dies_while_it_is_built_leaves_the_old_site(published: Path, change: Change) -> None:
    (published / "killer.py").write_text(KILLER.replace("killpg(os.getpgrp()", "kill(os.getpid()"), "utf-8")
    change("handbook.yml", "hooks:\n", "hooks:\n  - killer.py\n")
    assert publish(published).returncode > 0
    assert unharmed(published)
    assert not list(published.glob(".site-*"))


def test_a_page_without_translation_shows_the_dutch_with_a_notice_and_its_language(
    project: Path, tmp_path: Path
) -> None:
    (project / "docs/en/bronnen.md").unlink()
    result = build(project, tmp_path / "out", HANDBOOK_URL="https://handboek.example/")
    assert result.returncode == 0, result.stderr
    page = parsed((tmp_path / "out/en/bronnen.html").read_text("utf-8"))
    assert page.get("lang") == "en"
    assert "This page is not available in English yet." in page.text_content()
    (text,) = page.find_class("hb-text")
    assert (text.get("lang"), text.get("dir")) == ("nl", "ltr")
    assert "De enige bron" in text.text_content()
    assert page.xpath("//nav[@aria-label='On this page']/@lang") == ["nl"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://handboek.example/bronnen.html"]
    assert "/en/bronnen.html" not in (tmp_path / "out/sitemap.xml").read_text("utf-8")
    (search,) = (tmp_path / "out/assets").glob("search_index.en.*.js")
    assert '"bronnen.html"' not in search.read_text("utf-8"), "an English search brings no Dutch page"
    assert '"index.html"' in search.read_text("utf-8")
    assert "This page is not available" not in (tmp_path / "out/en/index.html").read_text("utf-8")


def test_a_page_in_a_language_without_the_data_it_shows_is_told(project: Path, tmp_path: Path) -> None:
    (project / "docs/data/checklist.en.yml").unlink()
    result = build(project, tmp_path / "out")
    assert result.returncode == 1
    assert re.search(
        r"docs/en/index\.md:\d+: /// checklist: has no data in this language; write docs/data/checklist\.en",
        result.stderr,
    )


def test_a_table_with_columns_to_one_side_needs_no_style_in_the_page(
    project: Path, tmp_path: Path, change: Change
) -> None:
    change("docs/nl/index.md", "\n## ", "\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n## ")
    result = build(project, tmp_path / "out")
    assert result.returncode == 0, result.stderr
    page = parsed((tmp_path / "out/index.html").read_text("utf-8"))
    assert page.xpath("//td/@align") == ["left", "right"]
    assert not page.xpath("//*[@style]")


def test_html_in_a_data_file_is_shown_as_text(project: Path, tmp_path: Path, change: Change) -> None:
    change("docs/data/checklist.nl.yml", '"Je hebt een raam', '"<img src=x onerror=alert(1)> Je hebt een raam')
    assert build(project, tmp_path / "out").returncode == 0
    page = parsed((tmp_path / "out/index.html").read_text("utf-8"))
    assert not page.xpath("//*[@onerror]")
    assert "<img src=x onerror=alert(1)> Je hebt een raam" in page.text_content()


def test_a_build_says_when_pages_have_no_dates_and_why(published: Path) -> None:
    result = publish(published)
    assert result.returncode == 0
    told = "Of which day each page is, is not known, and not said on paper: there is no git repository here"
    assert told in result.stderr
    assert "Tekst van" not in (published / "site/index.html").read_text("utf-8")


def test_without_git_and_without_a_given_day_a_help_number_still_gets_too_old(published: Path, change: Change) -> None:
    change("docs/data/help.nl.yml", "checked:", "checked: 2020-01-01")
    result = publish(published)
    assert result.returncode == 0, result.stderr
    shown = (published / "site/index.html").read_text("utf-8")
    assert "1 januari 2020. Dat is langer dan een half jaar geleden" in shown


def test_without_a_public_address_or_email_the_site_still_builds_and_says_so(nowhere: Path) -> None:
    assert "Het e-mailadres voor meldingen is nog niet ingesteld." in (nowhere / "over.html").read_text("utf-8")
    promising = [page.name for page in nowhere.rglob("*.html") if "Meld het" in page.read_text("utf-8")]
    assert not promising, "nobody can be told, and no page says that somebody can"


def test_the_schemas_are_those_of_the_shapes() -> None:
    import json

    for name, schema in schemas(["nl", "en"]):
        written = json.loads((ROOT / "docs/data/schema" / name).read_text("utf-8"))
        assert written == json.loads(json.dumps(schema)), f"{name}: run `make schema`"


@pytest.fixture
def served(project: Path) -> Iterator[str]:
    """`make serve` on a free port, in the handbook of two pages."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    recipe = re.search(r"^serve:.*\n\t\$\(BIN\)/mkdocs (serve.*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert recipe
    command = [sys.executable, "-m", "mkdocs", *recipe[1].replace("127.0.0.1:8000", address).split()]
    with subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        for line in process.stderr:
            if "Serving on" in line:
                break
        yield f"http://{address}"
        process.terminate()
        process.stderr.read()


def test_a_saved_data_file_shows_in_the_browser_by_itself(served: str, project: Path, change: Change) -> None:
    def get(path: str) -> str:
        with urllib.request.urlopen(served + path) as answer:
            text: str = answer.read().decode("utf-8")
            return text

    before = get("/index.html")
    assert "reserveer vandaag nog" not in before
    poll = re.search(r"livereload\((\d+), (\d+)\)", before)
    assert poll, "the page does not ask for reloads"
    data = project / "docs/data/tip_cards.nl.yml"
    change("docs/data/tip_cards.nl.yml", 'title: "samen kijken', 'title: "reserveer vandaag nog, samen kijken')
    # Each question is answered when the handbook has been built anew, or after a minute: ask on, and save on.
    while get(f"/livereload/{poll[1]}/{poll[2]}") == poll[1]:
        data.touch()
    assert "reserveer vandaag nog" in get("/index.html")
