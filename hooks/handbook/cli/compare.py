"""What two commits make of the handbook: every file of site/ and dist/ that differs."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.content import dates, git_history

FOLDERS = ("site", "dist")


def commits(root: Path, old: str, new: str) -> tuple[int, list[str]]:
    """Make everything of two commits of the repository in `root`, as of one day; how many files, and what differs.

    Both are built with the Python that runs this, at SOURCE_DATE_EPOCH or else at the time of the commit `new`. Raises
    `subprocess.CalledProcessError` for a commit that does not exist or cannot be built, and `ValueError` for a day
    that is none.
    """
    moment = dates.source_date() or git_history.last_commit(root, new)
    day = {"SOURCE_DATE_EPOCH": f"{moment.timestamp():.0f}"} if moment else {}
    with TemporaryDirectory() as folder:
        trees = [Path(folder, name) for name in ("old", "new")]
        for commit, tree in zip((old, new), trees, strict=True):
            _export(root, commit, tree)
            command = [sys.executable, "-m", "handbook", "offline"]
            environment = {**os.environ, **day, "PYTHONPATH": "hooks"}
            subprocess.run(  # noqa: S603 - our own command
                command, cwd=tree, env=environment, check=True, stdout=subprocess.DEVNULL
            )
        return len(list(_files(trees[1]))), list(_differences(*trees))


def _export(root: Path, commit: str, tree: Path) -> None:
    """Put the files of a commit, and nothing else, in the new folder `tree`."""
    packed = subprocess.run(  # noqa: S603 - our own command
        ["git", "archive", "--format=tar", commit],  # noqa: S607 - git is wherever the system has it
        cwd=root,
        check=True,
        capture_output=True,
    ).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as files:
        files.extractall(tree, filter="data")


def _files(tree: Path) -> Iterator[str]:
    for folder in FOLDERS:
        yield from (path.relative_to(tree).as_posix() for path in (tree / folder).rglob("*") if path.is_file())


def _differences(old: Path, new: Path) -> Iterator[str]:
    before, after = set(_files(old)), set(_files(new))
    for name in sorted(before | after):
        if name not in after:
            yield f"{name}: gone"
        elif name not in before:
            yield f"{name}: new"
        elif (old / name).read_bytes() != (new / name).read_bytes():
            yield f"{name}: differs"
