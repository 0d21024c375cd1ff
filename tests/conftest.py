"""What the rings of tests share: the project, and the site built once per session in a process of its own."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from handbook.offline import archive as box
from project import ROOT, SITE_URL, build, copy_project

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OTHERS = {
    **{f"printen/{language}/asso.pdf": b"%PDF-1.7\n%%EOF\n" for language in ("nl", "en")},
    **{f"boek/handboek-hechting-0.1.0-{language}.epub": b"PK\x05\x06" + bytes(18) for language in ("nl", "en")},
}
"""In the place of printables and e-books, which take long to draw and have tests of their own."""


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
    """What `make offline` makes: the files of dist/ by name, the folder in the zip, and the site that offers them."""

    made: dict[str, bytes]
    folder: Path
    site: Path

    def page(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")


@pytest.fixture(scope="session")
def packed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Box:
    """The box of 22 November 2026, made once and unpacked by a reader who names folders freely."""
    stick = tmp_path_factory.mktemp("stick")
    beside = stick / "site"
    shutil.copytree(site, beside)
    made = box.make(ROOT, beside, stick / "dist", MADE, OTHERS)
    (packed,) = (content for name, content in made.items() if name.endswith(".zip"))
    target = stick / "Mijn map é #1"
    with zipfile.ZipFile(BytesIO(packed)) as files:
        files.extractall(target)
    (folder,) = target.iterdir()
    return Box(made, folder, beside)


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
