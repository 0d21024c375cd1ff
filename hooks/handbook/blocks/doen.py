"""The box with what you can do."""

from __future__ import annotations

from handbook.blocks.kort import KortBlock


class DoenBlock(KortBlock):
    """`/// doen | Dit kun je doen`: a box like that of `kort`, with what you can do, in Markdown up to `///`."""

    name = "doen"
