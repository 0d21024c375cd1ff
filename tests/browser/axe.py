"""Whether everybody can use what a page shows: axe, the size of controls for a thumb, and text that fits the screen."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = (("light", 360), ("dark", 1280))
OTHER_VIEWS = (("dark", 360), ("light", 1280))
"""In which colours and how wide axe looks at a page: once in each scheme. A translation, which has the same parts, is
looked at in the other views."""

RUN_AXE = """async ([tags, within]) => {
  const places = within.length ? { include: within.map((place) => [place]) } : document;
  const found = await axe.run(places, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => (
    `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`)));
}"""

SMALL_TARGETS = """() => {
  const inText = (link) => {
    if (link.tagName !== "A" || getComputedStyle(link).display !== "inline") return false;
    if (link.matches(".hb-term")) return true;
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
  return [...controls, ...labels].filter((part) => seen(part)).flatMap((part) => {
    const box = part.getBoundingClientRect();
    const over = getComputedStyle(part, "::after");
    const covers = over.position === "absolute" && over.pointerEvents !== "none";
    const label = part.labels?.[0]?.getBoundingClientRect();
    const [width, height] = ["width", "height"].map((side) => Math.max(
      box[side], covers ? parseFloat(over[side]) : 0, label ? label[side] : 0));
    const least = inText(part) ? 23.99 : 43.99;
    if ((width >= least || inText(part)) && height >= least) return [];
    const name = (part.getAttribute("aria-label") || part.textContent || part.id).replace(/\\s+/g, " ").trim();
    const size = `${width.toFixed(1)} x ${height.toFixed(1)}`;
    return [`${part.tagName.toLowerCase()}.${part.className} "${name.slice(0, 60)}": ${size}`];
  });
}"""
"""Controls of less than 44 px, 24 in running text; one that covers more, or has a label, is as large as that."""

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


def violations(page: Page, *within: str) -> list[str]:
    """What axe finds on the page, or only in those parts of it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [str(line) for line in page.evaluate(RUN_AXE, [TAGS, list(within)])]


def violations_in(page: Page, views: tuple[tuple[str, int], ...], *within: str) -> list[str]:
    """What axe finds in each of the views, one after the other in the same page."""
    found = []
    for scheme, width in views:
        at(page, width, scheme)
        found += [f"{scheme}, {width} px: {line}" for line in violations(page, *within)]
    return found


def at(page: Page, width: int, scheme: Any = "light") -> None:
    """Show the page that wide and in that colour scheme of the device."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
