"""Every place in the handbook has a control that shares its address, and every address in the site leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from browser.visits import PAGES, Visits, language_of_text
from handbook.addresses.short_address import is_short
from project import SITE_URL

SHARE = {"nl": "Deel: ", "en": "Share: "}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}

UNREACHABLE = """(places, share) => places.flatMap((place) => {
  const found = place.matches("h1, h2, h3") ? place.parentElement.querySelectorAll("a") : place.querySelectorAll("a");
  const hash = place.id === "begin" ? "#begin" : `#${place.id}`;
  const link = [...found].find((one) => one.getAttribute("href") === hash);
  const words = place.textContent.replace(/\\s+/g, " ").trim();
  if (!link) return [`${hash} has no share control: ${words.slice(0, 60)}`];
  const name = link.getAttribute("aria-label") || "";
  const told = name.replace(/(\\.\\.\\.|…)$/, "").slice(share.length);
  const faults = [];
  if (!name.startsWith(share)) faults.push(`${hash} is named "${name}"`);
  const fits = words.includes(told) || told.endsWith(words);
  if (!told || !fits) faults.push(`${hash} is named "${name}", but reads "${words}"`);
  if (place.checkVisibility()) {
    const { width, height } = link.getBoundingClientRect();
    if (!link.checkVisibility({ opacityProperty: true, visibilityProperty: true })) faults.push(`${hash} is invisible`);
    if (width < 24 || height < 24) faults.push(`${hash} is ${width} x ${height} px`);
  }
  return faults;
})"""


def test_every_heading_has_a_share_control_that_a_thumb_can_reach(visit: Visits) -> None:
    page = visit("index.html", **PHONE, java_script_enabled=False)
    faults: list[str] = []
    for address in PAGES:
        page.goto(address)
        share = SHARE[language_of_text(page)]
        headings = page.get_by_role("article").locator("h1, h2, h3")
        found = headings.evaluate_all(UNREACHABLE, share)
        faults += [f"{address}{fault}" for fault in found]
        assert headings.count(), address
    assert not faults, "\n".join(faults)


def test_every_tip_and_assignment_has_a_share_control(visit: Visits, data: Callable[[str], Any]) -> None:
    ids = [
        f"{card['id']}-{part['id']}"
        for card in data("tip_cards.nl")["cards"]
        for part in (*card["tips"], *card["assignments"])
    ]
    for address in ("tipkaarten.html", "en/tipkaarten.html"):
        page = visit(address, **PHONE)
        places = page.locator(", ".join(f"#{id_}" for id_ in ids))
        expect(places).to_have_count(len(ids))
        assert not places.evaluate_all(UNREACHABLE, SHARE[language_of_text(page)]), address


def test_every_criterion_has_a_share_control(visit: Visits, data: Callable[[str], Any]) -> None:
    checklist = data("checklist.nl")
    ids = [checklist["precondition"]["id"]]
    for criterion in checklist["criteria"]:
        ids += [criterion["id"], *(alternative["id"] for alternative in criterion.get("alternatives", []))]
    for address in ("checklist.html", "en/checklist.html"):
        page = visit(address, **PHONE)
        places = page.locator(", ".join(f"#{id_}" for id_ in ids))
        expect(places).to_have_count(len(ids))
        assert not places.evaluate_all(UNREACHABLE, SHARE[language_of_text(page)]), address


def test_a_number_to_call_covers_nothing_but_its_own_row(visit: Visits) -> None:
    """A link that reaches over its row must not reach over the page: a tap beside it would call."""
    page = visit("index.html", **PHONE)
    for address in ("index.html", "hulp.html", "voor-trainers.html"):
        page.goto(address)
        found = page.get_by_role("heading", level=1).evaluate(
            "(at) => { const box = at.getBoundingClientRect();"
            "return document.elementFromPoint(box.x + 5, box.y + 5).closest('a')?.outerHTML || ''; }"
        )
        assert not found, address


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
            elif anchor.startswith("1/"):  # a reading route: every piece on it must be there
                folder = target.removesuffix("leesroute.html")
                for name, _, place in (item.partition(".") for item in anchor.split("/")[2].split(",")):
                    if place not in references[f"{folder}{name}.html"].places:
                        astray.add(f"{page}: {name}#{place} on a route has no such place")
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
    read = [page for page in references if not is_short(PurePath(page))]
    assert sorted(read) == sorted([*PAGES, "404.html", "en/404.html"])


def test_an_address_outside_the_site_is_one_a_reader_may_choose_to_follow(references: dict[str, References]) -> None:
    elsewhere = {
        address
        for found in references.values()
        for address in found.addresses
        if urlsplit(address).scheme and not address.startswith(SITE_URL)
    }
    odd = {address for address in elsewhere if not re.match(r"https://|mailto:|tel:[+0-9]+$|data:image/", address)}
    assert not odd, "\n".join(sorted(odd))
