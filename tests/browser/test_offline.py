"""The offline zip is the whole handbook: it opens from a folder, and asks nothing of the network."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.visits import PAGES, Visits, visiting
from handbook.offline import pack
from project import ROOT

COMPUTER: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}


@pytest.fixture(scope="module")
def project_with_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as it is after `make build`."""
    root = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copytree(site, root / "site")
    return root


@pytest.fixture(scope="module")
def folder(project_with_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked by a reader who names folders freely."""
    target = tmp_path_factory.mktemp("stick") / "Mijn map é #1"
    with zipfile.ZipFile(pack(project_with_site)) as box:
        box.extractall(target)
    (handbook,) = target.iterdir()
    return handbook


@pytest.fixture
def visit_folder(browser: Browser, folder: Path) -> Iterator[Visits]:
    with visiting(browser, f"{folder.as_uri()}/") as visits:
        yield visits


def search(page: Page, words: str) -> None:
    page.get_by_role("button", name=re.compile("^(Zoek|Search)$")).click()
    page.get_by_role("combobox").fill(words)


def test_every_page_opens_from_a_folder_and_nothing_leaves_it(visit_folder: Visits, folder: Path) -> None:
    page = visit_folder("index.html")
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    assert set(PAGES) <= set(pages)
    for address in pages:
        page.goto(visit_folder.base + address)
        title = page.get_by_role("main").get_by_role("heading", level=1).first
        assert title.is_visible(), address
        looks = title.evaluate("(title) => getComputedStyle(title).getPropertyValue('--hb-paper')")
        assert looks, f"{address} has lost its style"


def test_a_search_in_a_folder_finds_a_page(visit_folder: Visits) -> None:
    page = visit_folder("index.html", **COMPUTER)
    search(page, "sensitief")
    found = page.get_by_role("dialog").get_by_role("option").filter(has_text="Sensitief reageren").first
    expect(found).to_be_visible()
    found.click()
    expect(page).to_have_url(re.compile(rf"^{re.escape(visit_folder.base)}[a-z-]+\.html"))
    expect(page.get_by_role("article").get_by_role("heading", name="Sensitief reageren")).to_be_visible()


def test_a_search_in_a_folder_works_below_the_top_as_well(visit_folder: Visits) -> None:
    page = visit_folder("en/index.html", **COMPUTER)
    search(page, "attachment")
    expect(page.get_by_role("dialog").get_by_role("option").first).to_be_visible()


def test_the_checklist_works_from_a_folder(visit_folder: Visits) -> None:
    page = visit_folder("checklist.html")
    points = page.locator("[data-hb-points]").get_by_role("listitem").filter(has_text="steun van je partner")
    expect(points).to_have_count(1)
    box = page.get_by_role("checkbox", name="Je hebt steun van je partner")
    box.check()
    expect(points).to_have_count(0)
    page.get_by_role("checkbox", name="Onthoud mijn vinkjes").check()
    page.reload()
    expect(box).to_be_checked()


@pytest.mark.parametrize("name", ["checklist", "tipkaarten"])
def test_the_language_switch_in_a_folder_leads_to_the_same_page(visit_folder: Visits, name: str) -> None:
    page = visit_folder(f"{name}.html", **COMPUTER)
    page.get_by_role("banner").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{visit_folder.base}en/{name}.html")
    page.get_by_role("banner").get_by_role("link", name="Nederlands").click()
    expect(page).to_have_url(f"{visit_folder.base}{name}.html")


def test_the_menu_and_the_links_in_a_folder_lead_on(visit_folder: Visits) -> None:
    page = visit_folder("basis.html", **COMPUTER)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Woordenlijst").click()
    expect(page).to_have_url(f"{visit_folder.base}woordenlijst.html")
    page.get_by_role("link", name="Hulp nodig?").first.click()
    expect(page).to_have_url(f"{visit_folder.base}hulp.html")


def test_the_same_site_gives_the_same_zip(project_with_site: Path) -> None:
    first = pack(project_with_site).read_bytes()
    for path in (project_with_site / "site").rglob("*"):
        path.touch()
    assert pack(project_with_site).read_bytes() == first
