"""The stylesheets that pages load, minified: Material's part and ours in one, and what a feature has of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import rcssmin

HANDBOOK = ("vendor/material/material.css", "css/theme.css", "css/blocks.css", "css/print.css")
"""What every page may need, in docs/assets; ours comes last, and wins."""
OF_SEVERAL = {
    "special": ("css/pieces.css", "css/special.css"),
    "route": ("css/pieces.css", "css/paper.css", "css/route.css"),
}
"""The stylesheets for which one file with their name is not enough."""


def files_of(name: str) -> tuple[str, ...]:
    """What the stylesheet is made of that a block or a feature asks for by `name`: css/NAME.css, or several files."""
    return OF_SEVERAL.get(name, (f"css/{name}.css",))


def stylesheet(sources: Path, parts: Iterable[str]) -> str:
    """The files `parts` of the folder `sources` (docs/assets) as one minified stylesheet."""
    return minified("\n".join((sources / part).read_text("utf-8") for part in parts))


def minified(css: str) -> str:
    """`css` without comments (but those of a licence: `/*!`) and needless white space."""
    return str(rcssmin.cssmin(css, keep_bang_comments=True))
