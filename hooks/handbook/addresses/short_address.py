"""Where short addresses stand in the site; what stands there is written by short_links.py.

Apart from that, so that who only asks need not wait for what writing takes.
"""

from __future__ import annotations

from pathlib import PurePath

FOLDER = "s"


def is_short(path: PurePath) -> bool:
    """Whether a file of the site, with its `path` from the root, is a short page or a picture for one."""
    return FOLDER in path.parts
