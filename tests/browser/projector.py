"""What the tests of the projector view share: opening it, and reading what stands on its screens."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, ViewportSize

HALL: ViewportSize = {"width": 1280, "height": 720}
NO_FULL_SCREEN = "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not here'))"
WALL: dict[str, Any] = {"viewport": HALL, "script": NO_FULL_SCREEN}
LINE = "Over behandeling van problematische gehechtheid. Zonder specialist beginnen is niet verstandig."
SHOW = "([what, from]) => handbook.load('projector').then((view) => view.show(what, document.querySelector(from)))"


def show(page: Page, what: str | list[str], opener: str = "h1") -> Locator:
    """Open the view on an address, or a list of them; returns the view."""
    page.evaluate(SHOW, [what, opener])
    return page.get_by_role("dialog")


def count(page: Page) -> Locator:
    """The number of the screen, as it is announced."""
    return page.get_by_role("dialog").get_by_role("status")


def stage(page: Page) -> Locator:
    """What stands on the screen."""
    return page.get_by_role("dialog").get_by_role("region")


def screens(page: Page) -> list[str]:
    """The words of every screen from here on, in order."""
    found = []
    while True:
        found.append(" ".join(stage(page).inner_text().split()))
        at, last = (count(page).text_content() or "").split(" / ")
        if at == last:
            return found
        page.keyboard.press("PageDown")
