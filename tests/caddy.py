"""Debian's Caddy on this machine, with the Caddyfile of the repository: only the address and `root` differ."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.server import Served, free_port, wait_for
from project import ROOT


@contextmanager
def serving_caddy(root: Path) -> Iterator[Served]:
    """Serve the folder `root` on a free port of 127.0.0.1."""
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="caddy-"))
    text = (ROOT / "Caddyfile").read_text("utf-8")
    for old, new in (
        (":80 {", f"http://127.0.0.1:{port}, http://[::1]:{port} {{"),
        ("/srv/handboek/site", f'"{root}"'),
    ):
        if text.count(old) != 1:
            raise ValueError(f"Caddyfile: expected {old!r} once")
        text = text.replace(old, new)
    (folder / "Caddyfile").write_text(text, "utf-8")
    command = ["caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile"]
    around = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    errors = folder / "errors"
    with errors.open("wb") as told, subprocess.Popen(command, cwd=folder, env=around, stderr=told) as process:
        try:
            wait_for(process, port)
            yield Served(f"http://127.0.0.1:{port}/", None, errors)
        finally:
            process.terminate()
            process.wait()
            shutil.rmtree(folder)
