"""`make permalinks`: write the addresses that are new to the ledger, and tell which of the old ones are broken."""

from __future__ import annotations

from pathlib import Path

from handbook.addresses import ledger
from handbook.content.problems import DataError
from handbook.handbook import read_editions


def run(root: Path, _: list[str]) -> int:
    """Add what is new; raises `DataError` for what is broken."""
    docs = root / "docs"
    existing = ledger.existing(read_editions(docs))
    new = ledger.add(docs, existing)
    print("\n".join(f"{address}: added" for address in new) or "no address is new")
    problems = list(ledger.faults(ledger.read(docs), existing))
    if problems:
        raise DataError(problems)
    return 0
