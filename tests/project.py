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
