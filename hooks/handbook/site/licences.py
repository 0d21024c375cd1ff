"""The licences and notices of what others made and we send along, as they stand in docs/assets/vendor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FILE = "licences.txt"
"""Beside the pages of each language, so that a link finds it wherever the pages stand."""
TEXT = "LICENSE.txt"
ROW = r"^\| {name}/LICENSE\.txt \| (\S+) \|"
TOLD = r"^- `{name}` \(([\w.-]+), (.+?)\):"
LINE = "=" * 72


@dataclass(frozen=True)
class Vendored:
    """Something that others made: its folder in docs/assets/vendor, version, licence (SPDX), makers, and its text."""

    name: str
    version: str
    licence: str
    makers: str
    text: str


def vendored(assets: Path) -> list[Vendored]:
    """All that others made of what we send, from the folder docs/assets; raises `LookupError` for what is not told."""
    told = (assets / "vendor/README.md").read_text("utf-8")
    found = []
    for file in sorted(assets.glob(f"vendor/*/{TEXT}")):
        name = file.parent.name
        row = re.search(ROW.format(name=re.escape(name)), told, re.MULTILINE)
        entry = re.search(TOLD.format(name=re.escape(name)), told, re.MULTILINE)
        if not row or not entry:
            raise LookupError(f"docs/assets/vendor/README.md does not tell the version and licence of {name}")
        found.append(Vendored(name, row[1], entry[1], entry[2], file.read_text("utf-8")))
    return found


def listing(assets: Path) -> str:
    """All licences in one text."""
    parts = [
        f"{LINE}\n{one.name} {one.version} ({one.licence}), {one.makers}\n{LINE}\n\n{one.text.strip()}\n"
        for one in vendored(assets)
    ]
    return "\n\n".join(["What others made, in this website and in what can be downloaded from it.\n", *parts])
