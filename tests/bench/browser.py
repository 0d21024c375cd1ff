"""What a visit costs on a slow phone, as Chromium and the server measured it: medians of several first visits."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields

from playwright.sync_api import Browser, Page, sync_playwright

from bench.server import Served

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # other hosts: refused at once
)
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER = 4
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}
REST = 800  # milliseconds that a page gets after the network fell silent, for what it still wants to do
WATCH = """(() => {
  const seen = (window.__bench = { lcp: 0, cls: 0, tasks: [] });
  const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each))
    .observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch("longtask", (entry) => { seen.tasks.push([entry.startTime, entry.duration]); });
})()"""
TIMES = """() => {
  const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime || 0;
  const tbt = window.__bench.tasks.reduce((sum, [start, duration]) =>
    sum + Math.max(0, Math.min(duration - 50, start + duration - Math.max(fcp, start + 50))), 0);
  return { fcp, tbt, lcp: window.__bench.lcp, cls: window.__bench.cls };
}"""


@dataclass(frozen=True)
class Visit:
    """Requests to our server and refused ones to others; bytes as sent, by kind, `head` being headers; times in ms."""

    requests: float
    refused: float
    failed: float
    html: float
    css: float
    js: float
    other: float
    head: float
    total: float
    fcp: float
    lcp: float
    tbt: float
    cls: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, to which no host exists but this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        yield browser
        browser.close()


def visit_two(browser: Browser, served: Served, page: str, following: str) -> tuple[Visit, Visit]:
    """A first visit to `page`, and one to the page `following` with the first in the browser's cache."""
    locale = "en" if page.startswith("en/") else "nl"
    with browser.new_context(**PHONE, locale=locale) as context:  # type: ignore[arg-type]
        context.add_init_script(WATCH)
        tab = context.new_page()
        line = context.new_cdp_session(tab)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return _visit(tab, served, page), _visit(tab, served, following)


def _visit(tab: Page, served: Served, page: str) -> Visit:
    refused: list[str] = []

    def on_failed(request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith(served.base):
            refused.append(url)

    served.forget()
    tab.on("requestfailed", on_failed)
    tab.goto(served.base + page, wait_until="networkidle")
    tab.wait_for_timeout(REST)
    times: dict[str, float] = tab.evaluate(TIMES)
    tab.remove_listener("requestfailed", on_failed)
    kinds = {"html": 0, "css": 0, "js": 0, "other": 0}
    sent = served.sent()
    for answer in sent:
        kinds[_kind(answer.kind if answer.status < 400 else "")] += answer.body
    total = sum(answer.whole for answer in sent)
    return Visit(
        requests=len(sent),
        refused=len(refused),
        failed=sum(answer.status >= 400 for answer in sent),
        **kinds,
        head=total - sum(kinds.values()),
        total=total,
        **times,
    )


def _kind(content_type: str) -> str:
    name = content_type.rpartition("/")[2]
    return {"javascript": "js", "html": "html", "css": "css"}.get(name, "other")


def medians(visits: Sequence[Visit]) -> Visit:
    """The median of each figure."""
    return Visit(*(statistics.median(getattr(visit, field.name) for visit in visits) for field in fields(Visit)))
