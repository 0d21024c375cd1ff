"""SHA-256 of files, as `sha256sum -c` reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

NAME = "SHA256SUMS"


def of(content: bytes) -> str:
    """The checksum of one file."""
    return hashlib.sha256(content).hexdigest()


def listing(files: Mapping[str, bytes]) -> str:
    """The text of SHA256SUMS for `files`, content by path, in the order of their paths."""
    return "".join(f"{of(files[path])}  {path}\n" for path in sorted(files))
