"""`make build`, all or nothing: a build that fails, or is killed at any moment, leaves the previous site as it was."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path

from handbook.cli.compress import compress
from handbook.content import dates, git_history
from handbook.publishing import lock, processes
from handbook.publishing.staging import Staging, staged

DIST = "HANDBOOK_DIST"
"""The environment variable that tells hooks/site.py where to write all that works without a network, if it should."""

CONFIGURATION = "mkdocs.yml"


def run(root: Path, _: list[str]) -> int:
    """Build and publish the pages alone."""
    return publish(root)


def publish(root: Path, *, offline: bool = False) -> int:
    """Build the project in `root` strictly into a new folder and put that in the place of `site/`.

    With `offline` all that works without a network is made too, by the same build: it goes along beside the pages, and
    replaces `dist/` in the same way. Returns the exit code of the build: not 0 means that `site/` and `dist/` are
    untouched. Waits for another build in `root`. Raises `ValueError` if SOURCE_DATE_EPOCH is no day, or where `site` or
    `dist` cannot be what is published, and `OSError` for what cannot be read or written.
    """
    os.umask(0o022)
    dates.source_date()
    (root / CONFIGURATION).read_bytes()  # so that a fault is told in a line, which MkDocs does not do
    with lock.held(root) as locked, ExitStack() as stack:
        new = [stack.enter_context(staged(root / name)) for name in (("site", "dist") if offline else ("site",))]
        code = _build(root, new, locked)
        if code == 0:
            compress(new[0].new)
            with processes.undisturbed():
                told = [folder.publish() for folder in new]
            print("".join(f"{line}\n" for line in told if line), end="")
    return code


def _build(root: Path, new: list[Staging], locked: int) -> int:
    """Build into new folders: the site, and all that works without a network if there is a second one."""
    site, *dist = new
    environment = {**os.environ, DIST: str(dist[0].new) if dist else "", **(day_of(root) if dist else {})}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site.new)]
    return processes.run(command, root, environment, [locked, *(folder.file for folder in new)])


def day_of(root: Path, commit: str = "HEAD") -> dict[str, str]:
    """SOURCE_DATE_EPOCH as it is, or the time of a commit in the repository `root`; {} where nothing tells."""
    given = os.environ.get("SOURCE_DATE_EPOCH") or git_history.commit_time(root, commit)
    return {"SOURCE_DATE_EPOCH": given} if given else {}
