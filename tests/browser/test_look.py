"""What is drawn can be read by everyone: pictures, controls in forced colours, and the meaning of a hard word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.visits import PAGES, Visits, unfolded

TEXTS = """(picture) => {
  const frame = picture.getBoundingClientRect();
  return [...picture.querySelectorAll("text")].flatMap((text) => {
    const box = text.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d;
    const words = text.textContent.replace(/\\s+/g, " ").trim();
    const outside = ["left", "top"].some((side) => box[side] < frame[side] - 0.5)
      || ["right", "bottom"].some((side) => box[side] > frame[side] + 0.5);
    return [
      ...(size < 12 ? [`"${words}" is ${size.toFixed(1)} px high`] : []),
      ...(outside ? [`"${words}" is partly outside its picture`] : []),
    ];
  });
}"""

OVERLAPS = """(picture) => {
  const texts = [...picture.querySelectorAll("text")].filter((text) => text.textContent.trim());
  const boxes = texts.map((text) => text.getBoundingClientRect());
  return texts.flatMap((text, at) => texts.slice(at + 1).flatMap((other, after) => {
    const [a, b] = [boxes[at], boxes[at + 1 + after]];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return wide > 1 && high > 4 ? [`"${text.textContent}" runs into "${other.textContent}"`] : [];
  }));
}"""


@pytest.fixture(scope="module")
def illustrated(site: Path) -> list[str]:
    """The pages with a picture."""
    pages = [page for page in PAGES if "<figure" in (site / page).read_text("utf-8")]
    assert {"asso.html", "stijlen.html", "voorwaarden.html"} <= set(pages)
    return pages


def pictures(page: Page) -> list[Locator]:
    return page.get_by_role("figure").get_by_role("img").all()


def test_every_picture_is_named_and_described(visit: Visits, illustrated: list[str]) -> None:
    page = visit("index.html")
    for address in illustrated:
        page.goto(address)
        assert pictures(unfolded(page)), address
        for picture in pictures(page):
            title, description = (picture.locator(part).text_content() or "" for part in ("title", "desc"))
            assert len(description) > len(title) > 3
            expect(picture).to_have_accessible_name(f"{title} {description}")


def test_every_word_in_a_picture_can_be_read(visit: Visits, illustrated: list[str]) -> None:
    page = visit("index.html")
    faults: list[str] = []
    for address in illustrated:
        page.goto(address)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert pictures(unfolded(page)), address
            for picture in pictures(page):
                found = [*picture.evaluate(TEXTS), *picture.evaluate(OVERLAPS)]
                faults += [f"{address} at {width} px: {line}" for line in found]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_share_control_stays_visible_in_forced_colours(visit: Visits, scheme: str) -> None:
    page = visit("tipkaarten.html", forced_colors="active", color_scheme=scheme)
    control = page.get_by_role("main").get_by_role("link", name="Deel dit stuk: ").first
    colours = control.evaluate("""(control) => ({
      sign: getComputedStyle(control, "::before").backgroundColor,
      words: getComputedStyle(control).color,
      ground: getComputedStyle(control).backgroundColor,
      page: getComputedStyle(document.body).backgroundColor,
    })""")
    clear = r"transparent|rgba\(.*, 0\)"
    assert not re.fullmatch(clear, colours["sign"])
    assert colours["sign"] not in {colours["ground"], colours["page"]}
    assert colours["words"] != colours["page"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_ticked_box_differs_from_an_open_one_in_forced_colours(visit: Visits, scheme: str) -> None:
    page = visit("checklist.html", forced_colors="active", color_scheme=scheme)
    box = page.get_by_role("checkbox", name="Je hebt steun van je partner")
    open_ = box.screenshot()
    box.check()
    assert box.screenshot() != open_


@pytest.fixture
def word(visit: Visits) -> Locator:
    """A hard word in running text, on a phone."""
    page = unfolded(visit("checklist.html", has_touch=True, viewport={"width": 360, "height": 740}))
    return page.get_by_role("main").get_by_role("button", name="groepsopvoeder", exact=True)


def test_a_tap_on_a_dotted_word_shows_its_meaning_in_place(word: Locator) -> None:
    meaning = word.page.get_by_role("note").filter(
        has_text="Iemand die voor zijn beroep kinderen in een groep opvoedt."
    )
    expect(meaning).to_have_count(0)
    expect(word).to_have_attribute("aria-expanded", "false")
    word.tap()
    expect(meaning).to_be_in_viewport()
    expect(word).to_have_attribute("aria-expanded", "true")
    expect(word.page).to_have_url(re.compile(r"/checklist\.html$"))
    more = meaning.get_by_role("link", name="Bekijk in de woordenlijst")
    more.tap()
    expect(word.page).to_have_url(re.compile(r"/woordenlijst\.html#groepsopvoeder$"))


def test_escape_hides_the_meaning_and_gives_the_focus_back(word: Locator) -> None:
    meaning = word.page.get_by_role("note").filter(has_text="Iemand die voor zijn beroep")
    word.press("Enter")
    expect(meaning).to_be_visible()
    meaning.get_by_role("link", name="Bekijk in de woordenlijst").focus()
    word.page.keyboard.press("Escape")
    expect(meaning).to_have_count(0)
    expect(word).to_be_focused()
    expect(word).to_have_attribute("aria-expanded", "false")


def test_the_close_button_hides_the_meaning(word: Locator) -> None:
    word.tap()
    word.page.get_by_role("button", name="Sluit uitleg").tap()
    expect(word.page.get_by_role("link", name="Bekijk in de woordenlijst")).to_have_count(0)
    expect(word).to_be_focused()


def test_one_meaning_shows_at_a_time(visit: Visits) -> None:
    page = unfolded(visit("checklist.html"))
    words = page.get_by_role("article").get_by_role("button")
    first = words.filter(has_text=re.compile("^therapeutisch opvoeden$", re.I))
    first.click()
    expect(first).to_have_attribute("aria-expanded", "true")
    words.filter(has_text="groepsopvoeder").click()
    expect(page.get_by_role("link", name="Bekijk in de woordenlijst")).to_have_count(1)
    expect(first).to_have_attribute("aria-expanded", "false")


def test_a_word_leads_to_the_glossary_when_its_meaning_does_not_come(word: Locator) -> None:
    word.page.route("**/glossary.nl.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    word.tap()
    expect(word.page).to_have_url(re.compile(r"/woordenlijst\.html#groepsopvoeder$"))


def test_meanings_are_fetched_when_a_reader_puts_a_finger_on_a_word(word: Locator) -> None:
    with word.page.expect_response("**/glossary.nl.*.js"):
        word.dispatch_event("pointerdown")
    expect(word).to_have_attribute("aria-expanded", "false")


def test_the_space_bar_shows_the_meaning_too(word: Locator) -> None:
    word.press(" ")
    expect(word.page.get_by_role("link", name="Bekijk in de woordenlijst")).to_be_visible()
