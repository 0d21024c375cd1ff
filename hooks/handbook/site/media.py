"""The pictures that stand with the pages."""

from __future__ import annotations

from handbook.content.edition import SOURCE
from handbook.site.model import Site


def media(site: Site, language: str) -> dict[str, bytes]:
    """The pictures that stand with the pages of a language, by their path; those of the source where it has none."""
    found: dict[str, bytes] = {}
    for name in (SOURCE, language):
        pages = site.publication.docs / name
        for path in sorted(path for path in pages.rglob("*") if path.is_file() and path.suffix not in (".md", ".yml")):
            found[path.relative_to(pages).as_posix()] = path.read_bytes()
    return found
