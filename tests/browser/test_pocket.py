"""The pocket copy is the handbook in one file: it opens by itself, on a phone, and everything in it works."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from browser.axe import violations_in
from browser.visits import Visits, opened, plain, visiting
from handbook.search import scripts as searching
from handbook.site.products import searched
from model_of import built_site
from project import Box

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "locale": "nl-NL"}
ROOM = 1_200_000


@pytest.fixture(scope="module", params=["nl", "en"])
def file(drawn: Box, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of a language, alone in a folder, under a name that a messenger gave it."""
    (source,) = drawn.folder.glob(f"telefoon/*-{request.param}.html")
    return Path(shutil.copy(source, tmp_path_factory.mktemp("Ontvangen bestanden") / f"DOC (1)-{request.param}.html"))


@pytest.fixture(scope="module")
def dutch(drawn: Box, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (source,) = drawn.folder.glob("telefoon/*-nl.html")
    return Path(shutil.copy(source, tmp_path_factory.mktemp("nl") / "handboek.html"))


@pytest.fixture
def visit_file(browser: Browser, dutch: Path) -> Iterator[Visits]:
    with visiting(browser, dutch.as_uri()) as visits:
        yield visits


def test_it_is_small_enough_to_send(file: Path) -> None:
    assert file.stat().st_size <= ROOM


def test_it_says_its_encoding_before_all_else(file: Path) -> None:
    assert re.match(r'<!doctype html><html[^>]*><head><meta charset="?utf-8"?>', file.read_text("utf-8"), re.I)


def test_it_asks_for_nothing_and_every_link_in_it_leads_somewhere(browser: Browser, file: Path) -> None:
    with visiting(browser, file.as_uri()) as visits:
        asked: list[str] = []
        page = visits("", **PHONE)
        page.on("request", lambda request: asked.append(request.url))
        page.reload()
        ids = page.locator("[id]").evaluate_all("(all) => all.map((one) => one.id)")
        links = page.locator("a[href^='#']").evaluate_all(
            "(all) => all.map((one) => decodeURIComponent(one.hash.slice(1)))"
        )
        others = page.locator("a[href]:not([href^='#'])").evaluate_all(
            "(all) => all.map((one) => one.getAttribute('href'))"
        )
        named = page.locator("[for], [aria-labelledby], [aria-describedby], [aria-controls]").evaluate_all(
            "(all) => all.flatMap((one) => ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']"
            ".flatMap((name) => (one.getAttribute(name) || '').split(' ').filter(Boolean)))"
        )
    assert asked == [file.as_uri()]
    assert not [name for name, count in Counter(ids).items() if count > 1]
    assert len(links) > 500
    assert not set(links) - set(ids)
    assert not set(named) - set(ids)
    assert not [link for link in others if not re.match(r"(https?|tel|mailto):", link)]


def test_it_holds_all_text_of_every_page(drawn: Box, file: Path, browser: Browser) -> None:
    """Every page of the folder, word for word, but for the rows that open a fold and those that share."""
    language = file.stem[-2:]
    folder = drawn.folder / "handboek" / ("" if language == "nl" else language)
    words = """(all) => all.map((one) => {
      const rows = ".hb-folds, .hb-share-row, .hb-warning__all > summary, .hb-sources > summary, .hb-source__kind";
      one.querySelectorAll(`.hb-downloads, ${rows}`).forEach((part) => part.remove());  // a list says where it is
      return one.textContent;
    })"""
    pages = [path for path in sorted(folder.glob("*.html")) if path.name != "leesroute.html"]  # pocket_copy: false
    assert len(pages) > 20
    with opened(browser, file.as_uri(), java_script_enabled=False) as page:
        inside = plain(" ".join(page.locator(".hb-page").evaluate_all(words)))
        for path in pages:
            page.goto(path.as_uri())
            (text,) = page.locator("#inhoud").evaluate_all(words)
            assert plain(text) in inside, path.name


def test_an_address_inside_it_opens_at_its_section(visit_file: Visits) -> None:
    page = visit_file("#asso/vier-stappen", **PHONE)
    expect(page.get_by_role("heading", name="De vier stappen", exact=True)).to_be_in_viewport()
    page.goto(visit_file.base + "#checklist")
    expect(page.locator("h1[id='checklist/begin']")).to_be_in_viewport()


def test_its_contents_lead_to_a_page_and_back(visit_file: Visits) -> None:
    page = visit_file("", **PHONE)
    page.get_by_role("navigation", name="Wat staat erin?").get_by_role("link", name="ASSO, vier stappen").click()
    expect(page.get_by_role("heading", name="ASSO: reageren op bijzonder gedrag")).to_be_in_viewport()
    page.locator("#asso").get_by_role("link", name="Naar de inhoud").click()
    expect(page.get_by_role("heading", name="Handboek hechting, zakversie")).to_be_in_viewport()


def search(page: Page, words: str) -> None:
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.get_by_role("combobox").fill(words)


def test_its_search_leads_to_the_section(visit_file: Visits) -> None:
    page = visit_file("", **PHONE)
    search(page, "driftbui")
    first = page.get_by_role("dialog").get_by_role("option").first
    name = first.locator(".hb-search__section").inner_text()
    first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".hb-page").get_by_role("heading", name=name)).to_be_in_viewport()


def test_whatever_its_search_finds_is_in_it(drawn: Box) -> None:
    for language, book in built_site().books.items():
        (path,) = drawn.folder.glob(f"telefoon/*-{language}.html")
        found = [
            (one.page.removesuffix(".html"), one.entry.id) for one in searching.found(searched(book), book.edition)
        ]
        places = {f"{page}/{part}" if part else page for page, part in found}
        assert len(places) > 100
        ids = set(html.parse(path).xpath("//@id"))
        absent = {place for place in places - ids if not place.startswith("leesroute")}
        assert not absent, path.name


def test_its_search_does_not_lead_to_what_is_not_in_it(visit_file: Visits) -> None:
    page = visit_file("", **PHONE)
    search(page, "leesroute")
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    links = page.get_by_role("option").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert not [link for link in links if link.startswith("#leesroute")]


def test_its_checklist_works(visit_file: Visits) -> None:
    page = visit_file("#checklist", **PHONE)
    points = page.locator("[data-hb-points]").get_by_role("listitem").filter(has_text="steun van je partner")
    expect(points).to_have_count(1)
    page.get_by_role("checkbox", name="Je hebt steun van je partner").check()
    expect(points).to_have_count(0)
    page.get_by_role("checkbox", name="Onthoud mijn vinkjes").check()
    page.reload()
    expect(page.get_by_role("checkbox", name="Je hebt steun van je partner")).to_be_checked()


@pytest.mark.parametrize(
    ("control", "address"),
    [
        ("Deel dit stuk: De vier stappen", "https://handboek.example/hechting/s/asso/vier-stappen/"),
        ("Deel deze pagina", "https://handboek.example/hechting/s/asso/"),
    ],
)
def test_sharing_from_it_gives_the_public_short_address_of_the_page(
    visit_file: Visits, control: str, address: str
) -> None:
    page = visit_file("#asso", **PHONE)
    page.locator("#asso").get_by_role("link", name=control, exact=True).click()
    message = page.get_by_role("dialog").get_by_role("textbox").input_value()
    assert message.split("\n")[-1] == address
    assert "⚠ Over behandeling van problematische gehechtheid." in message
    title = "De vier stappen" if "stappen" in control else "ASSO: reageren op bijzonder gedrag"
    assert message.split("\n")[0] == title


def test_a_word_shows_its_meaning_in_it(visit_file: Visits) -> None:
    page = visit_file("#asso", **PHONE)
    page.locator("#asso").get_by_role("button", name="problematische gehechtheid").first.click()
    note = page.get_by_role("note").filter(has_text="Verzamelwoord")
    note.get_by_role("link").click()
    expect(page.locator("[id='woordenlijst/problematische-gehechtheid']")).to_be_in_viewport()


def test_the_warning_of_a_treatment_page_stands_at_that_page_in_it(drawn: Box, dutch: Path) -> None:
    box = "//*[contains(concat(' ', @class, ' '), ' hb-warning ')][not(@hidden)]/@data-hb-warning"
    copy, seen = html.parse(dutch), 0
    for path in sorted((drawn.folder / "handboek").glob("*.html")):
        warnings = html.parse(path).xpath(box)
        if warnings:
            seen += 1
            (page,) = copy.xpath("//section[@id=$name]", name=path.stem)
            assert page.xpath(f".{box}") == warnings, path.name
    assert seen >= 3


def test_one_card_of_it_prints_alone(visit_file: Visits) -> None:
    page = visit_file("#tipkaarten", script="window.print = () => {};", **PHONE)
    page.get_by_role("button", name="Print kaart 2").click()
    page.emulate_media(media="print")
    shown = page.locator("h1:visible, h2:visible, h3:visible, .hb-card:visible").evaluate_all(
        "(all) => all.filter((one) => !one.closest('[data-hb-card=deel-2]')).map((one) => one.textContent.slice(0, 40))"
    )
    assert not shown
    expect(page.locator("article[data-hb-card=deel-2]")).to_be_visible()
    expect(page.locator("form[data-hb-card=deel-2]")).to_be_hidden()


def test_its_menu_opens_and_leads_on(visit_file: Visits) -> None:
    page = visit_file("", **PHONE)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Woordenlijst").click()
    expect(page.locator("[id='woordenlijst/begin']")).to_be_in_viewport()


def test_everyone_can_use_it(visit_file: Visits) -> None:
    """What a pocket copy adds, and pages of each kind; all pages are looked at where they stand alone."""
    page = visit_file("", **PHONE)
    parts = ["header", "aside", "footer", "nav.hb-menu", ".hb-pocket__intro", "#asso", "#checklist", "#tipkaarten"]
    found = violations_in(page, (("light", 360), ("dark", 360)), *parts)
    assert not found, "\n".join(found)


def test_it_never_scrolls_sideways_on_a_narrow_phone(visit_file: Visits) -> None:
    page = visit_file("", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_a_file_that_was_cut_off_says_so(browser: Browser, dutch: Path, tmp_path: Path) -> None:
    half = tmp_path / "half.html"
    half.write_bytes(dutch.read_bytes()[:300_000])
    with opened(browser, half.as_uri()) as page:
        expect(page.get_by_text("Dit bestand is niet heel: het einde ontbreekt.")).to_be_visible()
