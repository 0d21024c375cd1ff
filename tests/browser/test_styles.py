"""Cutting the stylesheet loses nothing: every kind of page looks the same, to the pixel, with the whole one."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Route, expect

from browser.visits import Visits, alike
from handbook.site.bundles import STYLES
from project import ROOT

KINDS = ("index", "tipkaarten", "checklist", "factoren", "woordenlijst", "hulp")


def whole_stylesheet() -> str:
    """Material's stylesheet and ours, uncut."""
    spec = find_spec("material")
    assert spec and spec.submodule_search_locations
    (material,) = Path(spec.submodule_search_locations[0]).glob("templates/assets/stylesheets/main.*.min.css")
    return "\n".join(
        path.read_text("utf-8") for path in (material, *(ROOT / "docs/assets/css" / name for name in STYLES))
    )


def picture(page: Page, *, whole: bool = False) -> bytes:
    """What the page looks like once it looks the same twice running."""
    before = b""
    for _ in range(20):
        try:
            now = page.screenshot(full_page=whole, animations="disabled", caret="hide")
        except Error as error:
            if "Unable to capture screenshot" not in str(error):  # Chromium says so now and then, of any page
                raise
            continue
        if now == before:
            return now
        before = now
    raise AssertionError("the page does not come to rest")


def looks(page: Page) -> dict[str, bytes]:
    """What the page looks like as it opens, with its menu and its search open, and on paper."""
    found = {"opened": picture(page, whole=True)}
    menu = page.get_by_role("banner").get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
        found["menu"] = picture(page)
        page.keyboard.press("Escape")
    page.get_by_role("banner").get_by_role("button", name="Zoek").click()
    page.get_by_role("combobox").fill("sensitief")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text(re.compile("resulta"))  # when all are there
    found["search"] = picture(page)
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    page.emulate_media(media="print")
    found["paper"] = picture(page, whole=True)
    return found


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_the_same_with_the_whole_stylesheet(visit: Visits, kind: str, width: int, scheme: Any) -> None:
    options: dict[str, Any] = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "locale": "nl-NL"}
    css = whole_stylesheet()

    def serve(route: Route) -> None:
        route.fulfill(body=css, content_type="text/css")

    # A lost rule shows every time; the browser's own noise (a pixel of a full-page picture, now and then) does not.
    different: list[str] = []
    for _ in range(3):
        cut = looks(visit(f"{kind}.html", **options))
        whole = visit("404.html", **options)
        whole.context.route(re.compile(r"/handbook\.[0-9a-f]{8}\.css$"), serve)
        whole.goto(f"{kind}.html")
        different = [state for state, seen in looks(whole).items() if not alike(seen, cut[state])]
        if not different:
            break
    assert not different
