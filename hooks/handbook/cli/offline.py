"""`make offline`: the site with everything to take along, in dist/ and beside the pages."""

from __future__ import annotations

import time
from pathlib import Path

from handbook.cli.publish import publish


def run(root: Path, _: list[str]) -> int:
    """Build and publish all; tell sizes and time."""
    begin = time.monotonic()
    code = publish(root, offline=True)
    if code == 0:
        for path in sorted(path for path in (root / "dist").rglob("*") if path.is_file()):
            print(f"{path.stat().st_size / 1e6:8.3f} MB  {path.relative_to(root)}")
        print(f"{time.monotonic() - begin:8.1f} s")
    return code
