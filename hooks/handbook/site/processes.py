"""Work that goes on beside the rest, on a core of its own."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable


class Beside:
    """Work that begins at once, in a copy of this process: it sees everything as it is now, and changes nothing here.

    What it leaves behind is what it writes to disk. With `alone` it is done in this process before the rest goes on.
    """

    def __init__(self, work: Callable[[], object], *, alone: bool) -> None:
        self._process = None
        if alone:
            work()
        else:
            gc.freeze()  # what is there now stays: no process need look through it for what can be forgotten
            self._process = multiprocessing.get_context("fork").Process(target=work)
            self._process.start()

    def wait(self) -> bool:
        """Wait until the work is done; return whether it went well. If not, it has told why."""
        if self._process:
            self._process.join()
        return not self._process or self._process.exitcode == 0


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
