"""What the rings of tests share: the project, and the site built once per session in a process of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from project import ROOT, SITE_URL, build, copy_project

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built once."""
    folder = tmp_path_factory.mktemp("site") / "een map met spaties en é"
    result = build(ROOT, folder, HANDBOOK_URL=SITE_URL, HANDBOOK_CONTACT="fout@handboek.example")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr, result.stderr
    return folder


@dataclass(frozen=True)
class Box:
    """What `make offline` makes: the folder dist/, the folder in the zip, and the site that offers both."""

    dist: Path
    folder: Path
    site: Path

    def page(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Box:
    """What works without a network, of 22 November 2026, unpacked by a reader who names folders freely."""
    stick = tmp_path_factory.mktemp("stick")
    dist, beside, target = stick / "dist", stick / "site", stick / "Mijn map é #1"
    known = {"HANDBOOK_URL": SITE_URL, "HANDBOOK_CONTACT": "fout@handboek.example"}
    result = build(ROOT, beside, HANDBOOK_DIST=str(dist), SOURCE_DATE_EPOCH=f"{MADE.timestamp():.0f}", **known)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr, result.stderr
    (zipped,) = dist.glob("*.zip")
    with zipfile.ZipFile(zipped) as files:
        files.extractall(target)
    (folder,) = target.iterdir()
    return Box(dist, folder, beside)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def change(project: Path) -> Iterator[Callable[[str, str, str], None]]:
    """Replace text in a file of the copied project; it must stand there."""

    def replace(path: str, old: str, new: str) -> None:
        file = project / path
        text = file.read_text("utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new, 1), "utf-8")

    yield replace
