"""The project under test, and how to build it in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("docs", "hooks", "overrides", "mkdocs.yml", "pyproject.toml")
SITE_URL = "https://handboek.example/hechting/"


def copy_project(root: Path) -> Path:
    """Copy what the site is made from to the folder `root`, for a test that changes it; return `root`."""
    root.mkdir(exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / part)
    return root


def build(root: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the project in `root` strictly to `site`, as `make build` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


MOVED = {
    "asso#voorbeeld-wc-papier": "asso#voorbeeld",
    "asso#vorig-jaar": "asso#voorbeeld",
    "asso#gisteren": "asso#voorbeeld",
    "basis#samen-spelen": "tipkaarten#deel-1-speeltijd",
    "oude-bladzijde": "voorwaarden",
    "oude-bladzijde#sensitief": "voorwaarden#continuiteit",
    "oude-bladzijde#hulp": "hulp",
}
"""Where each address leads after `move`."""


def move(root: Path) -> None:
    """Change a copied project as an editor does over the years.

    A section got another id; others were merged into it, or moved to another page; a page was taken out, with sections.
    """
    for file in (*(root / "docs").glob("*/*.md"), *(root / "docs/data").glob("*.??.yml")):
        file.write_text(file.read_text("utf-8").replace("#voorbeeld-wc-papier", "#voorbeeld"), "utf-8")
    ledger = root / "docs/data/permalinks.yml"
    lines = ledger.read_text("utf-8").replace("asso#voorbeeld-wc-papier:", "asso#voorbeeld:\nasso#voorbeeld-wc-papier:")
    steps = MOVED | {"asso#vorig-jaar": "asso#gisteren"}
    for address, target in steps.items():
        lines = lines.replace(f"\n{address}:\n", "\n") + f"{address}: {target}\n"
    ledger.write_text(lines, "utf-8")
