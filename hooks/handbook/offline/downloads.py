"""The files to take along, on the online page for trainers: each with its size and checksum."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from html import escape
from pathlib import PurePath

from babel import Locale
from lxml.html import HtmlElement

from handbook.blocks.downloads import DOWNLOADS
from handbook.content.edition import Edition
from handbook.offline import checksums
from handbook.offline.launcher import named, place_of, size
from handbook.offline.offline_page import fill
from handbook.site.model import Site, folder

FOLDER = "downloads"
"""Beside the pages of the site."""
KINDS = (".zip", ".html", ".epub", ".pdf", "")
"""The endings of what the list holds, in its order; the checksums have none."""


def documents(site: Site, files: Mapping[str, bytes]) -> dict[str, HtmlElement]:
    """Copies of the pages that list the files to take along, with `files` (content by path in downloads/) listed."""
    found = {}
    for book in site.books.values():
        up = "../" * folder(book.language).count("/") + FOLDER
        for page in book.pages.values():
            if page.document.find_class(DOWNLOADS):
                found[page.path] = deepcopy(page.document)
                for place in found[page.path].find_class(DOWNLOADS):
                    fill(place, listed(files, book.edition, up))
    return found


def listed(files: Mapping[str, bytes], edition: Edition, folder: str) -> str:
    """The list as HTML, its links leading to `folder`."""
    words = edition.interface.downloads
    ordered = sorted(files.items(), key=lambda file: _order(file[0], edition.language))
    items = "".join(
        f'<li><a href="{folder}/{escape(path)}" download>{escape(label(path, edition))}</a>'
        f" ({size(len(content), edition.language)})"
        f"<br><small>{escape(words.checksum)} <code>{checksums.of(content)}</code></small></li>"
        for path, content in ordered
    )
    return f"<ul>{items}</ul>"


def label(path: str, edition: Edition) -> str:
    """What a file is, in the words of `edition`."""
    words = edition.interface.downloads
    language = _language(path)
    told = str(Locale.parse(language).get_display_name(edition.language)) if language else ""
    if path.endswith(".zip"):
        return words.zip
    if path == checksums.NAME:
        return words.sums
    if path.endswith(".epub"):
        return words.book.format(language=told)
    if path.endswith(".html"):
        return words.pocket.format(language=told)
    return words.printed.format(language=told, name=named(path, edition))


def _order(path: str, language: str) -> tuple[int, bool, int, str]:
    """The place of a file in the list: the largest help first, and in each kind the reader's own language."""
    return KINDS.index(PurePath(path).suffix), _language(path) != language, place_of(path), path


def _language(path: str) -> str:
    found = re.search(r"(?:^|/)([a-z]{2})/|-([a-z]{2})\.[a-z]+$", path)
    return (found[1] or found[2]) if found else ""
