"""Compressed copies beside the text files of a site, for servers that send those as they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath

import brotli
import deflate

from handbook.addresses.short_folder import is_short

COMPRESSED = {".html", ".css", ".js", ".xml", ".svg", ".txt", ".json"}
GZIP = 10
"""Of libdeflate, which writes what every gzip reads: 3% fewer bytes than zlib at its best, and it names no time."""
BROTLI = {"quality": 9, "lgwin": 16}
"""Measured on this site: quality 10 gives 8% fewer bytes, and takes seventeen times as long; a larger window gives 1%
fewer, and takes 16 MB for each file at hand."""


def compress(site: Path) -> None:
    """Put a `.gz` and a `.br` beside each text file of `site`.

    The same content gives the same bytes: no name and no time inside. Short pages (`s/…`) are left as they are: each
    fits in two packets, so a reader would win nothing, and there are hundreds of them.
    """
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # compressing lets go of Python's lock
        list(threads.map(_compress, _texts(site)))


def _texts(site: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(site):
        folders[:] = [folder for folder in folders if not is_short(PurePath(folder))]
        yield from (Path(name, file) for file in files if PurePath(file).suffix in COMPRESSED)


def _compress(path: Path) -> None:
    content = path.read_bytes()
    path.with_name(f"{path.name}.gz").write_bytes(deflate.gzip_compress(content, GZIP))
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content, **BROTLI))
