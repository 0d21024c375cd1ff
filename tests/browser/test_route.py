"""A reading route: made by ticking, carried whole in its link, shown and printed with its warnings first."""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, expect

from browser.test_accessibility import RUN_AXE, SCHEMES, SIDEWAYS, SMALL_TARGETS, TAGS, at
from browser.visits import Visits, plain, visiting
from project import SITE_URL

DRAFT = "handboek-hechting:route"
KEPT = "handboek-hechting:routes"
PUT = "Zet op leesroute: "
ROUTE = "leesroute.html#1//"
MIXED = (
    "pleegzorg.controlerend-gedrag,therapeutisch-opvoeden.browndale-limits,tipkaarten.deel-3,zelfzorg.tijd-voor-jezelf"
)
BOXES = ["Lees dit eerst", "Nooit met dwang", "Over welke kinderen dit gaat"]

BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
})"""
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }'
UNUSED = """() => [...document.querySelectorAll(".hb-piece .hb-item")].flatMap((item) => {
  const end = (part) => part.getBoundingClientRect().right - parseFloat(getComputedStyle(part).paddingRight);
  const around = item.closest(".hb-criterion__either, .hb-criteria > .hb-criterion, .hb-card, .hb-piece__text");
  const room = around === item ? parseFloat(getComputedStyle(item).paddingRight) - 20 : end(around) - end(item);
  return room > 1 ? [`${room} px beside ${item.textContent.trim().slice(0, 40)}`] : [];
})"""
"""Items of a piece whose text ends before that of what stands around them."""
NO_PRINT = "window.print = () => { window.printed = (window.printed || 0) + 1; }"
CLIPBOARD: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}


def tick(page: Page, title: str) -> Locator:
    return page.get_by_role("checkbox", name=f"{PUT}{title}", exact=True)


def bar(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Leesroute")


def pieces(page: Page) -> Locator:
    return page.locator("[data-hb-route-pieces] > section")


def titles(page: Page) -> list[str]:
    """The titles of the pieces that are shown, in order."""
    expect(pieces(page).first).to_be_visible()
    return pieces(page).locator("> h2").all_inner_texts()


def boxes(page: Page) -> list[str]:
    """The titles of the warnings that stand above the pieces."""
    return page.locator("[data-hb-route-page] > .hb-warning:visible .hb-warning__title").all_inner_texts()


def maker(page: Page) -> Locator:
    return page.locator("[data-hb-route-make]")


def listed(page: Page) -> Locator:
    """The pieces of the route that is being made."""
    return maker(page).get_by_role("list", name="Jouw route").get_by_role("listitem")


def link(page: Page) -> str:
    """The link to give away, as it would open in this copy of the site."""
    return maker(page).get_by_label("De link", exact=True).input_value().removeprefix(SITE_URL)


def find(page: Page, words: str) -> Locator:
    """What the list to add from shows for these words."""
    maker(page).get_by_role("searchbox").fill(words)
    return maker(page).get_by_role("list", name="Stukken om toe te voegen").get_by_role("checkbox")


def begun(visit: Visits, address: str, **options: Any) -> Page:
    """A page on which somebody began a route."""
    page = visit("leesroute.html", **options)
    page.get_by_role("button", name="Begin een leesroute").click()
    expect(maker(page)).to_be_visible()
    page.goto(address)
    expect(bar(page)).to_be_visible()
    return page


# --- making one ---


def test_a_route_that_is_ticked_together_opens_for_somebody_else(visit: Visits) -> None:
    page = begun(visit, "basis.html", **CLIPBOARD)
    tick(page, "Elk kind hecht zich, altijd").click()
    expect(tick(page, "Elk kind hecht zich, altijd")).to_be_checked()
    page.goto("tipkaarten.html")
    tick(page, "Kaart 2: jezelf kennen").click()
    tick(page, "Voel je je opgejaagd en helemaal opgeslokt?").first.click()
    expect(bar(page).get_by_role("status")).to_have_text("Leesroute: 3 stukken")
    bar(page).get_by_role("link", name="Bekijk").click()
    page.get_by_role("button", name="Kopieer link").click()
    expect(page.get_by_role("status").filter(has_text="Link gekopieerd.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{SITE_URL}{ROUTE}basis.elk-kind-hecht,tipkaarten.deel-2,tipkaarten.deel-3-opgeslokt"

    parent = visit(copied.removeprefix(SITE_URL))
    assert titles(parent) == [
        "Elk kind hecht zich, altijd",
        "Kaart 2: jezelf kennen",
        "Kaart 3: goed genoeg zijn en herstellen",
    ]
    expect(pieces(parent).nth(2)).to_contain_text("Voel je je opgejaagd en helemaal opgeslokt?")
    expect(pieces(parent).nth(2)).not_to_contain_text("Perfect zijn is onmogelijk")
    assert parent.evaluate("sessionStorage.length + localStorage.length") == 0


def test_boxes_stand_on_a_page_only_while_somebody_makes_a_route(visit: Visits) -> None:
    page = visit("basis.html")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    page = begun(visit, "basis.html")
    expect(bar(page).get_by_role("status")).to_have_text("Leesroute: zet een vakje aan bij een stuk")
    expect(tick(page, "Wat is hechting?")).to_be_visible()
    tick(page, "Het is nooit te laat").click()
    bar(page).get_by_role("button", name="Stop").click()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    bar(page).get_by_role("button", name="Zet terug").click()
    expect(tick(page, "Het is nooit te laat")).to_be_checked()
    bar(page).get_by_role("button", name="Stop").click()
    bar(page).get_by_role("button", name="Sluit").click()
    expect(bar(page)).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0


def test_every_piece_of_a_page_has_a_box(visit: Visits, data: Callable[[str], Any]) -> None:
    page = begun(visit, "tipkaarten.html")
    card = data("tip_cards.nl")["cards"][2]
    for part in (*card["tips"], *card["assignments"], *card["assignments"][0]["steps"]):
        expect(page.locator(f"#deel-3-{part['id']} > [role=checkbox]")).to_have_count(1)
    expect(page.locator("#deel-3-wakker > [role=checkbox]")).to_have_count(1)
    page.goto("factoren.html")
    expect(page.locator("#etniciteit").get_by_role("checkbox")).to_be_visible()


def test_the_share_panel_puts_a_piece_on_the_route(visit: Visits) -> None:
    page = visit("asso.html")
    page.evaluate("handbook.load('route').then((route) => route.add('asso#vier-stappen'))")
    expect(bar(page).get_by_role("status")).to_have_text("Leesroute: 1 stuk")
    expect(tick(page, "De vier stappen")).to_be_checked()


def test_a_box_on_the_checklist_is_no_tick_of_the_checklist(visit: Visits) -> None:
    page = begun(visit, "checklist.html")
    points = page.locator("[data-hb-points] [data-hb-list] > li")
    before = points.count()
    page.locator("#partner-of-team").get_by_role("checkbox", name=PUT).click()
    page.get_by_role("checkbox", name="Onthoud mijn vinkjes").check()
    expect(points).to_have_count(before)
    expect(points.first).not_to_contain_text("leesroute")


def test_the_order_the_title_and_the_link_are_made_on_the_page_of_routes(visit: Visits) -> None:
    page = visit("leesroute.html")
    find(page, "nooit te laat").first.click()
    find(page, "vier stappen").first.click()
    expect(listed(page)).to_have_count(2)
    expect(listed(page).nth(1)).to_contain_text("binnen behandeling of met waarschuwing")
    maker(page).get_by_label("Titel (mag leeg blijven)").fill("Avond & ochtend / 50%")
    assert link(page) == "leesroute.html#1/Avond%20%26%20ochtend%20%2F%2050%25/basis.nooit-te-laat,asso.vier-stappen"
    listed(page).nth(1).get_by_role("button", name="Omhoog").click()
    expect(page.get_by_role("status").filter(has_text="Nu op plaats 1 van 2.")).to_be_visible()
    page.reload()
    expect(listed(page).first).to_contain_text("De vier stappen")
    maker(page).get_by_role("link", name="Bekijk de route").click()
    assert titles(page) == ["De vier stappen", "Het is nooit te laat"]
    expect(page.get_by_text("Avond & ochtend / 50%", exact=True)).to_be_visible()


def test_the_keyboard_orders_and_removes(visit: Visits) -> None:
    page = visit("leesroute.html")
    for words in ("nooit te laat", "vier stappen", "Tijd voor jezelf"):
        find(page, words).first.press("Space")
    expect(listed(page)).to_have_count(3)
    listed(page).first.get_by_role("button", name="Omlaag").press("Enter")
    expect(listed(page).nth(1).get_by_role("button", name="Omlaag")).to_be_focused()
    page.keyboard.press("Enter")
    expect(listed(page).nth(2)).to_contain_text("Het is nooit te laat")
    expect(listed(page).nth(2).get_by_role("button", name="Omhoog")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(listed(page)).to_have_count(2)
    expect(listed(page).nth(1).get_by_role("button", name="Haal weg")).to_be_focused()


def test_the_list_finds_pieces_by_their_words_and_tells_how_many(visit: Visits) -> None:
    page = visit("leesroute.html")
    assert find(page, "").count() > 100
    expect(find(page, "opgeslokt")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="2 stukken gevonden")).to_be_visible()
    expect(find(page, "xyzzy")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="0 stukken gevonden")).to_be_visible()


def test_a_long_link_says_how_long_it_is_and_a_full_route_takes_no_more(visit: Visits) -> None:
    page = visit("leesroute.html")
    expect(find(page, "").first).to_be_visible()
    ids = find(page, "").evaluate_all("(ticks) => ticks.map((tick) => tick.dataset.hbRouteAddress.replace('#', '.'))")
    page.goto(f"{ROUTE}{','.join(sorted(ids, key=len)[-60:])}")
    expect(pieces(page)).to_have_count(60)
    page.get_by_role("button", name="Wijzig deze route").click()
    expect(listed(page)).to_have_count(60)
    expect(page.get_by_role("status").filter(has_text=re.compile(r"de link is \d{4} tekens lang"))).to_be_visible()
    chosen = set(sorted(ids, key=len)[-60:])
    find(page, "").nth(next(at for at, item in enumerate(ids) if item not in chosen)).click()
    expect(page.get_by_role("status").filter(has_text="Er passen 60 stukken op een route.")).to_be_visible()
    expect(listed(page)).to_have_count(60)


# --- opening one ---


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
    expect(first).to_contain_text("Begin er niet aan zonder steun van een gehechtheidsspecialist.")
    expect(first).to_contain_text("Dit hoort bij: Limits: veiligheid")
    lowest = page.locator("[data-hb-route-page] > .hb-warning").last.bounding_box()
    top = pieces(page).first.bounding_box()
    assert lowest and top and lowest["y"] + lowest["height"] <= top["y"]
    page = visit(f"{ROUTE}tipkaarten.deel-3-fouten")
    titles(page)
    assert boxes(page) == ["Nooit met dwang"]


def test_a_piece_is_not_shown_without_the_box_of_its_warning(visit: Visits) -> None:
    page = visit("index.html")

    def without_box(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("data-hb-route-warning=force", ""))

    page.route("**/leesroute.html", without_box)
    page.goto(f"{ROUTE}{MIXED}")
    assert titles(page) == ["Als een kind alles wil bepalen", "Tijd voor jezelf"]
    expect(page.get_by_role("alert")).to_contain_text("Limits: veiligheid")


def test_pieces_come_in_the_language_of_the_reader_and_the_switch_keeps_the_route(visit: Visits) -> None:
    page = visit(f"{ROUTE}basis.per-relatie,asso.vier-stappen", viewport={"width": 1280, "height": 800})
    titles(page)
    page.get_by_role("banner").get_by_role("link", name="English").click()
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
    page.route("**/pieces/basis/hoe-vaak.js", lambda route: route.abort())
    page.goto(f"{ROUTE}basis.hoe-vaak,basis.per-relatie")
    assert titles(page) == ["Hechting hoort bij de relatie, niet bij het kind"]
    expect(page.get_by_role("alert")).to_contain_text("basis#hoe-vaak")
    visit.faults = [fault for fault in visit.faults if "ERR_FAILED" not in fault]


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
    page.route("**/assets/route_maker.*", lambda route: route.abort())
    page.goto(f"{ROUTE}basis.per-relatie")
    page.get_by_role("button", name="Wijzig deze route").click()
    expect(page.get_by_role("alert")).to_contain_text("Kijk of je internet hebt")
    expect(maker(page)).to_be_hidden()
    page.unroute_all()
    page.get_by_role("button", name="Begin een leesroute").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(listed(page)).to_have_count(1)
    visit.faults = [fault for fault in visit.faults if "ERR_FAILED" not in fault]


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
    expect(page.get_by_role("heading", name="Zelf een leesroute maken")).to_be_visible()
    first = page.locator("[data-hb-routes] > ul > li").first
    first.locator("summary").click()
    first.get_by_role("link", name="Het is nooit te laat").click()
    expect(page).to_have_url(re.compile(r"basis\.html#nooit-te-laat$"))


# --- on paper ---


def read_back(page: Page, folder: Path) -> tuple[str, str]:
    """The words and the QR code of what comes out of the printer."""
    paper = folder / "route.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    subprocess.run(["pdftoppm", "-r", "150", "-png", paper, folder / "sheet"], check=True)
    sheets = sorted(folder.glob("sheet*.png"))
    code = subprocess.run(["zbarimg", "-q", "--raw", *sheets], capture_output=True, text=True, check=False).stdout
    return plain(text), code.strip()


def test_a_route_prints_as_a_handout_with_warnings_sources_date_and_code(visit: Visits, tmp_path: Path) -> None:
    page = visit(f"leesroute.html#1/Voor%20vanavond/{MIXED},weg.stuk", script=NO_PRINT)
    shown = titles(page)
    page.get_by_role("button", name="Print de route").click()
    assert page.evaluate("window.printed") == 1
    text, code = read_back(page, tmp_path)
    assert code == f"{SITE_URL}leesroute.html#1/Voor%20vanavond/{MIXED}"
    order = [text.index(plain(words)) for words in ["Voor vanavond", *BOXES]]
    assert order == sorted(order)
    places = [text.rindex(plain(f"{name}")) for name in shown[:1]]
    assert max(order) < min(places)
    for words in (
        *shown,
        "Begin er niet aan zonder steun van een gehechtheidsspecialist.",
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
    text, code = read_back(page, tmp_path)
    assert plain("Begin er niet aan zonder steun van een gehechtheidsspecialist.") in text
    assert plain("Gebruik nooit dwang") in text
    assert plain("Limits gaat over gedrag dat de veiligheid raakt") in text
    assert plain("Vertel als je weggaat wat je gaat doen") not in text
    assert code
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="print")
    expect(pieces(page).last).to_be_visible()


# --- on this device ---


def test_a_route_is_kept_only_when_asked_and_can_be_renamed_opened_and_removed(visit: Visits) -> None:
    page = visit("leesroute.html")
    find(page, "nooit te laat").first.click()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.get_by_role("status").filter(has_text="Bewaard op dit apparaat.")).to_be_visible()
    title = page.get_by_label("Titel van route 1 (1 stuk)")
    title.fill("Rustig begin")
    title.press("Tab")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(title).to_have_value("Rustig begin")
    expect(listed(page)).to_have_count(0)
    page.get_by_role("button", name="Wijzig: Rustig begin").click()
    expect(listed(page)).to_have_count(1)
    page.get_by_role("button", name="Haal weg: Rustig begin").click()
    expect(title).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_routes_go_to_another_device_in_a_file(visit: Visits, tmp_path: Path) -> None:
    page = visit("leesroute.html")
    find(page, "nooit te laat").first.click()
    maker(page).get_by_label("Titel (mag leeg blijven)").fill("Rustig begin")
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Zet in een bestand").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["routes"] == [
        {"title": "Rustig begin", "pieces": ["basis#nooit-te-laat"]}
    ]

    other = visit("leesroute.html")
    expect(maker(other)).to_be_visible()
    other.locator("[data-hb-route-file]").set_input_files(file)
    expect(other.get_by_label("Titel van route 1 (1 stuk)")).to_have_value("Rustig begin")
    other.locator("[data-hb-route-file]").set_input_files(file)
    expect(other.get_by_label(re.compile("^Titel van route"))).to_have_count(1)


PARTS = '["<img src=x onerror=pwn()>", "__proto__", 5]'
HEAD = '{"kind": "leesroutes", "version": 1, "routes": '
BAD_FILES = [
    "",
    "{",
    "null",
    "[]",
    HEAD + "5}",
    HEAD + "[]}",
    HEAD.replace("1", "2") + '[{"title": "x", "pieces": ["asso"]}]}',
]
BAD_FILES += [
    HEAD + f'[null, 1, {{"title": 1, "pieces": ["asso"]}}, {{"title": "x", "pieces": {PARTS}}}]}}',
    "x" * 600_000,
]


def test_a_file_that_holds_no_routes_is_told(visit: Visits) -> None:
    page = visit("leesroute.html")
    expect(maker(page)).to_be_visible()
    for text in BAD_FILES:
        page.locator("[data-hb-route-kept-status]").evaluate("(status) => { status.textContent = ''; }")
        page.locator("[data-hb-route-file]").set_input_files(
            {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(page.get_by_role("status").filter(has_text="In dit bestand staan geen leesroutes.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_one_button_wipes_everything(visit: Visits) -> None:
    page = visit("leesroute.html")
    find(page, "nooit te laat").first.click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    page.get_by_role("button", name="Wis alles").click()
    expect(page.get_by_role("status").filter(has_text="Alles is gewist")).to_be_visible()
    expect(listed(page)).to_have_count(0)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_the_link_carries_the_route(visit: Visits, script: str) -> None:
    page = visit("basis.html", script=script)
    page.evaluate("handbook.load('route').then((route) => route.begin())")
    tick(page, "Het is nooit te laat").click()
    bar(page).get_by_role("link", name="Bekijk").click()
    assert titles(page) == ["Het is nooit te laat"]
    page.get_by_role("button", name="Wijzig deze route").click()
    expect(listed(page)).to_have_count(1)
    find(page, "vier stappen").first.click()
    expect(listed(page)).to_have_count(2)
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.get_by_role("status").filter(has_text="Bewaren lukte niet.")).to_be_visible()
    assert link(page) == f"{ROUTE}basis.nooit-te-laat,asso.vier-stappen"


@pytest.mark.parametrize("rubbish", ["", "{", "1//", "2//asso", "1/%zz/asso", "9" * 9000, "<img src=x onerror=pwn()>"])
def test_rubbish_in_the_storage_leaves_everything_working(visit: Visits, rubbish: str) -> None:
    page = visit("leesroute.html")
    page.evaluate(
        "([draft, kept, text]) => { sessionStorage.setItem(draft, text); localStorage.setItem(kept, text); }",
        [DRAFT, KEPT, rubbish],
    )
    page.reload()
    expect(listed(page)).to_have_count(0)
    find(page, "nooit te laat").first.click()
    expect(listed(page)).to_have_count(1)
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.get_by_label("Titel van route 1 (1 stuk)")).to_be_visible()


# --- from a folder ---


@pytest.fixture
def visit_folder(browser: Browser, site: Path) -> Iterator[Visits]:
    with visiting(browser, f"{site.as_uri()}/") as visits:
        yield visits


def test_a_route_is_made_and_shown_in_a_copy_opened_from_disk(visit_folder: Visits) -> None:
    page = visit_folder("leesroute.html")
    page.get_by_role("button", name="Begin een leesroute").click()
    page.goto(f"{visit_folder.base}en/asso.html")
    page.get_by_role("checkbox", name="Put on reading route: The four steps").click()
    page.get_by_role("complementary", name="Reading route").get_by_role("link", name="View").click()
    expect(page).to_have_url(f"{visit_folder.base}en/leesroute.html#1//asso.vier-stappen")
    assert titles(page) == ["The four steps"]
    assert boxes(page) == ["Read this first"]
    page.get_by_role("button", name="Change this route").click()
    given = f"{SITE_URL}en/leesroute.html#1//asso.vier-stappen"
    expect(page.get_by_label("The link", exact=True)).to_have_value(given)


# --- a link that somebody tampered with ---

MESSAGES = {
    "1/%E0%A4%A/asso": "Deze link kunnen we niet lezen.",
    "1//%zz": "Deze link kunnen we niet lezen.",
    "1": "Deze link kunnen we niet lezen.",
    "1/asso": "Deze link kunnen we niet lezen.",
    "1/a/b/c": "Deze link kunnen we niet lezen.",
    "0//asso": "Deze link kunnen we niet lezen.",
    "<script>pwn()</script>": "Deze link kunnen we niet lezen.",
    "2//asso": "Deze link is gemaakt met een nieuwere versie van het handboek.",
    "99/x/asso.vier-stappen": "Deze link is gemaakt met een nieuwere versie van het handboek.",
    "1//": "Op deze leesroute staat geen enkel stuk.",
    "1/Titel/,,,": "Op deze leesroute staat geen enkel stuk.",
    "1//" + ",".join(f"asso.{n}" for n in range(3000)): "Deze link is te lang om een leesroute te zijn.",
    "1//" + ",".join(f"a.{n}" for n in range(61)): "Op deze leesroute staan te veel stukken.",
    "1//__proto__,constructor,toString,asso.__proto__": "Deze stukken van de route kennen we niet:",
    "1//constructor.prototype,asso.constructor,hasownproperty": "Deze stukken van de route kennen we niet:",
    "1//..%2F..%2Fevil,https:%2F%2Fevil.example%2Fx": "Deze stukken van de route kennen we niet:",
    "1//%3Cimg%20src=x%20onerror=pwn()%3E": "Deze stukken van de route kennen we niet:",
}
SET_HASH = """(text) => new Promise((done) => {
  const settled = () => {
    const told = document.querySelector("[data-hb-route-told]").childElementCount;
    const shown = document.querySelector("[data-hb-route-pieces]").childElementCount;
    const making = document.querySelector("[data-hb-route-page]").hidden;
    if (told || shown || making) done({ told: Boolean(told), shown, making });
    else requestAnimationFrame(settled);
  };
  const before = location.hash;
  location.hash = text;
  if (location.hash === before) settled();
  else addEventListener("hashchange", () => requestAnimationFrame(settled), { once: true });
})"""
FOREIGN = """() => [...document.querySelectorAll("*")].flatMap((element) => {
  const faults = [];
  const strange = "img, iframe, object, embed, base, meta[http-equiv], form[action], video, audio";
  if (element.matches(strange)) faults.push(element.outerHTML);
  const home = new URL(".", location.href).href;
  if (element.matches("script[src]") && !element.src.startsWith(home)) faults.push(element.src);
  const known = /^(https?:\\/\\/(127\\.0\\.0\\.1|localhost|handboek\\.example)|mailto:)/;
  if (element.matches("[data-hb-route-page] a") && !known.test(element.href)) faults.push(element.href);
  for (const { name } of element.attributes) if (name.startsWith("on")) faults.push(`${element.tagName} ${name}`);
  return faults;
})"""
TRAP = "window.pwned = 0; window.pwn = () => { window.pwned += 1; }; window.alert = window.pwn;"


@pytest.mark.parametrize("text", MESSAGES, ids=range(len(MESSAGES)))
def test_a_broken_link_says_what_is_wrong(visit: Visits, text: str) -> None:
    page = visit(f"leesroute.html#{text}", script=TRAP)
    expect(page.get_by_role("alert")).to_contain_text(MESSAGES[text])
    page.get_by_role("link", name="Kies of maak een leesroute").click()
    expect(maker(page)).to_be_visible()
    assert page.evaluate("window.pwned") == 0


def test_a_link_at_the_end_of_a_sentence_or_escaped_by_a_messenger_still_opens(visit: Visits) -> None:
    for text in (
        "1//asso.vier-stappen.",
        "1//asso.vier-stappen)",
        "1%2F%2Fasso.vier-stappen",
        "1//asso%2Evier-stappen%2Cbasis.per-relatie",
    ):
        page = visit(f"leesroute.html#{text}")
        assert titles(page)[0] == "De vier stappen"
        expect(page.get_by_role("alert")).to_have_count(0)


def test_a_title_out_of_a_link_is_text_of_one_short_line(visit: Visits) -> None:
    page = visit("leesroute.html#1/%3Cb%3Evet%0A%E2%80%AE%3C%2Fb%3E" + "x" * 200 + "/basis.per-relatie", script=TRAP)
    titles(page)
    title = page.locator("p[data-hb-route-title]")
    expect(title).to_have_text(re.compile(r"^<b>vet </b>x{69}$"))
    assert title.evaluate("(title) => title.childElementCount") == 0


def hashes(seed: int, count: int) -> Iterator[str]:
    """Links as people, programs and villains might make them."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    signs = [
        "1",
        "0",
        "2",
        "/",
        "//",
        ",",
        ".",
        "#",
        "%",
        "%2F",
        "%2C",
        "%00",
        "%0a",
        "%E2%80%AE",
        "%u0041",
        "../",
        "..%2f",
        "'",
        '"',
        "`",
        "-1",
        "1e9",
        "é",
        "漢",
        "😀",
        "\u202e",
    ]
    words = [
        "asso",
        "vier-stappen",
        "__proto__",
        "constructor",
        "_index",
        "null",
        "undefined",
        "NaN",
        "begin",
        "kant-en-klaar",
        "&amp;",
        "&#x3c;",
    ]
    code = [
        "<script>pwn()</script>",
        "%3Cscript%3Epwn()%3C/script%3E",
        "<img src=x onerror=pwn()>",
        "%3Cimg%20src%3Dx%20onerror%3Dpwn()%3E",
        "javascript:pwn()",
        '"><svg onload=pwn()>',
        "${pwn()}",
        "{{7*7}}",
        "data:text/html,<script>pwn()</script>",
    ]
    parts = [*signs, *words, *code, "a" * 300, ",a" * 70]
    real = ["asso.vier-stappen", "basis.per-relatie", "tipkaarten.deel-3-fouten", "hulp"]
    for number in range(count):
        if number % 2:
            items = ",".join(rng.choice([*real, *parts]) for _ in range(rng.randint(1, 5)))
            yield f"1/{quote(rng.choice(parts), safe='')}/{items}"
        else:
            yield "".join(rng.choice(parts) for _ in range(rng.randint(1, 9)))


def test_hundreds_of_made_up_links_run_nothing_show_nothing_foreign_and_always_give_an_answer(visit: Visits) -> None:
    page = visit("leesroute.html", script=TRAP)
    expect(maker(page)).to_be_visible()
    own = page.evaluate(FOREIGN)  # the QR code of the page itself, for paper
    assert len(own) == 1
    answers = []
    for text in [*MESSAGES, *hashes(seed=6, count=400)]:
        answer = page.evaluate(SET_HASH, text)
        answers.append(answer)
        assert answer["told"] or answer["shown"] or answer["making"], text
        assert page.evaluate(FOREIGN) == own, text
        assert page.evaluate("window.pwned") == 0, text
    assert sum(bool(answer["shown"]) for answer in answers) > 20
    assert sum(answer["told"] for answer in answers) > 200


# --- for everybody ---


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
        script=f"try {{ sessionStorage.setItem('{DRAFT}', '1//basis.per-relatie,asso.vier-stappen') }} catch {{}}",
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
        page.get_by_role("button", name="QR-code").click()
    page.evaluate(AXE_SCRIPT)
    found: list[str] = []
    for scheme in SCHEMES:
        for width in (360, 1280):
            at(page, width, scheme)
            found += [f"{scheme}, {width} px: {line}" for line in page.evaluate(RUN_AXE, TAGS)]
    at(page, 360)
    found += page.evaluate(SMALL_TARGETS)
    at(page, 320)
    found += page.evaluate(SIDEWAYS)
    assert not found, "\n".join(found)
