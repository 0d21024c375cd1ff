"""Every kind of data file: those that blocks show, the words of the site, summaries, and what the search knows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handbook.blocks.registry import data_kinds
from handbook.content.interface import Interface
from handbook.content.models import DataFile
from handbook.content.summaries import Summaries
from handbook.search.synonyms import Synonyms

KINDS: Mapping[str, type[DataFile]] = MappingProxyType(
    {**data_kinds(), **{model.kind: model for model in (Summaries, Synonyms, Interface)}}
)
"""The model of each kind, by its name: docs/data/<kind>.<language>.yml."""
