"""Every place in the handbook can be shared by its address, and every address in the site leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser.share import shared
from browser.visits import PAGES, Visits, unfolded
from handbook.addresses.short_folder import is_short
from project import SITE_URL

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}

UNREACHABLE = """() => [...document.querySelectorAll(".hb-text h2[id]:not([id=lees-verder])")].flatMap((heading) => {
  const row = [...document.querySelectorAll(".hb-link")].find((one) => one.getAttribute("href") === `#${heading.id}`);
  if (!row) return [`#${heading.id} has no row that shares it`];
  const { width, height } = row.getBoundingClientRect();
  const name = row.getAttribute("aria-label") || "";
  const faults = [];
  if (!name.startsWith(row.textContent) || !name.includes(heading.textContent.trim())) faults.push(`named "${name}"`);
  if (width < 48 || height < 47.9) faults.push(`#${heading.id} is ${width} x ${height} px`);
  return faults;
})"""
"""Sections that a thumb cannot share, once all folds are open."""


def test_every_section_ends_with_a_row_that_shares_it_which_a_thumb_can_reach(visit: Visits) -> None:
    page = visit("index.html", **PHONE)
    faults: list[str] = []
    for address in PAGES:
        page.goto(address)
        if page.locator(".hb-doors").count():
            continue  # home is shared as a page
        faults += [f"{address}: {fault}" for fault in unfolded(page).evaluate(UNREACHABLE)]
        expect(page.locator(".hb-link[href='#begin']")).to_have_count(1)
    assert not faults, "\n".join(faults)


def choices(page: Page, section: str) -> set[str]:
    """What can be shared of a section, by address."""
    panel = shared(page, section)
    found = panel.get_by_role("option").evaluate_all("(options) => options.map((option) => option.value)")
    panel.get_by_role("button", name=re.compile("^(Sluit|Close)$")).click()
    return set(found)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_every_tip_and_assignment_can_be_shared_by_itself(
    visit: Visits, data: Callable[[str], Any], folder: str
) -> None:
    page = visit(f"{folder}tipkaarten.html", **PHONE)
    for card in data("tip_cards.nl")["cards"]:
        wanted = {f"#{card['id']}-{part['id']}" for part in (*card["tips"], *card["assignments"])}
        assert wanted <= choices(page, f"#{card['id']}")


@pytest.mark.parametrize("folder", ["", "en/"])
def test_every_criterion_can_be_shared_by_itself(visit: Visits, data: Callable[[str], Any], folder: str) -> None:
    checklist = data("checklist.nl")
    ids = [checklist["precondition"]["id"]]
    for criterion in checklist["criteria"]:
        ids += [criterion["id"], *(alternative["id"] for alternative in criterion.get("alternatives", []))]
    page = visit(f"{folder}checklist.html", **PHONE)
    assert {f"#{id_}" for id_ in ids} <= choices(page, "#zes-voorwaarden")


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
