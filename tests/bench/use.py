"""How long a reader waits for the search, and an editor for a saved page. Timings depend on the machine: no tests.

    PYTHONPATH=hooks:tests python -m bench.use

The first result: from the click on search, with a word typed at once, on the throttled phone, index not loaded. Keys:
the work of the main thread for each key after that, six times slower. Both over http and from disk.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Error, Page

from bench.browser import LINE, PHONE, SLOWER, chromium
from bench.server import free_port, serving
from bench.sites import SCRATCH
from project import ROOT, copy_project

RUNS = 3
PAGE = "asso.html"
WORD = "driftbui"
KEYS = "mijn kind slaat en luistert niet"
SLOWER_FOR_KEYS = 6
FRAME = 1000 / 60
START = """([word, longest]) => new Promise((shown, failed) => {
  const start = performance.now();
  const seen = new MutationObserver(() => {
    const input = document.querySelector("[role=combobox]");
    if (!input) return;
    if (!input.value) {
      input.value = word;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (!document.querySelector("[role=option]")) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => shown(performance.now() - start)));
  });
  setTimeout(() => failed(new Error("no result")), longest);
  seen.observe(document.documentElement, { childList: true, subtree: true });
  document.querySelector("[data-hb-search-open]").click();
})"""
"""Types as soon as there is something to type in; a result counts when it is painted."""
LONGEST = 30_000
"""Milliseconds that anything may take before it counts as broken."""
SAVED = "Bewaard om te meten."


@dataclass(frozen=True)
class Waits:
    """Milliseconds: until the first result, and of work for the keys after it, the median and the longest."""

    first: float
    key: float
    longest: float


def main() -> None:
    """Print what was measured beside what we promise."""
    with chromium() as browser, serving(ROOT / "site") as served:
        for name, base in (("http", served.base), ("file", f"{(ROOT / 'site').resolve().as_uri()}/")):
            with told(f"search over {name}"):
                found = waits(browser, base, slow_line=name == "http")
                tell(f"search over {name}: first result, ms", found.first, 600)
                tell(f"search over {name}: work per key, median, ms", found.key, FRAME)
                tell(f"search over {name}: work per key, longest, ms", found.longest, FRAME)
        with told("a saved page"):
            tell("a saved page shows in the browser, s", statistics.median(saved(browser)), 3)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Say that `name` could not be measured, and why, so that the other figures still come."""
    try:
        yield
    except (Error, ValueError) as error:
        print(f"{name:50}not measured: {str(error).splitlines()[0]}", flush=True)


def tell(name: str, figure: float, most: float) -> None:
    """Print one line."""
    print(f"{name:50}{figure:10.1f}{most:10.1f}  {'' if figure <= most else 'MISSED'}".rstrip(), flush=True)


def waits(browser: Browser, base: str, *, slow_line: bool) -> Waits:
    """Medians over some first visits; the longest key is that of the median visit."""
    found = [_visit(browser, base, slow_line=slow_line) for _ in range(RUNS)]
    return Waits(*(statistics.median(column) for column in zip(*found, strict=True)))


def _visit(browser: Browser, base: str, *, slow_line: bool) -> tuple[float, float, float]:
    with browser.new_context(**PHONE, locale="nl-NL") as context:  # type: ignore[arg-type]
        context.set_default_timeout(LONGEST)
        tab = context.new_page()
        line = context.new_cdp_session(tab)
        if slow_line:
            line.send("Network.enable")
            line.send("Network.emulateNetworkConditions", LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        tab.goto(base + PAGE, wait_until="networkidle")
        first = float(tab.evaluate(START, [WORD, LONGEST]))
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_FOR_KEYS})
        keys = list(_keys(tab, line))
        return first, statistics.median(keys), max(keys)


def _keys(tab: Page, line: CDPSession) -> Iterator[float]:
    """The work of the main thread for each key: script, style and layout, as Chromium counts it."""
    box = tab.get_by_role("combobox")
    box.fill("")
    line.send("Performance.enable", {"timeDomain": "threadTicks"})
    for at in range(1, len(KEYS) + 1):
        before = _worked(line)
        tab.keyboard.press(KEYS[at - 1] if KEYS[at - 1] != " " else "Space")  # looking for the box would count along
        tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        yield _worked(line) - before


def _worked(line: CDPSession) -> float:
    """Milliseconds of the processor for script, style and layout until now; what slows it down counts along."""
    found: dict[str, float] = {
        metric["name"]: metric["value"] for metric in line.send("Performance.getMetrics")["metrics"]
    }
    return 1000.0 * sum(found[f"{name}Duration"] for name in ("Script", "RecalcStyle", "Layout"))


def saved(browser: Browser) -> Iterator[float]:
    """Seconds from saving a page to seeing it, with `make serve` in a copy of the project, some times."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=SCRATCH) as name:
        root = copy_project(Path(name) / "project")
        page = root / "docs/nl" / PAGE.replace(".html", ".md")
        port = free_port()
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": name}  # MkDocs serves from there
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, cwd=root, env=environment, stdout=quiet, stderr=quiet) as process:
            try:
                yield from _saves(browser, page, f"http://127.0.0.1:{port}/{PAGE}")
            finally:
                process.terminate()


def _saves(browser: Browser, page: Path, address: str) -> Iterator[float]:
    with browser.new_context(locale="nl-NL") as context:
        tab = context.new_page()
        for _ in range(240):
            try:
                tab.goto(address)
                break
            except Error:  # the server is still building
                time.sleep(0.5)
        for number in range(3):
            text = page.read_text("utf-8")
            told = f"{SAVED} {number}"
            time.sleep(2)  # the page asks for news once it has come to rest
            start = time.perf_counter()
            page.write_text(text.replace("## Lees verder", f"{told}\n\n## Lees verder", 1), "utf-8")
            tab.get_by_text(told).wait_for(state="attached", timeout=120_000)
            yield time.perf_counter() - start


if __name__ == "__main__":
    main()
