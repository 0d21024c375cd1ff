"""Whatever happened to an address on its way, it leads to its place: each kind of address, with each kind of damage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.hosting import Quiet, hosted
from browser.routes import pieces
from browser.visits import NET, Visits, visiting
from project import SITE_URL

STUCK = [
    ")",
    ").",
    ".",
    ",",
    ";",
    ":",
    "!",
    "»",
    "”",
    "’",
    "'",
    '"',
    "…",
    "*",
    "_",
    "]",
    "}",
    ">",
    "%29",
    "%C2%BB",
    "/",
]
STUCK += [
    "%20",
    "%0A",
    "&fbclid=1",
    "&amp;fbclid=1",
    ")&fbclid=a-b/c",
    "%26fbclid%3D1",
    ".%20Veel%20leesplezier",
    "%BB",
]
QUERIES = ["?utm_source=x", "?utm_source=x/y&fbclid=1", "%3Futm_source%3Dx"]
BREAKS = ["%C2%AD", "%E2%80%8B", "%0D%0A", "=%0D%0A", "%20", "%20%20", "%EF%BB%BF", "%E2%81%A0"]
"""What mail programs and word processors put into a long address: signs that nobody sees, line ends."""
DASHES = ["%2D", "%2d", "%252D", "%25252D", "%E2%80%91", "%E2%80%93", "%E2%88%92", "%EF%BC%8D"]
"""A hyphen, escaped once or more often, and what programs make of it."""

Damage = Callable[[str], str]


def within(sign: str) -> Damage:
    """Something put into the last name of an address, behind its hyphen."""
    return lambda text: f"-{sign}".join(text.rsplit("-", 1)) if "-" in text else text[:-1] + sign + text[-1:]


def behind(sign: str) -> Damage:
    """Something stuck to the end of an address."""
    return lambda text: text + sign


def before(sign: str) -> Damage:
    """Something that stands before the names of an address."""
    return lambda text: sign + text


def in_place_of_a_hyphen(sign: str) -> Damage:
    """Another sign for each hyphen."""
    return lambda text: text.replace("-", sign)


def cut_off(count: int) -> Damage:
    """The last signs are gone."""
    return lambda text: text[:-count]


def damages() -> dict[str, Damage]:
    """What can happen to the names in any kind of address."""
    found = {f"ends in {sign}": behind(sign) for sign in [*STUCK, *QUERIES]}
    found |= {f"broken by {sign}": within(sign) for sign in BREAKS}
    found |= {f"hyphen as {sign}": in_place_of_a_hyphen(sign) for sign in DASHES}
    found["in capitals"] = str.upper
    found["with capitals"] = str.title
    found["another word stuck to it"] = behind("Groeten")
    found["wide letters"] = lambda text: "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in text)
    return found


DAMAGES = damages()
CUT = {f"cut off by {count}": cut_off(count) for count in (1, 2, 3)}
BEFORE = {f"begins with {sign}": before(sign) for sign in ("%23", "#", "%2523")}


class Host(Quiet):
    """Sends the page for addresses that do not exist, as hosts do."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """The page of the whole site, whatever the address."""
        page = (Path(self.directory) / urlsplit(SITE_URL).path.strip("/") / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site on a host that sends its 404.html."""
    with hosted(site, tmp_path_factory.mktemp("host"), Host) as address:
        yield address


@pytest.fixture
def visit_host(browser: Browser, host: str) -> Iterator[Visits]:
    """Visits to that host; that an address is not there is no fault of these tests."""
    with visiting(browser, host) as visits:
        visits.meant = "404"
        yield visits


def arrived(page: Page, address: str, place: str) -> str:
    """What went wrong on the way to an address of which the reader must see a place; '' if nothing did."""
    try:
        page.wait_for_url(address, timeout=NET)
        page.wait_for_function("(id) => document.activeElement?.id === id", arg=place, timeout=NET)
    except Exception:
        focus = page.evaluate("document.activeElement?.id")
        return f"led to {page.url}, focus on '{focus}'"
    return ""


def faults(page: Page, base: str, table: dict[str, str], address: str, place: str) -> list[str]:
    """Every damaged address of a table that does not lead to its place."""
    found = []
    for name, damaged in table.items():
        page.evaluate("document.activeElement.blur()")
        page.goto(base + damaged)
        if fault := arrived(page, base + address, place):
            found.append(f"{name}: {damaged} {fault}")
    return found


# --- a section ---


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_damaged_address_of_a_section_leads_to_its_section_and_a_screen_reader_begins_there(
    visit: Visits, folder: str
) -> None:
    whole, place = f"{folder}asso.html#", "vier-stappen"
    table = {name: whole + damage(place) for name, damage in {**DAMAGES, **CUT, **BEFORE}.items()}
    table |= {f"with {text}": f"{whole}{text}{place}" for text in ("asso.html%23", "asso/", "/", "s/asso/", "«")}
    page = visit(f"{whole}{place})")
    assert arrived(page, visit.base + whole + place, place) == ""
    assert faults(page, visit.base, table, whole + place, place) == []


def test_so_it_does_in_a_folder_on_disk(browser: Browser, site: Path) -> None:
    with visiting(browser, f"{site.as_uri()}/") as visit:
        whole, place = "tipkaarten.html#", "deel-1-relatie"
        table = {name: whole + damage(place) for name, damage in {**DAMAGES, **CUT}.items()}
        assert faults(visit("tipkaarten.html"), visit.base, table, whole + place, place) == []


def test_a_place_that_nobody_can_guess_shows_the_page_from_its_top(visit: Visits) -> None:
    page = visit("asso.html")
    for text in ("nooit-geweest", "vi", "--", "%", "%E0%A4%A", "1", "/", "#", "vier-stappen-en-nog-een", "__proto__"):
        page.goto(f"{visit.base}asso.html#{text}")
        assert page.evaluate("document.activeElement === document.body"), text
        expect(page).to_have_url(f"{visit.base}asso.html#{text}")


# --- a reading route ---

FIRST, LAST = "pleegzorg.controlerend-gedrag", "basis.nooit-te-laat"


def shown(page: Page) -> list[str]:
    """The addresses of the pieces of a route that are shown, and what is told."""
    page.wait_for_function("document.querySelectorAll('[data-hb-route-pieces] > *, [role=alert]').length > 0")
    told = page.get_by_role("alert").all_inner_texts()
    more = pieces(page).locator(".hb-piece__more a")
    return told or [str(link.get_attribute("href")).rpartition("/")[2] for link in more.all()]


@pytest.mark.parametrize("title", ["", "Avond%20%26%20ochtend%20%2F%2050%25ab"], ids=["without a title", "with one"])
def test_a_damaged_route_loses_no_piece(visit: Visits, title: str) -> None:
    whole = [f"{name.replace('.', '.html#')}" for name in (FIRST, LAST)]
    list_ = f"{FIRST},{LAST}"
    texts = {name: f"1/{title}/{FIRST},{damage(LAST)}" for name, damage in {**DAMAGES, **CUT}.items()}
    texts |= {
        f"{name}, everywhere": f"1/{title}/{damage(FIRST)},{damage(LAST)}"
        for name, damage in DAMAGES.items()
        if not name.startswith("ends in ?")
        and "leesplezier" not in name
        and name != "ends in /"
        and "fbclid" not in name
    }
    texts |= {
        f"a comma as {sign}": f"1/{title}/{FIRST}{sign}{LAST}" for sign in (",%20", "%2C", "%252C", ",%0D%0A", ";")
    }
    texts |= {
        f"a full stop as {sign}": f"1/{title}/{list_.replace('.', sign)}" for sign in ("%2E", "%252E", "#", "%23")
    }
    texts |= {name: damage(f"1/{title}/{list_}") for name, damage in BEFORE.items()}
    texts["slashes escaped"] = f"1%2F{title.replace('%', '%25')}%2F{list_}"
    texts["slashes escaped twice"] = f"1%252F{title.replace('%', '%2525')}%252F{list_}"
    page = visit("leesroute.html")
    found = []
    for name, text in texts.items():
        page.goto(f"{visit.base}leesroute.html#1//hulp")
        expect(pieces(page)).to_have_count(1)
        page.goto(f"{visit.base}leesroute.html#{text}")
        page.wait_for_function("document.querySelectorAll('[data-hb-route-pieces] > *').length !== 1")
        if (seen := shown(page)) != whole:
            found.append(f"{name}: {text} shows {seen}")
        told = page.locator("p[data-hb-route-title]").inner_text()
        if title and told != "Avond & ochtend / 50%ab":
            found.append(f"{name}: {text} is called {told}")
    assert not found, "\n".join(found)


# --- what a host does not find ---


def elsewhere(folder: str) -> dict[str, tuple[str, str]]:
    """Damaged addresses that no file has, with the one that each means."""
    path, place = "asso.html", "vier-stappen"
    page = {
        f"page {name}": (damage("asso.html"), path)
        for name, damage in DAMAGES.items()
        if not name.startswith("ends in ?") and name != "ends in #"
    }
    section = f"{path}#{place}"
    found = page | {
        "page in a folder": ("asso/", path),
        "page without its ending": ("asso", path),
        "page as a folder's index": ("asso/index.html", path),
        "page with a folder's index behind it": ("asso.html/index.html", path),
        "page with a short ending": ("asso.htm", path),
        "home with a sign behind it": (")", "index.html"),
        "home page with a sign behind it": ("index.html)", "index.html"),
        "section with an escaped #": (f"asso.html%23{place}", section),
        "section with an escaped # and more": (f"asso.html%23{place}).&fbclid=1", section),
        "section with its # escaped twice": (f"asso.html%2523{place}", section),
        "section of a page in capitals": (f"ASSO.HTML#{place.upper()}", section),
        "section of a page without its ending": (f"asso#{place})", section),
        "route with an escaped #": (
            "leesroute.html%231//asso.vier-stappen,hulp",
            "leesroute.html#1//asso.vier-stappen,hulp",
        ),
        "route in two languages": (
            "leesroute.html%3Fnaast=en#1//asso.vier-stappen",
            "leesroute.html?naast=en#1//asso.vier-stappen",
        ),
        "route in capitals": ("LEESROUTE.HTML#1//asso.vier-stappen", "leesroute.html#1//asso.vier-stappen"),
    }
    damaged = {**DAMAGES, **CUT}
    found |= {
        f"short address {name}": (f"s/asso/{damage(place)}", section)
        for name, damage in damaged.items()
        if not name.startswith(("ends in ?", "ends in /"))
    }
    found |= {
        f"short address and a slash {name}": (f"s/asso/{place}/{sign}", section)
        for name, sign in ((one, one) for one in STUCK)
        if sign not in ("/",)
    }
    found |= {
        "short address in capitals": (f"S/ASSO/{place.upper()}/", section),
        "short address of a page": ("s/asso)", path),
        "short address with a #": (f"s/asso.html#{place}", section),
        "short address without a folder": (f"asso/{place}/", section),
    }
    if not folder:
        found["page in a folder of the source language"] = ("nl/asso.html", path)
    return found


@pytest.mark.parametrize("folder", ["", "en/"])
def test_a_damaged_address_that_no_file_has_leads_to_what_it_means(visit_host: Visits, folder: str) -> None:
    page = visit_host("index.html")
    found = []
    table = list(elsewhere(folder).items())
    for name, (damaged, whole) in table[:: 12 if folder else 3]:  # tests/pure/test_addresses.py has every kind
        page.goto(visit_host.base + folder + damaged)
        try:
            page.wait_for_url(visit_host.base + folder + whole, timeout=NET)
        except Exception:
            found.append(f"{name}: {damaged} led to {page.url}")
    assert not found, "\n".join(found)


UNKNOWN = {
    "s/aso/vier-stapjes/": "asso.html#vier-stappen",
    "therapeutisch-opvoden.html": "therapeutisch-opvoeden.html",
    "s/tipkarten/deel-3-foutn": "tipkaarten.html#deel-3-fouten",
    "holding-rebirthing": "waarschuwingen.html#holding-rebirthing",
    "pagina/asso.html#vierstapen": "asso.html#vier-stappen",
}
TOLD = {
    "": ("nl", "Deze pagina vinden we niet", "Zoek je misschien:"),
    "en/": ("en", "We cannot find this page", "look"),
}


@pytest.mark.parametrize("folder", ["", "en/"])
def test_for_an_unknown_address_the_nearest_ones_are_offered_in_its_language_with_help(
    visit_host: Visits, folder: str
) -> None:
    language, title, offered = TOLD[folder]
    page = visit_host("index.html")
    for unknown, near in UNKNOWN.items():
        page.goto(visit_host.base + folder + unknown)
        main = page.get_by_role("main")
        first = main.get_by_role("listitem").get_by_role("link").first
        expect(first).to_have_attribute("href", visit_host.base + folder + near)
        expect(main.get_by_text(offered)).to_be_visible()
        expect(main.get_by_role("heading", level=1)).to_have_text(title)
        assert page.locator("html").get_attribute("lang") == language
        assert page.title().startswith(title)
        expect(main.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
        expect(page.get_by_role("banner").get_by_role("button", name="Search" if folder else "Zoek")).to_be_visible()
    first.click()
    expect(page).to_have_url(f"{visit_host.base}{folder}asso.html#vier-stappen")


def test_an_address_that_is_like_no_other_gets_no_offer(visit_host: Visits) -> None:
    page = visit_host("xyzzy/qqq")
    expect(page.get_by_role("heading", name="We cannot find this page")).to_be_hidden()
    expect(page.get_by_text("Zoek je misschien:")).to_be_hidden()
    expect(page.get_by_role("link", name="Naar de startpagina")).to_be_visible()


def test_without_scripts_an_unknown_address_is_told_in_every_language_with_help(visit_host: Visits) -> None:
    page = visit_host("asso.htm", java_script_enabled=False)
    for _, title, _ in TOLD.values():
        section = page.locator("section", has=page.get_by_role("heading", name=title))
        expect(section.get_by_role("link", name="112")).to_be_visible()
        assert section.get_by_role("link").count() == 4
