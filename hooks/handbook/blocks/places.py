"""Sections that a block leads to, with the marks that a reader must see before choosing one."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.blocks.base import TREATMENT
from handbook.blocks.warning import marks_of, notes
from handbook.content.edition import Edition


def places(edition: Edition, addresses: Sequence[str]) -> list[dict[str, str]]:
    """The address and title of each, and its marks: "binnen behandeling", "over pleegkinderen"."""
    treatment = {note.mark for note in notes(edition) if note.id == TREATMENT}
    titles = {place.address: place.title for place, _ in edition.sections()}
    return [
        {
            "address": address,
            "title": titles.get(address, address),
            "mark": ", ".join(marks_of(edition, address)),
            "kind": " hb-with--treatment" if treatment & {*marks_of(edition, address)} else "",
        }
        for address in addresses
    ]
