"""What the tests of sharing share: the panel that opens for a piece, its message, and what was copied or drawn."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Locator, Page, expect

import scanner
from browser.visits import unfolded
from project import ROOT

CLIPBOARD: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}
SPECIALIST = "⚠ Over behandeling van problematische gehechtheid. Zonder specialist beginnen is niet verstandig."
REFUSED = """
  document.execCommand = () => false;
  if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new Error());
"""


ENDS = """(place) => {
  if (place.matches("h1, h2")) return `#${place.id}`;
  const after = [...document.querySelectorAll(".hb-link")].find((row) => (
    place.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING));
  return after.getAttribute("href");
}"""
"""The address of what the row shares at the end of the section that a place stands in."""


def control(page: Page, hash_: str) -> Locator:
    """The row at the end of the section or page with this address, which shares it; it is not in a closed fold."""
    unfolded(page)
    return page.get_by_role("article").locator(f"a.hb-link[href='{hash_}']")


def shared(page: Page, hash_: str) -> Locator:
    """The panel that opens for what has this address on the page: a section, or a thing chosen in its section."""
    section = page.locator(f"[id='{hash_.removeprefix('#')}']").evaluate(ENDS)
    control(page, section).click()
    panel = page.get_by_role("dialog", name=re.compile("^(Deel|Share): "))
    expect(panel).to_be_visible()
    if section != hash_:
        panel.get_by_role("combobox").select_option(hash_)
    return panel


def message(panel: Locator) -> Locator:
    return panel.get_by_role("textbox", name=re.compile("^(Je bericht|Your message)$"))


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def scanned(picture: bytes, folder: Path) -> str:
    """What a scanner reads in a picture with a QR code."""
    file = folder / "code.png"
    file.write_bytes(picture)
    return "\n".join(scanner.scanned(file))


def summary(page: str, section: str = "", language: str = "nl") -> str:
    """The sentence that people wrote for a page, or for a section or item of it."""
    told = yaml.safe_load((ROOT / f"docs/data/summaries.{language}.yml").read_text("utf-8"))["summaries"]
    found = told[page] if language != "nl" else next(one for one in told if one["id"] == page)
    if section:
        entries = found["entries"]
        found = entries[section] if language != "nl" else next(one for one in entries if one["id"] == section)
    return str(found["text"])
