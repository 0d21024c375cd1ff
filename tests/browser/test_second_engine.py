"""An engine that is not axe finds nothing either: on a page of each kind, in both languages, with what opens open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import SMALL_TARGETS, at
from browser.second_engine import findings
from browser.share import control
from browser.visits import Visits, unfolded, visiting

KINDS = (
    "index",
    "hulp",
    "basis",
    "tipkaarten",
    "checklist",
    "werkbladen",
    "situaties",
    "factoren",
    "woordenlijst",
    "leesroute",
    "alle-stukken",
    "404",
)


@pytest.fixture(scope="module")
def tab(browser: Browser, base: str) -> Iterator[tuple[Visits, Page]]:
    """One tab for all pages."""
    with visiting(browser, base) as visits:
        yield visits, visits()


@pytest.mark.parametrize(("folder", "scheme", "width"), [("", "light", 360), ("en/", "dark", 1280)])
@pytest.mark.parametrize("name", KINDS)
def test_a_page_with_all_its_folds_open(
    tab: tuple[Visits, Page], name: str, folder: str, scheme: str, width: int
) -> None:
    visits, page = tab
    at(page, width, scheme)
    visits.go(page, f"{folder}{name}.html")
    found = findings(unfolded(page))
    assert not found, "\n".join(found)
    visits.check()


@pytest.mark.parametrize("what", ["menu", "search", "share", "meaning"])
def test_what_opens_over_a_page(tab: tuple[Visits, Page], what: str) -> None:
    visits, page = tab
    at(page, 360, "dark")
    visits.go(page, "basis.html")
    banner, article = page.get_by_role("banner"), page.get_by_role("article")
    if what == "menu":
        banner.get_by_role("button", name="Menu").click()
    elif what == "search":
        banner.get_by_role("button", name="Zoek").click()
        page.get_by_role("combobox").fill("driftbui")
        expect(page.get_by_role("option").first).to_be_visible()
    elif what == "share":
        control(page, "#nooit-te-laat").click()
    else:
        article.locator("a.hb-term:visible").first.click()
        expect(page.get_by_role("note")).to_be_visible()
    if what != "meaning":
        expect(page.get_by_role("dialog")).to_be_visible()
    small = page.evaluate(SMALL_TARGETS)
    assert not small, "\n".join(small)
    found = findings(page)
    assert not found, "\n".join(found)
    visits.check()
