"""Cutting the stylesheet loses nothing: every part of every kind of page is styled as with the whole one."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from browser.styles import different
from browser.visits import Visits
from handbook.assets import STYLES
from project import ROOT

KINDS = ("index", "tipkaarten", "checklist", "factoren", "woordenlijst", "hulp")
CUT = "link[rel=stylesheet][href*='handbook.']"
WHOLE = "assets/whole.css"


def whole_stylesheet() -> str:
    """Material's stylesheet and ours, uncut."""
    spec = find_spec("material")
    assert spec and spec.submodule_search_locations
    (material,) = Path(spec.submodule_search_locations[0]).glob("templates/assets/stylesheets/main.*.min.css")
    return "\n".join(
        path.read_text("utf-8") for path in (material, *(ROOT / "docs/assets/css" / name for name in STYLES))
    )


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_styled_the_same_with_the_whole_stylesheet(visit: Visits, kind: str, width: int, scheme: Any) -> None:
    """As it opens, with its menu and its search open, and on paper."""
    css = whole_stylesheet()

    def serve(route: Route) -> None:
        route.fulfill(body=css, content_type="text/css")

    page = visit(f"{kind}.html", viewport={"width": width, "height": 800}, color_scheme=scheme, locale="nl-NL")
    page.context.route(re.compile(f"/{WHOLE}$"), serve)

    assert not different(page, CUT, WHOLE)
    menu = page.get_by_role("banner").get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
        expect(page.get_by_role("navigation", name="Menu")).to_be_visible()
        assert not different(page, CUT, WHOLE)
        page.keyboard.press("Escape")
    page.get_by_role("banner").get_by_role("button", name="Zoek").click()
    page.get_by_role("combobox").fill("sensitief")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(re.compile("resulta"))  # when all are there
    assert not different(page, CUT, WHOLE)
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    page.emulate_media(media="print")
    assert not different(page, CUT, WHOLE)


def test_a_rule_that_was_lost_would_be_noticed(visit: Visits) -> None:
    page = visit("index.html")
    css = whole_stylesheet() + "@media print { h1::before { color: rgb(1, 2, 3); content: 'x' } }"
    page.context.route(re.compile(f"/{WHOLE}$"), lambda route: route.fulfill(body=css, content_type="text/css"))
    assert not different(page, CUT, WHOLE)
    page.emulate_media(media="print")
    assert any(re.match(r"h1\.\S*::before: .*color: rgb\(1, 2, 3\)", lost) for lost in different(page, CUT, WHOLE))
