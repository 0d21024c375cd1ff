"""Every page on paper: all that it says is there and can be read, and no sheet is nearly empty."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.routes import MIXED, NO_PRINT, ROUTE, titles
from browser.visits import PAGES, Visits
from pdf_pixels import Sheet, letters, sheets, text_of

LEAST = 0.18
"""The part of a sheet's height that is used."""
SAID = """() => {
  const unsaid = [
    "a.hb-link, button, textarea, .hb-none, [hidden], .hb-actions, .hb-status, .hb-copied, .hb-checklist__memory",
    ".hb-worksheets__memory, .hb-route-make, .hb-points, .hb-checkedness p:has(a), script, .hb-moved",
    ".hb-card__title, .hb-card__room, .hb-card .hb-print-foot, .hb-worksheet__title, .hb-worksheet + .hb-source",
    ".hb-number, .hb-write, .hb-filter, .hb-letters, .hb-pager, .hb-share-row, .hb-folds, .admonition-title",
    ".js .hb-no-script",
    ".hb-sources > summary, .hb-warning__all > summary, .hb-criterion__more summary, .hb-worksheet ~ .hb-sources",
  ].join();
  const blocks = "h1, h2, h3, h4, p, li, dt, dd, td, th, figcaption, summary";
  const found = [];
  for (const part of document.querySelectorAll(`.hb-content :is(${blocks})`)) {
    if (part.closest(unsaid)) continue;
    const copy = part.cloneNode(true);
    for (const other of copy.querySelectorAll(`${unsaid}, ${blocks}, ul, ol`)) other.remove();
    found.push(copy.textContent);
  }
  return found;
}"""
"""What a page says, block by block, without what works on a screen only and what another print of it says."""


def printed(page: Page, file: Path) -> list[Sheet]:
    """The sheets that come out of the printer of a reader who also prints grounds."""
    file.write_bytes(page.pdf(prefer_css_page_size=True, print_background=True))
    return list(sheets(file, file.parent))


def faults(found: list[Sheet], name: str) -> list[str]:
    """What is wrong with the sheets of a print."""
    faint = [f"{name}, sheet {sheet.number}: faint: {' '.join(sheet.faint[:9])}" for sheet in found if sheet.faint]
    empty = [f"{name}, sheet {s.number} is nearly empty: {s.begin}" for s in found if s.used < LEAST]
    return faint + empty


def lacking(page: Page, file: Path, found: list[Sheet], name: str) -> list[str]:
    """What the page says and its print does not: no line of it, however columns and ends of sheets break it."""
    read = letters("".join(word for sheet in found for word in sheet.words))
    said = {text.strip(): letters(text) for text in page.evaluate(SAID) if letters(text)}
    assert len(said) > 3, name
    missing = [text for text, signs in said.items() if signs not in read]
    way = text_of(file) if missing else ""
    missing = [text for text in missing if said[text] not in way]
    return [f"{name} lacks: {text[:80]}" for text in missing if not all(letters(one) in way for one in text.split())]


@pytest.mark.parametrize("folder", ["", "en/"])
def test_every_page_prints_so_that_it_can_be_read_on_sheets_that_are_used(
    visit: Visits, tmp_path: Path, folder: str
) -> None:
    page = visit(f"{folder}404.html")
    wrong = []
    for name in (name for name in [*PAGES, "404.html", "en/404.html"] if name.startswith("en/") == bool(folder)):
        visit.go(page, name)
        found = printed(page, tmp_path / "page.pdf")
        wrong += [fault for fault in faults(found, name) if "404" not in name or "faint" in fault]
        wrong += lacking(page, tmp_path / "page.pdf", found, name)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["index.html", "en/index.html"])
def test_without_scripts_what_is_closed_is_printed_too(visit: Visits, tmp_path: Path, name: str) -> None:
    page = visit(name, java_script_enabled=False)
    assert page.locator(".hb-text details:not([open])").count()
    found = printed(page, tmp_path / "page.pdf")
    assert lacking(page, tmp_path / "page.pdf", found, name) == []


def test_what_was_closed_is_closed_again_after_printing(visit: Visits, tmp_path: Path) -> None:
    page = visit("index.html")
    closed = page.locator(".hb-text details:not([open])")
    before = closed.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(closed).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(closed).to_have_count(before)


@pytest.mark.parametrize("name", ["index.html", "hulp.html", "factoren.html", "stijlen.html", "checklist.html"])
def test_so_it_does_from_a_dark_screen(visit: Visits, tmp_path: Path, name: str) -> None:
    dark: Any = {"color_scheme": "dark"}
    page = visit(name, **dark)
    found = printed(page, tmp_path / "page.pdf")
    assert faults(found, name) == []
    page.evaluate("document.documentElement.dataset.hbScheme = 'dark'")
    assert faults(printed(page, tmp_path / "page.pdf"), name) == []


def test_a_route_prints_so_that_it_can_be_read_on_sheets_that_are_used(visit: Visits, tmp_path: Path) -> None:
    page = visit(f"{ROUTE}{MIXED}", script=NO_PRINT)
    titles(page)
    page.get_by_role("button", name="Print de route").click()
    page.wait_for_function("window.printed === 1")
    assert faults(printed(page, tmp_path / "route.pdf"), "a route") == []
