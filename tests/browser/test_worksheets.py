"""A worksheet gives room to write: on paper, or on the device, which keeps it longer only if the reader asks."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect
from pypdf import PdfReader

from browser.visits import Visits, plain, unfolded

KEY = "handboek-hechting:worksheets"
KEEP = "Bewaar op dit apparaat"
QUESTION = "Op welke momenten van een dag hebben jij en je pleegkind echt lol samen?"
ANSWER = "Bij het eten, en als we samen de afwas doen."
A4 = (595, 842)
KEEP_STATE = "window.print = () => { window.printed = (window.printed || 0) + 1; }"
"""Nobody answers the dialog here: the page stays as the button left it, and prints from there."""
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
})"""
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }'
RUBBISH = ["{", "null", "[]", '{"written": 5}', '{"written": {"deel-1-samen-lol": {}}}', '""']


@pytest.fixture
def sheets(visit: Visits) -> Page:
    return unfolded(visit("werkbladen.html", script=KEEP_STATE))


def room(page: Page, name: str = QUESTION) -> Locator:
    """The place to write the answer to a question of card 1."""
    return page.get_by_role("form", name="Werkblad bij kaart 1: kijken en plezier hebben").get_by_role(
        "textbox", name=name
    )


def kept(page: Page) -> Any:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")


def printed(page: Page) -> list[str]:
    """The words of each sheet that comes out of the printer."""
    page.emulate_media(media="print")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    for sheet in pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
    return [plain(sheet.extract_text()) for sheet in pages]


def test_every_assignment_and_question_of_a_card_is_there_with_room_to_write(
    sheets: Page, data: Callable[[str], Any]
) -> None:
    cards = data("tip_cards.nl")
    shared = {group["id"]: group["questions"] for group in cards["question_sets"]}
    for card in cards["cards"]:
        form = sheets.get_by_role("form", name=f"Werkblad bij kaart {card['number']}: {card['title']}")
        for assignment in card["assignments"]:
            expect(form).to_contain_text(assignment["text"].strip())
            asked = []
            for step in [assignment, *assignment.get("steps", [])]:
                asked += [*step.get("questions", []), *shared.get(step.get("question_set"), [])]
            names = [question["text"] for question in asked] or [assignment["text"]]
            if assignment.get("steps"):
                names.append(assignment["text"])
            for name in names:
                expect(form.get_by_role("textbox", name=name.strip(), exact=True)).to_be_visible()


def test_ids_are_those_of_no_other_page_and_stand_once(sheets: Page) -> None:
    ids = sheets.locator("[id]").evaluate_all("(parts) => parts.map((part) => part.id)")
    assert len(ids) == len(set(ids))
    names = sheets.get_by_role("textbox").evaluate_all("(rooms) => rooms.map((room) => room.name).filter(Boolean)")
    assert len(names) == len(set(names)) > 30


def test_the_room_grows_with_the_text(sheets: Page) -> None:
    found = room(sheets)
    before = found.bounding_box()
    found.fill("\n".join(f"regel {number}" for number in range(12)))
    after = found.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"] + 100
    assert found.evaluate("(room) => room.scrollHeight <= room.clientHeight + 2")


def test_a_worksheet_prints_by_itself_with_what_was_typed(sheets: Page) -> None:
    long = " ".join(f"woord{number}" for number in range(150))
    room(sheets).fill(ANSWER)
    room(sheets, "Reserveer geregeld tijd om met je pleegkind te spelen.").fill(long)
    sheets.get_by_role("button", name="Print werkblad 1").click()
    assert sheets.evaluate("window.printed") == 1
    words = "".join(printed(sheets))
    for text in [QUESTION, ANSWER, long, "De tips komen niet in de plaats van professionele hulp.", "deel 1"]:
        assert plain(text) in words
    for text in ["Noem voor jezelf drie sterke punten", "Bewaar op dit apparaat", "Print werkblad", "Toon groot"]:
        assert plain(text) not in words


def test_the_first_worksheet_fits_on_one_side(sheets: Page) -> None:
    sheets.get_by_role("button", name="Print werkblad 1").click()
    pages = printed(sheets)
    assert len(pages) == 1
    assert all(pages)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_no_sheet_of_a_worksheet_is_empty(sheets: Page, number: int) -> None:
    sheets.get_by_role("button", name=f"Print werkblad {number}").click()
    assert all(printed(sheets))


def test_from_the_menu_of_the_browser_each_worksheet_begins_a_sheet(sheets: Page) -> None:
    found = printed(sheets)
    for number in (2, 3, 4):
        begin = plain(f"De tips bij dit werkblad staan op kaart {number}")
        assert any(begin in sheet[:160] for sheet in found), [sheet[:160] for sheet in found]


def test_all_worksheets_print_each_on_a_sheet_of_its_own(sheets: Page, data: Callable[[str], Any]) -> None:
    sheets.get_by_role("button", name="Print alle werkbladen").click()
    pages = printed(sheets)
    assert all(pages)
    for card in data("tip_cards.nl")["cards"]:
        title = plain(f"Werkblad bij kaart {card['number']}: {card['title']}")
        (first,) = (sheet for sheet in pages if title in sheet)
        assert first.startswith(title)


ENGLISH = "textarea[name='deel-1-samen-lol']"


def test_what_is_written_stays_until_the_tab_is_closed(sheets: Page) -> None:
    room(sheets).fill(ANSWER)
    sheets.reload()
    unfolded(sheets)
    expect(room(sheets)).to_have_value(ANSWER)
    sheets.locator("[data-hb-language]:visible").first.click()
    expect(sheets.locator(ENGLISH)).to_have_value(ANSWER)
    unfolded(sheets).locator(ENGLISH).fill(f"{ANSWER} En samen koken.")
    sheets.go_back()
    unfolded(sheets)
    expect(room(sheets)).to_have_value(f"{ANSWER} En samen koken.")
    expect(sheets.get_by_role("checkbox", name=KEEP)).not_to_be_checked()
    other = sheets.context.new_page()
    other.goto("werkbladen.html")
    unfolded(other)
    expect(room(other)).to_have_value("")


def test_who_closes_the_tab_is_warned_before_something_is_lost(sheets: Page) -> None:
    room(sheets).click()
    sheets.keyboard.type(ANSWER)
    with sheets.expect_event("dialog") as asked:
        sheets.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    sheets.get_by_role("checkbox", name=KEEP).check()
    with sheets.expect_event("close"):
        sheets.close(run_before_unload=True)


def test_nobody_is_warned_who_goes_on_loads_the_page_anew_or_wrote_nothing(visit: Visits) -> None:
    page = unfolded(visit("werkbladen.html", script=KEEP_STATE))
    room(page).click()
    page.keyboard.type(ANSWER)
    asked: list[str] = []

    def go_on(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", go_on)
    page.keyboard.press("F5")
    page.reload()
    expect(room(unfolded(page))).to_have_value(ANSWER)
    page.locator("[data-hb-language]:visible").first.click()
    expect(page.locator(ENGLISH)).to_have_value(ANSWER)
    unfolded(page).locator(ENGLISH).fill("")
    page.reload()
    unfolded(page)
    expect(page.locator(ENGLISH)).to_have_value("")
    assert asked == []


def test_nothing_is_kept_for_longer_unless_the_reader_asks(sheets: Page) -> None:
    room(sheets).fill(ANSWER)
    assert kept(sheets) is None
    sheets.get_by_role("checkbox", name=KEEP).check()
    assert kept(sheets) == {"version": 1, "written": {"deel-1-samen-lol": ANSWER}}
    sheets.reload()
    unfolded(sheets)
    expect(room(sheets)).to_have_value(ANSWER)
    sheets.goto("en/werkbladen.html")
    unfolded(sheets)
    expect(sheets.locator("textarea[name='deel-1-samen-lol']")).to_have_value(ANSWER)


def test_what_is_kept_is_gone_when_the_reader_no_longer_wants_it(sheets: Page) -> None:
    sheets.get_by_role("checkbox", name=KEEP).check()
    room(sheets).fill(ANSWER)
    assert kept(sheets)
    sheets.get_by_role("checkbox", name=KEEP).uncheck()
    assert kept(sheets) is None
    expect(room(sheets)).to_have_value(ANSWER)


def test_wiping_empties_the_page_and_the_device(sheets: Page) -> None:
    sheets.get_by_role("checkbox", name=KEEP).check()
    room(sheets).fill(ANSWER)
    sheets.get_by_role("button", name="Wis alles wat ik schreef").click()
    expect(room(sheets)).to_have_value("")
    expect(sheets.get_by_role("checkbox", name=KEEP)).not_to_be_checked()
    expect(sheets.get_by_role("main").get_by_role("status").first).to_have_text("Alles is gewist, ook op dit apparaat.")
    assert kept(sheets) is None
    sheets.reload()
    unfolded(sheets)
    expect(room(sheets)).to_have_value("")


def test_what_a_newer_handbook_kept_is_not_lost(sheets: Page) -> None:
    sheets.evaluate(f"localStorage.setItem('{KEY}', JSON.stringify({{version: 1, written: {{'deel-9-nieuw': 'x'}}}}))")
    sheets.reload()
    unfolded(sheets)
    room(sheets).fill(ANSWER)
    assert kept(sheets)["written"] == {"deel-9-nieuw": "x", "deel-1-samen-lol": ANSWER}


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_a_device_that_keeps_nothing_says_so_and_keeps_the_text_on_the_page(visit: Visits, script: str) -> None:
    page = unfolded(visit("werkbladen.html", script=script))
    room(page).fill(ANSWER)
    page.get_by_role("checkbox", name=KEEP).click()
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text("laat bewaren niet toe")
    expect(page.get_by_role("checkbox", name=KEEP)).not_to_be_checked()
    expect(room(page)).to_have_value(ANSWER)


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_on_the_device_breaks_nothing(visit: Visits, rubbish: str) -> None:
    page = unfolded(visit("werkbladen.html"))
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, rubbish])
    page.reload()
    unfolded(page)
    room(page).fill(ANSWER)
    expect(room(page)).to_have_value(ANSWER)
    page.get_by_role("button", name="Wis alles wat ik schreef").click()
    assert kept(page) is None


def test_without_scripts_people_type_and_print(visit: Visits) -> None:
    page = unfolded(visit("werkbladen.html", java_script_enabled=False))
    room(page).fill(ANSWER)
    expect(page.get_by_role("checkbox", name=KEEP)).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
    words = "".join(printed(page))
    assert plain(QUESTION) in words
    assert plain(ANSWER) in words


def test_a_link_leads_to_the_worksheet_of_a_card(visit: Visits) -> None:
    page = visit("voor-trainers.html")
    unfolded(page).get_by_role("link", name="werkblad 3").click()
    expect(page.get_by_role("heading", name="Werkblad bij kaart 3: goed genoeg zijn en herstellen")).to_be_in_viewport()
