"""What servers answer: nginx and Caddy as we configure them, and `_headers` for hosts that read that.

All keep the one list of promises in hooks/handbook/site/headers.py, and answer what HTTP says (RFC 9110).
"""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.server import Served, knows_ipv6, serving
from caddy import serving_caddy
from handbook.cli.compress import compress
from handbook.site import headers
from handbook.site.model import parsed
from project import ROOT, SITE_URL, linked_copy

SERVERS: dict[str, Callable[[Path], AbstractContextManager[Served]]] = {"nginx": serving, "caddy": serving_caddy}
KINDS = [f"soorten/een.{ending}" for ending in headers.TYPES if ending != "SHA256SUMS"]
TAKEN_ALONG = ["downloads/handboek.zip", "downloads/handboek-nl.html", "downloads/handboek.epub"]
TAKEN_ALONG += ["downloads/printen/nl/tipkaarten-a4.pdf", "downloads/SHA256SUMS"]
PAGES = ["index.html", "en/asso.html", "404.html", "s/asso/index.html"]
GONE = [
    "bestaat-niet.html",
    "assets/weg.00000000.js",
    "s/",
    "assets/",
    "map/",
    "downloads/weg.zip",
    "een/heel/diep/adres",
]
WRONG = ["%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc/passwd", "%00", "index.html/", "index.html%00.js", "%ff%fe"]
TEXTS = {"html", "css", "js", "txt", "xml", "SHA256SUMS"}


@dataclass(frozen=True)
class Answer:
    """What a server answered, its headers by their names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A site as a server sends it."""

    folder: Path
    served: Served

    def ask(self, address: str, method: str = "GET", at: str = "127.0.0.1", **wanted: str) -> Answer:
        """Ask for an address exactly as it is written."""
        connection = http.client.HTTPConnection(at, urlsplit(self.served.base).port or 80)
        connection.putrequest(method, f"/{address}", skip_accept_encoding=True)
        for name, value in wanted.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        try:
            return Answer(answer.status, told, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, with a file of every kind, and what is taken along."""
    copy = linked_copy(site, tmp_path_factory.mktemp("host") / "site")
    for name in (*KINDS, *TAKEN_ALONG):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(f"inhoud van {name}\n".encode() * 40)
    compress(copy)
    return copy


@pytest.fixture(scope="module", params=SERVERS)
def host(folder: Path, request: pytest.FixtureRequest) -> Iterator[Host]:
    if request.param == "caddy" and not shutil.which("caddy"):
        pytest.skip("this system has no Caddy")
    with SERVERS[request.param](folder) as served:
        yield Host(folder, served)


@pytest.fixture(scope="module")
def policy(folder: Path) -> str:
    """What all pages together ask for: every script and style that stands in one, as a browser reads it."""
    files = [path for path in folder.rglob("*.html") if path.parts[len(folder.parts)] not in ("downloads", "soorten")]
    pages = [parsed(path.read_text("utf-8")) for path in files]
    scripts = {part.text or "" for page in pages for part in page.iter("script") if not part.get("src")}
    return headers.policy(scripts, {part.text or "" for page in pages for part in page.iter("style")})


def assets(folder: Path) -> list[str]:
    return sorted(f"assets/{path.name}" for path in (folder / "assets").iterdir() if path.suffix in (".css", ".js"))


def assert_safe(answer: Answer, policy: str) -> None:
    """The headers that protect a reader, whatever the answer is."""
    for name, value in headers.EVERYWHERE.items():
        assert answer.headers[name.lower()] == value
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert answer.headers["content-security-policy"] == policy
        assert answer.headers["permissions-policy"] == headers.PERMISSIONS
    else:
        assert answer.headers["content-security-policy"] == headers.NO_PAGE
    assert not re.search(r"\d", answer.headers.get("server", "")), "the version of the server is nobody's business"


def test_every_kind_of_file_has_its_type_its_caching_and_all_that_protects(host: Host, policy: str) -> None:
    for name in (*PAGES, *KINDS, *TAKEN_ALONG, *assets(host.folder)[:6], "sitemap.xml"):
        answer = host.ask(name)
        assert answer.status == 200, name
        assert answer.body == (host.folder / name).read_bytes(), name
        ending = Path(name).suffix[1:] or Path(name).name
        charset = "; charset=utf-8" if ending in TEXTS else ""
        assert answer.headers["content-type"] == headers.TYPES[ending] + charset, name
        assert answer.headers["cache-control"] == (
            headers.CACHE_FOREVER if name.startswith("assets/") else "no-cache"
        ), name
        attached = headers.ATTACHED if name.startswith("downloads/") else None
        assert answer.headers.get("content-disposition") == attached, name
        assert_safe(answer, policy)


def test_the_home_page_is_its_folder(host: Host, policy: str) -> None:
    for address, file in (("", "index.html"), ("en/", "en/index.html"), ("s/asso/", "s/asso/index.html")):
        answer = host.ask(address)
        assert (answer.status, answer.body) == (200, (host.folder / file).read_bytes())
        assert_safe(answer, policy)
    moved = host.ask("s/asso")
    assert moved.status in (301, 308)
    assert moved.headers["location"].endswith("s/asso/")
    assert "127.0.0.1" not in moved.headers["location"], "it may be known by another name outside"


@pytest.mark.parametrize("address", [*GONE, *WRONG])
def test_what_is_not_there_is_our_own_page_and_safe(host: Host, policy: str, address: str) -> None:
    answer = host.ask(address)
    assert b"root:x:" not in answer.body
    assert_safe(answer, policy)
    assert answer.status == 404 or (address in WRONG and answer.status in (301, 308, 400))
    if answer.status == 404:
        assert answer.body == (host.folder / "404.html").read_bytes()
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-cache"
        assert "content-disposition" not in answer.headers


def test_who_asks_for_the_head_alone_gets_the_same_head(host: Host) -> None:
    for address in ("asso.html", "sitemap.xml", "bestaat-niet.html", *assets(host.folder)[:1]):
        whole, head = host.ask(address), host.ask(address, "HEAD")
        assert head.body == b""
        assert head.status == whole.status
        changing = {"date"}
        assert {k: v for k, v in head.headers.items() if k not in changing} == {
            k: v for k, v in whole.headers.items() if k not in changing
        }


def test_a_part_of_a_file_can_be_asked(host: Host, policy: str) -> None:
    name = "downloads/handboek.zip"
    content = (host.folder / name).read_bytes()
    part = host.ask(name, Range="bytes=5-14")
    assert (part.status, part.body) == (206, content[5:15])
    assert part.headers["content-range"] == f"bytes 5-14/{len(content)}"
    assert_safe(part, policy)
    assert host.ask(name, Range="bytes=-7").body == content[-7:]
    beyond = host.ask(name, Range="bytes=999999-")
    assert (beyond.status, beyond.headers["content-range"]) == (416, f"bytes */{len(content)}")
    strange = host.ask(name, Range="ellen=1-2")
    assert strange.status in (200, 416)
    tag = part.headers["etag"]
    assert host.ask(name, Range="bytes=5-14", If_Range=tag).status == 206
    assert host.ask(name, Range="bytes=5-14", If_Range='"ouder"').body == content


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_what_a_browser_has_is_not_sent_again_but_what_is_older_is(host: Host, policy: str, encoding: str) -> None:
    for name in ("asso.html", "sitemap.xml", *assets(host.folder)[:1]):
        first = host.ask(name, Accept_Encoding=encoding)
        tag = first.headers["etag"]
        same = host.ask(name, Accept_Encoding=encoding, If_None_Match=f'"x", {tag}')
        assert (same.status, same.body) == (304, b"")
        assert same.headers["etag"] == tag
        for kept in ("cache-control", "content-security-policy", "permissions-policy"):
            if kept in same.headers:  # browsers put these in the place of those that they keep
                assert same.headers[kept] == first.headers.get(kept), kept
        assert host.ask(name, Accept_Encoding=encoding, If_None_Match='"ouder"').body == first.body
        if encoding:
            assert gzip.decompress(first.body) == (host.folder / name).read_bytes()
            assert first.headers["vary"].lower() == "accept-encoding"
            plain = host.ask(name).headers
            assert "content-encoding" not in plain
            assert plain["vary"].lower() == "accept-encoding", "a cache between may not mix them up"
            assert plain["etag"] != tag, "the same tag for other bytes"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_the_site(host: Host, policy: str, method: str) -> None:
    answer = host.ask("asso.html", method)
    assert answer.status == 405
    assert set(answer.headers["allow"].replace(" ", "").split(",")) == {"GET", "HEAD"}
    assert_safe(answer, policy)


@pytest.mark.skipif(not knows_ipv6(), reason="this machine has no IPv6")
def test_readers_come_over_ipv6_too(host: Host) -> None:
    assert host.ask("asso.html", at="::1").status == 200


def test_nothing_of_a_reader_stands_in_a_log(host: Host) -> None:
    for address in (
        "lezer-van-dit-stuk.html",
        "s/",
        "assets/",
        "%2e%2e/etc/lezer-van",
        "asso.html?lezer-van=1",
        "x/" * 3000,
    ):
        host.ask(address, User_Agent="lezer-van-dit-stuk", Referer="http://lezer-van/")
    host.ask("lezer-van-dit-stuk", "POST")
    assert host.served.errors
    told = host.served.errors.read_text("utf-8")
    for trace in ("lezer-van", "127.0.0.1, server", "remote_ip", "client:", "directory index"):
        assert trace not in told


def test_the_policy_of_each_server_is_that_of_the_pages(policy: str) -> None:
    for name in ("nginx.conf", "Caddyfile"):
        text = (ROOT / name).read_text("utf-8")
        assert f'"{policy}"' in text, f"{name}: put this as the policy of pages: {policy}"


# --- _headers ---


def rules(text: str) -> list[tuple[str, dict[str, str]]]:
    """The rules of `_headers`: a path, and what is sent with it."""
    found: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            assert name not in found[-1][1]
            found[-1][1][name.lower()] = value
        else:
            assert re.fullmatch(r"/[\w/.-]*\*?", line), line
            found.append((line, {}))
    return found


def test_static_hosts_are_told_the_same(folder: Path, policy: str) -> None:
    base = urlsplit(SITE_URL).path
    found = rules((folder / "_headers").read_text("utf-8"))
    for name in (*PAGES, *TAKEN_ALONG, *assets(folder), "bestaat-niet"):
        fitting = [sent for path, sent in found if fnmatchcase(base + name, path)]
        sent = {key: value for one in fitting for key, value in one.items()}
        assert len(sent) == sum(map(len, fitting)), "hosts join what two rules say"
        assert sent["content-security-policy"] == policy
        assert sent["permissions-policy"] == headers.PERMISSIONS
        assert {key: sent[key.lower()] for key in headers.EVERYWHERE} == headers.EVERYWHERE
        assert sent.get("cache-control") == (headers.CACHE_FOREVER if name.startswith("assets/") else None)
        assert sent.get("content-disposition") == (headers.ATTACHED if name.startswith("downloads/") else None)


def test_all_that_is_kept_for_ever_changes_its_name_with_its_content(folder: Path) -> None:
    names = [path.name for path in (folder / "assets").iterdir() if path.suffix not in (".gz", ".br")]
    assert [name for name in names if not re.fullmatch(r".+\.[0-9a-f]{8}\.(css|js)", name)] == []
