"""The offline copy: the built site in one zip, to open from a folder without a network."""

from __future__ import annotations

import os
import tomllib
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from handbook.short_pages import is_short

NAME = "handboek-hechting"
LEFT_OUT = {".gz", ".br"}
"""Endings of files that a reader of a folder has no use for."""
WEB_ONLY = {"404.html", "sitemap.xml"}
"""Files that only a web server shows; their addresses begin at its root."""


def belongs(path: Path) -> bool:
    """Whether a file of the site, with its `path` from there, is of use in a folder: no short addresses, for one."""
    return path.suffix not in LEFT_OUT and path.name not in WEB_ONLY and not is_short(path)


def pack(root: Path) -> Path:
    """Zip `site/` of the project in `root` into `dist/`; return the path of the zip.

    The same site gives the same bytes: files in order, one date (SOURCE_DATE_EPOCH, or 1980), no owner.
    """
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    folder = f"{NAME}-{version}"
    target = root / "dist" / f"{folder}-offline.zip"
    target.parent.mkdir(exist_ok=True)
    site = root / "site"
    part = target.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as box:
        for path in sorted(site.rglob("*")):
            if path.is_file() and belongs(path.relative_to(site)):
                entry = zipfile.ZipInfo(f"{folder}/{path.relative_to(site).as_posix()}", date())
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                box.writestr(entry, path.read_bytes())
    part.replace(target)
    return target


def date() -> tuple[int, int, int, int, int, int]:
    """The date of every file in the zip: SOURCE_DATE_EPOCH (seconds since 1970), or the first that a zip can hold."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return (1980, 1, 1, 0, 0, 0)
    day = datetime.fromtimestamp(int(seconds), UTC)
    return (day.year, day.month, day.day, day.hour, day.minute, day.second)
