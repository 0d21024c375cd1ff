"""What shows before the stylesheet is there looks as it will look then, to the pixel, and nothing moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from browser.visits import NAMES, Held, Visits, alike, visiting

Tabs = Callable[[str, int, str], Page]

AS_PARSED = """() => {
  document.querySelectorAll(".hb-header button").forEach((part) => { part.hidden = true; });
  document.querySelectorAll(".hb-contents").forEach((part) => { part.open = false; });
  document.querySelectorAll(".hb-link").forEach((part) => { part.style.visibility = "hidden"; });
  document.body.style.minHeight = "3000px";
}"""
"""A page as it is before its script runs; the control beside a heading keeps its place, and shows with its styles. It
scrolls, as any page does on a phone: the browser smooths the corners of its header otherwise when nothing scrolls."""
REST = """(rule) => {
  const link = document.querySelector("article link[rel=stylesheet]");
  document.querySelectorAll("body *").forEach((part) => {
    if (link.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING) part.style.cssText = rule;
  });
}"""
"""What comes after the stylesheet, and so is not there before it is: made invisible, or taken out."""
SHOWN = """() => {
  const link = document.querySelector("article link[rel=stylesheet]");
  let above = link.previousElementSibling;
  while (above && !above.checkVisibility()) above = above.previousElementSibling; // it stands beside the text
  const end = above ? above.getBoundingClientRect().bottom : link.parentElement.getBoundingClientRect().top;
  return { x: 0, y: 0, width: innerWidth, height: Math.floor(end) };
}"""
SWITCH = "([which, off]) => { document.querySelector(which).sheet.disabled = off; }"
WHOLE, FIRST = "article link[rel=stylesheet]", "head style"
SHIFTS = """window.shifts = 0;
new PerformanceObserver((list) => { list.getEntries().forEach(({ value }) => { window.shifts += value; }); })
  .observe({ type: "layout-shift", buffered: true });"""


def same(one: Callable[[], bytes], other: Callable[[], bytes]) -> bool:
    """Whether two pictures are alike, at least once in three times: the browser's own noise does not come each time."""
    return any(alike(one(), other()) for _ in range(3))


@pytest.fixture(scope="module")
def tabs(browser: Browser, base: str) -> Iterator[Tabs]:
    """One tab for each width and scheme, for all pages: nobody clicks in them."""
    known: dict[tuple[int, str], Page] = {}
    with visiting(browser, base) as visits:

        def show(name: str, width: int, scheme: Any) -> Page:
            if (width, scheme) not in known:
                size: Any = {"width": width, "height": 2400}
                known[width, scheme] = visits(viewport=size, color_scheme=scheme, locale="nl-NL")
            return visits.go(known[width, scheme], f"{name}.html")

        yield show


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [(name, width, scheme) for name in NAMES for width, scheme in ((360, "light"), (1280, "dark"))]
    + [(name, 800, "light") for name in ("index", "asso", "tipkaarten", "leesroute")],
)
def test_a_first_screen_stays_as_it_is(tabs: Tabs, name: str, width: int, scheme: Any) -> None:
    page = tabs(name, width, scheme)
    page.evaluate(AS_PARSED)
    page.evaluate(REST, "visibility: hidden")
    clip: FloatRect = page.evaluate(SHOWN)

    def with_all() -> bytes:
        page.evaluate(SWITCH, [WHOLE, False])
        page.evaluate(REST, "visibility: hidden")
        return page.screenshot(clip=clip, animations="disabled")

    def first() -> bytes:
        page.evaluate(SWITCH, [WHOLE, True])
        page.evaluate(REST, "display: none")
        return page.screenshot(clip=clip, animations="disabled")

    assert same(with_all, first)


@pytest.mark.parametrize("name", ["index", "asso", "checklist", "factoren"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_styles_for_the_first_screen_change_nothing_later(visit: Visits, name: str, media: Any) -> None:
    page = visit(f"{name}.html", viewport={"width": 800, "height": 800}, locale="nl-NL")
    page.emulate_media(media=media)

    def picture(*, off: bool) -> bytes:
        page.evaluate(SWITCH, [FIRST, off])
        return page.screenshot(full_page=True, animations="disabled")

    assert same(lambda: picture(off=False), lambda: picture(off=True))


@pytest.mark.parametrize("width", [412, 1280])
@pytest.mark.parametrize("name", ["index", "basis", "asso", "tipkaarten"])
def test_the_page_shows_before_its_stylesheet_is_there_and_nothing_moves(visit: Visits, name: str, width: int) -> None:
    page = visit("404.html", viewport={"width": width, "height": 823}, locale="nl-NL", script=SHIFTS)
    styles = Held(page, "**/handbook.*.css")
    page.goto(f"{name}.html", wait_until="commit")
    page.locator("header").wait_for()
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length === 1")
    assert page.locator("footer").count() == 0, "what follows is not shown without its styles"
    styles.release()
    page.wait_for_load_state()
    page.wait_for_function("getComputedStyle(document.querySelector('footer')).fontSize !== ''")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifts") == 0


def test_a_header_of_enlarged_text_stays_behind_from_the_first_screen_on(visit: Visits) -> None:
    page = visit("asso.html", viewport={"width": 360, "height": 740})
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    header = page.locator(".hb-header")
    for off in (False, True):
        page.evaluate(SWITCH, [WHOLE, off])
        expect(header).to_have_css("position", "static")
        expect(header).to_have_css("flex-wrap", "wrap")
