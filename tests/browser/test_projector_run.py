"""A trainer runs three hours from a stick: one button a part, a clicker, and notes in a second window."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.projector import WALL, count, stage
from browser.visits import unfolded, visiting

RUN = "Speel dit deel af: "


@pytest.fixture
def folder(browser: Browser, site: Path) -> Iterator[Page]:
    """The page for trainers, opened from a folder, on a computer that is connected to a projector."""
    with visiting(browser, f"{site.as_uri()}/") as visit:
        yield unfolded(visit("voor-trainers.html", **WALL))


def run(page: Page, title: str) -> None:
    """Press the one button of a part."""
    page.get_by_role("button", name=RUN + title).click()
    expect(stage(page)).to_have_text(title)


def numbers(page: Page) -> tuple[int, int]:
    """Which screen this is, of how many."""
    at, last = (count(page).text_content() or "").split(" / ")
    return int(at), int(last)


def test_a_clicker_alone_leads_through_the_whole_day(folder: Page, data: Callable[[str], Any]) -> None:
    parts = data("programme.nl")["parts"]
    run(folder, parts[0]["title"])
    for part in parts:
        expect(stage(folder)).to_have_text(part["title"])
        _, screens = numbers(folder)
        assert screens <= part["minutes"], f"{part['id']} asks for more than one screen a minute"
        for number in range(2, screens + 1):
            folder.keyboard.press("PageDown")
            expect(count(folder)).to_have_text(f"{number} / {screens}")
        folder.keyboard.press("PageDown")
    expect(count(folder)).to_have_text(f"{screens} / {screens}")
    folder.keyboard.press("Home")
    folder.keyboard.press("PageUp")
    expect(count(folder)).to_have_text(re.compile(r"^(\d+) / \1$"))
    expect(stage(folder)).not_to_have_text(parts[-2]["title"])


def test_only_the_tips_of_a_card_are_shown_while_everybody_writes(folder: Page, data: Callable[[str], Any]) -> None:
    (card,) = (one for one in data("tip_cards.nl")["cards"] if one["id"] == "deel-1")
    run(folder, "Kaart 1: kijken en plezier hebben")
    _, last = numbers(folder)
    shown = []
    for number in range(1, last + 1):
        expect(count(folder)).to_have_text(f"{number} / {last}")
        shown.append(stage(folder).inner_text())
        folder.keyboard.press("PageDown")
    assert sum("sensitief" in text for text in shown) == 1, "a tip"
    assert not [text for text in shown if card["assignments"][1]["text"] in text], "an assignment of the worksheet"


def test_leaving_leads_to_the_part_that_was_shown_and_it_goes_on_there(folder: Page) -> None:
    run(folder, "Pauze")
    folder.keyboard.press("PageDown")
    expect(stage(folder)).to_have_text("Wat een kind nodig heeft")
    for number in (2, 3):
        folder.keyboard.press("PageDown")
        expect(count(folder)).to_have_text(re.compile(f"^{number} / "))
    folder.keyboard.press("Escape")
    button = folder.get_by_role("button", name=f"{RUN}Wat een kind nodig heeft")
    expect(button).to_be_focused()
    expect(button).to_be_in_viewport()
    folder.keyboard.press("Enter")
    expect(count(folder)).to_have_text(re.compile("^3 / "))


def test_the_notes_in_a_second_window_tell_what_to_do_what_is_next_and_how_long_it_may_take(folder: Page) -> None:
    run(folder, "Wat is hechting?")
    with folder.expect_popup() as opened:
        folder.keyboard.press("n")
    notes = opened.value
    expect(notes.get_by_role("heading", name="Wat is hechting?")).to_be_visible()
    expect(notes.get_by_text(re.compile("^Nog (25:00|24:5[0-9]) in dit deel$"))).to_be_visible()
    expect(notes.get_by_text("Laat de stukken één voor één zien.")).to_be_visible()
    expect(notes.get_by_text("Een band tussen ouder en kind", exact=True).first).to_be_visible()
    assert notes.evaluate("getComputedStyle(document.querySelector('.hb-notes__bar')).position") == "fixed"
    notes.keyboard.press("PageDown")
    expect(stage(folder)).to_have_text("Een band tussen ouder en kind")
    notes.get_by_role("button", name="Zwart").click()
    expect(count(folder)).to_contain_text("Zwart scherm.")
    notes.keyboard.press(".")
    expect(stage(folder)).to_have_text("Een band tussen ouder en kind")
    notes.get_by_role("button", name="Stoppen").click()
    expect(notes.get_by_text("Er staat niets in beeld.")).to_be_visible()
    run(folder, "Pauze")
    expect(notes.get_by_role("heading", name="Pauze")).to_be_visible()


def test_a_part_that_takes_too_long_is_told_to_the_trainer_only(folder: Page) -> None:
    folder.clock.install()
    run(folder, "Pauze")
    with folder.expect_popup() as opened:
        folder.get_by_role("dialog").get_by_role("button", name="Notities").click()
    folder.clock.fast_forward("16:00")
    expect(opened.value.get_by_text(re.compile("^1:0[0-9] over de tijd$"))).to_be_visible()
    expect(folder.get_by_text("over de tijd")).to_have_count(0)


@pytest.fixture
def broken(site: Path, tmp_path: Path) -> Path:
    """A copy of the site of which files can be taken away."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    return copy


def test_a_piece_that_is_missing_is_told_and_the_day_goes_on(browser: Browser, broken: Path) -> None:
    (broken / "pieces/basis/hoe-hechting-ontstaat.js").unlink()
    with visiting(browser, f"{broken.as_uri()}/") as visit:
        visit.meant = "ERR_FILE_NOT_FOUND"
        page = unfolded(visit("voor-trainers.html", **WALL))
        run(page, "Wat is hechting?")
        _, last = numbers(page)
        shown = ""
        for number in range(1, last + 1):
            expect(count(page)).to_have_text(f"{number} / {last}")
            shown += stage(page).inner_text()
            page.keyboard.press("PageDown")
        assert "Dit stuk ontbreekt: basis#hoe-hechting-ontstaat." in shown
        assert "Hoe een kind gehecht is, is geen eigenschap van het kind zelf." in shown
        expect(stage(page)).to_have_text("Kaart 1: kijken en plezier hebben")


def test_a_button_whose_script_is_missing_says_so(browser: Browser, broken: Path) -> None:
    next((broken / "assets").glob("projector.nl.*.js")).unlink()
    with visiting(browser, f"{broken.as_uri()}/") as visit:
        visit.meant = "ERR_FILE_NOT_FOUND"
        page = unfolded(visit("voor-trainers.html", **WALL))
        page.get_by_role("button", name=f"{RUN}Pauze").click()
        expect(page.get_by_role("alert")).to_contain_text("Dit lukt niet: er ontbreekt een bestand.")


def test_an_old_copy_tells_its_age_in_the_notes(browser: Browser, stick: Path) -> None:
    with visiting(browser, f"{stick.as_uri()}/") as visit:
        page = unfolded(visit("handboek/voor-trainers.html", **WALL))
        run(page, "Pauze")
        with page.expect_popup() as opened:
            page.keyboard.press("n")
        expect(opened.value.get_by_text("Deze kopie is van 22 november 2026.")).to_be_visible()
