"""Which kinds of data file there are."""

from __future__ import annotations

from handbook.content.interface import Interface
from handbook.content.models import (
    Checklist,
    DataFile,
    Factors,
    Glossary,
    Help,
    Pictures,
    Programme,
    Routes,
    Situations,
    Sources,
    Synonyms,
    TipCards,
    Warnings,
)

KINDS: dict[str, type[DataFile]] = {
    model.kind: model
    for model in (
        TipCards,
        Checklist,
        Warnings,
        Sources,
        Pictures,
        Factors,
        Glossary,
        Situations,
        Routes,
        Help,
        Synonyms,
        Programme,
        Interface,
    )
}
