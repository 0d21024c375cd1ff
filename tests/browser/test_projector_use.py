"""The projector view is led by keys, a clicker or a thumb; it costs nothing before it is used, and works everywhere."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from browser.projector import HALL, NO_FULL_SCREEN, WALL, count, show, stage
from browser.visits import Visits, plain, unfolded, visiting

LEAST_BUTTON = 44


@pytest.fixture
def asso(visit: Visits) -> Page:
    """The page about ASSO, on a computer that is connected to a projector."""
    return visit("asso.html", **WALL)


def test_arrows_space_and_a_clicker_go_on_and_back(asso: Page) -> None:
    show(asso, "asso#vier-stappen")
    expect(count(asso)).to_have_text(re.compile(r"^1 / \d+$"))
    expect(count(asso)).to_have_role("status")
    number = 1
    steps = {"ArrowRight": 1, "PageDown": 1, " ": 1, "ArrowDown": 1, "ArrowLeft": -1, "PageUp": -1}
    for key, step in steps.items():
        asso.keyboard.press(key)
        number += step
        expect(count(asso)).to_have_text(re.compile(rf"^{number} / "))
    asso.keyboard.press("End")
    expect(count(asso)).to_have_text(re.compile(r"^(\d+) / \1$"))
    asso.keyboard.press("ArrowRight")
    expect(count(asso)).to_have_text(re.compile(r"^(\d+) / \1$"))
    asso.keyboard.press("Home")
    asso.keyboard.press("ArrowUp")
    expect(count(asso)).to_have_text(re.compile("^1 / "))


@pytest.mark.parametrize("key", ["b", "B", "."])
def test_the_screen_turns_black_and_comes_back_where_it_was(asso: Page, key: str) -> None:
    show(asso, "asso#vier-stappen")
    asso.keyboard.press("PageDown")
    asso.keyboard.press(key)
    expect(count(asso)).to_contain_text("Zwart scherm.")
    pixels = asso.evaluate("document.elementFromPoint(640, 300).checkVisibility()")
    assert pixels
    assert asso.evaluate("getComputedStyle(document.elementFromPoint(640, 300)).backgroundColor") == "rgb(0, 0, 0)"
    asso.keyboard.press(key)
    expect(count(asso)).to_have_text(re.compile("^2 / "))
    asso.keyboard.press(key)
    asso.keyboard.press("PageDown")
    expect(count(asso)).to_have_text(re.compile("^2 / "))


def test_escape_leads_back_to_the_place_and_the_focus(asso: Page) -> None:
    button = asso.get_by_role("figure").get_by_role("button", name="Toon groot")
    button.scroll_into_view_if_needed()
    button.focus()
    place = asso.evaluate("scrollY")
    assert place > 0
    asso.keyboard.press("Enter")
    expect(asso.get_by_role("dialog")).to_be_visible()
    asso.keyboard.press("End")
    asso.keyboard.press("Escape")
    expect(asso.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    assert asso.evaluate("scrollY") == place
    asso.keyboard.press("Enter")
    expect(count(asso)).to_have_text(re.compile("^1 / "))


def test_the_focus_stays_in_the_view(asso: Page) -> None:
    show(asso, "asso#vier-stappen")
    names = set()
    for _ in range(8):
        asso.keyboard.press("Tab")
        names.add(asso.evaluate("document.activeElement.closest('dialog') && document.activeElement.textContent"))
    assert {"Terug", "Verder", "Zwart", "Stoppen"} <= names


def test_the_space_bar_on_a_button_does_one_thing(asso: Page) -> None:
    view = show(asso, "asso#vier-stappen")
    view.get_by_role("button", name="Verder").press(" ")
    expect(count(asso)).to_have_text(re.compile("^2 / "))
    view.get_by_role("button", name="Zwart").press("Enter")
    expect(count(asso)).to_contain_text("Zwart scherm.")


@pytest.fixture
def phone(visit: Visits) -> Page:
    page = visit("asso.html", script=NO_FULL_SCREEN, has_touch=True, viewport={"width": 360, "height": 740})
    show(page, "asso#vier-stappen")
    return page


def test_a_tap_on_the_right_goes_on_and_on_the_left_goes_back(phone: Page) -> None:
    phone.touchscreen.tap(300, 300)
    expect(count(phone)).to_have_text(re.compile("^2 / "))
    phone.touchscreen.tap(300, 300)
    phone.touchscreen.tap(60, 300)
    expect(count(phone)).to_have_text(re.compile("^2 / "))


def test_a_swipe_goes_on_and_back(phone: Page) -> None:
    touch = phone.context.new_cdp_session(phone)
    for start, end, expected in [(90, 20, 2), (300, 220, 3), (200, 320, 2)]:
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 300}]})
        for part in (1, 2, 3):
            x = start + (end - start) * part / 3
            touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": 302}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        expect(count(phone)).to_have_text(re.compile(f"^{expected} / "))


def test_buttons_are_large_enough_for_a_thumb(phone: Page) -> None:
    buttons = phone.get_by_role("dialog").get_by_role("button").all()
    assert len(buttons) == 4
    for button in buttons:
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= LEAST_BUTTON
    phone.get_by_role("button", name="Stoppen").tap()
    expect(phone.get_by_role("dialog")).to_have_count(0)


def test_what_is_not_there_opens_nothing(asso: Page) -> None:
    told = asso.evaluate(
        "handbook.load('projector').then((view) => view.show('gone#gone', null)).catch((error) => error.message)"
    )
    assert told == "nothing to show"
    expect(asso.get_by_role("dialog")).to_have_count(0)


def test_full_screen_is_used_where_it_is_allowed_and_leaving_it_leaves_the_view(visit: Visits) -> None:
    page = visit("asso.html", viewport=HALL)
    page.get_by_role("figure").get_by_role("button", name="Toon groot").click()
    page.wait_for_function("document.fullscreenElement")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    page.get_by_role("button", name="Verder").click()
    expect(count(page)).to_have_text(re.compile("^2 / "))
    page.evaluate("document.exitFullscreen()")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_nothing_of_it_is_loaded_before_it_is_used(visit: Visits) -> None:
    page = visit("tipkaarten.html", **WALL)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.reload()
    assert asked
    assert not [name for name in asked if name.startswith(("projector", "pages"))]
    asked.clear()
    unfolded(page).get_by_role("button", name="Toon groot: Kaart 1").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert [re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in asked] == ["projector.nl.js", "projector.css"]


def test_it_works_from_a_folder_without_a_network(browser: Browser, site: Path) -> None:
    with visiting(browser, f"{site.as_uri()}/") as visit:
        page = unfolded(visit("en/voor-trainers.html", **WALL))
        page.get_by_role("button", name="Show large: How a bond grows").click()
        expect(stage(page)).to_have_text("How a bond grows")
        looks = page.get_by_role("dialog").evaluate("(view) => getComputedStyle(view).position")
        assert looks == "fixed", "the view has its own style"


def test_without_scripts_there_is_no_button_for_it(visit: Visits) -> None:
    page = visit("tipkaarten.html", java_script_enabled=False)
    page.locator("summary", has=page.get_by_role("heading", name="Kaart 1")).click()
    expect(page.get_by_role("button", name="Toon groot")).to_have_count(0)
    expect(page.get_by_text("In elke relatie beïnvloed je elkaar.")).to_be_visible()


def test_printing_from_the_view_prints_the_page(asso: Page) -> None:
    show(asso, "asso#vier-stappen")
    asso.emulate_media(media="print")
    words = plain("".join(page.extract_text() for page in PdfReader(io.BytesIO(asso.pdf())).pages))
    assert plain("Je vindt je kind op de wc.") in words
    assert plain("Stoppen") not in words


def test_a_piece_of_another_page_is_all_that_is_fetched_of_it(visit: Visits) -> None:
    page = visit("index.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(page, "asso#vier-stappen")
    fetched = {url.partition("/pieces/")[2] for url in asked if "/pieces/" in url}
    assert fetched == {"_index.js", "asso.js", "asso/vier-stappen.js"}
