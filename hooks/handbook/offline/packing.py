"""Files in a zip that every device can unpack; the same files give the same bytes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO

from handbook.content.dates import FIRST
from handbook.print.colophon import Colophon
from handbook.site.products import Files

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
SAFE = re.compile(r"[A-Za-z0-9._-]+")
LONGEST = 180


def packed(files: Files, colophon: Colophon) -> bytes:
    """A zip with one folder that holds `files`: START first, one date, no owner."""
    date = (colophon.moment or FIRST).timetuple()[:6]
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files, key=lambda path: (not path.startswith("START"), path)):
            entry = zipfile.ZipInfo(f"{colophon.file_name}/{path}", date)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # not the system of who makes it
            archive.writestr(entry, files[path])
    return out.getvalue()


def refused_names(paths: Iterable[str]) -> list[str]:
    """What is wrong with `paths` for Windows, macOS, Android or a stick with FAT32: one line for each fault."""
    faults: list[str] = []
    seen: dict[str, str] = {}
    for path in paths:
        faults += [f"{path}: '{part}' is no name on every device" for part in path.split("/") if not _is_name(part)]
        if len(path) > LONGEST:
            faults.append(f"{path}: longer than {LONGEST} characters")
        if seen.setdefault(path.lower(), path) != path:
            faults.append(f"{path}: the same as {seen[path.lower()]} on a device that ignores case")
    return faults


def _is_name(part: str) -> bool:
    return bool(SAFE.fullmatch(part)) and not RESERVED.match(part) and not part.endswith(".")
