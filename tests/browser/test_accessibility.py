"""Everybody can read every page: with a screen reader, in the dark, on a small screen, with large letters, by thumb."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser.axe import OTHER_VIEWS, SIDEWAYS, SMALL_TARGETS, VIEWS, at, violations_in
from browser.visits import PAGES, Visits, unfolded, visiting


@pytest.fixture(scope="module")
def tab(browser: Browser, base: str) -> Iterator[tuple[Visits, Page]]:
    """One tab for all pages: nobody clicks here."""
    with visiting(browser, base) as visits:
        yield visits, visits()


@pytest.fixture(scope="module", params=[*PAGES, "404.html", "en/404.html"])
def page(request: pytest.FixtureRequest, tab: tuple[Visits, Page]) -> Iterator[Page]:
    """One page, loaded once for all the tests in this file."""
    visits, page = tab
    at(page, 1280)
    yield unfolded(visits.go(page, request.param))
    visits.check()


def test_every_control_is_large_enough_for_a_thumb(page: Page) -> None:
    small = page.evaluate(SMALL_TARGETS)
    at(page, 360)
    small += page.evaluate(SMALL_TARGETS)
    assert not small, "\n".join(small)


def test_a_page_fits_a_screen_of_320_px(page: Page) -> None:
    at(page, 320)
    wide = page.evaluate(SIDEWAYS)
    assert not wide, "\n".join(wide)


def test_a_page_with_letters_twice_as_large_does_not_scroll_sideways(page: Page) -> None:
    at(page, 1280)
    root = "document.documentElement"
    page.evaluate(f"{root}.style.fontSize = `${{2 * parseFloat(getComputedStyle({root}).fontSize)}}px`")
    wide = page.evaluate(SIDEWAYS)
    page.evaluate(f"{root}.style.fontSize = ''")
    assert not wide, "\n".join(wide)


def test_axe_finds_nothing_in_light_and_dark_on_a_phone_and_a_computer(page: Page) -> None:
    found = violations_in(page, OTHER_VIEWS if "/en/" in page.url else VIEWS)
    assert not found, "\n".join(found)


def test_the_code_for_paper_is_seen_on_paper_only(page: Page) -> None:
    codes = page.get_by_role("article").locator("img[src^='data:image/webp']")
    seen = codes.evaluate_all("(codes) => codes.map((code) => code.checkVisibility())")
    assert not any(seen)
    assert seen or page.url.endswith("404.html")
