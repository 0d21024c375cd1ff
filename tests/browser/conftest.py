"""What the browser ring shares: one Chromium, the site as a host serves it, and visits that tell of every fault."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, sync_playwright

from browser.visits import Visits, visiting
from project import ROOT, SITE_URL

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


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
    """Debian's Chromium, once for the whole ring; the one without windows, where it is there, does half the work."""
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert program, "no Chromium; run tests/install-system.sh"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
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
