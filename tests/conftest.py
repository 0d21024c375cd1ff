"""What the rings of tests share: the project, and the site built once per session in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("docs", "hooks", "overrides", "mkdocs.yml", "pyproject.toml")
SITE_URL = "https://handboek.example/hechting/"


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once."""
    folder = tmp_path_factory.mktemp("site") / "een map met spaties en é"
    result = build(ROOT, folder, HANDBOOK_URL=SITE_URL, HANDBOOK_CONTACT="fout@handboek.example")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr, result.stderr
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    root = tmp_path / "project"
    root.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / part)
    return root


@pytest.fixture
def change(project: Path) -> Iterator[Callable[[str, str, str], None]]:
    """Replace text in a file of the copied project; it must stand there."""

    def replace(path: str, old: str, new: str) -> None:
        file = project / path
        text = file.read_text("utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new, 1), "utf-8")

    yield replace
