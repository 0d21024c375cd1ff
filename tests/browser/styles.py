"""Whether a page is styled the same with other stylesheets, as the browser computes it: no pixels, no noise."""

from __future__ import annotations

from playwright.sync_api import Page

DIFFERENT = """async ([without, instead]) => {
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  const parts = [...document.querySelectorAll("html, body, body *")]
    .filter((part) => part.checkVisibility())
    .flatMap((part) => [null, "::before", "::after"].map((pseudo) => [part, pseudo]));
  const look = ([part, pseudo]) => {
    const style = getComputedStyle(part, pseudo);
    return pseudo && style.content === "none" ? [] : names.map((name) => style.getPropertyValue(name));
  };
  const link = document.querySelector(without);
  const now = parts.map(look);
  const other = document.createElement("link");
  if (instead) {
    await new Promise((done, failed) => {
      Object.assign(other, { rel: "stylesheet", href: instead, onload: done, onerror: failed });
      link.after(other);
    });
  }
  link.sheet.disabled = true;
  const then = parts.map(look);
  link.sheet.disabled = false;
  other.remove();
  return parts.flatMap(([part, pseudo], at) => {
    const lost = names.filter((_, nth) => now[at][nth] !== then[at][nth]);
    const told = lost.map((name) => `${name}: ${then[at][names.indexOf(name)]}`).join("; ");
    return lost.length ? [`${part.tagName.toLowerCase()}.${part.className}${pseudo || ""}: ${told}`] : [];
  });
}"""


def different(page: Page, without: str, instead: str = "") -> list[str]:
    """What changes in the style of the visible parts of a page without a stylesheet, or with another instead.

    `without` is the selector of its element, `instead` the address of the other.
    """
    page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
    return [str(line) for line in page.evaluate(DIFFERENT, [without, instead])]
