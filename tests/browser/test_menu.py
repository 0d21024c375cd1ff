"""The menu: on a phone a window that always can be closed; in it stand the other language and the colours."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.axe import SIDEWAYS, SMALL_TARGETS, violations
from browser.visits import Visits

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
GROUND = "getComputedStyle(document.body).backgroundColor"


def window(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Menu")


def opened(page: Page) -> Locator:
    """The window of the menu, opened far down the page."""
    page.evaluate("scrollTo(0, 2000)")
    page.get_by_role("banner").get_by_role("button", name="Menu").tap()
    expect(window(page)).to_be_visible()
    return window(page)


def on_screen_at(page: Page) -> Any:
    return page.evaluate("Math.round(scrollY)")


@pytest.mark.parametrize("way", ["button", "Escape", "back"])
def test_wherever_the_page_was_scrolled_the_menu_closes_and_gives_back_place_and_focus(visit: Visits, way: str) -> None:
    page = visit("index.html", **PHONE)
    page.goto("basis.html")
    menu = opened(page)
    place = on_screen_at(page)
    assert place > 1000
    if way == "button":
        menu.get_by_role("button", name="Sluit").tap()
    elif way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.go_back()
    expect(menu).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/basis\.html$"))
    expect(page.get_by_role("banner").get_by_role("button", name="Menu")).to_be_focused()
    assert on_screen_at(page) == place
    page.wait_for_function("history.state === null")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/index\.html$"))


def test_the_close_button_stays_in_reach_however_far_the_menu_was_scrolled(visit: Visits) -> None:
    menu = opened(visit("basis.html", **PHONE))
    menu.get_by_role("link", name="Over dit handboek").scroll_into_view_if_needed()
    close = menu.get_by_role("button", name="Sluit")
    expect(close).to_be_in_viewport(ratio=1)
    box = close.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44


def test_a_page_chosen_in_the_menu_comes_and_the_way_back_leads_to_the_page_before(visit: Visits) -> None:
    page = visit("basis.html", **PHONE)
    opened(page).get_by_role("link", name="Woordenlijst").tap()
    expect(page).to_have_url(re.compile(r"/woordenlijst\.html$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/basis\.html$"))
    expect(window(page)).to_be_hidden()


def test_the_contents_of_the_page_stand_above_the_menu_and_lead_to_their_section(visit: Visits) -> None:
    page = visit("basis.html", **PHONE)
    menu = opened(page)
    menu.get_by_text("Op deze pagina").tap()
    menu.get_by_role("navigation", name="Op deze pagina").get_by_role("link", name="Het is nooit te laat").tap()
    expect(menu).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/basis\.html#nooit-te-laat$"))
    expect(page.locator("#nooit-te-laat")).to_be_in_viewport()
    expect(page.locator("#nooit-te-laat")).to_be_focused()


def test_the_space_bar_opens_the_menu_too(visit: Visits) -> None:
    page = visit("basis.html", **PHONE)
    page.get_by_role("banner").get_by_role("button", name="Menu").press(" ")
    expect(window(page)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_open_menu(visit: Visits, scheme: Any) -> None:
    page = visit("basis.html", **PHONE, color_scheme=scheme)
    opened(page)
    assert violations(page) == []
    assert page.evaluate(SMALL_TARGETS) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(SIDEWAYS) == []


def test_the_reader_chooses_the_colours_and_the_site_keeps_to_that(visit: Visits) -> None:
    page = visit("checklist.html", color_scheme="light")
    colours = page.get_by_role("navigation", name="Menu").get_by_role("group", name="Kleuren")
    light = page.evaluate(GROUND)
    expect(colours.get_by_role("button", name="Apparaat")).to_have_attribute("aria-pressed", "true")
    colours.get_by_role("button", name="Donker").click()
    dark = page.evaluate(GROUND)
    assert dark != light, "the first tap changes something"
    page.goto("tipkaarten.html")
    assert page.evaluate(GROUND) == dark
    expect(colours.get_by_role("button", name="Donker")).to_have_attribute("aria-pressed", "true")
    colours.get_by_role("button", name="Apparaat").click()
    assert page.evaluate(GROUND) == light
    expect(colours.get_by_role("button", name="Donker")).to_have_attribute("aria-pressed", "false")


def test_a_phone_changes_language_in_the_menu_and_keeps_the_section(visit: Visits) -> None:
    page = visit("asso.html#voorbeeld-wc-papier", **PHONE)
    page.get_by_role("banner").get_by_role("button", name="Menu").tap()
    window(page).get_by_role("link", name="English").tap()
    expect(page).to_have_url(re.compile(r"/en/asso\.html#voorbeeld-wc-papier$"))


def test_the_language_switch_keeps_the_section_that_the_reader_is_in(visit: Visits) -> None:
    page = visit("asso.html", viewport={"width": 1280, "height": 800})
    page.locator("#voorbeeld-wc-papier").click()
    page.evaluate("document.getElementById('voorbeeld-wc-papier').scrollIntoView()")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/asso\.html#voorbeeld-wc-papier$"))
    page.goto("index.html")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="English").press("Enter")
    expect(page).to_have_url(re.compile(r"/en/index\.html$"))


@pytest.mark.parametrize("locale", ["en-GB", "nl-NL"])
def test_another_language_is_offered_below_the_page_and_covers_nothing(visit: Visits, locale: str) -> None:
    page = visit("asso.html", locale=locale, **PHONE)
    offer = page.get_by_role("contentinfo").get_by_role("link", name="Read this page in English")
    expect(offer).not_to_be_in_viewport()
    assert (
        page.evaluate(
            "[...document.querySelectorAll('body *')].filter((part) => "
            "getComputedStyle(part).position === 'fixed' && part.checkVisibility({opacityProperty: true}))"
            ".length"
        )
        == 0
    )
    offer.tap()
    expect(page).to_have_url(re.compile(r"/en/asso\.html"))
    expect(
        page.get_by_role("contentinfo").get_by_role("link", name="Lees deze pagina in het Nederlands")
    ).to_be_attached()


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_the_header_has_room_for_the_name_of_the_site_and_is_56_px_high(visit: Visits, folder: str, width: int) -> None:
    page = visit(f"{folder}asso.html", viewport={"width": width, "height": 740})
    header = page.get_by_role("banner")
    box = header.bounding_box()
    assert box
    assert box["height"] == 56
    name = header.locator("span").first
    assert name.evaluate(
        "(name) => name.scrollWidth <= name.clientWidth + 1 || getComputedStyle(name).display === 'inline'"
    )
    parts = [part.bounding_box() for part in [name, *header.locator("a:visible, button:visible").all()[1:]]]
    for left, right in pairwise(parts):
        assert left
        assert right
        assert left["x"] + left["width"] <= right["x"] + 0.5
