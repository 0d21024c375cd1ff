"""The panel to share works for everybody: by keyboard, by thumb, from disk, with a code to scan, without its script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from browser.axe import OTHER_VIEWS, SIDEWAYS, SMALL_TARGETS, VIEWS, violations_in
from browser.share import CLIPBOARD, clipboard, control, message, scanned, shared
from browser.visits import Visits, visiting
from project import SITE_URL


@pytest.mark.parametrize("size", [(320, 640), (360, 740), (1280, 800)], ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_scans_from_across_a_table(visit: Visits, tmp_path: Path, size: tuple[int, int], scheme: Any) -> None:
    width, height = size
    page = visit("tipkaarten.html", viewport={"width": width, "height": height}, color_scheme=scheme)
    shared(page, "#deel-1").get_by_role("button", name="QR-code").click()
    address = f"{SITE_URL}s/tipkaarten/deel-1/"
    window = page.get_by_role("dialog", name="Kaart 1: kijken en plezier hebben", exact=True)
    code = window.get_by_role("img", name=f"QR-code van {address}")
    box = code.bounding_box()
    assert box
    assert box["width"] >= 280
    assert box["height"] == box["width"]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    expect(code).to_be_in_viewport(ratio=1)
    expect(window.get_by_text(address)).to_be_visible()
    code.evaluate("(code) => code.decode?.()")  # drawn, not only fetched
    assert scanned(page.screenshot(), tmp_path) == address
    window.get_by_role("button", name="Sluit").click()
    expect(window).to_have_count(0)
    expect(page.get_by_role("button", name="QR-code")).to_be_focused()


def test_the_keyboard_opens_uses_and_leaves_the_panel(visit: Visits) -> None:
    page = visit("checklist.html", **CLIPBOARD)
    opener = control(page, "#zes-voorwaarden")
    opener.press("Enter")
    panel = page.get_by_role("dialog", name="Deel: De zes voorwaarden")
    expect(panel.get_by_role("heading", name="Deel: De zes voorwaarden")).to_be_focused()
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent"))
    wanted = ["Sluit", "WhatsApp", "E-mail", "Kopieer link", "QR-code", "", "Kopieer bericht"]
    assert [name for name in reached if name in wanted][: len(wanted)] == wanted
    panel.get_by_role("button", name="QR-code").press("Enter")
    page.keyboard.press("Escape")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("button", name="QR-code")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_click_beside_the_panel_closes_it(visit: Visits) -> None:
    page = visit("checklist.html")
    panel = shared(page, "#zes-voorwaarden")
    page.mouse.click(5, 5)
    expect(panel).to_have_count(0)


def test_the_panel_can_be_opened_again_for_another_piece(visit: Visits) -> None:
    page = visit("asso.html")
    shared(page, "#begin").get_by_role("button", name="Sluit").click()
    panel = shared(page, "#vier-stappen")
    expect(panel).to_have_accessible_name("Deel: De vier stappen")
    expect(page.get_by_role("dialog")).to_have_count(1)


@pytest.mark.parametrize(("address", "views"), [("asso.html", VIEWS), ("en/asso.html", OTHER_VIEWS)])
def test_axe_finds_nothing_in_the_panel_and_the_code(
    visit: Visits, address: str, views: tuple[tuple[str, int], ...]
) -> None:
    page = visit(address)
    panel = shared(page, "#vier-stappen")
    found = violations_in(page, views)
    panel.get_by_role("button", name=re.compile("^QR.code$")).click()
    found += violations_in(page, views)
    assert not found, "\n".join(found)


def test_the_panel_fits_a_small_screen_and_a_thumb(visit: Visits) -> None:
    page = visit("en/asso.html", viewport={"width": 320, "height": 500})
    panel = shared(page, "#vier-stappen")
    assert not page.evaluate(SMALL_TARGETS)
    assert not page.evaluate(SIDEWAYS)
    assert panel.evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")
    last = panel.get_by_role("button").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)
    low = panel.locator("a, button").evaluate_all(
        "(parts) => parts.filter((part) => part.getBoundingClientRect().height < 44).map((part) => part.textContent)"
    )
    assert not low


def test_a_script_that_does_not_come_leads_to_the_place_whose_address_the_browser_shows(visit: Visits) -> None:
    visit.meant = "ERR_FAILED"
    page = visit("checklist.html")
    page.route(re.compile(r"/assets/share\."), lambda route: route.abort())
    control(page, "#zes-voorwaarden").click()
    expect(page).to_have_url(re.compile(r"/checklist\.html#zes-voorwaarden$"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_page_opened_from_disk_shares_the_address_on_the_web(browser: Browser, site: Path, tmp_path: Path) -> None:
    with visiting(browser, f"{site.as_uri()}/") as visit:
        page = visit("en/asso.html", **CLIPBOARD)
        panel = shared(page, "#vier-stappen")
        address = f"{SITE_URL}en/s/asso/vier-stappen/"
        assert message(panel).input_value().endswith(f"\n{address}")
        panel.get_by_role("button", name="Copy link").click()
        expect(panel.get_by_role("status")).to_have_text("Link copied.")
        assert clipboard(page) == address
        panel.get_by_role("button", name="QR code").click()
        assert scanned(page.get_by_role("img", name="QR code of").screenshot(), tmp_path) == address


def test_a_shown_route_is_shared_with_its_own_link_only(visit: Visits) -> None:
    page = visit("leesroute.html#1/Avond/asso.vier-stappen")
    expect(page.get_by_role("heading", name="De vier stappen")).to_be_visible()
    expect(control(page, "#begin")).to_be_hidden()


def test_the_panel_hands_a_piece_to_the_reading_route_and_to_the_wall(visit: Visits) -> None:
    page = visit("asso.html")
    panel = shared(page, "#vier-stappen")
    panel.get_by_role("button", name="Zet op leesroute").click()
    expect(panel).to_have_count(0)
    page.wait_for_function("window.handbook.features.route.has('asso#vier-stappen')")
    shared(page, "#vier-stappen").get_by_role("button", name="Toon groot").click()
    expect(page.get_by_role("dialog", name="Deel:")).to_have_count(0)
    expect(page.get_by_role("dialog").filter(has_text="beginnen zonder steun")).to_be_visible()
