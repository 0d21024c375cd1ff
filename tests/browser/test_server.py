"""The server configuration that we recommend: pages work under its headers, and what never changes is kept."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Response, expect
from playwright.sync_api import Request as Asked

from bench.server import serving
from bench.sites import asked_by, pages_of
from handbook.cli.compress import compress
from project import ROOT, build

NOWHERE = ("bestaat-niet.html", "en/does-not-exist.html", "een/heel/diep/adres.html", "map/", "assets/weg.js")
VIOLATION = """document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`violates ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});"""


class Host:
    """A site served by nginx: its folder and its address."""

    def __init__(self, site: Path, base: str) -> None:
        self.site = site
        self.base = base
        self.pages = pages_of(site)

    def get(self, address: str, **headers: str) -> HTTPResponse | HTTPError:
        """Ask for an address as it is, without a browser."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        request = Request(self.base + address, headers=named)
        try:
            answer: HTTPResponse = urlopen(request)
        except HTTPError as error:
            return error
        return answer


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The site as `make build` leaves it, built for the address where it is served, in the root of a host."""
    folder = tmp_path_factory.mktemp("host") / "site"
    with serving(folder) as served:
        result = build(ROOT, folder, HANDBOOK_URL=served.base)
        assert result.returncode == 0, result.stderr
        compress(folder)
        yield Host(folder, served.base)


@pytest.fixture
def faults(browser: Browser, host: Host) -> Iterator[list[str]]:
    """What goes wrong on the pages that a test opens in `browser.contexts[-1]`, which must be nothing in the end."""
    found: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "the server responded with a status of 404" not in message.text:
            found.append(f"{message.page.url if message.page else ''}: {message.text}")

    def on_request(request: Asked) -> None:
        if not request.url.startswith((host.base, "data:")):
            found.append(f"left: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            found.append(f"{response.status} for {response.url}")

    def on_failed(request: Asked) -> None:
        # A page that is left breaks off what it was still loading: a picture below the fold, on a slow machine.
        if request.failure != "net::ERR_ABORTED":
            found.append(f"failed: {request.url}: {request.failure}")

    with browser.new_context() as context:
        context.add_init_script(VIOLATION)
        context.on("console", on_console)
        context.on("weberror", lambda error: found.append(f"script error: {error.error}"))
        context.on("requestfailed", on_failed)
        context.on("request", on_request)
        context.on("response", on_response)
        yield found
    assert not found, "\n".join(found)


def test_every_page_opens_under_the_security_headers(browser: Browser, host: Host, faults: list[str]) -> None:
    tab = browser.contexts[-1].new_page()
    for address in (*host.pages, "404.html"):
        answer = tab.goto(host.base + address)
        assert answer
        assert answer.status == 200, address
        assert_secure(answer.headers)
        assert tab.evaluate("document.documentElement.className") == "js", f"the script in {address} did not run"
        assert tab.evaluate("getComputedStyle(document.querySelector('.hb-header')).position") == "sticky", address


def test_the_controls_work_under_the_security_headers(browser: Browser, host: Host, faults: list[str]) -> None:
    tab = browser.contexts[-1].new_page()
    tab.goto(f"{host.base}checklist.html")
    tab.locator("[data-hb-scheme-choice=light]").click()
    assert tab.evaluate("document.documentElement.dataset.hbScheme") == "light"
    tab.reload()
    assert tab.evaluate("document.documentElement.dataset.hbScheme") == "light"
    tab.locator("[data-hb-checklist] input").first.check()
    tab.locator("[data-hb-language]:visible").first.click()
    expect(tab).to_have_url(re.compile(f"^{re.escape(host.base)}en/checklist.html"))


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_that_does_not_exist_is_told_so_in_its_language(
    browser: Browser, host: Host, faults: list[str], address: str
) -> None:
    tab = browser.contexts[-1].new_page()
    answer = tab.goto(host.base + address)
    assert answer
    assert answer.status == 404
    assert_secure(answer.headers)
    own = "en" if address.startswith("en/") else "nl"
    expect(tab.locator(f"html[lang={own}] section[lang={own}]").get_by_role("heading", level=1)).to_be_visible()
    for language in ("nl", "en"):
        part = tab.locator(f"section[lang={language}]")
        expect(part).to_be_visible(visible=language == own)
        for link in part.locator("a[href]:not([href^='tel:'])").all():
            target = str(link.evaluate("(link) => link.href"))
            assert host.get(target.removeprefix(host.base)).status == 200, target
    assert tab.evaluate("getComputedStyle(document.querySelector('.hb-header')).position") == "sticky"


@pytest.mark.parametrize("kind", ["script", "style"])
def test_the_policy_names_the_hashes_of_what_stands_in_the_pages_themselves(host: Host, kind: str) -> None:
    policy = host.get("index.html").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    (rule,) = re.findall(rf"{kind}-src ([^;]*);", policy)
    found = {text for page in (*host.pages, "404.html") for text in inline(host.site / page, kind)}
    assert set(re.findall(r"'sha256-([^']+)'", rule)) == {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found
    }


def test_files_named_after_their_content_are_kept_and_pages_are_asked_for_anew(host: Host) -> None:
    assets = {name for page in host.pages for name in asked_by(host.site, page)}
    assert assets
    for name in assets:
        answer = host.get(name)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable", name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        assert answer.headers["Referrer-Policy"] == "no-referrer", name
    for page in (*host.pages, "", "404.html", "sitemap.xml"):
        answer = host.get(page)
        assert answer.headers["Cache-Control"] == "no-cache", page
        assert answer.headers["ETag"], page
        assert host.get(page, If_None_Match=answer.headers["ETag"]).status == 304, page


def test_the_compressed_copies_are_sent(host: Host) -> None:
    for name in (*host.pages, *asked_by(host.site, "checklist.html")):
        answer = host.get(name, Accept_Encoding="gzip")
        content = answer.read()
        assert answer.headers["Content-Encoding"] == "gzip", name
        assert answer.headers["Vary"] == "Accept-Encoding", name
        assert content == (host.site / f"{name}.gz").read_bytes(), name
        assert gzip.decompress(content) == (host.site / name).read_bytes(), name
        assert "Content-Encoding" not in host.get(name).headers, name


def test_text_is_sent_as_utf_8(host: Host) -> None:
    for name in ("index.html", "404.html", "sitemap.xml", *asked_by(host.site, "checklist.html")):
        assert "charset=utf-8" in host.get(name).headers["Content-Type"], name


def assert_secure(headers: object) -> None:
    """The headers that protect a reader."""
    got = {name.lower(): text for name, text in headers.items()}  # type: ignore[attr-defined]
    policy = got["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert got["x-content-type-options"] == "nosniff"
    assert got["referrer-policy"] == "no-referrer"
    assert "camera=()" in got["permissions-policy"]
    assert re.fullmatch("nginx", got["server"]), "the version of the server is nobody's business"


def inline(page: Path, kind: str) -> list[str]:
    """What stands in the `script` or `style` elements of a page."""
    return re.findall(rf"<{kind}>(.*?)</{kind}>", page.read_text("utf-8"), re.DOTALL)
