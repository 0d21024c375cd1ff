"""Processes that stop in order: no traceback, no child that runs on, and no half of what must be whole."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What Ctrl-C, a system that shuts down, and a closed terminal send."""
PR_SET_PDEATHSIG = 1


def stop_in_order() -> None:
    """From now on, let this process end by itself when it is asked to stop: what is open is closed, in silence."""
    for number in STOPPING:
        if signal.getsignal(number) != signal.SIG_IGN:  # nohup, and what shells do for the background
            signal.signal(number, _stop)


def _stop(number: int, _: Any) -> None:
    for other in STOPPING:
        signal.signal(other, signal.SIG_IGN)  # who presses twice is not faster
    sys.stderr.write(f"stopped ({signal.Signals(number).name}); what was published stays\n")
    sys.exit(128 + number)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put off a request to stop until what stands in this `with` is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], files: Sequence[int]) -> int:
    """Run a command in a folder, with open `files` that it inherits; return its exit code.

    It hears nothing of Ctrl-C, but ends with all its children when this process does, even when that is killed.
    """
    process = subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=folder,
        env=environment,
        pass_fds=files,
        start_new_session=True,
        preexec_fn=_ending_with(os.getpid()),  # there are no threads yet
    )
    try:
        code = process.wait()
    finally:
        if process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return code if code >= 0 else 128 - code  # killed


def _ending_with(parent: int) -> Callable[[], None] | None:
    """What a new child does first: ask to be killed when its parent dies, where the system can (Linux)."""
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "prctl"):
        return None

    def ask() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return ask
