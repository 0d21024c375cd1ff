"""What a file said before, as far as git remembers."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

OF_ANOTHER = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells a hook about the repository that it runs in."""


def versions(root: Path, file: str) -> Iterator[tuple[str, str]]:
    """Every committed version of `file` (a path below `root`): its commit and its text, newest first.

    Nothing where git, the repository or the file in it is absent.
    """
    for commit in _git(root, "log", "--format=%h", "--", file).split():
        text = _git(root, "show", f"{commit}:./{file}")
        if text:
            yield commit, text.removeprefix("\ufeff").replace("\r\n", "\n")


def why_unknown(root: Path) -> str:
    """Why git cannot tell when the files in `root` were last changed, with the cure; '' where it can.

    A shallow history names its oldest commit for whatever is older; and a folder below the top of a repository was put
    there by somebody else, with a history that is not its own.
    """
    done = _asked(root, "rev-parse", "--is-shallow-repository", "--show-prefix")
    if done is None:
        return "git is not installed"
    if done.returncode:
        if "dubious ownership" in done.stderr.decode("utf-8", "replace"):
            return f"the repository belongs to another user; run git config --global --add safe.directory '{root}'"
        return "there is no git repository here"
    shallow, prefix = done.stdout.decode("utf-8", "replace").split("\n")[:2]
    if prefix:
        return "this folder is not the top of its own git repository"
    if shallow == "true":
        return "the history of git is cut off here; run git fetch --unshallow"
    return ""


def last_changes(root: Path, folder: str) -> dict[str, date]:
    """When each file below `folder` was last changed, by its path below `root`; {} where git cannot tell."""
    if why_unknown(root):
        return {}
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
    done = _asked(root, *arguments)
    return done.stdout.decode("utf-8", "replace") if done and done.returncode == 0 else ""


def _asked(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    """What git answers about the repository in `root`, also where a hook of another one calls us; None without git."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in OF_ANOTHER} | {"LC_ALL": "C"}
    try:
        return subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)  # noqa: S603 - our own command
    except OSError:
        return None
