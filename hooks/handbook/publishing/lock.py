"""One build at a time in a project: a second one says who is building, and waits."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

NAME = ".building"
"""The file of the lock, in the folder of the project: what counts is who holds it, not whether it exists."""


@contextmanager
def held(root: Path) -> Iterator[int]:
    """Hold the lock of the project in `root`; waits for who holds it now, and says so.

    Yields the number of the open file: the lock is held until that is closed in every process that inherited it.
    """
    file = os.open(root / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not taken(file):
            who = os.pread(file, 200, 0).decode("utf-8", "replace").strip() or "another process"
            sys.stderr.write(f"{who} is building here; this build begins when that ends (Ctrl-C stops waiting)\n")
            sys.stderr.flush()
            fcntl.flock(file, fcntl.LOCK_EX)
        os.ftruncate(file, 0)
        os.pwrite(file, f"process {os.getpid()}, since {datetime.now().astimezone():%H:%M:%S},".encode(), 0)
        yield file
    finally:
        os.close(file)


def taken(file: int) -> bool:
    """Take the lock of an open file or folder, unless another process holds it: then False.

    Where the system knows no locks, nobody can hold one.
    """
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
