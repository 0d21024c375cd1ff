"""Every place in the handbook has an address that a reader can copy, and every address in the site leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.visits import PAGES, Visits, language_of_text, visiting
from project import SITE_URL

COPY = {"nl": "Kopieer de link naar: ", "en": "Copy the link to: "}
COPIED = {"nl": "Link gekopieerd", "en": "Link copied"}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
CLIPBOARD: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}

REFUSE = "if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new Error())"
ABSENT = 'Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined })'

UNREACHABLE = """(places, copy) => places.flatMap((place) => {
  const found = place.matches("h1, h2, h3") ? place.parentElement.querySelectorAll("a") : place.querySelectorAll("a");
  const hash = place.id === "begin" ? "#begin" : `#${place.id}`;
  const link = [...found].find((one) => one.getAttribute("href") === hash);
  const words = place.textContent.replace(/\\s+/g, " ").trim();
  if (!link) return [`${hash} has no link control: ${words.slice(0, 60)}`];
  const name = link.getAttribute("aria-label") || "";
  const told = name.replace(/(\\.\\.\\.|…)$/, "").slice(copy.length);
  const faults = [];
  if (!name.startsWith(copy)) faults.push(`${hash} is named "${name}"`);
  const fits = words.includes(told) || told.endsWith(words);
  if (!told || !fits) faults.push(`${hash} is named "${name}", but reads "${words}"`);
  if (place.checkVisibility()) {
    const { width, height } = link.getBoundingClientRect();
    if (!link.checkVisibility({ opacityProperty: true, visibilityProperty: true })) faults.push(`${hash} is invisible`);
    if (width < 24 || height < 24) faults.push(`${hash} is ${width} x ${height} px`);
  }
  return faults;
})"""


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def control(page: Page, title: str) -> Locator:
    """The control that copies the address of what has this title."""
    return page.get_by_role("link", name=f"{COPY[language_of_text(page)]}{title}", exact=True)


def test_every_heading_has_a_link_control_that_a_thumb_can_reach(visit: Visits) -> None:
    page = visit("index.html", **PHONE, java_script_enabled=False)
    faults: list[str] = []
    for address in PAGES:
        page.goto(address)
        copy = COPY[language_of_text(page)]
        headings = page.get_by_role("article").locator("h1, h2, h3")
        found = headings.evaluate_all(UNREACHABLE, copy)
        faults += [f"{address}{fault}" for fault in found]
        assert headings.count(), address
    assert not faults, "\n".join(faults)


def test_every_tip_and_assignment_has_a_link_control(visit: Visits, data: Callable[[str], Any]) -> None:
    ids = [
        f"{card['id']}-{part['id']}"
        for card in data("tip_cards.nl")["cards"]
        for part in (*card["tips"], *card["assignments"])
    ]
    for address in ("tipkaarten.html", "en/tipkaarten.html"):
        page = visit(address, **PHONE)
        places = page.locator(", ".join(f"#{id_}" for id_ in ids))
        expect(places).to_have_count(len(ids))
        assert not places.evaluate_all(UNREACHABLE, COPY[language_of_text(page)]), address


def test_every_criterion_has_a_link_control(visit: Visits, data: Callable[[str], Any]) -> None:
    checklist = data("checklist.nl")
    ids = [checklist["precondition"]["id"]]
    for criterion in checklist["criteria"]:
        ids += [criterion["id"], *(alternative["id"] for alternative in criterion.get("alternatives", []))]
    for address in ("checklist.html", "en/checklist.html"):
        page = visit(address, **PHONE)
        places = page.locator(", ".join(f"#{id_}" for id_ in ids))
        expect(places).to_have_count(len(ids))
        assert not places.evaluate_all(UNREACHABLE, COPY[language_of_text(page)]), address


def test_a_control_copies_the_address_of_its_heading(visit: Visits) -> None:
    page = visit("checklist.html", **CLIPBOARD)
    control(page, "De zes voorwaarden").click()
    expect(page.get_by_role("status").filter(has_text=COPIED["nl"])).to_be_visible()
    assert clipboard(page) == f"{visit.base}checklist.html#zes-voorwaarden"


def test_a_copied_address_leads_to_the_place_itself(visit: Visits) -> None:
    page = visit("tipkaarten.html", **CLIPBOARD)
    tip = page.locator("#deel-3-fouten")
    tip.get_by_role("link", name=COPY["nl"]).click()
    expect(page.get_by_role("status").filter(has_text=COPIED["nl"])).to_be_visible()
    address = clipboard(page)
    assert address == f"{visit.base}tipkaarten.html#deel-3-fouten"
    page.goto("index.html")
    page.goto(address)
    expect(tip).to_be_in_viewport()


def test_the_control_of_the_title_copies_the_address_of_the_page(visit: Visits) -> None:
    page = visit("checklist.html#zes-voorwaarden", **CLIPBOARD)
    control(page, page.get_by_role("heading", level=1).inner_text()).click()
    expect(page.get_by_role("status").filter(has_text=COPIED["nl"])).to_be_visible()
    assert clipboard(page) == f"{visit.base}checklist.html"


def test_the_keyboard_copies_as_well(visit: Visits) -> None:
    page = visit("checklist.html", **CLIPBOARD)
    control(page, "De zes voorwaarden").press("Enter")
    expect(page.get_by_role("status").filter(has_text=COPIED["nl"])).to_be_visible()
    assert clipboard(page) == f"{visit.base}checklist.html#zes-voorwaarden"


def test_an_english_page_tells_it_in_the_language_of_its_text(visit: Visits) -> None:
    page = visit("en/index.html", **CLIPBOARD)
    control(page, page.get_by_role("heading", level=1).inner_text()).click()
    expect(page.get_by_role("status").filter(has_text=COPIED[language_of_text(page)])).to_be_visible()
    assert clipboard(page) == f"{visit.base}en/index.html"


@pytest.mark.parametrize("script", [REFUSE, ABSENT], ids=["refused", "absent"])
def test_a_clipboard_that_does_not_work_is_told(visit: Visits, script: str) -> None:
    page = visit("checklist.html", script=script)
    control(page, "De zes voorwaarden").click()
    expect(page.get_by_role("status").filter(has_text="Kopiëren lukte niet.")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=COPIED["nl"])).to_have_count(0)


def test_a_page_opened_from_disk_copies_the_address_on_the_web(browser: Browser, site: Path) -> None:
    with visiting(browser, f"{site.as_uri()}/") as visit:
        page = visit("checklist.html", **CLIPBOARD)
        control(page, "De zes voorwaarden").click()
        expect(page.get_by_role("status").filter(has_text=COPIED["nl"])).to_be_visible()
        assert clipboard(page) == f"{SITE_URL}checklist.html#zes-voorwaarden"


class References(HTMLParser):
    """The places of a page, and what it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if name == "id" and value:
                self.places.append(value)
            if name in {"href", "src"} and value is not None:
                self.addresses.append(value)


@pytest.fixture(scope="module")
def references(site: Path) -> dict[str, References]:
    found = {}
    for path in site.rglob("*.html"):
        found[path.relative_to(site).as_posix()] = references = References()
        references.feed(path.read_text("utf-8"))
    return found


def test_every_link_and_anchor_in_the_site_leads_somewhere(site: Path, references: dict[str, References]) -> None:
    astray = set()
    for page, found in references.items():
        for address in found.addresses:
            whole = urljoin(SITE_URL + page, address)
            if urlsplit(whole).scheme not in {"http", "https"} or not whole.startswith(urljoin(SITE_URL, "/")):
                continue
            target = unquote(urlsplit(whole).path.removeprefix(urlsplit(SITE_URL).path))
            anchor = unquote(urlsplit(whole).fragment)
            target += "index.html" if target == "" or target.endswith("/") else ""
            if not (site / target).is_file():
                astray.add(f"{page}: {address} is not there")
            elif anchor and target in references and anchor not in references[target].places:
                astray.add(f"{page}: {address} has no such place")
    assert not astray, "\n".join(sorted(astray))


def test_no_place_has_the_same_id_as_another_on_its_page(references: dict[str, References]) -> None:
    twice = {
        f"{page}#{place}"
        for page, found in references.items()
        for place in found.places
        if found.places.count(place) > 1
    }
    assert not twice, "\n".join(sorted(twice))


def test_the_tests_know_every_page_of_the_site(references: dict[str, References]) -> None:
    assert sorted(references) == sorted([*PAGES, "404.html"])


def test_an_address_outside_the_site_is_one_a_reader_may_choose_to_follow(references: dict[str, References]) -> None:
    elsewhere = {
        address
        for found in references.values()
        for address in found.addresses
        if urlsplit(address).scheme and not address.startswith(SITE_URL)
    }
    odd = {address for address in elsewhere if not re.match(r"https://|mailto:|tel:[+0-9]+$|data:image/", address)}
    assert not odd, "\n".join(sorted(odd))
