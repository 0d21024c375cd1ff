"""What the browser ring shares: one Chromium, the site served as a host would, and a visit that tells of every fault."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, Route, sync_playwright
from tests.conftest import ROOT, SITE_URL

NAMES = sorted(
    path.relative_to(ROOT / "docs/nl").with_suffix("").as_posix() for path in (ROOT / "docs/nl").rglob("*.md")
)
PAGES = [f"{folder}{name}.html" for folder in ("", "en/") for name in NAMES]
"""Every page that a reader can reach; `test_links.py` holds that the site has no other, except 404.html."""

KNOWN_MISSING = "en/sitemap.xml"
"""Material asks for a sitemap in every language to lead its language switch, and goes on when there is none."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Visits:
    """Opens pages, each in a fresh context that refuses every request outside `base`, and keeps what goes wrong."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.base = base
        self.faults: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def __call__(self, address: str = "index.html", *, script: str = "", **options: Any) -> Page:
        """Open an address of the site; `script` runs before the page's own, `options` are those of a context."""
        context = self._browser.new_context(**{"base_url": self.base, "reduced_motion": "reduce", **options})
        self._contexts.append(context)
        context.route(re.compile(rf"^(?!{re.escape(self.base)}|data:|blob:|about:)"), self._refuse)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(self.base + address)
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _refuse(self, route: Route) -> None:
        self.faults.append(f"request left for {route.request.url}")
        route.abort()

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and response.url != self.base + KNOWN_MISSING:
            self.faults.append(f"{response.status} for {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and message.location["url"] != self.base + KNOWN_MISSING:
            self.faults.append(f"console: {message.text} ({message.location['url']})")


@contextmanager
def visiting(browser: Browser, base: str) -> Iterator[Visits]:
    """Visits to `base`; afterwards, everything that went wrong in them is a failure."""
    visits = Visits(browser, base)
    try:
        yield visits
    finally:
        visits.close()
    assert not visits.faults, "\n".join(visits.faults)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files as a plain host does."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is that of http.server
        """Say nothing: a page that is missing shows up as a fault of the visit."""


class Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that closes a page breaks off what it was reading."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, once for the whole ring."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def base(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on this machine, in the same subfolder as on the web."""
    subfolder = urlsplit(SITE_URL).path.strip("/")
    web = tmp_path_factory.mktemp("web")
    (web / subfolder).symlink_to(site, target_is_directory=True)
    with Server(("127.0.0.1", 0), partial(Quiet, directory=str(web))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{subfolder}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visits]:
    """Visits to the site as it is on the web."""
    with visiting(browser, base) as visits:
        yield visits


@pytest.fixture(scope="session")
def data() -> Callable[[str], Any]:
    """A data file by its name, such as `tip_cards.nl`."""
    return lambda name: yaml.safe_load((ROOT / f"docs/data/{name}.yml").read_text("utf-8"))


def language_of_text(page: Page) -> str:
    """The language that the text is written in: that of the site around it, unless the page says otherwise."""
    return str(page.locator("[data-hb-copied]").evaluate("(text) => text.closest('[lang]').lang"))


def plain(text: str) -> str:
    """Text without its white space, to compare what a browser, a data file and a PDF make of the same words."""
    return "".join(text.split())
