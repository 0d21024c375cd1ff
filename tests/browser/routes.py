"""What the tests of reading routes share: the parts of a page on which a route is made or shown."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from browser.visits import unfolded
from project import SITE_URL

DRAFT = "handboek-hechting:route"
SAVED_ROUTES = "handboek-hechting:routes"
PUT = "Zet op leesroute: "
ROUTE = "leesroute.html#1//"
MIXED = (
    "pleegzorg.controlerend-gedrag,therapeutisch-opvoeden.browndale-limits,tipkaarten.deel-3,zelfzorg.tijd-voor-jezelf"
)
BOXES = ["Lees dit eerst", "Over welke kinderen de tekst gaat"]
NO_PRINT = "window.print = () => { window.printed = (window.printed || 0) + 1; }"


def tick(page: Page, title: str) -> Locator:
    return unfolded(page).get_by_role("checkbox", name=f"{PUT}{title}", exact=True)


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
