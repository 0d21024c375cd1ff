"""Everybody can read every page: with a screen reader, in the dark, on a small screen, with large letters, by thumb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from browser.visits import PAGES, Visits, visiting

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ("light", "dark")
VIEWS = (("light", 360), ("dark", 1280), ("dark", 360), ("light", 1280))
"""How axe looks at each page. A page in another language has the same parts: of those it looks at the first two."""

RUN_AXE = """async (tags) => {
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => (
    `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`)));
}"""

SMALL_TARGETS = """() => {
  const inline = (link) => {
    if (link.tagName !== "A" || getComputedStyle(link).display !== "inline") return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const around = block.cloneNode(true);
    around.querySelectorAll("a, button, ul, ol").forEach((part) => part.remove());
    return /\\p{L}{2}/u.test(around.textContent);
  };
  const seen = (part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && part.getBoundingClientRect().width > 0;
  const controls = [...document.querySelectorAll("a[href], button, input, summary")];
  const labels = [...document.querySelectorAll("label[for]")].filter((label) => {
    const control = document.getElementById(label.htmlFor);
    return control && !seen(control) && getComputedStyle(label).pointerEvents !== "none";
  });
  return [...controls, ...labels].filter((part) => seen(part) && !inline(part)).flatMap((part) => {
    const { width, height } = part.getBoundingClientRect();
    if (width >= 23.99 && height >= 23.99) return [];
    const name = (part.getAttribute("aria-label") || part.textContent || part.id).replace(/\\s+/g, " ").trim();
    const size = `${width.toFixed(1)} x ${height.toFixed(1)}`;
    return [`${part.tagName.toLowerCase()}.${part.className} "${name.slice(0, 60)}": ${size}`];
  });
}"""

SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = document.scrollingElement.scrollWidth - width;
  const clips = (part) => part.closest("svg, [aria-hidden=true]")
    || ["absolute", "fixed"].includes(getComputedStyle(part).position);
  const cut = [...document.querySelectorAll("main .hb-content *")]
    .filter((part) => part.checkVisibility() && !clips(part) && part.getBoundingClientRect().right > width + 1)
    .map((part) => `${part.tagName.toLowerCase()}.${part.className} ends at ${part.getBoundingClientRect().right}`);
  return scrolls > 0 ? [`the page scrolls ${scrolls} px sideways`, ...cut] : cut;
}"""


@pytest.fixture(scope="module")
def tab(browser: Browser, base: str) -> Iterator[tuple[Visits, Page]]:
    """One tab for all pages: nobody clicks here."""
    with visiting(browser, base) as visits:
        yield visits, visits()


@pytest.fixture(scope="module", params=[*PAGES, "404.html"])
def page(request: pytest.FixtureRequest, tab: tuple[Visits, Page]) -> Iterator[Page]:
    """One page, loaded once for all the tests in this file."""
    visits, page = tab
    at(page, 1280)
    yield visits.go(page, request.param)
    visits.check()


def at(page: Page, width: int, scheme: Any = "light") -> None:
    """Show the page that wide and in that colour scheme of the device."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")


def test_axe_finds_nothing_in_light_and_dark_on_a_phone_and_a_computer(page: Page) -> None:
    page.evaluate(AXE_SCRIPT)
    found: list[str] = []
    for scheme, width in VIEWS[:2] if "/en/" in page.url else VIEWS:
        at(page, width, scheme)
        found += [f"{scheme}, {width} px: {line}" for line in page.evaluate(RUN_AXE, TAGS)]
    assert not found, "\n".join(found)


def test_every_control_on_a_phone_is_large_enough_for_a_thumb(page: Page) -> None:
    at(page, 360)
    small = page.evaluate(SMALL_TARGETS)
    assert not small, "\n".join(small)


def test_a_page_fits_a_screen_of_320_px(page: Page) -> None:
    at(page, 320)
    wide = page.evaluate(SIDEWAYS)
    assert not wide, "\n".join(wide)


def test_a_page_with_letters_twice_as_large_does_not_scroll_sideways(page: Page) -> None:
    at(page, 1280)
    root = "document.documentElement"
    page.evaluate(f"{root}.style.fontSize = `${{2 * parseFloat(getComputedStyle({root}).fontSize)}}px`")
    wide = page.evaluate(SIDEWAYS)
    page.evaluate(f"{root}.style.fontSize = ''")
    assert not wide, "\n".join(wide)
