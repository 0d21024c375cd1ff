"""What the rings of tests share: the project, and the site built once per session in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from project import ROOT, SITE_URL, build, copy_project


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
