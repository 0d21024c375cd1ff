"""A new kind of block in a browser: its style and script work, and it is shown, large and on paper, by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.hosting import hosted
from browser.projector import WALL, stage
from browser.visits import unfolded, visiting

SONG = "Een zacht slaapliedje."
WARNING = "Dit is de regel van het tweede kader."


@pytest.fixture
def page(browser: Browser, songs_site: Path, tmp_path: Path) -> Iterator[Page]:
    """The page with the song, on a computer that is connected to a projector."""
    with hosted(songs_site, tmp_path) as base, visiting(browser, base) as visits:
        yield unfolded(visits("index.html", **{**WALL, "script": f"{WALL['script']}; window.print = () => {{}}"}))


def test_its_style_and_its_script_are_at_work(page: Page) -> None:
    expect(page.locator(".hb-song")).to_have_css("letter-spacing", "3px")
    expect(page.locator(".hb-song")).to_have_attribute("data-sung", "yes")


def test_it_is_printed_by_itself_with_its_warning(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="De lijst")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print", exact=True).click()
    page.emulate_media(media="print")
    expect(page.get_by_text(SONG)).to_be_visible()
    expect(page.get_by_text(WARNING).locator("visible=true")).to_have_count(1)
    expect(page.get_by_role("heading", name="De lijst")).to_be_hidden()


def test_a_reading_route_shows_it(browser: Browser, songs_site: Path, tmp_path: Path) -> None:
    with hosted(songs_site, tmp_path) as base, visiting(browser, base) as visits:
        expect(visits("index.html#1//index.slaapliedje").locator("[data-hb-route-pieces]")).to_contain_text(SONG)


def test_the_projector_shows_it_after_the_warnings_of_its_page_and_its_own(page: Page) -> None:
    page.get_by_role("button", name=f"Toon groot: {SONG}").click()
    expect(stage(page)).to_contain_text("Lees dit eerst")
    page.keyboard.press("PageDown")
    expect(stage(page)).to_contain_text(WARNING)
    page.keyboard.press("PageDown")
    expect(stage(page)).to_contain_text(SONG)
