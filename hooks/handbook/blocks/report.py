"""How to tell about a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings, choice


class ReportBlock(Block):
    """`/// report`: a link that begins a message to us, or that there is no address for that yet.

    `/// report | number`: one line about the help numbers, only if we can be told.
    """

    name = "report"

    def values(self, around: Surroundings, about: str = "") -> Mapping[str, Any]:
        """The address for reports, that of the site, and whether it is about a help number."""
        choice(about, "number")
        settings = around.settings
        return {"contact": settings.contact, "address": settings.site_url, "number": about == "number"}
