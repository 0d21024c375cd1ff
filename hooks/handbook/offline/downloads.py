"""The files to take along, on the online page for trainers: each with its size and checksum."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from babel import Locale

from handbook.content.edition import SOURCE, Edition
from handbook.offline import checksums
from handbook.offline.copies import DOWNLOADS
from handbook.offline.launcher import named, size
from handbook.site import tags

FOLDER = "downloads"


def fill(site: Path, files: Mapping[str, bytes], edition: Edition) -> None:
    """Put `files` (content by path in `downloads/`) in the list of every page of `site` in one language that has it."""
    folder = site if edition.language == SOURCE else site / edition.language
    up = FOLDER if folder == site else f"../{FOLDER}"
    for path in sorted(folder.glob("*.html")):
        html = path.read_text("utf-8")
        if re.search(DOWNLOADS, html):
            path.write_text(tags.replace_inside(html, DOWNLOADS, listed(files, edition, up)), "utf-8")


def listed(files: Mapping[str, bytes], edition: Edition, folder: str) -> str:
    """The list as HTML, its links leading to `folder`."""
    words = edition.interface.downloads
    items = "".join(
        f'<li><a href="{folder}/{escape(path)}" download>{escape(label(path, edition))}</a>'
        f" ({size(len(content), edition.language)})"
        f"<br><small>{escape(words.checksum)} <code>{checksums.of(content)}</code></small></li>"
        for path, content in files.items()
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


def _language(path: str) -> str:
    found = re.search(r"(?:^|/)([a-z]{2})/|-([a-z]{2})\.[a-z]+$", path)
    return (found[1] or found[2]) if found else ""
