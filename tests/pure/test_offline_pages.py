"""Copies in parts: links and ids in a pocket copy, links that leave, names for every device, checksums, the day."""

from __future__ import annotations

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import html

from handbook.content import dates
from handbook.content.git_history import commit_time
from handbook.handbook import read_editions
from handbook.offline import checksums
from handbook.offline.offline_page import Copy, as_copy, mark_links
from handbook.offline.packing import refused_names
from handbook.offline.rewriter import Rewriter
from handbook.print.colophon import Colophon
from project import MADE, ROOT

PAGES = {"asso.html": "asso", "basis.html": "basis", "index.html": "index"}
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body><header>kop</header>'
    '<main><div class="hb-downloads"><p>vraag</p></div><a href="https://example.org/">daar '
    '<span data-hb-role="label">(andere website)</span></a></main><footer><p>voet</p></footer></body></html>'
)


def rewritten(part: str, page: str = "asso", media: dict[str, bytes] | None = None) -> str:
    within = Rewriter(PAGES, "werkt alleen in het hele handboek", media or {})
    return str(html.tostring(within.rewritten(html.fragment_fromstring(part), page), encoding="unicode"))


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("#vier-stappen", "#asso/vier-stappen"),
        ("basis.html", "#basis"),
        ("basis.html#kern", "#basis/kern"),
        ("basis.html#begin", "#basis"),
        ("https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&amp;c=2"),
        ("tel:112", "tel:112"),
        ("mailto:a@b.example?subject=x", "mailto:a@b.example?subject=x"),
    ],
)
def test_a_link_in_a_pocket_copy_leads_to_the_same_place_in_one_document(link: str, expected: str) -> None:
    assert rewritten(f'<a href="{link}">x</a>') == f'<a href="{expected}">x</a>'


def test_a_link_to_what_is_not_in_a_pocket_copy_leads_nowhere_and_says_so() -> None:
    assert rewritten('<a href="leesroute.html">x</a>') == '<a title="werkt alleen in het hele handboek">x</a>'


def test_everything_that_names_an_id_follows_it() -> None:
    part = (
        '<div><svg aria-labelledby="t d"><title id="t">x</title><desc id="d">y</desc><use xlink:href="#t"></use>'
        '<path fill="url(#d)"></path></svg><label for="f">z</label><input id="f" aria-describedby="t" disabled></div>'
    )
    assert rewritten(part, "p") == (
        '<div><svg aria-labelledby="p/t p/d"><title id="p/t">x</title><desc id="p/d">y</desc>'
        '<use xlink:href="#p/t"></use><path fill="url(#p/d)"></path></svg>'
        '<label for="p/f">z</label><input id="p/f" aria-describedby="p/t" disabled></div>'
    )


def test_a_picture_goes_along_in_a_pocket_copy() -> None:
    part = rewritten('<img src="img/a.webp" alt="x">', media={"img/a.webp": b"plaatje"})
    assert part == '<img src="data:image/webp;base64,cGxhYXRqZQ==" alt="x">'
    assert rewritten(part) == part


def test_in_a_copy_every_link_to_the_web_says_that_it_needs_internet_once() -> None:
    part = html.fragment_fromstring(
        '<p><a href="https://example.org/">daar <span data-hb-role="label">(andere website)</span></a>'
        ' <a href="https://ons.example/"><b>hier</b></a> <a href="b.html">b</a></p>'
    )
    mark_links(part, "heeft internet nodig")
    assert html.tostring(part, encoding="unicode") == (
        '<p><a href="https://example.org/">daar <span class="hb-out">(heeft internet nodig)</span></a>'
        ' <a href="https://ons.example/"><b>hier</b> <span class="hb-out">(heeft internet nodig)</span></a>'
        ' <a href="b.html">b</a></p>'
    )


def a_copy(moment: datetime | None) -> Copy:
    return Copy(read_editions(ROOT / "docs")["nl"], Colophon("2026.12", moment), "kijk()")


def test_a_page_of_a_copy_looks_at_itself_first_and_tells_its_age_and_its_end_last() -> None:
    page = as_copy(html.document_fromstring(PAGE), a_copy(MADE), "https://handboek.example/")
    assert [part.tag for part in page.head] == ["meta", "script", "title"]
    assert page.head[1].get("data-hb-old") == "2027-05-24"
    assert [part.get("data-hb-copy") for part in page.body][:2] == ["old", "incomplete"]
    assert page.find(".//footer")[-1].text == "Deze kopie is van 22 november 2026."
    assert page.find_class("hb-downloads")[0].text_content().startswith("Je hebt de bestanden al")
    assert page.body[-1].get("id") == "hb-end"


def test_a_copy_of_an_unknown_day_says_so_and_is_never_old() -> None:
    page = as_copy(html.document_fromstring(PAGE), a_copy(None), "")
    assert page.head[1].get("data-hb-old") == ""
    assert not page.xpath("//*[@data-hb-copy='old']")
    told = page.find(".//footer")[-1].text
    assert told == "We weten niet van welke dag deze kopie is."
    assert "1980" not in page.text_content()


@pytest.mark.parametrize(
    "path",
    ["map/con", "map/NUL.txt", "a/b:c.html", "a/vraag?.html", "a/punt.", "a/spatie x", "a/é.html", "a" * 181, "a//b"],
)
def test_a_name_that_some_device_refuses_is_told(path: str) -> None:
    assert refused_names([path])


def test_two_names_that_differ_in_case_only_are_told() -> None:
    assert refused_names(["a/Start.html", "a/start.html"]) == [
        "a/start.html: the same as a/Start.html on a device that ignores case"
    ]


def test_plain_names_are_fine() -> None:
    assert not refused_names(["handboek/en/asso.html", "START.html", "console/auxiliary.js"])


def test_the_checksums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    files = {"b.txt": b"twee", "a/c.txt": b"een"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / checksums.NAME).write_text(checksums.listing(files), "utf-8")
    result = subprocess.run(
        ["sha256sum", "-c", "--strict", checksums.NAME], cwd=tmp_path, capture_output=True, check=False
    )
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("epoch", [None, "", "0", "86400", "315532800"])
def test_a_day_before_zips_stands_for_unknown(epoch: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert dates.source_date() is None


def test_the_moment_of_a_copy_is_the_same_in_every_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795343400")
    assert dates.source_date() == datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["vandaag", "2026-11-22", "1e9", "9" * 30])
def test_a_day_that_is_none_is_told_with_its_cure(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ValueError, match=f"SOURCE_DATE_EPOCH is '{epoch}': write whole seconds since 1970"):
        dates.source_date()


def test_a_folder_that_is_not_the_top_of_its_repository_has_no_day(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "GIT_COMMITTER_DATE": "2026-11-22T10:30:00Z"}
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    (tmp_path / "onder").mkdir()
    for arguments in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, env=environment)
    assert commit_time(tmp_path, "HEAD") == "1795343400"
    assert commit_time(tmp_path / "onder", "HEAD") == ""


@pytest.mark.parametrize(
    ("moment", "line"),
    [
        (datetime(2026, 11, 22, tzinfo=UTC), "Tekst van 22 november 2026, versie 2026.12."),
        (None, "Versie 2026.12. We weten niet van welke dag deze tekst is."),
    ],
)
def test_everything_made_says_of_which_day_it_is_or_that_nobody_knows(moment: datetime | None, line: str) -> None:
    colophon = Colophon("2026.12", moment)
    assert colophon.line(read_editions(ROOT / "docs")["nl"].interface, "nl") == line
    assert colophon.day == (date(2026, 11, 22) if moment else None)
