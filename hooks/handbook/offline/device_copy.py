"""What a reader's browser keeps of the site: one file for each language, and the service worker that answers from it.

`kept/nl.<sum>.bin` is gzip: a first line of JSON ([path, type, bytes, 1 if the network goes first] for each file), and
behind it the files. A browser takes it in whole or not at all (docs/assets/js/keep/save.js). Packed together, pages are
a third smaller than apart, and one request asks for them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from html import escape
from pathlib import PurePath

import deflate
from lxml.html import HtmlElement

from handbook.blocks.downloads import DOWNLOADS
from handbook.content import dates
from handbook.content.publication import keeps
from handbook.offline.icons import DEEP, icon
from handbook.offline.launcher import size
from handbook.offline.offline_page import fill
from handbook.site.headers import TYPES
from handbook.site.media import media
from handbook.site.model import Book, Site, folder
from handbook.site.scripts import bundle

FOLDER = "kept"
WORKER, OFF = "sw.js", "service_worker_off"
"""The worker stands in the root of the site, so that it answers for all of it. What is published in its place when
nothing may be kept takes away what was."""
ABSENT = "kept/absent.html"
GZIP = 9
"""Of libdeflate: its best, 12, is 2.6% smaller, and takes a tenth of the time of the whole build."""
OF_LANGUAGE = re.compile(r"\.([a-z]{2})\.[0-9a-f]{8}\.js$")
NAME, SUM = 8, 16
"""Digits of the sum that stand in the name of a file, and that name an edition."""
ICONS = {"icon-180": (180, True), "icon-192": (192, False), "icon-512": (512, False), "icon-512-whole": (512, True)}
"""Their pixels, and whether a device cuts its own shape out of it."""
PAPER = "#fbf7f0"
PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
</head><body><h1>{title}</h1><p>{text}</p><p><a href="{home}">{link}</a></p></body></html>
"""

Files = dict[str, bytes]
Finish = Callable[[str, HtmlElement], bytes]


def files(site: Site, made: Mapping[str, bytes], finish: Finish) -> Files:
    """The worker, what it answers with in each language, and what makes a place on the home screen.

    `made` are the files of the site so far; `finish` makes of a page the bytes that
    readers get, given its path.
    """
    scripts = site.publication.docs / "assets"
    if not keeps():
        return {WORKER: bundle(scripts, OFF).encode()}
    found = {WORKER: bundle(scripts, "service_worker").encode()}
    found |= {f"{FOLDER}/{name}.png": icon(pixels, whole=whole) for name, (pixels, whole) in ICONS.items()}
    for language, book in site.books.items():
        packed = archive(_entries(site, book, made, finish))
        name = hashlib.sha256(packed).hexdigest()
        file = f"{language}.{name[:NAME]}.bin"
        day = dates.source_date()
        told = {
            "edition": name[:SUM],
            "file": file,
            "bytes": len(packed),
            "size": size(len(packed), language),
            "day": day.date().isoformat() if day else "",
        }
        found[f"{FOLDER}/{file}"] = packed
        found[f"{FOLDER}/{language}.json"] = json.dumps(told).encode()
        found[f"{FOLDER}/{language}.webmanifest"] = json.dumps(manifest(book), ensure_ascii=False).encode()
    return found


def archive(entries: Mapping[str, tuple[bytes, bool]]) -> bytes:
    """One file of several, given by path with whether the network goes first."""
    ordered = sorted(entries.items())
    head = [[path, _type(path), len(content), int(fresh)] for path, (content, fresh) in ordered]
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    return bytes(deflate.gzip_compress(line + b"\n" + b"".join(content for _, (content, _) in ordered), GZIP))


def manifest(book: Book) -> dict[str, object]:
    """What a device shows of the handbook on its home screen, in the language of `book`."""
    up = "../" + folder(book.language)
    return {
        "id": up,
        "name": book.title,
        "short_name": book.edition.interface.absent.short_name,
        "lang": book.language,
        "dir": book.direction,
        "start_url": f"{up}index.html",
        "scope": "../",
        "display": "standalone",
        "theme_color": DEEP,
        "background_color": PAPER,
        "icons": [
            {
                "src": f"{name}.png",
                "sizes": f"{pixels}x{pixels}",
                "type": "image/png",
                "purpose": "maskable" if whole else "any",
            }
            for name, (pixels, whole) in ICONS.items()
        ],
    }


def _entries(site: Site, book: Book, made: Mapping[str, bytes], finish: Finish) -> dict[str, tuple[bytes, bool]]:
    """All that a language needs without a network, by path from the root of the site."""
    at, other = folder(book.language), [folder(language) for language in site.books if folder(language)]
    first = set(_network_first(book))
    found: dict[str, tuple[bytes, bool]] = {}
    for path, content in made.items():
        inside = path.startswith(at) and (bool(at) or not path.startswith(tuple(other)))
        of_language = OF_LANGUAGE.search(path)
        if path.startswith("assets/"):
            inside = of_language is None or of_language[1] in (book.language, *_languages(book))
        if inside and path != "404.html" and "/audio/" not in f"/{path}":
            found[path] = content, path in first
    for page in book.pages.values():
        if page.document.find_class(DOWNLOADS):
            document = deepcopy(page.document)
            for place in document.find_class(DOWNLOADS):
                fill(place, f"<p>{escape(book.edition.interface.absent.downloads)}</p>")
            found[page.path] = finish(page.path, document), True
    found |= {at + path: (content, False) for path, content in media(site, book.language).items()}
    found[ABSENT] = _absent(book), False
    return found


def _network_first(book: Book) -> Iterator[str]:
    """The pages that come from the network where there is one: those with numbers for help."""
    for name in book.edition.pages_with("help"):
        yield f"{folder(book.language)}{name.removesuffix('.md')}.html"


def _languages(book: Book) -> set[str]:
    """The languages of the texts of a book: that of the source too, where a translation is missing."""
    return {page.language for page in book.pages.values()}


def _absent(book: Book) -> bytes:
    words = book.edition.interface.absent
    told = {
        "title": words.title,
        "text": words.text,
        "link": words.home,
        "home": f"../{folder(book.language)}index.html",
    }
    values = {**told, "language": book.language, "direction": book.direction}
    return PAGE.format_map({name: escape(text) for name, text in values.items()}).encode()


def _type(path: str) -> str:
    kind = TYPES.get(PurePath(path).suffix.removeprefix("."), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
