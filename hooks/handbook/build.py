"""One build of the site: what it is made from, and what is made of it so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handbook.handbook import Handbook


@dataclass
class Build:
    """What the hooks hand on to each other; templates see it as `config.extra.build`."""

    handbook: Handbook
    pages: dict[str, str] = field(default_factory=dict)
    """The built pages of all languages as HTML with roles, by file from the root of the site."""
    running: int = 1
    """How many builds of MkDocs run: static-i18n starts that of each further language within that of the first."""

    @staticmethod
    def of(extra: Mapping[str, Any]) -> Build:
        """The build that runs, from the `extra` of its configuration."""
        found: Build = extra["build"]
        return found
