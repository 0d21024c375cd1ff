"""A reading route is made by ticking and carried whole in its link; a device keeps it only if the reader asks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.routes import (
    DRAFT,
    NO_PRINT,
    PUT,
    ROUTE,
    SAVED_ROUTES,
    bar,
    boxes,
    find,
    link,
    listed,
    maker,
    pieces,
    tick,
    titles,
)
from browser.share import SPECIALIST, message
from browser.visits import Visits, visiting
from project import SITE_URL

CLIPBOARD: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}
BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
})"""
FULL = 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }'

NOTE = "Dag! Lees eerst stuk 1, daarna <i>kaart</i> 2."
QUESTION = "Heb je het gevoel dat je kind je op de huid zit en je helemaal opeist?"
"""One of card 3."""


def begun(visit: Visits, address: str, **options: Any) -> Page:
    """A page on which somebody began a route."""
    page = visit("leesroute.html", **options)
    page.get_by_role("button", name="Begin een leesroute").click()
    expect(maker(page)).to_be_visible()
    page.goto(address)
    expect(bar(page)).to_be_visible()
    return page


def test_a_route_that_is_ticked_together_opens_for_somebody_else(visit: Visits) -> None:
    page = begun(visit, "basis.html", **CLIPBOARD)
    tick(page, "Elk kind hecht zich, altijd").click()
    expect(tick(page, "Elk kind hecht zich, altijd")).to_be_checked()
    page.goto("tipkaarten.html")
    tick(page, "Kaart 2: jezelf kennen").click()
    tick(page, QUESTION).first.click()
    expect(bar(page).get_by_role("status")).to_have_text("Leesroute: 3 stukken")
    bar(page).get_by_role("link", name="Jouw route").click()
    expect(listed(page)).to_have_count(3)
    name = maker(page).get_by_text("Jouw route", exact=True)
    expect(name).to_be_focused()
    header, label = page.get_by_role("banner").bounding_box(), name.bounding_box()
    assert header and label and label["y"] >= header["y"] + header["height"]
    assert link(page).endswith(f"{ROUTE}basis.elk-kind-hecht,tipkaarten.deel-2,tipkaarten.deel-3-opgeslokt")
    note = maker(page).get_by_label("Briefje aan de ouder (mag leeg blijven)")
    note.fill("x" * 310)
    expect(note).to_have_accessible_description(re.compile("^310 tekens: 10 te veel. De ouder .* eerste 300"))
    note.fill(NOTE)
    expect(note).to_have_accessible_description(re.compile(f"^{len(NOTE)} van 300 tekens .*Schrijf geen namen op"))
    find(page, "vier stappen").first.click()
    page.get_by_role("button", name="Deel met de ouder").click()
    panel = page.get_by_role("dialog", name="Deel: Leesroute")
    told = message(panel).input_value().split("\n")
    assert told[:3] == ["Leesroute", "1. Elk kind hecht zich, altijd", "2. Kaart 2: jezelf kennen"]
    assert told[3].startswith(
        "3. Kaart 3: goed genoeg zijn en herstellen: Heb je het gevoel dat je kind je op de huid zit"
    )
    assert told[4:6] == ["4. De vier stappen", SPECIALIST]
    expect(panel).to_contain_text("De app waarmee je verstuurt, ziet het hele bericht.")
    panel.get_by_role("button", name="Kopieer link").click()
    expect(panel.get_by_role("status")).to_have_text("Link gekopieerd.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == told[6]

    parent = visit(copied.removeprefix(SITE_URL))
    shown = parent.get_by_role("figure", name="Een briefje van wie je deze route stuurde")
    expect(shown.get_by_role("blockquote")).to_have_text(NOTE)
    expect(shown).to_contain_text("geen tekst van het handboek")
    contents = parent.get_by_role("navigation", name="Wat er op de route staat")
    expect(contents.get_by_role("listitem")).to_have_count(4)
    contents.get_by_role("button", name="De vier stappen").click()
    expect(parent.get_by_role("heading", name="De vier stappen")).to_be_focused()
    expect(parent).to_have_url(re.compile(r"#2//"))
    assert titles(parent) == [
        "Elk kind hecht zich, altijd",
        "Kaart 2: jezelf kennen",
        "Kaart 3: goed genoeg zijn en herstellen",
        "De vier stappen",
    ]
    expect(pieces(parent).nth(2)).to_contain_text(QUESTION)
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
    assert page.evaluate("localStorage.length") == 0


def test_every_piece_of_a_page_has_a_box(visit: Visits, data: Callable[[str], Any]) -> None:
    page = begun(visit, "tipkaarten.html")
    card = data("tip_cards.nl")["cards"][2]
    closed = page.get_by_role("checkbox", name=f"{PUT}Kaart 3: {card['title']}", exact=True)
    expect(closed).to_be_visible()
    closed.click()
    expect(closed).to_be_checked()
    expect(page.locator("#deel-3-wakker")).to_be_hidden()
    for part in (*card["tips"], *card["assignments"], *card["assignments"][0]["steps"]):
        expect(page.locator(f"#deel-3-{part['id']} > [role=checkbox]")).to_have_count(1)
    expect(page.locator("#deel-3-wakker > [role=checkbox]")).to_have_count(1)
    page.goto("factoren.html#etniciteit")
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
    page = visit("leesroute.html", script=NO_PRINT)
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
    other = page.context.new_page()  # another tab
    other.goto("basis.html")
    expect(bar(other).get_by_role("status")).to_have_text("Leesroute: 2 stukken")
    tick(other, "Elk kind hecht zich, altijd").click()
    expect(listed(page)).to_have_count(3)
    listed(page).nth(2).get_by_role("button", name="Haal weg").click()
    expect(bar(other).get_by_role("status")).to_have_text("Leesroute: 2 stukken")
    expect(tick(other, "Elk kind hecht zich, altijd")).not_to_be_checked()
    maker(page).get_by_role("button", name="Print de route").click()
    page.wait_for_function("window.printed === 1")
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
    expect(find(page, "").nth(100)).to_be_attached()
    expect(find(page, "opeist")).to_have_count(2)
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


def test_a_route_is_kept_only_when_asked_and_can_be_renamed_opened_and_removed(visit: Visits) -> None:
    page = visit("leesroute.html")
    find(page, "nooit te laat").first.click()
    assert page.evaluate(f"localStorage.getItem('{SAVED_ROUTES}')") is None
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.get_by_role("status").filter(has_text="Bewaard op dit apparaat.")).to_be_visible()
    title = page.get_by_label("Titel van route 1 (1 stuk)")
    title.fill("Rustig begin")
    title.press("Tab")
    page.get_by_role("button", name="Begin opnieuw").click()
    page.reload()
    expect(title).to_have_value("Rustig begin")
    expect(listed(page)).to_have_count(0)

    page.get_by_role("button", name="Wijzig: Rustig begin").click()
    expect(listed(page)).to_have_count(1)
    find(page, "vier stappen").first.click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    told(page, "^De bewaarde route is gewijzigd")
    title = page.get_by_label("Titel van route 1 (2 stukken)")
    expect(title).to_have_value("Rustig begin")
    page.get_by_role("button", name="Maak een kopie: Rustig begin").click()
    told(page, re.escape("De kopie heet: Rustig begin (kopie 1)"))
    copy = page.get_by_label("Titel van route 2 (2 stukken)")
    copy.fill("Rustig begin")
    copy.press("Tab")
    told(page, "^Er staat al een route met die titel")
    expect(copy).to_have_value("Rustig begin (kopie 1)")
    page.get_by_role("button", name="Haal weg: Rustig begin (kopie 1)").click()
    expect(copy).to_have_count(0)

    page.get_by_role("button", name="Begin opnieuw").click()
    find(page, "Tijd voor jezelf").first.click()
    maker(page).get_by_label("Titel (mag leeg blijven)").fill("Rustig begin")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    told(page, "^Er staat al een route met die titel")
    expect(title).to_have_value("Rustig begin")

    page.get_by_role("button", name="Haal weg: Rustig begin").click()
    expect(title).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('{SAVED_ROUTES}')") is None
    page.get_by_role("button", name="Zet terug").click()
    expect(title).to_have_value("Rustig begin")


def test_routes_go_to_another_device_in_a_file(visit: Visits, tmp_path: Path) -> None:
    page = visit("leesroute.html")
    find(page, "nooit te laat").first.click()
    maker(page).get_by_label("Titel (mag leeg blijven)").fill("Rustig begin")
    maker(page).get_by_label("Briefje aan de ouder").fill("Dag.")
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Zet in een bestand").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["routes"] == [
        {"title": "Rustig begin", "note": "Dag.", "pieces": ["basis#nooit-te-laat"]}
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


MANY = """([name, count]) => localStorage.setItem(name, JSON.stringify({
  kind: "leesroutes", version: 1,
  routes: Array.from({ length: count }, (_, at) => ({ title: `Route ${at}`, pieces: ["asso", "basis#per-relatie"] })),
}))"""
"""Keeps routes, as the page itself would."""
COUNT = f"JSON.parse(localStorage.getItem('{SAVED_ROUTES}')).routes.length"


def routes_file(*titles: str) -> Any:
    routes = [{"title": title, "pieces": ["asso#vier-stappen"]} for title in titles]
    text = json.dumps({"kind": "leesroutes", "version": 1, "routes": routes})
    return {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}


def told(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=re.compile(words))).to_be_visible()


def test_a_device_that_is_full_of_routes_says_that_the_next_is_not_kept(visit: Visits) -> None:
    page = visit("leesroute.html")
    page.evaluate(MANY, [SAVED_ROUTES, 199])
    page.reload()
    for number, words in ((200, "^Bewaard op dit apparaat"), (200, "^Er passen 200 routes .* niet bewaard")):
        page.get_by_role("button", name="Begin opnieuw").click() if listed(page).count() else None
        find(page, "nooit te laat" if words.startswith("^B") else "vier stappen").first.click()
        page.get_by_role("button", name="Bewaar op dit apparaat").click()
        told(page, words)
        assert page.evaluate(COUNT) == number
    page.get_by_role("button", name="Maak een kopie: Route 7", exact=True).click()
    expect(page.locator("[data-hb-route-kept-status]")).to_have_text(re.compile("^Er passen 200 routes"))
    page.get_by_role("button", name="Haal weg: Route 7", exact=True).click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    told(page, "^Bewaard op dit apparaat")
    assert page.evaluate(COUNT) == 200


def test_importing_more_than_fits_says_what_is_kept_and_what_is_not(visit: Visits) -> None:
    page = visit("leesroute.html")
    expect(maker(page)).to_be_visible()
    page.locator("[data-hb-route-file]").set_input_files(routes_file(*map(str, range(300))))
    told(page, "^Uit het bestand gehaald, routes: 200. Niet bewaard, routes: 100.")
    assert page.evaluate(COUNT) == 200
    page.locator("[data-hb-route-file]").set_input_files(routes_file("0", "1", "nieuw"))
    told(page, "^Uit het bestand gehaald, routes: 2. Niet bewaard, routes: 1.")
    page.evaluate(f"() => {{ {FULL} }}")
    page.get_by_role("button", name="Haal weg: 5", exact=True).click()
    told(page, "^Bewaren lukte niet")
    assert page.evaluate(COUNT) == 200


def test_what_is_put_in_a_file_can_be_taken_out_of_it_however_much_it_is(visit: Visits, tmp_path: Path) -> None:
    page = visit("leesroute.html")
    addresses = [f"therapeutisch-opvoeden#{'x' * 60}{number}" for number in range(60)]
    routes = [{"title": f"Route {number} " + "w" * 70, "pieces": addresses} for number in range(200)]
    page.evaluate(
        "([name, routes]) => localStorage.setItem(name, JSON.stringify({ kind: 'leesroutes', version: 1, routes }))",
        [SAVED_ROUTES, routes],
    )
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("button", name="Zet in een bestand").click()
    file = tmp_path / "routes.json"
    download.value.save_as(file)
    page.evaluate("localStorage.clear()")
    page.locator("[data-hb-route-file]").set_input_files(file)
    told(page, "^Uit het bestand gehaald, routes: 200.$")


def test_a_device_with_fifty_thousand_routes_shows_the_first_and_loses_none(visit: Visits) -> None:
    page = visit("leesroute.html")
    page.evaluate(MANY, [SAVED_ROUTES, 50_000])
    page.reload()
    rows = page.locator("[data-hb-route-kept] > li")
    expect(rows).to_have_count(201)
    expect(rows.last).to_have_text("Op dit apparaat staan 50000 routes. Je ziet de eerste 200.")
    page.get_by_role("button", name="Haal weg: Route 7", exact=True).click()
    assert page.evaluate(COUNT) == 49_999
    find(page, "nooit te laat").first.click()
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    told(page, "^Er passen 200 routes")
    assert page.evaluate(COUNT) == 49_999


def test_what_is_wiped_can_be_put_back(visit: Visits) -> None:
    page = visit("leesroute.html")
    find(page, "nooit te laat").first.click()
    maker(page).get_by_label("Briefje aan de ouder").fill("Dag.")
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    told(page, "^Bewaard")
    before = page.evaluate("JSON.stringify(localStorage)")
    for wiping, words in (("Begin opnieuw", "De route is leeg."), ("Wis alles", "^Alles is gewist")):
        page.get_by_role("button", name=wiping).click()
        expect(page.get_by_role("status").filter(has_text=re.compile(words))).to_be_visible()
        expect(listed(page)).to_have_count(0)
        if wiping == "Wis alles":
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        page.get_by_role("button", name="Zet terug").click()
        expect(listed(page)).to_have_count(1)
        expect(maker(page).get_by_label("Briefje aan de ouder")).to_have_value("Dag.")
        assert page.evaluate("JSON.stringify(localStorage)") == before


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_the_link_carries_the_route(visit: Visits, script: str) -> None:
    page = visit("basis.html", script=script)
    page.evaluate("handbook.load('route').then((route) => route.begin())")
    tick(page, "Het is nooit te laat").click()
    bar(page).get_by_role("link", name="Jouw route").click()  # nothing was stored: the route goes along in the link
    assert titles(page) == ["Het is nooit te laat"]
    page.get_by_role("button", name="Wijzig deze route").click()
    expect(listed(page)).to_have_count(1)
    find(page, "vier stappen").first.click()
    expect(listed(page)).to_have_count(2)
    page.get_by_role("button", name="Bewaar op dit apparaat").click()
    expect(page.get_by_role("status").filter(has_text="Bewaren lukte niet.")).to_be_visible()
    assert link(page) == f"{ROUTE}basis.nooit-te-laat,asso.vier-stappen"


RUBBISH = ["", "{", "1//", "2//asso", "1/%zz/asso", "9" * 9000, "<img src=x onerror=pwn()>", "[1]", '{"items": 5}']


def test_rubbish_in_the_storage_leaves_everything_working(visit: Visits) -> None:
    page = visit("leesroute.html")
    for rubbish in RUBBISH:
        page.evaluate(
            "([draft, kept, text]) => { localStorage.setItem(draft, text); localStorage.setItem(kept, text); }",
            [DRAFT, SAVED_ROUTES, rubbish],
        )
        page.reload()
        expect(maker(page)).to_be_visible()
        expect(listed(page)).to_have_count(0)
        find(page, "nooit te laat").first.click()
        expect(listed(page)).to_have_count(1)
        page.get_by_role("button", name="Bewaar op dit apparaat").click()
        expect(page.get_by_label("Titel van route 1 (1 stuk)")).to_be_visible()


@pytest.fixture
def visit_folder(browser: Browser, site: Path) -> Iterator[Visits]:
    with visiting(browser, f"{site.as_uri()}/") as visits:
        yield visits


def test_a_route_is_made_and_shown_in_a_copy_opened_from_disk(visit_folder: Visits) -> None:
    page = visit_folder("leesroute.html")
    page.get_by_role("button", name="Begin een leesroute").click()
    page.goto(f"{visit_folder.base}en/asso.html")
    page.get_by_role("checkbox", name="Put on reading route: The four steps").click()
    page.get_by_role("complementary", name="Reading route").get_by_role("link", name="Your route").click()
    page.get_by_role("link", name="View what the parent sees").click()
    expect(page).to_have_url(f"{visit_folder.base}en/leesroute.html#1//asso.vier-stappen")
    assert titles(page) == ["The four steps"]
    assert boxes(page) == ["Read this first"]
    page.get_by_role("button", name="Change this route").click()
    given = f"{SITE_URL}en/leesroute.html#1//asso.vier-stappen"
    expect(page.get_by_label("The link", exact=True)).to_have_value(given)
