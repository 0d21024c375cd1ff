"""What is printed leads back to its page: a scanner reads the short address, and a person can type it."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

import scanner
from browser.share import shared
from browser.visits import Visits, plain, unfolded, visiting
from project import SITE_URL

KEEP_STATE = "window.print = () => {}"
HOST = SITE_URL.removeprefix("https://")


def short(address: str) -> str:
    """The short address of a page of the site."""
    folder, _, name = address.rpartition("/")
    return f"{SITE_URL}{folder}{'/' if folder else ''}s/{name.removesuffix('.html')}/"


def printed(page: Page) -> bytes:
    page.emulate_media(media="print")
    return bytes(page.pdf(prefer_css_page_size=True))


def scanned(pdf: bytes, folder: Path) -> list[str]:
    """What a scanner reads on the sheets of a PDF, printed as coarsely as home printers do."""
    file = folder / "printed.pdf"
    file.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "200", "-gray", str(file), str(folder / "sheet")], check=True)
    return scanner.scanned(*sorted(folder.glob("sheet*")))


def words(pdf: bytes) -> str:
    return "".join(plain(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("address", ["asso.html", "en/therapeutisch-opvoeden.html", "index.html", "en/bronnen.html"])
def test_a_printed_page_ends_with_its_short_address_to_scan_and_to_type(
    visit: Visits, tmp_path: Path, address: str
) -> None:
    pdf = printed(visit(address))
    assert scanned(pdf, tmp_path) == [short(address)]
    assert plain(short(address).removeprefix("https://")) in words(pdf)


@pytest.mark.parametrize("address", ["tipkaarten.html", "en/tipkaarten.html"])
def test_every_printed_card_has_its_own_code(visit: Visits, tmp_path: Path, address: str) -> None:
    page = visit(address, script=KEEP_STATE)
    page.locator("[data-hb-print=all]").click()
    pdf = printed(page)
    assert scanned(pdf, tmp_path) == [f"{short(address)}deel-{number}/" for number in (1, 2, 3, 4)]
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    unfolded(page).locator("[data-hb-print=deel-3]").click()
    (tmp_path / "one").mkdir()
    assert scanned(printed(page), tmp_path / "one") == [f"{short(address)}deel-3/"]


def test_the_open_points_of_the_checklist_are_printed_with_its_code(visit: Visits, tmp_path: Path) -> None:
    page = visit("checklist.html", script=KEEP_STATE)
    page.get_by_role("checkbox", name="Je hebt steun van je partner").check()
    page.get_by_role("button", name="Print deze punten").click()
    pdf = printed(page)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert scanned(pdf, tmp_path) == [f"{SITE_URL}s/checklist/"]


@pytest.mark.parametrize(
    ("address", "button", "told", "elsewhere"),
    [
        (
            "asso.html#vier-stappen",
            "Print dit stuk",
            ["beginnen zonder steun van een gehechtheidsspecialist", "De vier stappen", "Bel 112.", "0800-2000"],
            ["Lees ook:", "Voorbeeld: papier in de wc", "Deel dit stuk"],
        ),
        (
            "en/emotionele-leeftijd.html#lichamelijk-contact",
            "Print this section",
            ["without the support of an attachment specialist", "a massage once in a while", "holding or rebirthing"],
            ["Read more", "Taking over control", "Share this section"],
        ),
    ],
)
def test_a_section_is_printed_by_itself_with_its_warnings_the_numbers_for_help_and_its_own_code(
    visit: Visits, tmp_path: Path, address: str, button: str, told: list[str], elsewhere: list[str]
) -> None:
    file, _, name = address.partition("#")
    page = visit(file, script=KEEP_STATE)
    shared(page, f"#{name}").get_by_role("button", name=button).click()
    expect(page.locator("html[data-hb-printing]")).to_have_count(1)
    pdf = printed(page)
    said = words(pdf)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert scanned(pdf, tmp_path) == [f"{short(file)}{name}/"]
    assert plain(f"{short(file)}{name}/".removeprefix("https://")) in said
    assert [text for text in told if plain(text) not in said] == []
    assert [text for text in elsewhere if plain(text) in said] == []
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".hb-sheet")).to_have_count(0)
    expect(page.get_by_role("heading", level=2).last).to_be_visible()


def test_a_copy_without_a_public_address_prints_none(browser: Browser, nowhere: Path, tmp_path: Path) -> None:
    with visiting(browser, f"{nowhere.as_uri()}/") as visit:
        page = visit("tipkaarten.html")
        expect(page.get_by_role("article").locator("img")).to_have_count(0)
        assert scanned(printed(page), tmp_path) == []
