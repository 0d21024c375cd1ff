"""The window to search in: it comes when asked for, answers each key, and says what goes wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import violations
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
        ("", "hechtingsstoornis", "problematische-gehechtheid.html#wat-is-het"),
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


def test_who_is_in_need_sees_112_and_help_above_what_is_found(visit: Any) -> None:
    page = open_window(visit)
    page.keyboard.type("ik kan echt niet meer, hij is zo boos")
    window = page.get_by_role("dialog")
    expect(window.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
    expect(window.get_by_role("link", name=re.compile("^Hulp als je niet meer kunt"))).to_have_attribute(
        "href", re.compile("hulp.html$")
    )
    results = page.get_by_role("option")
    expect(results).to_have_count(10)
    page.get_by_role("combobox").fill("hij is zo boos")
    expect(window.get_by_role("link", name="112")).to_have_count(0)
    expect(results).to_have_count(10)


def test_who_asks_about_force_sees_the_warning_above_what_is_found(visit: Any) -> None:
    page = open_window(visit)
    page.keyboard.type("hoe hou ik mijn kind vast bij een driftbui")
    warning = page.get_by_role("dialog").get_by_role("link", name=re.compile("nooit met dwang"))
    expect(warning).to_have_attribute("href", re.compile("waarschuwingen.html#holding-rebirthing$"))
    expect(page.get_by_role("option").first).to_be_visible()


def test_what_the_handbook_says_little_about_is_said_with_the_nearest_and_help(visit: Any) -> None:
    page = open_window(visit)
    page.keyboard.type("kinderbijslag aanvragen")
    window = page.get_by_role("dialog")
    expect(window.get_by_text("Het handboek zegt hier weinig over").first).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(3)
    expect(page.get_by_role("option").first).not_to_contain_text("binnen behandeling")
    expect(window.get_by_role("link", name="Hulp nodig?")).to_be_visible()
    page.get_by_role("combobox").fill("driftbui")
    expect(window.get_by_role("link", name="Hulp nodig?")).to_be_hidden()


def test_a_result_says_its_page_its_sentence_and_that_it_belongs_to_a_treatment(visit: Any) -> None:
    page = open_window(visit)
    page.keyboard.type("vier stappen asso")
    result = page.get_by_role("option").filter(has_text="vier stappen").first
    expect(result).to_contain_text("binnen behandeling")
    expect(result).to_contain_text("ASSO")


def test_a_key_that_composes_a_word_chooses_nothing(visit: Any) -> None:
    page = open_window(visit)
    page.keyboard.type("driftbui")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("combobox").evaluate(
        """(box) => {
          for (const key of ["Enter", "ArrowDown"]) {
            box.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode: 229, bubbles: true }));
          }
        }"""
    )
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "false")


LONG = {
    "one word": "a" * 10_000,
    "many words": ("mijn kind is boos en luistert niet " * 300)[:10_000],
    "ligatures": "\ufdfa" * 10_000,
    "nothing that is seen": "\u00ad" * 9_990 + "driftbui",
}


@pytest.mark.parametrize("question", LONG.values(), ids=LONG)
def test_no_question_is_too_long(visit: Any, question: str) -> None:
    """A word of 5,000 letters took the search before this eight seconds."""
    page = open_window(visit)
    page.keyboard.type("driftbui")
    expect(page.get_by_role("option").first).to_be_visible()
    worked = page.evaluate(
        """async (question) => {
          const { find } = await (await window.handbook.load("search_index")).ready;
          find(question);
          const times = [1, 2, 3, 4, 5].map(() => {
            const start = performance.now();
            find(question);
            return performance.now() - start;
          });
          const known = [1, 2, 3, 4, 5].map(() => {
            const start = performance.now();
            find("mijn kind is boos en luistert niet naar wat ik zeg");
            return performance.now() - start;
          });
          return Math.min(...times) / Math.max(0.2, Math.min(...known));
        }""",
        question,
    )
    assert worked < 20, "times the work of an ordinary question"


def test_the_window_opens_with_questions_to_try_that_are_answered_when_chosen(visit: Any) -> None:
    page = open_window(visit)
    start = page.get_by_role("dialog").get_by_role("list").first
    examples = start.get_by_role("button")
    expect(examples).to_have_count(6)
    chosen = examples.nth(1).inner_text()
    examples.nth(1).click()
    expect(page.get_by_role("combobox")).to_have_value(chosen)
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("option").first).to_be_visible()
    expect(start).to_be_hidden()
    page.get_by_role("combobox").fill("")
    expect(start).to_be_visible()
    expect(page.get_by_role("option")).to_have_count(0)


def test_pages_are_remembered_only_for_who_asks_and_forgotten_at_a_word(visit: Any) -> None:
    page: Page = visit("asso.html")
    window = page.get_by_role("dialog")
    kept = "Object.keys(localStorage).filter((name) => name.endsWith(':read')).length"
    page.locator("[data-hb-search-open]").click()
    expect(page.get_by_role("combobox")).to_be_focused()
    assert page.evaluate(kept) == 0
    window.get_by_role("button", name="Onthoud op dit apparaat wat ik lees").click()
    for address in ("hulp.html", "basis.html"):
        page.goto(address)
    page.locator("[data-hb-search-open]").click()
    last = window.get_by_role("list").last.get_by_role("link")
    expect(last).to_have_text(["Hulp nodig?", "ASSO: reageren op bijzonder gedrag"])
    expect(last.first).to_have_attribute("href", re.compile("hulp.html$"))
    assert violations(page, "dialog[open]") == []
    window.get_by_role("button", name="Vergeet wat ik las").click()
    expect(window.get_by_role("heading", name="Laatst gelezen")).to_have_count(0)
    assert page.evaluate(kept) == 0


def test_a_control_can_open_the_search_with_a_question(visit: Any) -> None:
    page: Page = visit("asso.html")
    page.locator("[data-hb-search-open]").evaluate("(button) => { button.dataset.hbSearchOpen = 'knuffelen'; }")
    page.locator("[data-hb-search-open]").click()
    expect(page.get_by_role("combobox")).to_have_value("knuffelen")
    expect(page.get_by_role("option").first).to_be_visible()
