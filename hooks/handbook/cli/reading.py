"""`make reading`: print how easy each page reads."""

from __future__ import annotations

from pathlib import Path

from handbook.content.edition import SOURCE, languages, read_pages
from handbook.content.readability import table


def run(root: Path, _: list[str]) -> int:
    """Print a row for each Dutch page."""
    docs = root / "docs"
    pages = read_pages(docs, languages(docs), [])[SOURCE]
    print(table({name: page.markdown for name, page in pages.items()}))
    return 0
