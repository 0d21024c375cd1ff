"""What the browser ring shares: one Chromium, the site as a host serves it, and visits that tell of every fault."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, sync_playwright

from browser.hosting import hosted
from browser.visits import Visits, visiting
from project import ROOT

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
    with hosted(site, tmp_path_factory.mktemp("web")) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visits]:
    """Visits to the site as it is on the web."""
    with visiting(browser, base) as visits:
        yield visits


@pytest.fixture(scope="session")
def data() -> Callable[[str], Any]:
    """A data file by its name, such as `tip_cards.nl`."""
    return lambda name: yaml.safe_load((ROOT / f"docs/data/{name}.yml").read_text("utf-8"))
