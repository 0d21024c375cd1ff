"""What takes long is made once per run: by the worker that needs it first, while the others wait for it."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


class Once:
    """A folder that all workers of a run share. What stands in it is for reading: who changes something, copies it."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        base = factory.getbasetemp()
        self.folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def __call__(self, name: str, make: Callable[[Path], None]) -> Path:
        """The folder of that name, which `make` fills when nobody has done it in this run; `make` begins with none."""
        target, done = self.folder / name, self.folder / f"{name}.done"
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # let go of when the file closes, also in a worker that dies
            if not done.exists():
                shutil.rmtree(target, ignore_errors=True)  # what a making that failed left behind
                make(target)
                done.touch()
        return target
