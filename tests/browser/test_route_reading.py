"""A reading route shows its pieces with their warnings first, on a screen and on paper, to everybody."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import SIDEWAYS, SMALL_TARGETS, VIEWS, at, violations_in
from browser.routes import BOXES, DRAFT, MIXED, NO_PRINT, PUT, ROUTE, bar, boxes, find, listed, maker, pieces, titles
from browser.share import shared
from browser.visits import Visits, plain, visiting
from project import SITE_URL
from scanner import scanned

BEGUN = '{"items": ["basis#per-relatie", "asso#vier-stappen"]}'
"""A route that somebody makes."""
UNUSED = """() => [...document.querySelectorAll(".hb-piece .hb-item")].flatMap((item) => {
  const end = (part) => part.getBoundingClientRect().right - parseFloat(getComputedStyle(part).paddingRight);
  const around = item.closest(".hb-criterion__either, .hb-criteria > .hb-criterion, .hb-card, .hb-piece__text");
  const room = around === item ? parseFloat(getComputedStyle(item).paddingRight) - 20 : end(around) - end(item);
  return room > 1 ? [`${room} px beside ${item.textContent.trim().slice(0, 40)}`] : [];
})"""
"""Items of a piece whose text ends before that of what stands around them."""


def test_each_piece_shows_its_source_its_address_and_the_way_to_its_page(visit: Visits) -> None:
    page = visit(f"{ROUTE}{MIXED},tipkaarten.deel-2-vertrouwen,factoren.etniciteit,woordenlijst.asso")
    expect(pieces(page)).to_have_count(7)
    for piece, address in zip(
        pieces(page).all(),
        ["pleegzorg", "therapeutisch-opvoeden", "tipkaarten", "zelfzorg", "tipkaarten", "factoren", "woordenlijst"],
        strict=True,
    ):
        expect(piece.locator(".hb-source").first).to_be_visible()
        expect(piece).to_contain_text(f"handboek.example/hechting/s/{address}/")
        there = piece.get_by_role("link", name="Lees verder op de pagina")
        expect(there).to_have_attribute("href", re.compile(rf"{address}\.html#"))
    pieces(page).nth(5).get_by_role("link", name="Lees verder op de pagina").click()
    expect(page.locator("#etniciteit")).to_be_in_viewport()


def test_warnings_stand_above_all_pieces_once_and_only_where_a_piece_asks_for_them(visit: Visits) -> None:
    page = visit(f"{ROUTE}basis.per-relatie,voorwaarden.mentaliseren")
    titles(page)
    assert boxes(page) == []
    page = visit(f"{ROUTE}{MIXED}")
    titles(page)
    assert boxes(page) == BOXES
    first = page.locator("[data-hb-route-page] > .hb-warning").first
    expect(first).to_contain_text("beginnen zonder steun van een gehechtheidsspecialist.")
    expect(first).to_contain_text("Dit hoort bij nummer 2.")
    own = pieces(page).nth(1).locator(".hb-piece__warning")
    expect(own).to_have_text(
        "Over behandeling van problematische gehechtheid. Zonder specialist beginnen is niet verstandig."
    )
    expect(pieces(page).nth(2).locator(".hb-piece__warning")).to_have_count(0)
    lowest = page.locator("[data-hb-route-page] > .hb-warning").last.bounding_box()
    top = pieces(page).first.bounding_box()
    assert lowest and top and lowest["y"] + lowest["height"] <= top["y"]
    page = visit(f"{ROUTE}emotionele-leeftijd.wat-is-het")
    titles(page)
    assert boxes(page) == ["Over welke kinderen de tekst gaat"]


def test_a_piece_is_not_shown_without_the_box_of_its_warning(visit: Visits) -> None:
    page = visit("index.html")

    def without_box(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("data-hb-route-warning=specialist", ""))

    page.route("**/leesroute.html", without_box)
    page.goto(f"{ROUTE}{MIXED}")
    assert titles(page) == [
        "Als een kind alles wil bepalen",
        "Kaart 3: goed genoeg zijn en herstellen",
        "Tijd voor jezelf",
    ]
    expect(page.get_by_role("alert")).to_contain_text("Limits: veiligheid")


def test_pieces_come_in_the_language_of_the_reader_and_the_switch_keeps_the_route(visit: Visits) -> None:
    page = visit(f"{ROUTE}basis.per-relatie,asso.vier-stappen", viewport={"width": 1280, "height": 800})
    titles(page)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/leesroute\.html#1//basis\.per-relatie,asso\.vier-stappen$"))
    assert titles(page) == ["Attachment belongs to the relationship, not to the child", "The four steps"]
    assert boxes(page) == ["Read this first"]
    expect(pieces(page).first).to_contain_text("handboek.example/hechting/en/s/basis/per-relatie/")


def test_a_moved_piece_is_shown_where_it_is_now(visit: Visits) -> None:
    page = visit("index.html")

    def moved(route: Any) -> None:
        answer = route.fetch()
        body = answer.text().replace(
            '"moved":{', '"moved":{"asso#oud-stuk":"asso#vier-stappen"' + ("," if '"moved":{"' in answer.text() else "")
        )
        route.fulfill(response=answer, body=body)

    page.route("**/pieces/_index.js", moved)
    page.goto(f"{ROUTE}asso.oud-stuk,basis.per-relatie")
    assert titles(page)[0] == "De vier stappen"
    assert boxes(page) == ["Lees dit eerst"]
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_unknown_piece_is_told_by_name_and_asks_nothing_of_the_server(visit: Visits) -> None:
    page = visit(f"{ROUTE}basis.per-relatie,basis.nergens,weg.stuk")
    assert len(titles(page)) == 1
    told = page.get_by_role("alert")
    expect(told).to_contain_text("Deze stukken van de route kennen we niet:")
    expect(told.get_by_role("listitem")).to_have_text(["basis#nergens", "weg#stuk"])


def test_a_piece_that_cannot_be_fetched_is_told_and_the_others_are_shown(visit: Visits) -> None:
    page = visit("index.html")
    visit.meant = "ERR_FAILED"
    page.route("**/pieces/basis/hoe-vaak.js", lambda route: route.abort())
    page.goto(f"{ROUTE}basis.hoe-vaak,basis.per-relatie")
    assert titles(page) == ["Hechting hoort bij de relatie, niet bij het kind"]
    expect(page.get_by_role("alert")).to_contain_text("basis#hoe-vaak")


def test_only_what_is_on_the_route_is_fetched(visit: Visits) -> None:
    page = visit("index.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{ROUTE}basis.per-relatie,tipkaarten.deel-2-vertrouwen,tipkaarten.deel-2")
    titles(page)
    found = sorted(url.split("/pieces/")[1] for url in asked if "/pieces/" in url)
    assert found == ["_index.js", "basis/per-relatie.js", "tipkaarten/deel-2.js"]
    assert not [url for url in asked if "vertrouwen" in url.split("#")[0]]
    assert [url for url in asked if "/assets/route." in url]
    assert not [url for url in asked if "/assets/route_maker." in url]


def test_who_wants_to_change_a_route_but_cannot_fetch_what_that_needs_is_told_and_can_try_again(visit: Visits) -> None:
    page = visit("index.html")
    visit.meant = "ERR_FAILED"
    page.route("**/assets/route_maker.*", lambda route: route.abort())
    page.goto(f"{ROUTE}basis.per-relatie")
    page.get_by_role("button", name="Wijzig deze route").click()
    expect(page.get_by_role("alert")).to_contain_text("Kijk of je internet hebt")
    expect(maker(page)).to_be_hidden()
    page.unroute_all()
    page.get_by_role("button", name="Begin een leesroute").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(listed(page)).to_have_count(1)


def test_what_was_read_is_kept_on_the_device_of_who_ticks_it_and_nowhere_else(visit: Visits) -> None:
    page = visit(f"{ROUTE}{MIXED}")
    contents = page.get_by_role("navigation", name="Wat er op de route staat")
    expect(contents.get_by_role("listitem")).to_have_count(4)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.get_by_role("checkbox", name="Gelezen: Tijd voor jezelf").check()
    expect(contents.get_by_role("button", name="Tijd voor jezelf Gelezen")).to_be_visible()
    page.reload()
    expect(contents.get_by_role("button", name="Tijd voor jezelf Gelezen")).to_be_visible()
    page.get_by_role("checkbox", name="Gelezen: Tijd voor jezelf").uncheck()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("item", ["tipkaarten.deel-2", "tipkaarten.deel-2-vertrouwen", "checklist.partner-of-team"])
def test_text_of_a_piece_takes_the_width_of_a_phone(visit: Visits, item: str) -> None:
    page = visit(f"{ROUTE}{item}", viewport={"width": 360, "height": 740})
    titles(page)
    expect(pieces(page).locator(".hb-item").first).to_be_visible()
    assert page.evaluate(UNUSED) == []


@pytest.mark.parametrize(("folder", "count"), [("", 6), ("en/", 6)])
def test_ready_made_routes_open_on_the_page_with_their_title(visit: Visits, folder: str, count: int) -> None:
    page = visit(f"{folder}leesroute.html")
    ready = page.locator("[data-hb-routes] > ul > li")
    assert ready.count() >= count
    for number in range(ready.count()):
        item = ready.nth(number)
        way = item.locator("p > a[href*='leesroute.html#1/']")
        name, expected = way.inner_text(), item.locator("details li > a").all_text_contents()
        way.click()
        expect(pieces(page)).to_have_count(len(expected))
        assert titles(page) == expected
        expect(page.locator("p[data-hb-route-title]")).to_have_text(name)
        expect(page.locator("#begin")).to_be_focused()
        page.go_back()
        expect(way).to_be_visible()


def test_without_scripts_the_page_explains_and_lists_every_ready_made_route(visit: Visits) -> None:
    page = visit(f"{ROUTE}{MIXED}", java_script_enabled=False)
    expect(page.get_by_text("Een leesroute heeft scripts nodig.")).to_be_visible()
    expect(page.get_by_role("heading", name="Zelf een leesroute maken")).to_be_visible()
    first = page.locator("[data-hb-routes] > ul > li").first
    first.locator("summary").click()
    first.get_by_role("link", name="Het is nooit te laat").click()
    expect(page).to_have_url(re.compile(r"basis\.html#nooit-te-laat$"))


def read_back(page: Page, folder: Path) -> tuple[str, str]:
    """The words and the QR code of what comes out of the printer."""
    paper = folder / "route.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    subprocess.run(["pdftoppm", "-r", "150", "-png", paper, folder / "sheet"], check=True)
    return plain(text), "\n".join(scanned(*sorted(folder.glob("sheet*.png"))))


def test_a_route_prints_as_a_handout_with_warnings_sources_date_and_code(visit: Visits, tmp_path: Path) -> None:
    page = visit(f"leesroute.html#1/Voor%20vanavond/{MIXED},weg.stuk", script=NO_PRINT)
    shown = titles(page)
    page.get_by_role("button", name="Print de route").click()
    page.wait_for_function("window.printed === 1")
    text, code = read_back(page, tmp_path)
    assert code == f"{SITE_URL}leesroute.html#1/Voor%20vanavond/{MIXED}"
    order = [text.index(plain(words)) for words in ["Voor vanavond", *BOXES]]
    assert order == sorted(order)
    places = [text.rindex(plain(f"{name}")) for name in shown[:1]]
    assert max(order) < min(places)
    for words in (
        *shown,
        "beginnen zonder steun van een gehechtheidsspecialist.",
        "Bron: Literatuurstudie over pleegzorg",
        "handboek.example/hechting/s/tipkaarten/deel-3/",
        "Geprint op",
        "Deze stukken van de route kennen we niet:",
    ):
        assert plain(words) in text, words
    for elsewhere in (
        "Kopieer link",
        "Wijzig deze route",
        "Print dit stuk",
        "Kant-en-klare leesroutes",
        "In het kort",
    ):
        assert plain(elsewhere) not in text, elsewhere


def test_one_piece_prints_with_the_warnings_too(visit: Visits, tmp_path: Path) -> None:
    page = visit(f"{ROUTE}{MIXED}", script=NO_PRINT)
    titles(page)
    page.get_by_role("button", name="Print dit stuk: Limits: veiligheid").click()
    page.wait_for_function("window.printed === 1")
    text, code = read_back(page, tmp_path)
    assert plain("beginnen zonder steun van een gehechtheidsspecialist.") in text
    assert plain("Limits gaat over gedrag dat de veiligheid raakt") in text
    assert plain("Vertel als je weggaat wat je gaat doen") not in text
    assert code
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="print")
    expect(pieces(page).last).to_be_visible()


@pytest.mark.parametrize(
    "address",
    [
        "leesroute.html",
        f"{ROUTE}{MIXED},weg.stuk",
        "leesroute.html#1//%zz",
        "tipkaarten.html",
        "checklist.html",
        "factoren.html",
    ],
)
def test_axe_finds_nothing_and_everything_fits_a_thumb_and_a_phone(visit: Visits, address: str) -> None:
    page = visit(
        address,
        script=f"""try {{ localStorage['{DRAFT}'] ||= '{BEGUN}'; }} catch {{}}""",
    )
    ready = (
        bar(page)
        if not address.startswith("leesroute")
        else page.locator("[data-hb-route-make]:visible, [data-hb-route-told] > *, [data-hb-route-pieces] > *").first
    )
    expect(ready).to_be_visible()
    if not address.startswith("leesroute"):
        expect(page.get_by_role("checkbox", name=PUT).first).to_be_visible()
    if address == "leesroute.html":
        find(page, "moe")
        page.get_by_role("button", name="Bewaar op dit apparaat").click()
    found = violations_in(page, VIEWS)
    at(page, 360)
    found += page.evaluate(SMALL_TARGETS)
    at(page, 320)
    found += page.evaluate(SIDEWAYS)
    assert not found, "\n".join(found)


def test_a_piece_stands_in_two_languages_beside_each_other_with_its_warnings_in_both(
    browser: Browser, site: Path, visit: Visits
) -> None:
    """From the panel to share, from a folder without a server; and what axe and a phone say of it."""
    with visiting(browser, f"{site.as_uri()}/") as from_disk:
        page = from_disk("emotionele-leeftijd.html")
        shared(page, "#lichamelijk-contact").get_by_role("link", name="Twee talen (English)").click()
        english = pieces(page).locator("[lang=en]")
        expect(english.filter(has_text="a massage once in a while")).to_be_visible()
        for pair in ("Bespreek het eerst", "Talk about it first"), ("Zo kan lichamelijk", "In this way physical"):
            row = page.locator(".hb-pair").filter(has_text=pair[0])
            expect(row.locator("> div").nth(0)).to_contain_text(pair[0])
            expect(row.locator("> [lang=en]")).to_contain_text(pair[1])
        assert pieces(page).locator(".hb-piece__warning").all_inner_texts()[1::2] == [
            "About treatment of problematic attachment. It isn't wise to start without a specialist.",
            "Never try to build attachment by force: no therapeutic restraint, holding or rebirthing.",
        ]
        box = page.locator("[data-hb-route-page] > .hb-warning:visible [lang=en]").first
        expect(box).to_contain_text("without the support of an attachment specialist")
        there = english.get_by_role("link", name="making up after an outburst")
        expect(there).to_have_attribute("href", re.compile(r"/en/tipkaarten\.html#deel-3$"))
        page.get_by_role("link", name="Alleen in het Nederlands").click()
        expect(page.locator(".hb-pair")).to_have_count(0)
        assert len(titles(page)) == 1
    page = visit("leesroute.html?x=1&Naast=EN-gb#1//asso.vier-stappen,tipkaarten.deel-2,woordenlijst.asso")
    expect(pieces(page).last.locator("[lang=en]").first).to_be_visible()
    found = violations_in(page, VIEWS)
    at(page, 360)
    mine, other = (page.locator(".hb-pair > div").nth(at_).bounding_box() for at_ in (0, 1))
    assert mine and other and other["y"] >= mine["y"] + mine["height"], "one under the other"
    at(page, 320)
    found += page.evaluate(SIDEWAYS)
    assert not found, "\n".join(found)


def test_what_another_language_lacks_is_told_and_nothing_of_it_is_fetched_for_who_does_not_ask(visit: Visits) -> None:
    page = visit("index.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{ROUTE}basis.hoe-vaak")
    titles(page)
    assert not [url for url in asked if "bilingual" in url or "/en/" in url]
    page.goto(f"leesroute.html?naast=xx#{ROUTE.partition('#')[2]}basis.hoe-vaak")
    expect(page.get_by_role("alert")).to_contain_text("niet in de taal van deze link")
    visit.meant = "ERR_FAILED"
    page.route("**/en/pieces/basis/hoe-vaak.js", lambda route: route.abort())
    page.goto(f"leesroute.html?naast=en#{ROUTE.partition('#')[2]}basis.hoe-vaak,basis.per-relatie")
    expect(pieces(page).first.locator(".hb-notice")).to_contain_text("English")
    expect(pieces(page).first).to_contain_text("Bron:")
    expect(pieces(page).last.locator("[lang=en]").first).to_be_visible()
