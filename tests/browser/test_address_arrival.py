"""Arriving at an address: the place shows under the header, marked, read out; an old address leads to the new place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import violations
from browser.visits import Visits, visiting
from project import MOVED

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
PLACES = ("asso.html#vier-stappen", "tipkaarten.html#deel-3-fouten", "woordenlijst.html#basic-trust", "basis.html")
WHERE = """(place) => {
  const header = document.querySelector(".hb-header").getBoundingClientRect();
  return place.getBoundingClientRect().top - Math.max(0, header.bottom);
}"""
TOP = f"(place) => {{ const at = ({WHERE})(place); return at >= 0 && at <= 160; }}"
MARK = "(place) => getComputedStyle(place).animationName"
AGAIN = """
  place.style.animation = "none";
  getComputedStyle(place).animationName;
  place.style.animation = "";
  const [mark] = place.getAnimations();
  mark.pause();
"""
"""Begins the mark of a place again, and holds it."""
GROUNDS = f"""(place) => {{{AGAIN}  return [0, 0.9, 1].map((part) => {{
    mark.currentTime = part * mark.effect.getComputedTiming().endTime;
    return getComputedStyle(place).backgroundColor;
  }});
}}"""
"""The colours of a marked place at the begin of its mark, towards the end, and afterwards."""
HOLD = f"""(place) => {{{AGAIN}  mark.currentTime = 0;
}}"""
"""Keeps the mark of a place as strong as when the reader arrives."""
GROUND = "(place) => getComputedStyle(place).backgroundColor"
CLOSE = """() => {
  const outer = document.createElement("details"), inner = document.createElement("details");
  const heading = document.getElementById("vier-stappen").parentElement;
  heading.replaceWith(outer);
  outer.append(inner);
  inner.append(heading);
}"""


def address_of(page: str, section: str) -> str:
    return f"{page}.html" + (f"#{section}" if section else "")


def assert_shown(page: Page, section: str) -> None:
    """The place stands at the top of what the reader sees, below the header, and has the focus."""
    place = page.locator(f"[id='{section}']")
    expect(place).to_be_focused()
    expect(place).to_be_in_viewport()
    page.wait_for_function(TOP, arg=place.element_handle())


@pytest.fixture
def visit_moved(browser: Browser, moved_site: Path) -> Iterator[Visits]:
    with visiting(browser, f"{moved_site.as_uri()}/") as visits:
        yield visits


# --- a place that exists ---


@pytest.mark.parametrize("address", PLACES[:3])
@pytest.mark.parametrize("folder", ["", "en/"])
def test_an_address_shows_its_place_below_the_header_of_a_phone_and_a_screen_reader_begins_there(
    visit: Visits, address: str, folder: str
) -> None:
    page = visit(folder + address, **PHONE)
    section = address.split("#")[1]
    assert_shown(page, section)
    assert page.locator(f"#{section}").evaluate(MARK) == "hb-arrived"


def test_a_place_is_not_covered_when_the_text_is_twice_as_large(visit: Visits) -> None:
    page = visit("index.html", **PHONE)
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    for address in PLACES[:3]:
        page.goto(visit.base + address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
        assert_shown(page, address.split("#")[1])


def test_a_link_within_the_page_marks_its_place_too(visit: Visits) -> None:
    page = visit("basis.html", viewport={"width": 1400, "height": 800})
    link = page.get_by_role("navigation", name="Op deze pagina").get_by_role("link").nth(2)
    section = str(link.get_attribute("href")).removeprefix("#")
    link.click()
    assert_shown(page, section)


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_mark_goes_by_itself_and_does_not_fade_for_who_wants_no_motion(visit: Visits, motion: Any) -> None:
    page = visit(PLACES[0], reduced_motion=motion)
    begin, late, end = page.locator("#vier-stappen").evaluate(GROUNDS)
    assert begin != "rgba(0, 0, 0, 0)"
    assert (late == begin) == (motion == "reduce")
    assert end == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("address", PLACES[:3])
def test_a_marked_place_can_be_read_by_everybody(visit: Visits, address: str) -> None:
    page = visit(address, **PHONE)
    section = f"#{address.split('#')[1]}"
    place = page.locator(section)
    expect(place).to_be_focused()
    schemes: list[Any] = ["light", "dark"]
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        place.evaluate(HOLD)
        mark = place.evaluate(GROUND)
        assert mark not in ("rgba(0, 0, 0, 0)", page.locator("body").evaluate(GROUND))
        found = violations(page, section)
        assert place.evaluate(GROUND) == mark, "the mark stands as long as axe looks"
        assert not found, "\n".join([scheme, *found])


def test_without_scripts_the_place_is_shown_and_marked_as_well(visit: Visits) -> None:
    page = visit(PLACES[0], **PHONE, java_script_enabled=False)
    place = page.locator("#vier-stappen")
    expect(place).to_be_in_viewport()
    expect(place).to_have_css("animation-name", "hb-arrived")


def test_a_closed_part_around_the_place_opens(visit: Visits) -> None:
    page = visit("asso.html", **PHONE)
    page.evaluate(CLOSE)
    expect(page.locator("#vier-stappen")).to_be_hidden()
    page.evaluate("location.hash = 'vier-stappen'")
    expect(page.locator("#vier-stappen")).to_be_visible()
    assert_shown(page, "vier-stappen")


def test_an_address_that_was_never_there_shows_the_page_from_its_top(visit: Visits) -> None:
    page = visit("asso.html#nooit%20geweest", **PHONE)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    assert page.evaluate("document.activeElement === document.body")
    page.goto(f"{visit.base}asso.html#%E0%A4%A")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


# --- short addresses ---


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_short_address_leads_to_its_section_in_a_subfolder_of_a_host(
    visit: Visits, folder: str, scripts: bool
) -> None:
    page = visit(f"{folder}s/asso/vier-stappen/", java_script_enabled=scripts)
    expect(page).to_have_url(f"{visit.base}{folder}asso.html#vier-stappen")
    expect(page.locator("#vier-stappen")).to_be_in_viewport()
    page.goto(f"{visit.base}{folder}s/hulp/")
    expect(page).to_have_url(f"{visit.base}{folder}hulp.html")


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_short_address_leads_to_its_section_in_a_folder_on_disk(browser: Browser, site: Path, folder: str) -> None:
    with visiting(browser, f"{site.as_uri()}/") as visit:
        page = visit(f"{folder}s/tipkaarten/deel-1-relatie/index.html", java_script_enabled=False)
        expect(page).to_have_url(f"{visit.base}{folder}tipkaarten.html#deel-1-relatie")
        expect(page.locator("#deel-1-relatie")).to_be_in_viewport()


def test_the_way_back_from_a_short_address_does_not_pass_it_again(visit: Visits) -> None:
    page = visit("index.html")
    page.goto(f"{visit.base}s/asso/vier-stappen/")
    expect(page).to_have_url(f"{visit.base}asso.html#vier-stappen")
    page.go_back()
    expect(page).to_have_url(f"{visit.base}index.html")


# --- an old address ---


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("address", MOVED)
def test_an_old_address_brings_the_reader_to_the_new_place(visit_moved: Visits, folder: str, address: str) -> None:
    old, new = (address_of(*place.partition("#")[::2]) for place in (address, MOVED[address]))
    page = visit_moved(folder + old, **PHONE)
    expect(page).to_have_url(f"{visit_moved.base}{folder}{new}")
    if "#" in new:
        assert_shown(page, new.split("#")[1])
    else:
        expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_an_old_address_followed_within_its_page_leads_on_too(visit_moved: Visits, folder: str) -> None:
    page = visit_moved(f"{folder}asso.html")
    page.evaluate("location.hash = 'gisteren'")
    expect(page).to_have_url(f"{visit_moved.base}{folder}asso.html#voorbeeld")
    assert_shown(page, "voorbeeld")


@pytest.mark.parametrize(("folder", "words"), [("", "Dit stuk staat nu hier:"), ("en/", "This section is now here:")])
@pytest.mark.parametrize("address", ["basis#samen-spelen", "oude-bladzijde#hulp", "asso#vorig-jaar"])
def test_without_scripts_an_old_address_shows_the_link_to_the_new_place(
    visit_moved: Visits, folder: str, words: str, address: str
) -> None:
    old, new = (address_of(*place.partition("#")[::2]) for place in (address, MOVED[address]))
    page = visit_moved(folder + old, **PHONE, java_script_enabled=False)
    told = page.get_by_text(words).filter(visible=True)
    expect(told).to_have_count(1)
    expect(told).to_be_in_viewport()
    told.get_by_role("link").click()
    expect(page).to_have_url(f"{visit_moved.base}{folder}{new}")


def test_nobody_sees_a_note_who_did_not_come_for_it(visit_moved: Visits) -> None:
    page = visit_moved("basis.html", **PHONE)
    expect(page.get_by_text("Dit stuk staat nu hier:")).to_have_count(1)
    expect(page.get_by_text("Dit stuk staat nu hier:")).to_be_hidden()


def test_a_page_that_was_taken_out_is_whole_and_leads_on_from_an_unknown_section(visit_moved: Visits) -> None:
    page = visit_moved("oude-bladzijde.html", **PHONE, java_script_enabled=False)
    expect(page).to_have_title("Dit stuk is verplaatst - Handboek hechting")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit stuk is verplaatst")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/voorwaarden\.html$"))
    page = visit_moved("oude-bladzijde.html#nooit-geweest", **PHONE)
    expect(page).to_have_url(re.compile(r"/voorwaarden\.html$"))
