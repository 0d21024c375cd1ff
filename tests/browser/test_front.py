"""The front of the handbook, for one thumb in the night: home asks what is the matter, help can be called at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.axe import SMALL_TARGETS
from browser.visits import NAMES, Visits

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
DOORS = {
    "Ik ben op": "hulp.html",
    "Ruzie en boosheid": "tipkaarten.html#deel-3",
    "Pijn en troost": "voorwaarden.html#sensitief-reageren",
    "Ik wil het begrijpen": "basis.html",
}
UNDER_THUMB = """(row) => {
  row.scrollIntoView({ block: "center" });
  const { left, top, height } = row.getBoundingClientRect();
  return document.elementFromPoint(left + 60, top + height / 2).closest("a")?.getAttribute("href");
}"""
ORPHANS = """(lists) => lists.flatMap((list) => {
  const tops = [...list.children].map((item) => Math.round(item.getBoundingClientRect().top));
  const rows = Object.values(Object.groupBy(tops, String)).map((row) => row.length);
  return new Set(rows).size > 1 ? [`${rows} in ${list.textContent.trim().slice(0, 40)}`] : [];
})"""


def on_screen(page: Page, text: str) -> Any:
    return page.get_by_role("article").get_by_text(text).first.bounding_box()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_first_screen_of_home_asks_what_is_the_matter(visit: Visits, folder: str) -> None:
    page = visit(f"{folder}index.html", **PHONE)
    article = page.get_by_role("article")
    expect(article.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(
        article.get_by_role("button", name=re.compile("Waar zoek je naar|What are you looking for"))
    ).to_be_in_viewport(ratio=1)
    doors = article.locator(".hb-doors a")
    expect(doors).to_have_count(4)
    for door in doors.all():
        expect(door).to_be_in_viewport(ratio=1)
        box = door.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 88
    expect(article.get_by_role("link", name="112")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("name", DOORS)
def test_a_door_leads_to_its_answer_in_one_tap(visit: Visits, name: str) -> None:
    page = visit("index.html", **PHONE)
    page.get_by_role("article").get_by_role("link", name=name).tap()
    expect(page).to_have_url(visit.base + DOORS[name])
    place = DOORS[name].partition("#")[2] or "begin"
    expect(page.locator(f"#{place}")).to_be_in_viewport()


def test_the_field_on_home_opens_the_search_and_gets_the_focus_back(visit: Visits) -> None:
    page = visit("index.html", **PHONE)
    field = page.get_by_role("article").get_by_role("button", name="Waar zoek je naar?")
    field.tap()
    expect(page.get_by_role("combobox")).to_be_focused()
    page.get_by_role("combobox").fill("mijn kind slaat")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()


def test_without_scripts_the_field_is_a_link_to_what_a_parent_can_see(visit: Visits) -> None:
    page = visit("index.html", **PHONE, java_script_enabled=False)
    article = page.get_by_role("article")
    expect(article.get_by_role("button")).to_have_count(0)
    article.get_by_role("link", name="Bekijk alles wat je kunt zien").first.tap()
    expect(page).to_have_url(f"{visit.base}situaties.html")


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("folder", ["", "en/"])
def test_tiles_stand_in_full_rows(visit: Visits, folder: str, width: int) -> None:
    page = visit(f"{folder}index.html", viewport={"width": width, "height": 800})
    lists = page.locator(".hb-doors > ul, .hb-tiles > ul, .hb-situations--home")
    assert lists.count() == 5
    assert lists.evaluate_all(ORPHANS) == []


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_first_number_to_call_is_the_first_thing_on_the_help_page(visit: Visits, folder: str) -> None:
    page = visit(f"{folder}hulp.html", **PHONE)
    rows = page.locator(".hb-calls a")
    found = [(row.get_attribute("href"), row.bounding_box()) for row in rows.all()]
    assert [href for href, _ in found] == [
        "tel:112",
        "#nederland",
        "tel:106",
        "tel:113",
        "tel:1813",
        "#nederland",
        "#vlaanderen",
    ], "danger first, then who cannot go on"
    for at, (_, box) in enumerate(found):
        assert box
        assert box["height"] >= 56
        assert box["width"] >= 320
        assert at > 2 or box["y"] + box["height"] <= 500
    for row in page.locator(".hb-help__name").all():
        box = row.bounding_box()
        assert box
        assert box["height"] >= 56
        assert box["width"] >= 300
        number = row.get_by_role("link")
        assert row.evaluate(UNDER_THUMB) == number.get_attribute("href"), "the whole row calls"


def test_a_jump_leads_to_the_numbers_of_a_country(visit: Visits) -> None:
    page = visit("hulp.html", **PHONE)
    page.get_by_role("link", name="Alle nummers in Vlaanderen").tap()
    expect(page.locator("#vlaanderen")).to_be_in_viewport()
    expect(page.locator("#be-noodnummer")).to_be_in_viewport()


def test_the_countries_stand_side_by_side_on_a_wide_screen(visit: Visits) -> None:
    page = visit("hulp.html", viewport={"width": 1280, "height": 800})
    for left, right in (("#nederland", "#vlaanderen"), ("#nl-noodnummer", "#be-noodnummer")):
        one, other = page.locator(left).bounding_box(), page.locator(right).bounding_box()
        assert one
        assert other
        assert abs(one["y"] - other["y"]) < 2
        assert one["x"] + one["width"] <= other["x"]
    below = page.locator("#over-de-nummers").bounding_box()
    last = page.locator("#be-zelfmoordlijn").bounding_box()
    assert below
    assert last
    assert below["y"] > last["y"] + last["height"]


@pytest.mark.parametrize("name", ["index", "hulp"])
def test_the_signs_of_the_front_are_seen_in_forced_colours(visit: Visits, name: str) -> None:
    page = visit(f"{name}.html", **PHONE, forced_colors="active")
    assert page.evaluate(SMALL_TARGETS) == []
    signs = page.locator(".hb-help__name, .hb-calls a").evaluate_all(
        "(rows) => rows.filter((row) => getComputedStyle(row, '::before').backgroundColor"
        " === getComputedStyle(document.body).backgroundColor).length"
    )
    assert signs == 0


LARGE = {"fontSizes": {"standard": 32}}
TOLD = """() => ({
  high: document.scrollingElement.scrollHeight,
  wide: document.scrollingElement.scrollWidth,
  narrow: [...document.querySelectorAll("article :is(p, li)")].filter((part) => part.checkVisibility()
    && part.textContent.trim().length > 20 && part.getBoundingClientRect().width < 160)
    .map((part) => part.textContent.trim().slice(0, 40)),
})"""


def test_letters_twice_as_large_leave_a_phone_readable(visit: Visits) -> None:
    page, large = (visit("404.html", viewport={"width": 360, "height": 740}) for _ in range(2))
    session = large.context.new_cdp_session(large)
    session.send("Page.enable")
    session.send("Page.setFontSizes", LARGE)
    faults = []
    for name in NAMES:
        usual, told = (visit.go(tab, f"{name}.html").evaluate(TOLD) for tab in (page, large))
        if told["high"] > 4 * usual["high"]:
            faults.append(f"{name} is {told['high'] / usual['high']:.1f} times as high")
        if told["wide"] > 360:
            faults.append(f"{name} scrolls sideways to {told['wide']} px")
        faults += [f"{name} has a line of a few letters: {text}" for text in told["narrow"]]
    assert not faults, "\n".join(faults)
    assert large.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"


def test_words_break_with_a_hyphen_in_the_language_of_the_page(visit: Visits) -> None:
    page = visit("basis.html", **PHONE)
    assert page.evaluate(
        "[document.documentElement.lang, getComputedStyle(document.querySelector('article p')).hyphens]"
    ) == [
        "nl",
        "auto",
    ]


def test_beside_the_text_of_a_wide_page_stand_its_scene_what_to_do_sources_help_and_contents(visit: Visits) -> None:
    page = visit("asso.html", viewport={"width": 1280, "height": 800})
    text = page.get_by_role("article").bounding_box()
    assert text
    for part in (".hb-scene", ".hb-side .doen", ".hb-side .hb-source", ".hb-side__help", ".hb-contents"):
        box = page.locator(f"main {part}").bounding_box()
        assert box
        assert box["x"] >= text["x"] + text["width"]
        assert box["y"] + box["height"] <= 800
    expect(page.get_by_text("Toon binnen de behandeling begrip").locator("visible=true")).to_have_count(1)
    menu = page.get_by_role("navigation", name="Menu")
    expect(menu.get_by_role("link", name="ASSO, vier stappen")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
    expect(page.locator(".hb-side__help").get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.get_by_text("Toon binnen de behandeling begrip").locator("visible=true")).to_have_count(1)
    expect(page.locator(".hb-side .hb-source")).to_be_hidden()


def test_every_chapter_has_a_scene_of_its_own_and_none_is_heavy(site: Path) -> None:
    scenes: dict[str, list[str]] = {}
    for name in NAMES:
        (found,) = re.findall(r"<svg [^>]*class=hb-scene.*?</svg>", (site / f"{name}.html").read_text("utf-8"))
        scenes.setdefault(found, []).append(name)
        assert len(found) <= 1536
    assert len(scenes) == 6
