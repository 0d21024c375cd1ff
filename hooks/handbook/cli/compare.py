"""`make compare OLD=<commit>`: every file of site/ and dist/ that differs between two commits."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from handbook.cli.publish import day_of

FOLDERS = ("site", "dist")


def run(root: Path, arguments: list[str]) -> int:
    """List what differs between a commit and another, by default the newest; 1 if anything does."""
    if not 1 <= len(arguments) <= 2 or not arguments[0]:
        raise ValueError("expected a commit to compare with: make compare OLD=<commit>")
    old, new = (*arguments, "HEAD")[:2]
    number, found = commits(root, old, new)
    print("\n".join(found) or f"{number} files, all the same")
    return 1 if found else 0


def commits(root: Path, old: str, new: str) -> tuple[int, list[str]]:
    """Make everything of two commits of the repository in `root`, as of one day; how many files, and what differs.

    Both are built with the Python that runs this, at SOURCE_DATE_EPOCH or else at the time of the commit `new`. Raises
    `ValueError` for a commit that does not exist or cannot be built; why stands on stderr.
    """
    environment = {**os.environ, **day_of(root, new), "PYTHONPATH": "hooks"}
    with TemporaryDirectory() as folder:
        trees = [Path(folder, name) for name in ("old", "new")]
        for commit, tree in zip((old, new), trees, strict=True):
            _export(root, commit, tree)
            command = [sys.executable, "-m", "handbook", "offline"]
            done = subprocess.run(command, cwd=tree, env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S603
            if done.returncode:
                raise ValueError(f"{commit} cannot be built")
        return len(list(_files(trees[1]))), list(_differences(*trees))


def _export(root: Path, commit: str, tree: Path) -> None:
    """Put the files of a commit, and nothing else, in the new folder `tree`."""
    command = ["git", "archive", "--format=zip", commit]
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise ValueError(f"{commit} is no commit of this repository")
    with ZipFile(BytesIO(done.stdout)) as files:
        files.extractall(tree)


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
