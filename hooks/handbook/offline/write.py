"""Writes all that works without a network. Apart from the products, since only they need WeasyPrint."""

from __future__ import annotations

from pathlib import Path

from handbook.offline.sources import Sources
from handbook.site.products import Files, write


def write_offline(sources: Sources, dist: Path) -> Files:
    """Write the files of dist/ to the folder `dist`; return those that go beside the pages of the site.

    Raises `OSError` with the cure where WeasyPrint cannot draw, and what the products raise.
    """
    try:
        from handbook.offline import products
    except OSError as error:
        raise OSError(f"{error}\nWeasyPrint needs Pango: run sh hooks/install-printing.sh") from None
    files = products.files(sources)
    write(files, dist)
    return products.site_downloads(sources, files)
