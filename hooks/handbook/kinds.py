"""Every kind of data file: what blocks show, words of the site and of terms, what search and voice know of words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handbook.aloud.spoken import Spoken
from handbook.blocks.registry import data_kinds
from handbook.content.interface import Interface
from handbook.content.models import DataFile
from handbook.content.summaries import Summaries
from handbook.search.need import Need
from handbook.search.questions import Questions
from handbook.translation.terms import Terms

KINDS: Mapping[str, type[DataFile]] = MappingProxyType(
    {**data_kinds(), **{model.kind: model for model in (Summaries, Questions, Need, Spoken, Terms, Interface)}}
)
"""The model of each kind, by its name: docs/data/<kind>.<language>.yml."""
