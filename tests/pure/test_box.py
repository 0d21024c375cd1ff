"""The box in parts: names for every device, links and ids in a pocket copy, links that leave, checksums, the day."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handbook.offline import archive as box
from handbook.offline import checksums
from handbook.offline.single_file import Rewriter
from handbook.pages import external_links as outward
from handbook.site import tags

PAGES = {"asso.html", "basis.html", "index.html"}


def rewritten(html: str, page: str = "asso", folder: Path = Path()) -> str:
    return Rewriter(PAGES, "werkt alleen in het hele handboek", folder).rewritten(html, page)


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
    html = (
        '<svg aria-labelledby="t d"><title id="t">x</title><desc id="d">y</desc><use xlink:href="#t"/>'
        '<path fill="url(#d)"/></svg><label for="f">z</label><input id="f" aria-describedby="t" disabled>'
    )
    assert rewritten(html, "p") == (
        '<svg aria-labelledby="p/t p/d"><title id="p/t">x</title><desc id="p/d">y</desc><use xlink:href="#p/t"/>'
        '<path fill="url(#p/d)"/></svg><label for="p/f">z</label><input id="p/f" aria-describedby="p/t" disabled>'
    )


def test_a_picture_goes_along_in_a_pocket_copy(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img/a.webp").write_bytes(b"plaatje")
    html = rewritten('<img src="img/a.webp" alt="x">', folder=tmp_path)
    assert html == '<img src="data:image/webp;base64,cGxhYXRqZQ==" alt="x">'
    assert rewritten(html) == html


def test_what_needs_no_change_stays_as_it_is_to_the_byte() -> None:
    html = '<p  CLASS=x title=\'a "b" &lt;\'>1 < 2 <!-- <a href="b.html"> --><script>"<a href=b.html>"</script><br/>'
    assert rewritten(html) == html


def test_the_inside_of_an_element_ends_with_that_element() -> None:
    html = "<article id=a>1<article>2</article>3</article>4"
    assert tags.inside(html, "<article id=a>") == "1<article>2</article>3"
    assert tags.replace_inside(html, "<article id=a>", "x") == "<article id=a>x</article>4"


@pytest.mark.parametrize("html", ["<p>x</p>", "<nav><nav></nav>"])
def test_an_element_that_is_not_there_or_does_not_end_is_told(html: str) -> None:
    with pytest.raises(LookupError):
        tags.inside(html, "<nav>")


def test_a_link_that_leaves_the_handbook_is_marked_on_the_web() -> None:
    html = (
        '<a class="x" href="https://example.org/">daar</a>'
        ' <a href="https://ons.example/a.html">hier</a> <a href="b.html">b</a>'
    )
    assert outward.marked(html, "andere website", "https://ons.example/") == (
        '<a class="x" href="https://example.org/">daar <span class="hb-out">(andere website)</span></a>'
        ' <a href="https://ons.example/a.html">hier</a> <a href="b.html">b</a>'
    )


def test_in_a_copy_every_link_to_the_web_says_that_it_needs_internet_once() -> None:
    html = outward.marked('<a href="https://example.org/">daar</a>', "andere website")
    once = outward.in_copy(html, "heeft internet nodig")
    assert once == '<a href="https://example.org/">daar <span class="hb-out">(heeft internet nodig)</span></a>'
    assert outward.in_copy(once, "heeft internet nodig") == once


@pytest.mark.parametrize(
    "path",
    ["map/con", "map/NUL.txt", "a/b:c.html", "a/vraag?.html", "a/punt.", "a/spatie x", "a/é.html", "a" * 181, "a//b"],
)
def test_a_name_that_some_device_refuses_is_told(path: str) -> None:
    assert box.refused_names(iter([path]))


def test_two_names_that_differ_in_case_only_are_told() -> None:
    assert box.refused_names(iter(["a/Start.html", "a/start.html"])) == [
        "a/start.html: the same as a/Start.html on a device that ignores case"
    ]


def test_plain_names_are_fine() -> None:
    assert not box.refused_names(iter(["handboek/en/asso.html", "START.html", "console/auxiliary.js"]))


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


@pytest.mark.parametrize("epoch", [None, "", "0", "86400"])
def test_a_day_before_zips_stands_for_unknown(epoch: str | None) -> None:
    assert box.moment_of(epoch) == datetime(1980, 1, 1, tzinfo=UTC)


def test_the_moment_of_a_copy_is_the_same_in_every_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert box.moment_of("1795343400") == datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
