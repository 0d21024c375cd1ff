"""Which files of the site are short pages; short_links.py writes them.

It is a module of its own, because importing what writes them takes time that a mere question should not cost.
"""

from __future__ import annotations

from pathlib import PurePath

FOLDER = "s"


def is_short(path: PurePath) -> bool:
    """Whether a file of the site, with its `path` from the root, is a short page or a picture for one."""
    return FOLDER in path.parts
