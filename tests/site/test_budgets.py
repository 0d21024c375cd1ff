"""What a page may weigh: bytes as gzip packs the files, and requests. Timings are no tests: see `make bench`."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from statistics import median

import pytest

from bench.sites import asked_by, median_page, pages_of, weight

KB = 1024
FIRST_VISIT = 22 * KB
FOOT = re.compile(r"""<div class=hb-print-foot>(?:(?!</div>).)*</div>""", re.S)
HASHED = re.compile(r"assets/[^/]+\.[0-9a-f]{8}\.(css|js)")


@pytest.fixture(scope="module")
def pages(site: Path) -> list[str]:
    found = pages_of(site)
    assert len(found) > 40, found
    return found


def test_a_first_visit_to_the_median_page_is_light(site: Path) -> None:
    page = median_page(site)
    assert weight(site, page).total <= FIRST_VISIT, (page, weight(site, page))


def test_no_page_is_half_as_heavy_again(site: Path, pages: list[str]) -> None:
    heavy = {page: weight(site, page).total for page in pages if weight(site, page).total > 1.5 * FIRST_VISIT}
    assert not heavy, heavy


def test_a_page_takes_four_requests_at_most(site: Path, pages: list[str]) -> None:
    many = {page: asked_by(site, page) for page in pages if weight(site, page).requests > 4}
    assert not many, many


def test_the_next_page_is_its_text_and_little_more(site: Path) -> None:
    page = median_page(site)
    assert weight(site, page).html <= 9 * KB, (page, weight(site, page))


def test_a_page_loads_little_script(site: Path, pages: list[str]) -> None:
    heavy = {page: weight(site, page).js for page in pages if weight(site, page).js > 6 * KB}
    assert not heavy, heavy


def test_what_pages_load_is_named_after_its_content(site: Path, pages: list[str]) -> None:
    plain = {(page, name) for page in pages for name in asked_by(site, page) if not HASHED.fullmatch(name)}
    assert not plain, plain


def test_everything_that_pages_load_exists(site: Path, pages: list[str]) -> None:
    missing = {(page, name) for page in pages for name in asked_by(site, page) if not (site / name).is_file()}
    assert not missing, missing


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_panel_to_share_is_a_small_download_with_its_qr_codes(site: Path, language: str) -> None:
    (script,) = (site / "assets").glob(f"share.{language}.*.js")
    code, _, sentences = script.read_text("utf-8").rpartition("\n})(")
    assert len(gzip.compress(code.encode(), 9)) <= 10 * KB
    assert len(gzip.compress(sentences.encode(), 9)) <= 12 * KB  # of every section, written by people


def test_the_code_for_paper_costs_a_page_little(site: Path, pages: list[str]) -> None:
    costs = {page: _cost((site / page).read_text("utf-8")) for page in pages if "tipkaarten" not in page}
    assert 0 < median(costs.values()) <= 350
    assert max(costs.values()) <= 450, costs


def _cost(html: str) -> int:
    """What the foot for paper adds to a page as it is sent."""
    without = FOOT.sub("", html)
    return len(gzip.compress(html.encode(), 9, mtime=0)) - len(gzip.compress(without.encode(), 9, mtime=0))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_projector_view_is_light_although_it_is_only_fetched_when_it_is_used(site: Path, language: str) -> None:
    files = [*site.glob(f"assets/projector.{language}.*.js"), *site.glob("assets/projector.*.css")]
    assert len(files) == 2
    # half a kilobyte of it fetches pieces of other pages; before, those came in one script of 65 kilobytes;
    # two kilobytes run the programme of a training, with the window of notes
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= 11 * KB


@pytest.mark.parametrize("language", ["nl", "en"])
def test_reading_aloud_is_light_although_it_is_only_fetched_when_it_is_used(site: Path, language: str) -> None:
    (script,) = site.glob(f"assets/aloud.{language}.*.js")
    assert len(gzip.compress(script.read_bytes(), 9)) <= 5 * KB
