"""The files to take along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings

DOWNLOADS = "hb-downloads"
"""The class of the list in a page, by which whoever fills it finds it."""


class DownloadsBlock(Block):
    """`/// downloads`: the list of files to take along, which `make offline` puts here (handbook.offline.downloads)."""

    name = "downloads"
    styles = ("special",)

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """Nothing: the template says that there are none."""
        return {}
