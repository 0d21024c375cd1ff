"""The same site from two builders: what differs between MkDocs and the fork that can follow it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
DAY = "1577836800"
"""Both build on the same day."""


def builders(root: Path, one: str, other: str) -> tuple[int, list[str]]:
    """Build the project in `root` with two programs; return how many files there are, and a line for each that differs.

    The tag that names the builder is not looked at. Raises `subprocess.CalledProcessError` for a build that fails.
    """
    with TemporaryDirectory() as folder:
        sites = [Path(folder, name) for name in ("one", "other")]
        for program, site in zip((one, other), sites, strict=True):
            command = [program, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", str(site)]
            environment = {**os.environ, "SOURCE_DATE_EPOCH": DAY}
            subprocess.run(command, cwd=root, env=environment, check=True)  # noqa: S603 - programs of our own Makefile
        return len(list(_files(sites[0]))), list(_differences(*sites))


def _files(site: Path) -> Iterator[str]:
    return (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def _differences(one: Path, other: Path) -> Iterator[str]:
    for name in sorted({*_files(one), *_files(other)}):
        paths = one / name, other / name
        missing = [path for path in paths if not path.is_file()]
        if missing:
            yield f"{name}: only one of the two has it"
        elif len({GENERATOR.sub(b"", path.read_bytes()) for path in paths}) > 1:
            yield f"{name}: differs"
