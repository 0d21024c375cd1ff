"""The window to search in: it comes when asked for, answers each key, and says what goes wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.visits import Held, opened


def open_window(visit: Any, address: str = "asso.html", **options: Any) -> Page:
    page: Page = visit(address, **options)
    page.locator("[data-hb-search-open]").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    return page


def test_nothing_of_the_search_is_fetched_before_somebody_searches(visit: Any) -> None:
    page: Page = visit("asso.html")
    fetched = page.evaluate("performance.getEntriesByType('resource').map((r) => r.name)")
    assert not [name for name in fetched if re.search(r"search(_index)?\.(nl|en)\.", name)]


@pytest.mark.parametrize(
    ("folder", "word", "section"),
    [
        ("", "RAD", "problematische-gehechtheid.html#wat-is-het"),
        ("en/", "tantrum", "therapeutisch-opvoeden.html#contact-tijdens-conflict"),
    ],
)
def test_arrows_and_enter_lead_to_a_section_in_the_language_of_the_page(
    visit: Any, folder: str, word: str, section: str
) -> None:
    page = open_window(visit, f"{folder}asso.html")
    page.keyboard.type(word)
    chosen = page.get_by_role("option").first
    expect(chosen).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{folder}{section}")


def test_escape_closes_and_gives_the_focus_back_and_search_opens_again(visit: Any) -> None:
    page = open_window(visit)
    page.keyboard.type("knuffelen")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("[data-hb-search-open]")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("combobox")).to_have_value("knuffelen")


def test_the_hit_is_marked_and_the_count_is_told(visit: Any) -> None:
    page = open_window(visit)
    page.keyboard.type("wc-papier")
    expect(page.locator("mark").first).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(re.compile(r"\d+ result"))


@pytest.mark.parametrize("browser_like", ["", "window.requestIdleCallback = undefined"], ids=["Chromium", "Safari"])
def test_the_results_are_those_of_the_last_key_however_fast_somebody_types(visit: Any, browser_like: str) -> None:
    names = "(all) => all.map((one) => one.href)"
    page = open_window(visit, script=browser_like)
    results = page.get_by_role("option")
    page.keyboard.type("slapen")
    expect(results.first).to_be_visible()  # from now on each key is answered at once
    page.keyboard.press("Control+A")
    page.keyboard.type("kinderen troosten", delay=0)
    page.keyboard.press("ArrowUp")
    expect(results.last).to_have_attribute("aria-selected", "true")
    fast = results.evaluate_all(names)
    calm = open_window(visit)
    calm.get_by_role("combobox").fill("kinderen troosten")
    expect(calm.get_by_role("dialog").get_by_role("status")).to_have_text(f"{len(fast)} resultaten")
    assert calm.get_by_role("option").evaluate_all(names) == fast
    ids = results.evaluate_all("(all) => all.map((one) => one.id)")
    assert len(fast) > 5 and len(set(ids)) == len(ids)


def test_no_hit_is_said_and_leads_on(visit: Any) -> None:
    page = open_window(visit)
    page.keyboard.type("xqzwvq")
    expect(page.get_by_role("option")).to_have_count(0)
    window = page.get_by_role("dialog")
    expect(window.get_by_role("link")).to_have_count(2)
    addresses = [str(link.get_attribute("href")) for link in window.get_by_role("link").all()]
    assert [address.rpartition("/")[2] for address in addresses] == ["situaties.html", "hulp.html"]


def test_a_link_with_a_question_opens_the_search_with_it_and_never_as_html(visit: Any) -> None:
    page: Page = visit("asso.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20knuffelen")
    expect(page.get_by_role("combobox")).to_have_value("<img src=x onerror=alert(1)> knuffelen")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(page.locator("dialog img")).to_have_count(0)


INDEX = re.compile(r"assets/search_index\.")


def test_what_is_typed_while_the_index_is_on_its_way_is_answered_when_it_comes(visit: Any) -> None:
    page: Page = visit("asso.html")
    index = Held(page, INDEX)
    page.locator("[data-hb-search-open]").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("driftbui")
    told = page.get_by_role("dialog").get_by_role("status")
    expect(told).to_have_text("Zoeken wordt klaargezet. Je kunt al typen.")
    expect(page.get_by_role("option")).to_have_count(0)
    index.release()
    expect(page.get_by_role("option").first).to_be_visible()
    expect(told).to_have_text(re.compile(r"\d+ result"))


def test_a_search_that_cannot_be_fetched_says_so_and_works_when_it_can(browser: Browser, site: Path) -> None:
    with opened(browser, "about:blank") as page:
        page.route(INDEX, lambda route: route.abort())
        page.goto((site / "asso.html").as_uri())
        page.locator("[data-hb-search-open]").click()
        expect(page.get_by_role("combobox")).to_be_focused()
        page.keyboard.type("drift")
        told = page.get_by_role("dialog").get_by_role("status")
        expect(told).to_have_text(re.compile("^Zoeken lukt nu niet"))
        expect(told).to_be_in_viewport()
        page.unroute(INDEX)
        page.keyboard.type("bui")
        expect(page.get_by_role("option").first).to_be_visible()
        expect(told).to_have_text(re.compile(r"\d+ result"))


def test_a_window_that_cannot_be_fetched_is_asked_for_again(browser: Browser, site: Path) -> None:
    window = re.compile(r"assets/search\.")
    with opened(browser, "about:blank") as page:
        page.route(window, lambda route: route.abort())
        page.goto((site / "asso.html").as_uri())
        with page.expect_event("requestfailed"):
            page.locator("[data-hb-search-open]").click()
        page.unroute(window)
        page.locator("[data-hb-search-open]").click()
        page.get_by_role("combobox").fill("driftbui")
        expect(page.get_by_role("option").first).to_be_visible()
