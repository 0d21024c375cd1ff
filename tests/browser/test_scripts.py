"""Scripts keep to themselves: what they leave behind is one name, and those that files of the build call."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.visits import Visits

NAMES = """() => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  const own = new Set(Object.getOwnPropertyNames(frame.contentWindow));
  frame.remove();
  const names = Object.getOwnPropertyNames(window).filter((name) => !own.has(name));
  return names.filter((name) => !/^[0-9]|^__playwright/.test(name)).sort();
}"""


def test_scripts_leave_no_names_but_handbook_and_what_files_of_the_build_call(visit: Visits) -> None:
    page = visit("leesroute.html")
    assert page.evaluate("Promise.all(['search', 'search_index', 'share', 'glossary', 'projector'].map(handbook.load))")
    page.evaluate("handbook.load('route_maker')")
    expect(page.locator("[data-hb-route-make]")).to_be_visible()
    names = page.evaluate(NAMES)
    assert names == ["handbook", "handbookPiece", "handbookPieces", "handbookTitles"]
