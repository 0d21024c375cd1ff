"""How to tell about a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings


class ReportBlock(Block):
    """`/// report`: a link that begins a message to us, or that there is no address for that yet."""

    name = "report"

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The address for reports, and that of the site."""
        return {"contact": around.settings.contact, "address": around.settings.site_url}
