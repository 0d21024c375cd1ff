"""Firefox takes the main path through the box: START, a page, search, checklist, other language, a pocket copy."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.firefox import Firefox, firefox
from project import Box


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[int, list[str]]]:
    """A proxy that refuses all, and keeps what it was asked for."""
    requests: list[str] = []

    class Refuse(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            requests.append(self.rfile.readline().decode("latin-1").strip())
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refuse) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server.server_address[1], requests
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def fox(asked: tuple[int, list[str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(tmp_path_factory.mktemp("profile"), asked[0]) as window:
        yield window
    ours = [
        request for request in asked[1] if not any(own in request for own in ("mozilla", "update.googleapis.com"))
    ]  # Firefox for itself
    assert not ours, ours


@pytest.fixture(scope="module")
def base(drawn: Box) -> str:
    return drawn.folder.as_uri()


def search(fox: Firefox, words: str) -> None:
    fox.click("[data-hb-search-open]")
    fox.until("document.querySelector('[role=combobox]')")
    fox.type("[role=combobox]", words)
    fox.until("document.querySelector('[role=option]')")


def test_start_sees_that_the_copy_is_whole_and_leads_on(fox: Firefox, base: str) -> None:
    fox.open(f"{base}/START.html")
    told = fox.until("document.querySelector('#nl [role=status]').textContent")
    assert told.startswith("De kopie is heel: alle "), told
    fox.click("#nl .hb-button")
    fox.until("document.readyState === 'complete' && location.href.endsWith('handboek/index.html')")


def test_start_sees_what_is_missing(fox: Firefox, stick: Path) -> None:
    cut, gone = stick / "handboek/en/asso.html", next(stick.glob("handboek/assets/search.nl.*.js"))
    begin = cut.read_bytes()[:6000]
    cut.unlink()  # the shared box holds the same file
    cut.write_bytes(begin)
    gone.unlink()
    fox.open((stick / "START.html").as_uri())
    fox.until("document.querySelector('#nl [role=status]').textContent")
    lost = fox.run("[...document.querySelectorAll('#nl [data-hb-lost] li')].map((item) => item.textContent)")
    assert sorted(lost) == sorted(path.relative_to(stick).as_posix() for path in (cut, gone))


def test_a_search_finds_a_section(fox: Firefox, base: str) -> None:
    fox.open(f"{base}/handboek/index.html")
    search(fox, "sensitief reageren")
    option = "[role=option][href$='#sensitief-reageren']"
    fox.until(f'document.querySelector("{option}")')
    fox.click(option)
    fox.until("location.href.endsWith('#sensitief-reageren') && document.readyState === 'complete'")


def test_the_checklist_works_and_remembers(fox: Firefox, base: str) -> None:
    fox.open(f"{base}/handboek/checklist.html")
    open_points = "document.querySelectorAll('[data-hb-list] > li').length"
    before = fox.run(open_points)
    fox.click("[data-hb-point] input")
    assert fox.run(open_points) == before - 1
    fox.click(".hb-checklist__memory input")
    fox.open(f"{base}/handboek/checklist.html?again")
    assert fox.run("document.querySelector('[data-hb-point] input').checked")


def test_the_other_language_opens_at_the_same_section(fox: Firefox, base: str) -> None:
    fox.open(f"{base}/handboek/asso.html#voorbeeld-wc-papier")
    fox.click(".hb-menu [data-hb-language]")
    fox.until("location.href.endsWith('en/asso.html#voorbeeld-wc-papier')")


def test_the_pocket_copy_opens_and_its_search_leads_on(fox: Firefox, drawn: Box, base: str) -> None:
    (file,) = drawn.folder.glob("telefoon/*-nl.html")
    fox.open(f"{file.as_uri()}#asso/vier-stappen")
    assert fox.run("document.getElementById('asso/vier-stappen').getBoundingClientRect().top < innerHeight")
    search(fox, "driftbui")
    fox.click("[role=option]")
    fox.until("location.hash.startsWith('#therapeutisch-opvoeden/')")


def test_an_old_copy_says_so(fox: Firefox, drawn: Box, tmp_path: Path) -> None:
    page = (drawn.folder / "handboek/over.html").read_text("utf-8")
    old = tmp_path / "over.html"
    text, dates = re.subn(r"(?<=data-hb-old=)\S+?(?=[ >])", "2020-01-01", page)
    assert dates == 1
    old.write_text(text, "utf-8")
    fox.open(old.as_uri())
    fox.until("document.querySelector('[data-hb-copy=old]').checkVisibility()")
