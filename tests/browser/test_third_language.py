"""A language that is written from right to left, added by a translator alone: no code, and nothing stands wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browser.visits import Visits, visiting
from project import SITE_URL, build, copy_project
from pseudo import add_arabic, pseudo

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 800}, "has_touch": True, "locale": "ar"}
KINDS = (
    "index",
    "asso",
    "checklist",
    "tipkaarten",
    "factoren",
    "hulp",
    "woordenlijst",
    "stijlen",
    "emotionele-leeftijd",
)

ASTRAY = """() => {
  const width = document.documentElement.clientWidth;
  const outside = [...document.querySelectorAll("main *, header *")].filter((part) => {
    if (!part.checkVisibility() || part.closest("svg, [aria-hidden=true]")) return false;
    if (["absolute", "fixed"].includes(getComputedStyle(part).position)) return false;
    const box = part.getBoundingClientRect();
    return box.width > 1 && (box.left < -1 || box.right > width + 1);
  }).map((part) => `${part.tagName}.${part.className}`);
  return [document.scrollingElement.scrollWidth > width ? "scrolls sideways" : "", ...outside].filter(Boolean);
}"""
OVERLAP = """(parts) => parts.flatMap((one, n) => parts.slice(n + 1).filter((other) => {
  const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
  const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  return a.width && b.width && !apart;
}).map((other) => `${one.textContent.trim()} and ${other.textContent.trim()}`))"""
OUT_OF_PICTURE = """(svg) => [...svg.querySelectorAll("text")].filter((text) => {
  const box = text.getBoundingClientRect(), frame = svg.getBoundingClientRect();
  return box.left < frame.left - 1 || box.right > frame.right + 1;
}).map((text) => text.textContent)"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with Arabic letters as its third language; `over` is left untranslated."""
    project = copy_project(tmp_path_factory.mktemp("arabic"))
    add_arabic(project)
    (project / "docs/ar/over.md").unlink()
    result = build(project, project / "site", HANDBOOK_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    return project / "site"


@pytest.fixture
def visit_arabic(browser: Browser, arabic: Path) -> Iterator[Visits]:
    with visiting(browser, f"{arabic.as_uri()}/") as visits:
        yield visits


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_from_right_to_left_fits_a_phone(visit_arabic: Visits, kind: str) -> None:
    page = visit_arabic(f"ar/{kind}.html", **PHONE)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate(ASTRAY) == []
    assert page.locator("header a:visible, header button:visible").evaluate_all(OVERLAP) == []
    for picture in page.get_by_role("article").get_by_role("img").all():
        assert picture.evaluate(OUT_OF_PICTURE) == []


def test_the_sign_of_a_fold_stands_at_the_end_of_its_line_and_a_box_to_tick_at_the_start(visit_arabic: Visits) -> None:
    page = visit_arabic("ar/voorwaarden.html", **PHONE)
    fold = page.locator("summary", has=page.get_by_role("heading", level=2)).first
    sign = fold.evaluate("(summary) => parseFloat(getComputedStyle(summary, '::after').left)")
    heading, line = fold.get_by_role("heading").bounding_box(), fold.bounding_box()
    assert heading and line
    assert sign < line["width"] / 4, "the sign stands on the left, where lines of this language end"
    assert heading["x"] + heading["width"] > line["x"] + line["width"] * 3 / 4
    page.goto(page.url.replace("voorwaarden", "checklist"))
    box, label = page.locator("#tick-lang-beschikbaar").bounding_box(), page.locator("label").nth(3).bounding_box()
    assert box and label
    assert box["x"] > label["x"]


def test_a_telephone_number_reads_from_left_to_right(visit_arabic: Visits) -> None:
    page = visit_arabic("ar/hulp.html", **PHONE)
    number = page.get_by_role("link", name="0800-2000")
    expect(number).to_have_attribute("href", "tel:08002000")
    assert number.evaluate("(link) => getComputedStyle(link).direction") == "ltr"


def test_menu_and_search_work_from_right_to_left(visit_arabic: Visits) -> None:
    page = visit_arabic("ar/index.html", **PHONE)
    page.locator("[data-hb-menu-open]").tap()
    menu = page.locator("#menu")
    expect(menu).to_be_visible()
    assert page.evaluate(ASTRAY) == []
    page.keyboard.press("Escape")
    page.locator("header [data-hb-search-open]").tap()
    page.get_by_role("combobox").fill("ASSO")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("combobox").fill(pseudo("bedtime battles every night"))
    expect(page.get_by_role("option").first).to_have_attribute("href", re.compile("#browndale-routines$"))
    assert page.evaluate("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth")


def test_a_page_that_nobody_translated_shows_the_dutch_from_left_to_right(visit_arabic: Visits) -> None:
    page = visit_arabic("ar/over.html", **PHONE)
    text = page.locator(".hb-text")
    expect(text).to_have_attribute("lang", "nl")
    assert text.evaluate("(part) => getComputedStyle(part).direction") == "ltr"
    assert page.evaluate(ASTRAY) == []


def test_a_short_address_leads_to_the_translation_and_stays_small_in_any_script(
    visit_arabic: Visits, arabic: Path
) -> None:
    heavy = {path: path.stat().st_size for path in (arabic / "ar/s").rglob("*.html") if path.stat().st_size > 2048}
    assert not heavy, heavy
    for address, language in (("asso", "ar"), ("over", "nl")):
        assert f'<html lang="{language}">' in (arabic / f"ar/s/{address}/index.html").read_text("utf-8")
        page = visit_arabic(f"ar/s/{address}/index.html", **PHONE)
        expect(page).to_have_url(f"{visit_arabic.base}ar/{address}.html")
