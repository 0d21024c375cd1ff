"""Reading aloud with an engine that has the faults of real ones, in the time of the test."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from browser.visits import Visits

MOCK = Path(__file__).with_name("mock_speech.js").read_text("utf-8")
START = datetime(2026, 11, 22, tzinfo=UTC)
LONG = 3_600_000
"""Milliseconds in which every page is read to its end."""


def engine(**faults: Any) -> str:
    """A script that puts an engine with these faults in the place of the browser's own."""
    return f"{MOCK};window.mockSpeech({json.dumps(faults)});"


def with_engine(
    visit: Visits, address: str, *, begin: str = "over.html", script: str = "", options: Any = None, **faults: Any
) -> Page:
    """A page whose browser has such an engine; its time stands still until `later`."""
    page = visit(begin, **(options or {}))
    page.clock.install(time=START)
    page.clock.pause_at(START + timedelta(seconds=1))
    page.add_init_script(engine(**faults) + script)
    return visit.go(page, address)


def later(page: Page, milliseconds: int = LONG) -> None:
    """Let time pass."""
    page.clock.run_for(milliseconds)


def opener(page: Page, section: str = "begin") -> Locator:
    """'Lees voor' in the row of a section, or beside the title of the page."""
    row = ".hb-heading--1" if section == "begin" else f".hb-share-row:has(a[href$='#{section}'])"
    return page.locator(row).locator(".hb-aloud-open")


def bar(page: Page) -> Locator:
    """The bar while the page is read."""
    return page.locator("section.hb-aloud")


def begun(page: Page, section: str = "begin") -> Locator:
    """Begin to read; return the bar."""
    if section != "begin":
        page.locator(f"#{section}").evaluate(
            "(at) => { const fold = at.closest('details'); if (fold) fold.open = true; }"
        )
    opener(page, section).click()
    bar(page).wait_for()
    return bar(page)


def said(page: Page) -> list[str]:
    """What was said to its end, in order."""
    found: list[str] = page.evaluate("window.mock.said.map(({ text }) => text)")
    return found


def words_of(texts: list[str]) -> list[str]:
    """All words in order, whatever they were said in."""
    return " ".join(texts).split()
