"""The box opens from a folder, whole: every page and the pocket copies ask nothing of the network, and all works."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.visits import PAGES, Visits, opened, visiting
from project import Box

COMPUTER: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); },
});"""
STYLED = "(title) => getComputedStyle(title).getPropertyValue('--hb-paper')"


@pytest.fixture(scope="module")
def folder(drawn: Box) -> Path:
    return drawn.folder


@pytest.fixture
def visit_folder(browser: Browser, folder: Path) -> Iterator[Visits]:
    with visiting(browser, f"{folder.as_uri()}/") as visits:
        yield visits


def pages_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def search(page: Page, words: str) -> None:
    page.get_by_role("button", name=re.compile("^(Zoek|Search)$")).click()
    page.get_by_role("combobox").fill(words)


def test_every_page_is_there(folder: Path) -> None:
    pages = pages_in(folder)
    assert {f"handboek/{page}" for page in PAGES} | {"START.html"} <= set(pages)
    assert len([page for page in pages if page.startswith("telefoon/")]) == 2


@pytest.mark.parametrize(
    ("options", "script"),
    [
        ({}, ""),
        ({"java_script_enabled": False}, ""),
        ({"color_scheme": "dark"}, BLOCKED),
    ],
    ids=["with scripts", "without scripts", "storage blocked, dark"],
)
def test_every_page_opens_from_a_folder_and_nothing_leaves_it(
    visit_folder: Visits, folder: Path, options: dict[str, Any], script: str
) -> None:
    page = visit_folder("START.html", script=script, **options)
    for address in pages_in(folder):
        page.goto(visit_folder.base + address)
        title = page.locator("h1").first
        assert title.is_visible(), address
        assert "22" in page.locator("footer, main").last.inner_text() or address == "START.html", address
        if options.get("java_script_enabled", True):
            assert title.evaluate(STYLED), f"{address} has lost its style"
            assert page.locator("[data-hb-copy=incomplete]:visible").count() == 0, address


def test_a_folder_that_cannot_be_written_to_works_as_well(browser: Browser, folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "alleen lezen"
    shutil.copytree(folder, copy)  # no links: a file that nobody may write to would be the same everywhere
    for path in [*copy.rglob("*"), copy]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    with visiting(browser, f"{copy.as_uri()}/") as visits:
        page = visits("START.html", **COMPUTER)
        page.get_by_role("link", name="Begin", exact=True).click()
        search(page, "hechting")
        expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()
    assert {path: path.stat().st_mtime_ns for path in copy.rglob("*")} == before


def test_start_leads_to_what_is_in_the_box(visit_folder: Visits, folder: Path) -> None:
    page = visit_folder("START.html")
    links = page.get_by_role("link").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert len(links) > 6
    assert not [link for link in links if not link.startswith("#") and not (folder / link).is_file()]
    page.get_by_role("link", name="Start", exact=True).click()
    expect(page).to_have_url(f"{visit_folder.base}handboek/en/index.html")


def test_start_names_the_warnings_first_and_treatment_last(visit_folder: Visits) -> None:
    page = visit_folder("START.html", locale="nl-NL")
    links = (
        page.get_by_role("region", name="Nederlands")
        .get_by_role("link")
        .evaluate_all(
            "(links) => links.map((link) => link.getAttribute('href')).filter((href) => href.startsWith('printen/'))"
        )
    )
    names = [link.rsplit("/", 1)[1].removesuffix(".pdf") for link in links]
    assert names[:3] == ["waarschuwingen", "hulp", "trainingsmap"]
    assert names[-3:] == ["checklist", "asso", "browndale"]


def test_start_says_of_which_day_the_copy_is_and_how_it_is_doing(visit_folder: Visits) -> None:
    page = visit_folder("START.html")
    dutch = page.get_by_role("region", name="Nederlands")
    expect(dutch.get_by_text("Deze kopie is van 22 november 2026.")).to_be_visible()
    expect(dutch.get_by_role("status")).to_have_text(re.compile("De kopie is heel: alle [0-9]+ bestanden zijn er."))
    expect(page.get_by_role("region", name="English").get_by_role("status")).to_have_text(
        re.compile("The copy is complete")
    )


def test_start_tells_every_file_with_its_size_without_scripts(visit_folder: Visits, folder: Path) -> None:
    page = visit_folder("START.html", java_script_enabled=False)
    page.get_by_text("Alle bestanden met hun grootte").click()
    rows = page.get_by_role("row").all_inner_texts()[1:]
    listed = {path: int(size) for path, size in (row.split() for row in rows)}
    files = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    assert listed == {path: size for path, size in files.items() if path.split(".")[0] not in ("START", "SHA256SUMS")}
    text = (folder / "START.txt").read_bytes().decode("utf-8-sig")
    assert all(re.search(rf"^ *{size}  {re.escape(path)}\r$", text, re.M) for path, size in listed.items())


def replaced(file: Path, content: bytes) -> None:
    """Write a file anew; another that shares its content with it (a linked copy) stays as it is."""
    file.unlink()
    file.write_bytes(content)


MISSING = ("handboek/en/asso.html", "handboek/assets/search.nl.*.js", "handboek/assets/projector.*.css")
CUT = ("handboek/basis.html", "handboek/assets/search.en.*.js", "handboek/assets/handbook.*.css", "telefoon/*-nl.html")


def test_start_tells_what_is_missing_or_cut_off(browser: Browser, stick: Path) -> None:
    """Of each kind of file: page, script, style, pocket copy."""
    missing, cut = ([file for pattern in patterns for file in stick.glob(pattern)] for patterns in (MISSING, CUT))
    assert (len(missing), len(cut)) == (len(MISSING), len(CUT))
    for file in missing:
        file.unlink()
    for file in cut:
        replaced(file, file.read_bytes()[: file.stat().st_size // 2])
    with opened(browser, (stick / "START.html").as_uri(), **COMPUTER, locale="nl-NL") as page:
        dutch = page.get_by_role("region", name="Nederlands")
        expect(dutch.get_by_role("status")).to_have_text(re.compile("^Deze kopie is niet heel"))
        lost = dutch.locator("[data-hb-lost]").get_by_role("listitem").all_inner_texts()
        assert sorted(lost) == sorted(file.relative_to(stick).as_posix() for file in (*missing, *cut))
        expect(dutch.get_by_text("Pak het zipbestand nog een keer uit")).to_be_visible()


def test_start_by_itself_says_first_to_unzip_and_lists_nothing(browser: Browser, stick: Path, tmp_path: Path) -> None:
    alone = shutil.copy(stick / "START.html", tmp_path / "START.html")
    with opened(browser, Path(alone).as_uri(), viewport={"width": 360, "height": 740}, locale="en-GB") as page:
        english = page.get_by_role("region", name="English")
        told = english.get_by_role("status")
        expect(told).to_have_text(re.compile("^Unzip the zip file first. [0-9]+ of the [0-9]+ files are missing"))
        assert page.get_by_role("region").first.get_attribute("id") == "en", "the reader's own language is first"
        box = told.bounding_box()
        assert box, "the verdict can be seen"
        assert box["y"] + box["height"] < 740, "on the first screen"
        expect(english.locator("[data-hb-lost]").get_by_role("listitem")).to_have_count(0)


@pytest.mark.parametrize("name", ["handbook.*.css", "handbook.*.js", "checklist.*.js"])
def test_a_page_that_misses_a_file_says_so_kindly(browser: Browser, stick: Path, name: str) -> None:
    (file,) = (stick / "handboek/assets").glob(name)
    file.unlink()
    with opened(browser, (stick / "handboek/checklist.html").as_uri()) as page:
        expect(page.get_by_text("Deze kopie is niet heel: op deze pagina ontbreekt iets.")).to_be_visible()


def test_a_search_whose_file_is_missing_is_told_when_asked(browser: Browser, stick: Path) -> None:
    next((stick / "handboek/assets").glob("search.nl.*")).unlink()
    with opened(browser, (stick / "handboek/asso.html").as_uri(), **COMPUTER) as page:
        told = page.get_by_text("Deze kopie is niet heel")
        expect(told).to_be_hidden()
        page.get_by_role("button", name="Zoek", exact=True).click()
        expect(told).to_be_visible()


def test_a_search_in_a_folder_finds_a_page(visit_folder: Visits) -> None:
    page = visit_folder("handboek/index.html", **COMPUTER)
    search(page, "sensitief")
    found = page.get_by_role("dialog").get_by_role("option").filter(has_text="Sensitief reageren").first
    expect(found).to_be_visible()
    found.click()
    expect(page).to_have_url(re.compile(rf"^{re.escape(visit_folder.base)}handboek/[a-z-]+\.html"))
    expect(page.get_by_role("article").get_by_role("heading", name="Sensitief reageren")).to_be_visible()


def test_a_search_in_a_folder_works_below_the_top_as_well(visit_folder: Visits) -> None:
    page = visit_folder("handboek/en/index.html", **COMPUTER)
    search(page, "attachment")
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()


def test_the_checklist_works_from_a_folder(visit_folder: Visits) -> None:
    page = visit_folder("handboek/checklist.html")
    points = page.locator("[data-hb-points] li").filter(has_text="steun van je partner")
    expect(points).to_have_count(1)
    box = page.get_by_role("checkbox", name="Je hebt steun van je partner")
    box.check()
    expect(points).to_have_count(0)
    page.get_by_role("checkbox", name="Onthoud mijn vinkjes").check()
    page.reload()
    expect(box).to_be_checked()


@pytest.mark.parametrize("name", ["checklist", "tipkaarten"])
def test_the_language_switch_in_a_folder_leads_to_the_same_section(visit_folder: Visits, name: str) -> None:
    page = visit_folder(f"handboek/{name}.html#lees-verder", **COMPUTER)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{visit_folder.base}handboek/en/{name}.html#lees-verder")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Nederlands").click()
    expect(page).to_have_url(f"{visit_folder.base}handboek/{name}.html#lees-verder")


def test_the_menu_and_the_links_in_a_folder_lead_on(visit_folder: Visits) -> None:
    page = visit_folder("handboek/basis.html", **COMPUTER)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Woordenlijst").click()
    expect(page).to_have_url(f"{visit_folder.base}handboek/woordenlijst.html")
    page.get_by_role("banner").get_by_role("link", name="Hulp").click()
    expect(page).to_have_url(f"{visit_folder.base}handboek/hulp.html")


def test_no_link_in_the_box_leads_nowhere(folder: Path) -> None:
    missing = [
        (name, link)
        for name in pages_in(folder)
        for link in re.findall(r'(?<=[ ])(?:href|src)="([^"#]+)(?:#[^"]*)?"', (folder / name).read_text("utf-8"))
        if not re.match(r"[a-z]+:", link) and not ((folder / name).parent / link).is_file()
    ]
    assert not missing


def test_sharing_from_a_folder_gives_the_public_address(visit_folder: Visits) -> None:
    page = visit_folder("handboek/asso.html", **COMPUTER)
    page.get_by_role("link", name="Deel dit stuk: De vier stappen").click()
    message = page.get_by_role("dialog").get_by_role("textbox")
    expect(message).to_have_value(re.compile(r"https://handboek\.example/hechting/s/asso/vier-stappen/"))


def test_a_copy_of_less_than_half_a_year_says_its_day_and_no_more(visit_folder: Visits) -> None:
    page = visit_folder("handboek/asso.html")
    page.clock.set_fixed_time("2027-05-23T12:00:00")
    page.reload()
    expect(page.get_by_role("contentinfo").get_by_text("Deze kopie is van 22 november 2026.")).to_be_visible()
    expect(page.get_by_text("Deze kopie is ouder dan een half jaar")).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "newest"),
    [
        ("handboek/hulp.html", "https://handboek.example/hechting/hulp.html"),
        ("handboek/en/asso.html", "https://handboek.example/hechting/en/asso.html"),
        ("START.html", "https://handboek.example/hechting/"),
        ("telefoon/handboek-hechting-2026.12-zakkopie-nl.html", "https://handboek.example/hechting/"),
    ],
)
def test_an_old_copy_says_so_and_where_the_newest_is(visit_folder: Visits, address: str, newest: str) -> None:
    page = visit_folder("handboek/basis.html", locale="nl-NL")
    page.clock.set_fixed_time("2027-05-24T12:00:00")
    page.goto(visit_folder.base + address)
    told = page.locator("[data-hb-copy=old]:visible").first
    expect(told).to_contain_text(
        re.compile("ouder dan een half jaar: die is van 22 november 2026|more than six months old")
    )
    expect(told.get_by_role("link")).to_have_text(
        re.compile(rf"^{re.escape(newest)}[a-z.]* \((heeft internet nodig|needs internet)\)$")
    )


def test_the_online_site_has_nothing_of_a_copy(visit: Visits) -> None:
    page = visit("asso.html")
    assert page.get_by_text("Deze kopie").count() == 0


def test_the_check_date_of_a_help_number_is_shown_in_the_copy(visit_folder: Visits) -> None:
    page = visit_folder("handboek/hulp.html", java_script_enabled=False)
    dates = page.locator(".hb-checked").all_inner_texts()
    assert dates
    assert all(re.search("nagekeken", text, re.IGNORECASE) for text in dates)
