"""How the browser ring opens pages: each in a context of its own that tells of every fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, Route, expect

from project import ROOT

NAMES = sorted(
    path.relative_to(ROOT / "docs/nl").with_suffix("").as_posix() for path in (ROOT / "docs/nl").rglob("*.md")
)
PAGES = [f"{folder}{name}.html" for folder in ("", "en/") for name in NAMES]
"""Every page that a reader can reach; `test_links.py` holds that besides 404.html there is no other."""

NET = 60_000
"""Milliseconds. Tests wait for what a reader sees; only what never comes takes so long, also on a busy machine."""
expect.set_options(timeout=NET)


class Visits:
    """Opens pages, each in a fresh context, and keeps what goes wrong; a request for what is outside `base` is a fault.

    The browser finds no other host (conftest.py). Requests are looked at, not stopped on their way: that would double
    the work of opening a page.
    """

    def __init__(self, browser: Browser, base: str) -> None:
        self.base = base
        self.faults: list[str] = []
        self.meant = ""
        """A part of the faults that a test brings about itself; they may be told late."""
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def __call__(self, address: str = "index.html", *, script: str = "", **options: Any) -> Page:
        """Open an address of the site; `script` runs before the page's own, `options` are those of a context."""
        context = self._browser.new_context(**{"base_url": self.base, "reduced_motion": "reduce", **options})
        context.set_default_timeout(NET)
        self._contexts.append(context)
        context.on("request", self._on_request)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(self.base + address)
        return page

    def go(self, page: Page, address: str) -> Page:
        """Open another address in a page that is there already: much faster than a fresh one, for tests that only look.

        What went wrong until now is a failure of who looked until now.
        """
        self.check()
        page.goto(self.base + address)
        return page

    def check(self) -> None:
        """Everything that went wrong since the last check is a failure."""
        faults, self.faults = self.faults, []
        told = [fault for fault in faults if not self.meant or self.meant not in fault]
        assert not told, "\n".join(told)

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.faults.append(f"request left for {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status} for {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text} ({message.location['url']})")


@contextmanager
def visiting(browser: Browser, base: str) -> Iterator[Visits]:
    """Visits to `base`; afterwards, everything that went wrong in them is a failure."""
    visits = Visits(browser, base)
    try:
        yield visits
    finally:
        visits.close()
    visits.check()


class Held:
    """Requests that are kept waiting, whenever they come, until `release`."""

    def __init__(self, page: Page, address: str | re.Pattern[str]) -> None:
        self._waiting: list[Route] = []
        self._released = False
        page.route(address, self._on_request)

    def release(self) -> None:
        self._released = True
        for route in self._waiting:
            route.continue_()

    def _on_request(self, route: Route) -> None:
        if self._released:
            route.continue_()
        else:
            self._waiting.append(route)


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page on which something is meant to go wrong: nobody looks whether it tells of faults."""
    with browser.new_context(**options) as context:
        context.set_default_timeout(NET)
        page = context.new_page()
        page.goto(address)
        yield page


def unfolded(page: Page) -> Page:
    """The page with all its folds open, as who reads all of it has it."""
    page.evaluate("document.querySelectorAll('.hb-text details').forEach((fold) => { fold.open = true; })")
    return page


def language_of_text(page: Page) -> str:
    """The language that the text is written in: that of the site around it, unless the page says otherwise."""
    return str(page.locator(".hb-text").first.evaluate("(text) => text.closest('[lang]').lang"))


def alike(one: bytes, other: bytes) -> bool:
    """Whether two pictures look the same: what is smoothed may differ by three parts of 255, as browsers do."""
    if one == other:
        return True
    pictures = [Image.open(BytesIO(picture)).convert("RGB") for picture in (one, other)]
    extremes: Any = ImageChops.difference(*pictures).getextrema()
    return pictures[0].size == pictures[1].size and max(most for _, most in extremes) <= 3


def plain(text: str) -> str:
    """Text without white space and ligatures, to compare the words of a page, a data file and a PDF."""
    return "".join(unicodedata.normalize("NFKC", text).split())
