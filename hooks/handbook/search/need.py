"""The model of docs/data/need.<language>.yml: what people type who are in need, or who ask about force.

They see help or a warning above what is found; docs/assets/js/search/need.js compares their question with these words.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from handbook.content.models import DataFile

Pattern = Annotated[str, StringConstraints(pattern=r"^[^\W_]+\*?( [^\W_]+\*?)*$", to_lower=True)]
"""Words in their order, with at most two others between each; `*` at the end of a word is any ending."""


class Need(DataFile):
    """docs/data/need.<language>.yml: what people type who are in despair or danger, or who ask about force"""

    kind: ClassVar[str] = "need"
    translated: ClassVar[bool] = False
    help: list[Pattern]
    """Despair, danger, violence, abuse: help stands above what is found."""
    force: list[Pattern]
    """Force, holding, rebirthing: the warning stands above what is found."""
