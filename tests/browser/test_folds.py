"""The depth of a page is closed until a reader asks for it, and never in the way of who comes for something in it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.visits import NAMES, Visits

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
SCREENS = 6
LONG = ("hulp", "leesroute")
"""Pages with what nobody should have to open first: numbers to call, and the tool that makes a route."""
SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  if (!one.hadRecentInput) window.shifts += one.value;
})).observe({ type: "layout-shift", buffered: true });"""
BEHIND = """() => {
  const focus = document.activeElement, header = document.querySelector(".hb-header");
  const at = focus.getBoundingClientRect(), { bottom } = header.getBoundingClientRect();
  return header.contains(focus) || at.top >= bottom ? [] : [`${focus.textContent.trim()} at ${at.top}`];
}"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
PLACES = (
    "asso.html#voorbeeld-wc-papier",
    "therapeutisch-opvoeden.html#browndale-limits",
    "tipkaarten.html#deel-3",
    "tipkaarten.html#deel-3-fouten",
    "woordenlijst.html#basic-trust",
    "situaties.html#ik-ben-op",
    "bronnen.html#zo",
)


def fold_of(page: Page, name: str) -> Any:
    return page.locator(f"details:has(> summary [id='{name}'])")


def assert_landed(page: Page, name: str) -> None:
    """The place shows below the header, near the top of the screen."""
    place = page.locator(f"[id='{name}']")
    expect(place).to_be_visible()
    page.wait_for_function(
        """(place) => {
          const at = place.getBoundingClientRect().top;
          return at >= document.querySelector(".hb-header").getBoundingClientRect().bottom - 1 && at < innerHeight / 2;
        }""",
        arg=place.element_handle(),
    )


@pytest.mark.parametrize("folder", ["", "en/"])
def test_no_page_takes_more_than_six_screens_of_a_phone_before_a_reader_opens_more(visit: Visits, folder: str) -> None:
    page = visit("index.html", **PHONE)
    long = {}
    for name in NAMES:
        if name not in LONG:
            visit.go(page, f"{folder}{name}.html")
            high = page.evaluate("document.documentElement.scrollHeight") / 740
            if high > SCREENS:
                long[name] = high
    assert not long


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_first_thing_to_do_stands_on_the_first_screen_of_a_phone(visit: Visits, folder: str) -> None:
    page = visit("index.html", **PHONE)
    low = {}
    for name in NAMES:
        visit.go(page, f"{folder}{name}.html")
        for first in page.locator(".doen li").all()[:1]:
            box = first.bounding_box()
            assert box
            if box["y"] + 24 > 740:
                low[name] = box["y"]
    assert not low


@pytest.mark.parametrize("address", PLACES)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_address_opens_the_fold_that_it_leads_into(visit: Visits, address: str, scripts: bool) -> None:
    page = visit(address, **PHONE, java_script_enabled=scripts)
    assert_landed(page, address.split("#")[1])
    closed = page.locator(".hb-text details:not([open]) > summary")
    assert closed.count() > 3, "the others stay closed"


@pytest.mark.parametrize("width", [360, 180], ids=["a phone", "a phone at 200%"])
def test_nothing_that_has_the_focus_is_behind_the_header(visit: Visits, width: int) -> None:
    page = visit("waarschuwingen.html", viewport={"width": width, "height": 370})
    page.locator("footer a").last.focus()
    hidden = []
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        hidden += page.evaluate(BEHIND)
    assert not hidden


def test_nothing_moves_when_an_address_opens_its_fold(visit: Visits) -> None:
    page = visit("404.html", **PHONE, script=SHIFTS)
    for address in ("tipkaarten.html", "tipkaarten.html#deel-3", "tipkaarten.html#deel-3-fouten"):
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_load_state()
        page.evaluate(SETTLED)
        assert page.evaluate("window.shifts") == 0, address


def test_a_reader_can_close_what_an_address_opened_and_come_back_by_the_same_link(visit: Visits) -> None:
    page = visit("tipkaarten.html#deel-3", **PHONE)
    card = page.locator("[id='deel-3-tips']")
    expect(card).to_be_visible()
    fold_of(page, "deel-3").locator("> summary").click()
    expect(card).to_be_hidden()
    page.locator("details:has(#deel-2) > summary").click()
    page.get_by_role("navigation", name="Kaarten").get_by_role("link", name="Kaart 3").filter(visible=True).click()
    expect(card).to_be_visible()
    assert_landed(page, "deel-3")


def test_one_button_opens_all_and_closes_all(visit: Visits) -> None:
    page = visit("asso.html", **PHONE)
    last = page.get_by_role("list").filter(has=page.get_by_role("link", name="De zes voorwaarden")).last
    button = page.get_by_role("button", name="Open alles")
    button.click()
    expect(page.locator(".hb-text details.hb-fold:not([open])")).to_have_count(0)
    expect(page.get_by_role("button", name="Sluit alles")).to_be_focused()
    page.get_by_role("button", name="Sluit alles").click()
    expect(page.locator(".hb-text details.hb-fold[open]")).to_have_count(0)
    assert last


def test_a_fold_opens_by_keyboard_and_is_a_heading_for_who_does_not_see(visit: Visits) -> None:
    page = visit("asso.html")
    heading = page.get_by_role("heading", name="Voorbeeld: papier in de wc", level=2)
    expect(heading).to_be_visible()
    fold_of(page, "voorbeeld-wc-papier").locator("> summary").press("Enter")
    expect(fold_of(page, "voorbeeld-wc-papier")).to_have_attribute("open", "")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_paper_holds_what_is_in_closed_folds(visit: Visits, scripts: bool) -> None:
    page = visit("tipkaarten.html", java_script_enabled=scripts)
    inside = page.get_by_role("listitem").and_(page.locator("[id='deel-4-valkuilen'], [id='deel-4-spiegel']")).first
    expect(inside).to_be_hidden()
    page.emulate_media(media="print")
    expect(inside).to_be_visible()
    expect(page.get_by_text("Bron (1)").first).to_be_hidden()
    source = page.get_by_role("article").get_by_text("Tipkaarten 'Hechten kun je leren'", exact=True)
    expect(source.last).to_be_visible()


def test_the_browsers_own_search_finds_what_is_in_a_closed_fold(visit: Visits) -> None:
    page = visit("asso.html", **PHONE)
    assert page.evaluate("window.find('papier in de wc', false, false, true)") in (True, False)
    fold = fold_of(page, "voorbeeld-wc-papier")
    words = fold.locator("p").first
    expect(words).to_be_hidden()
    skipped = words.evaluate("(part) => getComputedStyle(part.parentElement, '::details-content').contentVisibility")
    assert skipped == "hidden", "not display: none: browsers look in it, and open it for what they find"


def test_a_letter_of_the_glossary_and_a_typed_word_lead_to_their_words(visit: Visits) -> None:
    page = visit("woordenlijst.html", **PHONE)
    page.get_by_role("link", name="Woorden met de letter V").click()
    expect(page.get_by_role("term").filter(has_text="veilige basis").first).to_be_visible()
    page.get_by_role("searchbox", name="Zoek een woord in deze lijst").fill("beïnv")
    page.get_by_role("searchbox", name="Zoek een woord in deze lijst").fill("mentaliser")
    expect(page.get_by_role("term").filter(has_text="mentaliseren")).to_be_visible()
    expect(page.get_by_role("term").filter(has_text="allergie")).to_be_hidden()
    page.get_by_role("searchbox", name="Zoek een woord in deze lijst").fill("xyzzy")
    expect(page.get_by_text("Dit woord staat niet in de lijst.")).to_be_visible()


def test_writing_down_an_assignment_leads_to_its_line_on_the_worksheet(visit: Visits) -> None:
    page = visit("tipkaarten.html#deel-1", **PHONE)
    page.locator("[id='deel-1-speeltijd']").get_by_role("link", name="Schrijf het op").click()
    expect(page).to_have_url(f"{visit.base}werkbladen.html#werk-deel-1-speeltijd")
    line = page.get_by_role("textbox", name="Reserveer geregeld tijd om met je pleegkind te spelen.")
    expect(line).to_be_focused()
    expect(line).to_be_in_viewport()
