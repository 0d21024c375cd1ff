"""What one build knows of the handbook, for hooks and templates: `config.extra.handbook`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from handbook.addresses.ledger import Ledger, Title
from handbook.blocks.blocks import Blocks
from handbook.content.edition import Edition
from handbook.site.model import Site


@dataclass
class Handbook:
    """All that the hooks of one build share. MkDocs begins anew for every language: this is made once for all."""

    editions: Mapping[str, Edition]
    """By language, the source language first."""
    features: list[str] = field(default_factory=list)
    """The features whose script a page fetches when somebody uses them."""
    site_names: Mapping[str, str] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=lambda: Ledger({}))
    titles: Mapping[str, Mapping[str, Title]] = field(default_factory=dict)
    """What stands at each address, by language of the site."""
    blocks: Mapping[str, Blocks] = field(default_factory=dict)
    """By language."""
    changes: Mapping[str, date] = field(default_factory=dict)
    """When each file was last changed."""
    dutch_newer: Mapping[str, set[str]] = field(default_factory=dict)
    """The pages whose Dutch is newer, by language."""
    pages: dict[str, str] = field(default_factory=dict)
    """The finished pages of all languages as HTML with roles, by file from the root of the site."""
    site: Site | None = None
    """The finished site, when all languages are built."""
