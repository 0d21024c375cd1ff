"""The licences of what others made, that the site goes out with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings
from handbook.site.licences import FILE


class LicencesBlock(Block):
    """`/// licences`: a link to the licences of what others made."""

    name = "licences"

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The file that holds them, beside the page."""
        return {"file": FILE}
