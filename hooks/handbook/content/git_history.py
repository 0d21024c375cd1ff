"""What a file said before, as far as git remembers."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path


def versions(root: Path, file: str) -> Iterator[tuple[str, str]]:
    """Every committed version of `file` (a path below `root`): its commit and its text, newest first.

    Nothing where git, the repository or the file in it is absent.
    """
    for commit in _git(root, "log", "--format=%h", "--", file).split():
        text = _git(root, "show", f"{commit}:./{file}")
        if text:
            yield commit, text.removeprefix("\ufeff").replace("\r\n", "\n")


def last_changes(root: Path, folder: str) -> dict[str, date]:
    """When each file below `folder` was last changed, by its path below `root`; {} where there is no repository."""
    changes: dict[str, date] = {}
    day = date.min
    for line in _git(root, "log", "--format=:%cs", "--name-only", "--relative", "--", folder).splitlines():
        if line.startswith(":"):
            day = date.fromisoformat(line[1:])
        elif line:
            changes[line] = max(day, changes.get(line, day))
    return changes


def commit_time(root: Path, commit: str) -> str:
    """When `commit` was made, in seconds since 1970; '' where the folder `root` is not the top of its repository."""
    is_top = _git(root, "rev-parse", "--show-prefix") == "\n"
    return _git(root, "log", "-1", "--format=%ct", commit).strip() if is_top else ""


def _git(root: Path, *arguments: str) -> str:
    """What git prints, or '' when it cannot."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603 - our own command
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
