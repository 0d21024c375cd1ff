"""What all that works without a network is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handbook.blocks.registry import STYLES
from handbook.content.page_source import PageSource
from handbook.offline.offline_page import Copy
from handbook.pages import assets
from handbook.print.colophon import Colophon
from handbook.site import scripts
from handbook.site.model import Site
from handbook.site.products import Files, Product, joined, names
from handbook.site.stylesheets import files_of, stylesheet


@dataclass(frozen=True)
class Sources:
    """What all that works without a network is made from."""

    root: Path
    """The folder of the project."""
    site: Site
    online: Mapping[Product, Files]
    """The files of the site, by the product that they are of."""
    colophon: Colophon

    @cached_property
    def copies(self) -> dict[str, Copy]:
        """What pages of a copy share, by language."""
        script = self.script("offline_copy")
        return {name: Copy(book.edition, self.colophon, script) for name, book in self.site.books.items()}

    @cached_property
    def assets(self) -> dict[str, str]:
        """What pages load, by the name without its hash: assets/handbook.css"""
        made = joined(self.online)
        return {name: made[path].decode() for name, path in names(made).items()}

    @cached_property
    def pocket_pages(self) -> list[PageSource]:
        """The pages that a pocket copy has, as they are written."""
        pages = (page for book in self.site.books.values() for page in book.edition.pages.values())
        return [page for page in pages if page.front_matter.pocket_copy]

    @cached_property
    def styles(self) -> str:
        """The stylesheet of the site, with those of the blocks in a pocket copy, and what only a copy shows."""
        needed = {name for page in self.pocket_pages for name in assets.styles(page)}
        files = [file for name in STYLES if name in needed for file in files_of(name)]
        own = stylesheet(self.root / "docs/assets", [*files, "css/copy.css"])
        return f"{self.assets['assets/handbook.css']}\n{own}"

    def script(self, name: str) -> str:
        """A bundle of docs/assets/scripts."""
        return scripts.bundle(self.root / "docs/assets", name)
