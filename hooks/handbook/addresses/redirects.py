"""What a reader finds at an old address: where the text stands now. Browsers go on at once (address-arrival.js)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from handbook.addresses.ledger import Ledger, Title

HOME = "index"


@dataclass(frozen=True)
class Note:
    """An old address on a page: its `id` there ('' for the page itself), and the new place from that page."""

    id: str
    href: str
    title: Title


def notes(ledger: Ledger, page: str, titles: Mapping[str, Title]) -> Iterator[Note]:
    """The notes of `page` (`asso`), for each place on it that was moved; `titles` are those of all addresses."""
    for address, target in ledger.entries.items():
        name, _, section = address.partition("#")
        if name == page and target and section:
            yield _note(section, page, ledger.current(address), titles)


def moved_pages(ledger: Ledger, pages: Collection[str]) -> list[str]:
    """The pages of the ledger that no longer are among `pages`."""
    return list(dict.fromkeys(name for address in ledger.entries if (name := address.split("#")[0]) not in pages))


def whole(ledger: Ledger, page: str, titles: Mapping[str, Title]) -> Note:
    """The note for a page that moved. It leads to the home page if the ledger knows only places on that page."""
    return _note("", page, current(ledger, page), titles)


def current(ledger: Ledger, page: str) -> str:
    """Where a page that moved leads now."""
    return ledger.current(page) if page in ledger.entries else HOME


def _note(name: str, page: str, target: str, titles: Mapping[str, Title]) -> Note:
    to, _, section = target.partition("#")
    return Note(name, ("" if to == page else f"{to}.html") + (f"#{section}" if section else ""), titles[target])
