"""Models of small pages, for tests of what is made of the finished site."""

from __future__ import annotations

from collections.abc import Mapping
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from handbook.addresses.ledger import Ledger, Title
from handbook.content.edition import Edition
from handbook.site.model import Page, Publication, Site, read
from project import ROOT


def site_of(
    pages: Mapping[str, str],
    edition: Edition | None = None,
    ledger: Ledger | None = None,
    titles: Mapping[str, Mapping[str, Title]] | None = None,
    **publication: Any,
) -> Site:
    """The model of `pages` (HTML by path) in the language of `edition`, which is Dutch if it is not given."""
    edition = edition or Edition("nl", {}, {name.replace(".html", ".md"): "" for name in pages})
    known = Publication(ROOT / "docs", ROOT / "overrides", **{"names": {"nl": "Handboek"}, **publication})
    return read(pages, {edition.language: edition}, known, ledger or Ledger({}), titles or {edition.language: {}})


def page_of(html: str, name: str = "asso", markdown: str = "") -> Page:
    """The model of one Dutch page; its front matter stands in `markdown`."""
    return site_of({f"{name}.html": html}, Edition("nl", {}, {f"{name}.md": markdown})).books["nl"].pages[name]


def built_site() -> Site:
    """The model of the handbook itself, as its build makes it."""
    with TemporaryDirectory() as folder:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=folder)
        build(config)
        site: Site = config.extra["handbook"].site
        return site
