"""Models of small pages, for tests of what is made of the finished site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page as BuiltPage

from handbook.addresses.ledger import Ledger, Title
from handbook.blocks.warning import WarningNote, Warnings
from handbook.content.edition import Edition
from handbook.content.models import DataFile
from handbook.content.page_source import read_page
from handbook.handbook import Handbook
from handbook.site import products
from handbook.site.model import Page, Publication, Site, read
from handbook.site.products import Files, Product
from project import CONTACT, ROOT


def edition_of(*names: str, head: str = "", language: str = "nl", dutch: str = "", **data: DataFile) -> Edition:
    """An edition with pages of these names, each with the front matter `head`, and `data` by kind.

    `dutch` names pages that are not translated.
    """
    sources = {f"{name}.md": read_page(f"---\n{head}\n---\n# Titel\n", f"docs/{language}/{name}.md") for name in names}
    others = {f"{name}.md": read_page("# Titel\n", f"docs/nl/{name}.md") for name in dutch.split()}
    return Edition(language, data, sources | others)


def scoped(**scopes: list[str]) -> Warnings:
    """Warnings with these ids, each with the pages and sections that carry it."""
    words: Any = {"title": "Let op", "text": "Let op.", "short": "Let op.", "mark": "let op", "link": "asso.md"}
    return Warnings(warnings=[WarningNote(id=name, scope=scope, **words) for name, scope in scopes.items()])


def site_of(
    pages: Mapping[str, str],
    edition: Edition | None = None,
    ledger: Ledger | None = None,
    titles: Mapping[str, Mapping[str, Title]] | None = None,
    **publication: Any,
) -> Site:
    """The model of `pages` (HTML by path) in the language of `edition`, which is Dutch if it is not given."""
    edition = edition or edition_of(*(path.removesuffix(".html") for path in pages if path != "404.html"))
    known = Publication(ROOT / "docs", ROOT / "overrides", **{"names": {"nl": "Handboek"}, **publication})
    return read(pages, {edition.language: edition}, known, ledger or Ledger({}), titles or {edition.language: {}})


def page_of(html: str, name: str = "asso", head: str = "", **data: Any) -> Page:
    """The model of one Dutch page with the front matter `head`, and `data` by kind."""
    return site_of({f"{name}.html": html}, edition_of(name, head=head, **data)).books["nl"].pages[name]


@dataclass(frozen=True)
class Built:
    """What a build of the handbook itself made. For reading."""

    handbook: Handbook
    contents: Mapping[str, str]
    """What Markdown made of each page before it came in its template, by its file from the root of the site."""
    site: Site


class _Contents(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Keeps what Markdown made of each page."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def on_page_content(self, html: str, page: BuiltPage, **_: Any) -> None:
        self.found[page.file.dest_uri] = html


def built_site(url: str | None = None) -> Site:
    """The model of the handbook itself, as its build makes it; published at `url`, if that is given. For reading."""
    return built(url).site


@cache
def built(url: str | None = None) -> Built:
    """A build of the handbook itself, in this process and without its files."""
    found: list[Site] = []

    def keep(site: Site) -> dict[Product, Files]:
        found.append(site)
        return {}  # no files are needed

    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if url is not None:
            patch.setenv("HANDBOOK_URL", url)
            patch.setenv("HANDBOOK_CONTACT", CONTACT if url else "")
        patch.setattr(products, "by_product", keep)
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=folder)
        config.plugins["contents"] = contents = _Contents()
        build(config)
    return Built(config.extra["build"].handbook, contents.found, found[0])
