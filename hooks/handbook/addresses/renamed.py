"""Headings whose id was mistyped: what leads to them looks broken, but the slip stands in the heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from handbook.addresses.ledger import Ledger
from handbook.content.page_source import PageSource
from handbook.content.problems import LONGEST_SHOWN, Problem


def problems(ledger: Ledger, pages: Iterable[PageSource]) -> Iterator[Problem]:
    """A problem for each new id that is nearly one which the ledger promises and which its page lacks."""
    for page in pages:
        name = page.name.removesuffix(".md")
        here = {section.id for section in page.sections}
        promised = [address.partition("#") for address, target in ledger.entries.items() if not target]
        lacking = [known for of, _, known in promised if of == name and known and known not in here]
        for section in page.sections:
            near = get_close_matches(section.id, lacking, 1, 0.8)
            if section.id and f"{name}#{section.id}" not in ledger.entries and near:
                message = f"id '{section.id}' is new, and '{near[0]}' is gone; do you mean '{near[0]}'?"
                yield Problem(page.file, page.first_line + section.line, section.title[:LONGEST_SHOWN], message)
