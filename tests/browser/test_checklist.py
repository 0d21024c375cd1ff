"""The checklist shows what to talk about; it never judges, and remembers only what the reader asks it to."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from browser.visits import Visits, plain, unfolded

KEY = "handboek-hechting:checklist"
REMEMBER = "Onthoud mijn vinkjes op dit apparaat"
NOTHING_OPEN = "Er staat geen punt meer open."
WARNING = "Zonder specialist beginnen is niet verstandig."

BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
})"""
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }'
RUBBISH = ["{", "null", "[]", '{"ticked": 5}', '{"ticked": [null, {}, 3]}', '""']


@pytest.fixture(scope="module")
def ids(data: Callable[[str], Any]) -> list[str]:
    """The ids of all that can be ticked, in the order of the page."""
    checklist = data("checklist.nl")
    return [
        checklist["precondition"]["id"],
        *(one["id"] for criterion in checklist["criteria"] for one in criterion.get("alternatives", [criterion])),
    ]


@pytest.fixture
def checklist(visit: Visits) -> Page:
    return unfolded(visit("checklist.html"))


def tick(page: Page, id_: str) -> Locator:
    """The box of a criterion, by the id that it has in every language."""
    return page.get_by_role("checkbox").and_(page.locator(f"[name='{id_}']"))


def remember(page: Page) -> Locator:
    return page.get_by_role("checkbox", name=REMEMBER)


def points(page: Page) -> Locator:
    """The part with what is left to talk about."""
    return page.locator("[data-hb-points]")


def open_points(page: Page) -> Locator:
    return points(page).get_by_role("list").first.locator("> li")


def stored(page: Page) -> Any:
    """What this device keeps of the checklist."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return None if text is None else json.loads(text)


def kept(page: Page) -> int:
    """How many things this device keeps when the tab is closed."""
    return int(page.evaluate("localStorage.length"))


def works(page: Page, ids: list[str]) -> None:
    """The checklist does its work: a tick takes a point off, and all ticks take all points off."""
    unfolded(page)
    for id_ in ids:
        tick(page, id_).uncheck()
    expect(open_points(page)).to_have_count(len(ids) - 1)
    for id_ in ids:
        tick(page, id_).check()
    expect(open_points(page)).to_have_count(0)
    expect(points(page)).to_contain_text(NOTHING_OPEN)


def test_at_first_every_criterion_is_a_point_to_talk_about(checklist: Page, ids: list[str]) -> None:
    expect(open_points(checklist)).to_have_count(len(ids) - 1)
    expect(points(checklist)).to_contain_text(WARNING)
    expect(points(checklist).get_by_text(NOTHING_OPEN)).to_be_hidden()


def test_every_box_is_named_by_its_own_words(checklist: Page, ids: list[str], data: Callable[[str], Any]) -> None:
    text = data("checklist.nl")
    statements = [text["precondition"], *text["criteria"]]
    statements += [one for criterion in text["criteria"] for one in criterion.get("alternatives", [])]
    by_id = {statement["id"]: statement["text"] for statement in statements}
    expect(checklist.get_by_role("main").get_by_role("checkbox").locator("visible=true")).to_have_count(len(ids) + 1)
    for id_ in ids:
        expect(tick(checklist, id_)).to_have_accessible_name(re.compile(rf"^\S+ {re.escape(by_id[id_])}$"))
        checklist.get_by_role("main").get_by_text(by_id[id_]).first.click()
        expect(tick(checklist, id_)).to_be_checked()
    expect(remember(checklist)).to_be_visible()


@pytest.mark.parametrize("alternative", ["langdurig", "groepsopvoeder"])
def test_one_of_1a_and_1b_is_enough_for_point_1(checklist: Page, ids: list[str], alternative: str) -> None:
    first = open_points(checklist).filter(has_text="1a of 1b geldt")
    expect(first).to_have_count(1)
    expect(first.get_by_role("listitem")).to_have_count(2)
    tick(checklist, alternative).check()
    expect(first).to_have_count(0)
    expect(open_points(checklist)).to_have_count(len(ids) - 2)
    tick(checklist, alternative).uncheck()
    expect(first).to_have_count(1)


def test_all_ticked_leaves_nothing_open_and_gives_no_verdict(checklist: Page, ids: list[str]) -> None:
    for id_ in ids:
        tick(checklist, id_).check()
    expect(points(checklist)).to_contain_text(NOTHING_OPEN)
    expect(open_points(checklist).locator("visible=true")).to_have_count(0)
    denial = "Deze lijst is geen score en geen diagnose."
    expect(points(checklist)).to_contain_text(denial)
    form = checklist.get_by_role("form").or_(checklist.locator("form[data-hb-checklist]"))
    rest = form.inner_text().replace(denial, "")
    verdict = (
        r"score|diagnose|geschikt|voldoende|geslaagd|gefeliciteerd|goedgekeurd|klaar voor|uitslag|\d+ ?%|\d+ van de \d+"
    )
    assert not re.search(verdict, rest, re.I)


def test_ticks_stay_until_the_tab_is_closed_and_no_longer_unless_the_reader_asks(
    checklist: Page, ids: list[str]
) -> None:
    for id_ in ids:
        tick(checklist, id_).check()
    tick(checklist, ids[1]).uncheck()
    assert kept(checklist) == 0
    assert checklist.context.cookies() == []
    checklist.reload()
    checklist.goto("en/checklist.html")
    checklist.go_back()
    for id_ in ids:
        expect(tick(checklist, id_)).to_be_checked(checked=id_ != ids[1])
    expect(remember(checklist)).not_to_be_checked()
    other = checklist.context.new_page()
    other.goto("checklist.html")
    expect(tick(other, ids[0])).not_to_be_checked()


def test_ticks_are_kept_by_id_once_the_reader_asks_for_it(checklist: Page, ids: list[str]) -> None:
    tick(checklist, ids[0]).check()
    remember(checklist).check()
    assert stored(checklist)["ticked"] == ids[:1]
    for id_ in ids:
        tick(checklist, id_).check()
    assert stored(checklist)["ticked"] == ids
    assert kept(checklist) == 1


def test_kept_ticks_come_back_in_both_languages(checklist: Page, ids: list[str]) -> None:
    chosen = [ids[2], ids[4]]
    remember(checklist).check()
    for id_ in chosen:
        tick(checklist, id_).check()
    for address in ("checklist.html", "en/checklist.html"):
        checklist.goto(address)
        unfolded(checklist)
        for id_ in ids:
            expect(tick(checklist, id_)).to_be_checked(checked=id_ in chosen)
        expect(open_points(checklist)).to_have_count(len(ids) - 1 - len(chosen))


def test_ticks_of_a_newer_handbook_are_not_lost(visit: Visits, ids: list[str]) -> None:
    page = visit("checklist.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, '{"version": 1, "ticked": ["later"]}'])
    page.reload()
    tick(page, ids[0]).check()
    assert sorted(stored(page)["ticked"]) == sorted(["later", ids[0]])


def test_the_wipe_button_wipes_everything(checklist: Page, ids: list[str]) -> None:
    remember(checklist).check()
    tick(checklist, ids[0]).check()
    assert kept(checklist) == 1
    checklist.get_by_role("button", name="Wis mijn vinkjes").click()
    expect(checklist.get_by_role("status").filter(has_text="Je vinkjes zijn gewist")).to_be_visible()
    assert kept(checklist) == checklist.evaluate("sessionStorage.length") == 0
    expect(tick(checklist, ids[0])).not_to_be_checked()
    expect(remember(checklist)).not_to_be_checked()
    expect(open_points(checklist)).to_have_count(len(ids) - 1)
    checklist.reload()
    expect(tick(checklist, ids[0])).not_to_be_checked()


def test_no_longer_remembering_wipes_what_was_kept_and_leaves_the_ticks(checklist: Page, ids: list[str]) -> None:
    remember(checklist).check()
    tick(checklist, ids[0]).check()
    remember(checklist).uncheck()
    assert kept(checklist) == 0
    expect(tick(checklist, ids[0])).to_be_checked()
    other = checklist.context.new_page()
    other.goto("checklist.html")
    expect(tick(other, ids[0])).not_to_be_checked()


def test_storage_that_is_full_leaves_the_checklist_working(visit: Visits, ids: list[str]) -> None:
    page = visit("checklist.html", script=FULL)
    works(page, ids)
    remember(page).click()
    expect(remember(page)).not_to_be_checked()
    works(page, ids)


def test_storage_that_is_blocked_leaves_the_checklist_working(visit: Visits, ids: list[str]) -> None:
    page = visit("checklist.html", script=BLOCKED)
    works(page, ids)
    remember(page).click()
    expect(remember(page)).not_to_be_checked()
    page.get_by_role("button", name="Wis mijn vinkjes").click()
    expect(open_points(page)).to_have_count(len(ids) - 1)


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_in_the_storage_leaves_the_checklist_working(visit: Visits, ids: list[str], rubbish: str) -> None:
    page = visit("checklist.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, rubbish])
    page.reload()
    works(page, ids)
    remember(page).check()
    assert stored(page)["ticked"] == ids


def test_the_open_points_are_copied_with_the_warning(visit: Visits, ids: list[str]) -> None:
    page = visit("checklist.html", permissions=["clipboard-read", "clipboard-write"])
    tick(page, "partner-of-team").check()
    page.get_by_role("button", name="Kopieer deze punten").click()
    expect(page.get_by_role("status").filter(has_text="De punten zijn gekopieerd.")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0] == "Dit bespreken we in het volgende gesprek"
    assert len([line for line in lines if line.startswith("- ")]) == len(ids) - 2
    assert len([line for line in lines if line.startswith("  - ")]) == 2
    assert any(WARNING in line for line in lines)
    assert not any("steun van je partner" in line for line in lines)
    assert lines[-1] == f"{visit.base}checklist.html"


def test_a_clipboard_that_refuses_the_points_is_told(visit: Visits) -> None:
    page = visit(
        "checklist.html", script="if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject()"
    )
    unfolded(page).get_by_role("button", name="Kopieer deze punten").click()
    expect(page.get_by_role("status").filter(has_text="Kopiëren lukte niet.")).to_be_visible()


def test_the_open_points_print_with_the_warning_and_without_the_page(visit: Visits, ids: list[str]) -> None:
    page = visit("checklist.html", script="window.print = () => {}")
    tick(page, "partner-of-team").check()
    expected = [plain(point.inner_text()) for point in open_points(page).all()]
    page.get_by_role("button", name="Print deze punten").click()
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = plain("".join(sheet.extract_text() for sheet in sheets))
    assert len(sheets) == 1
    assert plain("Dit bespreken we in het volgende gesprek") in text
    assert plain(WARNING) in text
    assert plain("Deze lijst is geen score en geen diagnose.") in text
    for point in expected:
        assert point in text
    for elsewhere in (
        "steun van je partner",
        "Wat eerst vast moet staan",
        "Lees verder",
        "Onthoud mijn vinkjes",
        "In het kort",
    ):
        assert plain(elsewhere) not in text


def test_the_keyboard_reaches_and_ticks_every_box(checklist: Page, ids: list[str]) -> None:
    remember(checklist).focus()
    for id_ in ids:
        for _ in range(8):
            checklist.keyboard.press("Tab")
            if tick(checklist, id_).evaluate("(box) => box === document.activeElement"):
                break
        expect(tick(checklist, id_)).to_be_focused()
        checklist.keyboard.press("Space")
        expect(tick(checklist, id_)).to_be_checked()
    expect(points(checklist)).to_contain_text(NOTHING_OPEN)
