"""Builds everything of the newest commit with every Python from 3.11 to 3.14 on this machine, and compares the bytes.

`PYTHONPATH=hooks:tests .venv/bin/python -m bench.pythons`; some minutes for each, mostly for installing and drawing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from handbook.cli.publish import day_of
from project import CONTACT, ROOT, SITE_URL

MINORS = range(11, 15)


def interpreters() -> dict[str, Path]:
    """Every Python of these versions that runs here, one for each version: 3.11.2 is another than 3.11.7."""
    found: dict[str, Path] = {}
    for minor in MINORS:
        name = f"python3.{minor}"
        shown = shutil.which(name)
        for path in (*([Path(shown)] if shown else []), Path("/usr/bin", name), *_of_pyenv(name)):
            told = (
                subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
                if path.exists()
                else None
            )
            if told and told.returncode == 0:
                found.setdefault(told.stdout.split()[1], path)
    return found


def _of_pyenv(name: str) -> Iterator[Path]:
    yield from sorted(Path.home().glob(f".pyenv/versions/*/bin/{name}"))


def built(python: Path, folder: Path, archive: bytes, day: Mapping[str, str]) -> dict[str, str]:
    """The checksum of every file of site/ and dist/ that this Python makes of a commit (tar) in a new folder."""
    (folder / "project").mkdir(parents=True)
    subprocess.run(["tar", "-x"], cwd=folder / "project", input=archive, check=True)
    subprocess.run([python, "-m", "venv", folder / "venv"], check=True)
    own = folder / "venv/bin/python"
    pins = ["--require-hashes", "-r", str(ROOT / "requirements.txt")]
    subprocess.run([str(own), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pins], check=True)
    around = {**os.environ, **day, "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"}
    around |= {"HANDBOOK_URL": SITE_URL, "HANDBOOK_CONTACT": CONTACT}
    command = [str(own), "-m", "handbook", "offline"]
    subprocess.run(command, cwd=folder / "project", env=around, stdout=subprocess.DEVNULL, check=True)
    files = (path for name in ("site", "dist") for path in (folder / "project" / name).rglob("*") if path.is_file())
    return {
        path.relative_to(folder / "project").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def main() -> int:
    """Print for each Python how many files it makes and which differ; 1 if any does."""
    day = day_of(ROOT)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
    first: dict[str, str] = {}
    same = True
    for version, python in interpreters().items():
        with tempfile.TemporaryDirectory() as folder:
            made = built(python, Path(folder), archive, day)
        first = first or made
        other = sorted(name for name in {*first, *made} if first.get(name) != made.get(name))
        same = same and not other
        print(
            f"Python {version}: {len(made)} files, {'all the same' if not other else f'other: {other[:20]}'}",
            flush=True,
        )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
