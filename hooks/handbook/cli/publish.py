"""`make build`, all or nothing: a build that fails, or is killed half-way, leaves the previous site as it was."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from handbook.cli.compress import compress
from handbook.content import dates, git_history

DIST = "HANDBOOK_DIST"
"""The environment variable that tells hooks/site.py where to write all that works without a network, if it should."""
AT_FDCWD = -100
RENAME_EXCHANGE = 2


def run(root: Path, _: list[str]) -> int:
    """Build and publish the pages alone."""
    return publish(root)


def publish(root: Path, *, offline: bool = False) -> int:
    """Build the project in `root` strictly into a new folder and put that in the place of `site/`.

    With `offline` all that works without a network is made too, by the same build: it goes along beside the pages, and
    replaces `dist/`. Returns the exit code of the build: not 0 means that `site/` and `dist/` are untouched. Leftovers
    of killed builds are removed. Raises `ValueError` if SOURCE_DATE_EPOCH is no day.
    """
    environment = {**os.environ, DIST: "", **(day_of(root) if offline else {})}
    dates.source_date()
    for leftover in (*root.glob(".site-*"), *root.glob(".dist-*")):
        shutil.rmtree(leftover)
    site, dist = _staged(root, ".site-"), _staged(root, ".dist-")
    if offline:
        environment[DIST] = str(dist)
    try:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
        code = subprocess.run(command, cwd=root, env=environment, check=False).returncode  # noqa: S603 - our own command
        if code == 0:
            compress(site)
            swap(site, root / "site")
            if offline:
                swap(dist, root / "dist")
    finally:
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(dist, ignore_errors=True)
    return code if code >= 0 else 128 - code  # a build that was killed


def day_of(root: Path, commit: str = "HEAD") -> dict[str, str]:
    """SOURCE_DATE_EPOCH as it is, or the time of a commit in the repository `root`; {} where nothing tells."""
    given = os.environ.get("SOURCE_DATE_EPOCH") or git_history.commit_time(root, commit)
    return {"SOURCE_DATE_EPOCH": given} if given else {}


def _staged(root: Path, prefix: str) -> Path:
    """A new folder for what is built."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=root))
    folder.chmod(0o755)
    return folder


def swap(new: Path, old: Path) -> None:
    """Put folder `new` in the place of `old`, in one step where the system can (Linux), so that no moment has no site.

    Afterwards `new` holds what `old` was, or does not exist if there was no `old`.
    """
    if not old.exists():
        new.rename(old)
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        paths = os.fsencode(new), os.fsencode(old)
        if libc.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0:
            return
    aside = old.with_name(f"{new.name}-old")
    old.rename(aside)
    new.rename(old)
    aside.rename(new)
