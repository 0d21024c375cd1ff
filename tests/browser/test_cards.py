"""A tip card is one side of paper: whole, with its source, and with room to write."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from browser.visits import language_of_text, plain, unfolded, visiting

ADDRESSES = ["tipkaarten.html", "en/tipkaarten.html"]
NUMBERS = [1, 2, 3, 4]
A4 = (595, 842)
A4_WITHIN_MARGINS: ViewportSize = {"width": 680, "height": 1016}
"""A4 less the margins of print.css (15 and 14 mm), at 96 px to the inch."""

KEEP_STATE = "window.print = () => { window.printed = (window.printed || 0) + 1; }"
"""Nobody answers the dialog here: the page stays as the button left it, and prints from there."""

TEXTS = """(card) => [...card.querySelectorAll("ul > li, ol > li")].map((item) => {
  const own = item.cloneNode(true);
  own.querySelectorAll("ul, ol, a[aria-label]").forEach((part) => part.remove());
  return own.textContent;
})"""


def card(page: Page, number: int) -> Locator:
    """The card with that number: the article that has its print button."""
    return page.get_by_role("article").filter(has=print_button(page, number)).last


def print_button(page: Page, number: int) -> Locator:
    words = {"nl": f"Print kaart {number}", "en": f"Print card {number}"}
    return page.get_by_role("button", name=words[language_of_text(page)], exact=True)


def texts(page: Page, number: int) -> list[str]:
    """What stands on a card, item by item, as the page shows it."""
    return [plain(text) for text in card(page, number).evaluate(TEXTS)]


def printed(page: Page) -> list[str]:
    """The text of each page that comes out of the printer, which must be A4 sides."""
    assert page.evaluate("window.printed") == 1, "the button asks once to print"
    page.emulate_media(media="print")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    for sheet in pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    return [plain(sheet.extract_text()) for sheet in pages]


@pytest.fixture(scope="module", params=ADDRESSES)
def loaded(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Page]:
    """A page with cards, loaded once for all the tests in this file."""
    with visiting(browser, base) as visit:
        yield visit(request.param, script=KEEP_STATE)


@pytest.fixture
def cards(loaded: Page) -> Page:
    """The page with cards as it is on a screen, before anything was printed."""
    unfolded(loaded).emulate_media(media="screen")
    loaded.set_viewport_size({"width": 1280, "height": 800})
    loaded.evaluate("dispatchEvent(new Event('afterprint')); window.printed = 0")
    return loaded


@pytest.fixture
def foot(cards: Page, data: Callable[[str], Any]) -> Callable[[int], list[str]]:
    """The lines that belong on every card, in the language of the cards."""
    words = data(f"interface.{language_of_text(cards)}")["cards"]
    return lambda number: [
        plain(words["series"]),
        plain(words["no_replacement"]),
        plain(words["source"].format(number=number)),
        plain(words["room"]),
    ]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_card_prints_on_one_a4_side(cards: Page, foot: Callable[[int], list[str]], number: int) -> None:
    own = texts(cards, number)
    others = {text for other in NUMBERS if other != number for text in texts(cards, other)} - set(own)
    print_button(cards, number).click()
    sheets = printed(cards)
    assert len(sheets) == 1
    for text in [*own, *foot(number)]:
        assert text in sheets[0]
    assert others
    for text in others:
        assert text not in sheets[0]


def test_all_cards_print_on_four_sides_in_their_order(cards: Page, foot: Callable[[int], list[str]]) -> None:
    expected = [[*texts(cards, number), *foot(number)] for number in NUMBERS]
    words = {"nl": "Print alle vier de kaarten", "en": "Print all four cards"}
    cards.get_by_role("button", name=words[language_of_text(cards)]).click()
    sheets = printed(cards)
    assert len(sheets) == len(NUMBERS)
    for sheet, lines in zip(sheets, expected, strict=True):
        for line in lines:
            assert line in sheet


def test_the_whole_page_prints_again_after_a_card(cards: Page) -> None:
    print_button(cards, 3).click()
    printed(cards)
    cards.emulate_media(media="screen")
    expect(print_button(cards, 4)).to_be_visible()
    cards.emulate_media(media="print")
    whole = "".join(plain(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(cards.pdf())).pages)
    cards.emulate_media(media="screen")
    for number in NUMBERS:
        assert texts(cards, number)[-1] in whole


@pytest.mark.parametrize("number", NUMBERS)
def test_nothing_of_a_card_is_cut_off_on_paper(cards: Page, number: int) -> None:
    found = card(cards, number)
    handle = found.element_handle()
    print_button(cards, number).click()
    cards.set_viewport_size(A4_WITHIN_MARGINS)
    cards.emulate_media(media="print")
    size = handle.evaluate("""(card) => {
      const bottom = (part) => part.getBoundingClientRect().bottom;
      const items = [...card.querySelectorAll("li, p")].filter((part) => part.checkVisibility());
      return {
        content: card.scrollHeight, room: card.clientHeight, wide: card.scrollWidth, width: card.clientWidth,
        lowest: Math.max(...items.map(bottom)), end: bottom(card), side: card.getBoundingClientRect().height,
      };
    }""")
    assert size["content"] <= size["room"], f"{size['content'] - size['room']} px of card {number} is cut off"
    assert size["wide"] <= size["width"]
    assert size["lowest"] <= size["end"]
    assert size["side"] <= A4_WITHIN_MARGINS["height"]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_card_has_at_least_three_lines_to_write_on(cards: Page, number: int) -> None:
    handle = card(cards, number).element_handle()
    print_button(cards, number).click()
    cards.set_viewport_size(A4_WITHIN_MARGINS)
    cards.emulate_media(media="print")
    lines = handle.evaluate("""(card) => {
      const room = card.querySelector("[aria-hidden=true]").getBoundingClientRect();
      return [...card.querySelectorAll("[aria-hidden=true] > span")]
        .map((line) => line.getBoundingClientRect())
        .filter((line) => line.height > 20 && line.bottom <= room.bottom + 1).length;
    }""")
    assert lines >= 3, f"card {number} has {lines} lines"


def test_controls_are_not_printed(cards: Page) -> None:
    cards.emulate_media(media="print")
    buttons = cards.get_by_role("main").get_by_role("button", name="Print")
    expect(buttons).to_have_count(0)
    share = cards.get_by_role("main").get_by_role("link", name=re.compile("^(Deel|Share) "))
    expect(share).to_have_count(0)


def test_the_questions_of_an_assignment_are_a_list_within_it(cards: Page, data: Callable[[str], Any]) -> None:
    page = cards
    tip_cards = data("tip_cards.nl")
    shared = {group["id"]: [question["id"] for question in group["questions"]] for group in tip_cards["question_sets"]}
    assert [len(ids) for ids in shared.values()] == [7]
    on_cards = dict.fromkeys(shared, 0)
    for one in tip_cards["cards"]:
        steps = [*one["assignments"], *(step for each in one["assignments"] for step in each.get("steps", []))]
        for step in steps:
            ids = [question["id"] for question in step.get("questions", [])] + shared.get(step.get("question_set"), [])
            if not ids:
                continue
            item = page.get_by_role("listitem").and_(page.locator(f"#{one['id']}-{step['id']}"))
            questions = item.get_by_role("list").get_by_role("listitem")
            for id_ in ids:
                expect(questions.and_(page.locator(f"#{one['id']}-{id_}"))).to_be_visible()
            if step.get("question_set"):
                on_cards[step["question_set"]] += 1
                first = page.locator(f"#{one['id']}-{ids[0]}")
                expect(first.locator("..").get_by_role("listitem")).to_have_count(len(ids))
    assert on_cards == {"geraakt": 2}


def test_the_seven_shared_questions_are_on_card_3_and_on_card_4(cards: Page, data: Callable[[str], Any]) -> None:
    page = cards
    questions = data("tip_cards.nl")["question_sets"][0]["questions"]
    third, fourth = (
        [page.locator(f"#deel-{number}-{question['id']}").inner_text() for question in questions] for number in (3, 4)
    )
    assert third == fourth
    assert len(set(third)) == 7
