"""What the rings of tests share: the project, and what is built from it once per run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import songs
from once import Once
from project import (
    CONTACT,
    HERE,
    ROOT,
    SITE_URL,
    Box,
    build,
    copy_project,
    copy_sample,
    ended_well,
    linked_copy,
    move,
    started,
    unpacked,
)

settings.register_profile("handbook", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("handbook")  # no limits in time: a busy machine is no fault
FOLDER = "een map met spaties en é"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the box, which takes longest to make, and end with what else reads it: no worker waits for another."""
    readers = {item.path for item in items if "drawn" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: (item.path.name != "test_box.py", item.path in readers))


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes something once per run."""
    return Once(tmp_path_factory)


def built(root: Path, site: Path, **environment: str) -> None:
    """Build what must build without a warning."""
    result = build(root, site, **environment)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr, result.stderr


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The whole site. Only for reading."""
    folder = once("site", lambda new: built(ROOT, new / FOLDER, HANDBOOK_URL=SITE_URL, HANDBOOK_CONTACT=CONTACT))
    return folder / FOLDER


@pytest.fixture(scope="session")
def moved_site(once: Once) -> Path:
    """The site after an editor moved and merged sections and took out a page. Only for reading."""

    def make(new: Path) -> None:
        new.mkdir()
        move(copy_project(new / "project"))
        built(new / "project", new / "site", HANDBOOK_URL=SITE_URL)

    return once("moved", make) / "site"


@pytest.fixture(scope="session")
def nowhere(once: Once) -> Path:
    """The site as it is built without a public address and an address for reports. Only for reading."""
    return once("nowhere", lambda new: built(ROOT, new, HANDBOOK_URL="", HANDBOOK_CONTACT=""))


@pytest.fixture(scope="session")
def songs_site(once: Once) -> Path:
    """The site of the small handbook with a kind of block that it had not. Only for reading."""
    return once("songs", songs.published) / "site"


@pytest.fixture(scope="session")
def drawn(once: Once) -> Box:
    """What `make offline` makes, which takes a minute: most of that goes to printables. Only for reading."""

    def make(new: Path) -> None:
        new.mkdir()
        root = copy_project(new / "project")
        ended_well(started([sys.executable, "-m", "handbook", "offline"], root, **HERE))
        unpacked(root / "dist", new)

    made = once("drawn", make)
    (folder,) = (made / "Mijn map é #1").iterdir()
    return Box(made / "project/dist", folder, made / "project/site")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A handbook of two pages that a test may change."""
    return copy_sample(tmp_path / "project")


@pytest.fixture
def change(project: Path) -> Callable[[str, str, str], None]:
    """Replace text in a file of the copied project; it must stand there."""

    def replace(path: str, old: str, new: str) -> None:
        file = project / path
        text = file.read_text("utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new, 1), "utf-8")

    return replace


@pytest.fixture
def stick(drawn: Box, tmp_path: Path) -> Path:
    """A copy of the unpacked box, for a test that harms it: by removing or replacing files."""
    return linked_copy(drawn.folder, tmp_path / "stick")
