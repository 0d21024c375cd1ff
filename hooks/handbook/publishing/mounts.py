"""Whether a folder has to stay the folder that it is, since a mount leads to it, here or in a container."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

PROC = Path("/proc")
OCTAL = re.compile(r"\\([0-7]{3})")


class Mount(NamedTuple):
    """A line of mountinfo: a file system, the folder of it that is mounted, and where."""

    device: str
    root: PurePosixPath
    at: PurePosixPath


def is_mounted(folder: Path, proc: Path = PROC) -> bool:
    """Whether `folder` (without links) is a mount point, or is what a container of this machine has mounted.

    Such a folder cannot change places with another, or who mounted it would go on with an empty one.
    """
    if os.path.ismount(folder):
        return True
    here = list(_mounts(proc / "self/mountinfo"))
    around = [mount for mount in here if folder.is_relative_to(mount.at)]
    if not around:
        return False
    nearest = max(reversed(around), key=lambda mount: len(mount.at.parts))  # the last one of a place lies on top
    same = nearest.device, nearest.root / folder.relative_to(nearest.at)
    everywhere = (mount for file in proc.glob("[0-9]*/mountinfo") for mount in _mounts(file))
    return any((mount.device, mount.root) == same for mount in (*here, *everywhere))


def _mounts(file: Path) -> Iterator[Mount]:
    """The mounts that a process sees; none where it ended, or the system tells nothing."""
    try:
        lines = file.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        _, _, device, root, at, *_ = line.split(" ")
        yield Mount(device, PurePosixPath(_plain(root)), PurePosixPath(_plain(at)))


def _plain(path: str) -> str:
    """A path as it is: mountinfo writes a space as a backslash and 040."""
    return OCTAL.sub(lambda match: chr(int(match[1], 8)), path)
