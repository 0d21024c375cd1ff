"""What pages use of Material's styles is all there: nothing stands on a page that only the original would style."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.sites import STATE
from browser.visits import PAGES, Visits
from project import ROOT

VENDOR = ROOT / "docs/assets/vendor"
RENEW = runpy.run_path(str(VENDOR / "renew_material.py"))
NOT_MISSED = {
    ":root>*": "names colours of diagrams, which we have none of",
    ".admonition-title:before": "draws a pencil, which our boxes have not",
    "summary:before": "draws a pencil, which our folds have not",
    ".md-typeset details details": "sets a box in a box apart; ours are rows of sources, which set themselves apart",
    "code": "frames what is typed; the few names of ours read well without",
    ".md-typeset table th[role=columnheader]": "gives a table that cannot be sorted the look of one that can",
}
"""What we leave out although it is on our pages, and what it does."""
Missed = Callable[[Page], set[str]]
MATCHING = "(all) => all.filter((selector) => document.querySelector(selector))"


@pytest.fixture(scope="module")
def missed() -> Missed:
    """Tells what Material styles on a page as it is now, and we do not."""
    original, _ = RENEW["installed"]()
    material = {selector for _, selector in RENEW["wanted"](original.read_text("utf-8"))}
    kept = {selector for _, selector in RENEW["wanted"]((VENDOR / "material/material.css").read_text("utf-8"))}
    about = {re.sub(r"^(?=[>+~]|$)", "*", STATE.sub("", selector)): selector for selector in material - kept}

    def on(page: Page) -> set[str]:
        found = {about[one] for one in page.evaluate(MATCHING, list(about))}
        return {one for one in found if not any(known in one for known in NOT_MISSED)}

    return on


def test_nothing_on_a_page_needs_a_rule_of_material_that_is_not_there(visit: Visits, missed: Missed) -> None:
    page = visit("404.html")
    needed = {name: rules for name in PAGES if (rules := missed(visit.go(page, name)))}
    assert not needed, (
        f"write these selectors into material.css, each with an empty block, and run `make vendor`: {needed}"
    )


def test_nor_does_what_scripts_show(visit: Visits, missed: Missed) -> None:
    page = visit("asso.html", viewport={"width": 360, "height": 800}, locale="nl-NL")
    page.get_by_role("banner").get_by_role("button", name="Zoek").click()
    page.get_by_role("combobox").fill("sensitief")
    expect(page.get_by_role("option").first).to_be_visible()
    assert missed(page) == set()
    page.keyboard.press("Escape")
    page.locator(".hb-link").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert missed(page) == set()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Toon groot").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert missed(page) == set()
