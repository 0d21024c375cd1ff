"""The project under test, a small one with a sample of everything, and how to build them in a process of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests/fixtures/sample"
PARTS = ("docs", "hooks", "overrides", "mkdocs.yml", "pyproject.toml")
SITE_URL = "https://handboek.example/hechting/"
CONTACT = "fout@handboek.example"
MADE = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
WITHOUT_CACHES = shutil.ignore_patterns("__pycache__")


def copy_project(root: Path) -> Path:
    """Copy what the site is made from to the folder `root`, for a test that changes it; return `root`."""
    root.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=WITHOUT_CACHES)
        else:
            shutil.copy(source, root / part)
    return root


def copy_sample(root: Path) -> Path:
    """Copy the handbook of two pages to the folder `root`, for a test that makes a fault in it; return `root`.

    Its text and data are copies, which a test may change. The words of the interface are those of the real handbook;
    code, templates, styles and scripts are links to it, which nobody may change.
    """
    shutil.copytree(SAMPLE, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "handbook.yml")
    shutil.copy(ROOT / "pyproject.toml", root)
    for words in (ROOT / "docs/data").glob(
        "interface.*.yml"
    ):  # what they link to stands elsewhere in the small handbook
        text = words.read_text("utf-8").replace("over.md#fout-melden", "index.md#hulp")
        (root / "docs/data" / words.name).write_text(text, "utf-8")
    for part in ("hooks", "overrides", "docs/assets"):
        (root / part).symlink_to(ROOT / part, target_is_directory=True)
    return root


def linked_copy(source: Path, target: Path) -> Path:
    """A copy of a finished folder that costs no room: its files are those of `source`, so only replace or remove them.

    Returns `target`.
    """
    return shutil.copytree(source, target, copy_function=os.link)


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


@dataclass(frozen=True)
class Box:
    """What `make offline` makes: the files to take along, what the zip unpacks to, and the site that offers them."""

    dist: Path
    folder: Path
    site: Path


def unpacked(dist: Path, target: Path) -> None:
    """Unpack the zip in `dist` as a reader does who names folders freely."""
    (packed,) = dist.glob("*.zip")
    with zipfile.ZipFile(packed) as files:
        files.extractall(target / "Mijn map é #1")


HERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
"""The surroundings in which the box of the run is made."""


def started(command: list[str], root: Path, **environment: str) -> subprocess.Popen[str]:
    """Begin a command in the project in `root` that makes something of the commit of 22 November 2026."""
    settings = {"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/"), "PYTHONPATH": str(root / "hooks")}
    settings |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(int(MADE.timestamp()))}
    settings |= {"HANDBOOK_URL": SITE_URL, "HANDBOOK_CONTACT": CONTACT}
    return subprocess.Popen(
        command, cwd=root, env=settings | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def ended_well(process: subprocess.Popen[str]) -> None:
    """Wait for a command, which must not fail or warn."""
    _, told = process.communicate()
    assert process.returncode == 0, told
    assert "WARNING" not in told, told


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
        text = file.read_text("utf-8")
        if file.name.startswith("questions."):
            text = text.replace("    voorbeeld-wc-papier:", "    voorbeeld:")
        file.write_text(text.replace("#voorbeeld-wc-papier", "#voorbeeld"), "utf-8")
    ledger = root / "docs/data/permalinks.yml"
    lines = ledger.read_text("utf-8").replace("asso#voorbeeld-wc-papier:", "asso#voorbeeld:\nasso#voorbeeld-wc-papier:")
    steps = MOVED | {"asso#vorig-jaar": "asso#gisteren"}
    for address, target in steps.items():
        lines = lines.replace(f"\n{address}:\n", "\n") + f"{address}: {target}\n"
    ledger.write_text(lines, "utf-8")
