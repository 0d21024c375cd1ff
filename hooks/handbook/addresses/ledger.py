"""The ledger of addresses: everything that was ever published keeps an address, or leads to where its text went.

An address is the same in every language: `asso` is a page, `asso#vier-stappen` a place on it. docs/data/permalinks.yml
has one line for each: `asso#vier-stappen:` is still there, `asso#oud: asso#vier-stappen` was moved.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from handbook.addresses.pasted import SITE, asked
from handbook.blocks.registry import items
from handbook.content.edition import SOURCE, Edition
from handbook.content.inline_text import plain
from handbook.content.loading import LEDGER
from handbook.content.problems import LONGEST_SHOWN, DataError, Problem
from handbook.content.text_file import read_text
from handbook.content.yaml_file import LARGEST
from handbook.content.yaml_file import read as read_yaml

FORM = re.compile(r"[a-z0-9-]{1,60}(#[a-z0-9-]{1,60})?")
LINE = re.compile(r"^([\w-]+)(?:#[\w-]+)?[ \t]*:")
"""A line of the ledger, with the page that it belongs to."""
SCHEMA = {
    "title": "Permalinks",
    "description": "docs/data/permalinks.yml: every address that was ever published, and where it was moved to.",
    "type": "object",
    "propertyNames": {"pattern": f"^{FORM.pattern}$"},
    "additionalProperties": {"type": ["string", "null"], "pattern": f"^{FORM.pattern}$"},
}
"""The JSON Schema of the ledger."""
CURE = "run `make permalinks`"


@dataclass(frozen=True)
class Title:
    """The words of something with an address, and the language that they are in."""

    words: str
    language: str


@dataclass(frozen=True)
class Ledger:
    """Every address that was ever published: where it was moved to, or '' while it is where it was; and its line."""

    entries: Mapping[str, str]
    lines: Mapping[str, int] = field(default_factory=dict)
    file: str = f"docs/data/{LEDGER}"

    def current(self, address: str) -> str:
        """Where `address` leads by now, however often it was moved; itself, when it never was.

        The ledger must have no `faults`.
        """
        while self.entries.get(address):
            address = self.entries[address]
        return address


def read(docs: Path) -> Ledger:
    """The ledger of the folder `docs`; raise `DataError` when it is absent, no YAML, ill-formed, or names one twice."""
    file = read_yaml(docs / "data" / LEDGER, f"{docs.name}/data/{LEDGER}", comments=True)
    if not isinstance(file.value, dict):
        raise DataError([Problem(file.name, 1, "", "expected a line for each address, such as asso#vier-stappen:")])
    problems = []
    for address, target in file.value.items():
        for name in (address, target):
            if name is not None and not (isinstance(name, str) and FORM.fullmatch(name)):
                cure = _cure(name, file.value) or "expected page or page#section, such as asso#vier-stappen"
                message = f"ill-formed '{str(name)[:LONGEST_SHOWN]}'; {cure}"
                problems.append(Problem(file.name, file.line((address,)), address[:LONGEST_SHOWN], message))
    if problems:
        raise DataError(problems)
    entries = {address: target or "" for address, target in file.value.items()}
    return Ledger(entries, {address: file.line((address,)) for address in entries}, file.name)


def _cure(name: object, known: Collection[object]) -> str:
    """How to write an address that was pasted, which may be gone by now; '' where nothing tells."""
    pages = {
        address for address in known if isinstance(address, str) and FORM.fullmatch(address) and "#" not in address
    }
    names = asked(SITE.sub("", name), [SOURCE]).names if isinstance(name, str) else []
    at = next((at for at, one in enumerate(names) if one in pages), 0)
    meant = "#".join(names[at : at + 2])
    return f"write {meant}" if FORM.fullmatch(meant) and (at or names[0] in pages) else ""


def titles(edition: Edition) -> dict[str, str]:
    """Every address that exists, with its words in the language of `edition`, in reading order.

    Pages and the sections that people wrote, and what blocks on the page show of the data: cards, tips, criteria,
    factors, situations, words, telephone numbers. Each kind of block says its own (handbook.blocks).
    """
    found: dict[str, str] = {}
    for place, section in edition.sections():
        address = place.address.replace(".md", "", 1)
        page, _, name = address.partition("#")
        if name or "#" not in address:
            found.setdefault(address, place.title)
        for use in section.blocks:
            for item, text in items(use, edition):
                found.setdefault(f"{page}#{item}", plain(text))
    return found


def titles_in(language: str, editions: Mapping[str, Edition]) -> dict[str, Title]:
    """Every address that exists in one of `editions`, with the title that a reader of `language` finds there.

    Where the page is not translated, or lacks the section, that is in the source language, or else in the one language
    that has it.
    """
    found: dict[str, Title] = {}
    for edition in (editions[language], *editions.values()):
        for address, words in titles(edition).items():
            if f"{address.split('#')[0]}.md" in edition.written:
                found.setdefault(address, Title(words, edition.language))
    return found


def existing(editions: Mapping[str, Edition]) -> dict[str, str]:
    """Every address that the ledger has to promise, with its words.

    Those of the source language, so that a slip in a translation promises nothing; and of a translation what its pages
    say that only they have.
    """
    found = dict(titles(editions[SOURCE]))
    for edition in editions.values():
        for address, words in titles(edition).items():
            page, _, name = address.partition("#")
            if name in edition.front_matter(f"{page}.md").only_here:
                found.setdefault(address, words)
    return found


def faults(ledger: Ledger, existing: Collection[str]) -> Iterator[Problem]:
    """Every promise that is broken, with its cure: an address that is gone, or leads nowhere or in a circle."""
    for address, target in ledger.entries.items():
        if not target and address not in existing:
            yield _problem(ledger, address, f"is gone; put its id back, or write where its text went: {address}: NEW")
        elif target and address in existing:
            message = f"is moved to '{target}', but exists again; remove '{target}' here, or rename the new id"
            yield _problem(ledger, address, message)
        elif target and target not in existing and target not in ledger.entries:
            near = get_close_matches(target, existing, 1)
            hint = f"; do you mean '{near[0]}'?" if near else "; write an address that exists"
            yield _problem(ledger, address, f"is moved to '{target}', which does not exist{hint}")
        elif circle := _circle(ledger, address):
            way = " → ".join(circle)
            yield _problem(ledger, address, f"leads in a circle: {way}; let one of them lead to what exists")


def _problem(ledger: Ledger, address: str, message: str) -> Problem:
    return Problem(ledger.file, ledger.lines.get(address, 1), address, message)


def _circle(ledger: Ledger, address: str) -> list[str]:
    """The addresses on the way from `address` back to itself; [] when the way does not come back to it."""
    way = [address]
    while target := ledger.entries.get(way[-1]):
        if target in way:
            return [*way, target] if target == address else []
        way.append(target)
    return []


def unlisted(ledger: Ledger, existing: Collection[str]) -> list[str]:
    """The addresses that exist but that nobody promised yet."""
    return [address for address in existing if address not in ledger.entries]


def add(docs: Path, existing: Collection[str]) -> list[str]:
    """Write the addresses that the ledger does not have yet behind those of their page; return them.

    Every other line stays as it is, comments too. Raises `DataError` like `read`.
    """
    new = unlisted(read(docs), existing)
    path = docs / "data" / LEDGER
    text = read_text(path, f"{docs.name}/data/{LEDGER}", LARGEST)
    lines = text.rstrip("\n").split("\n")
    for address in new:
        page = address.split("#")[0]
        same = [n for n, line in enumerate(lines, 1) if (found := LINE.match(line)) and found[1] == page]
        if same:
            lines.insert(same[-1], f"{address}:")
        else:
            lines += ["", f"{address}:"]
    if new:
        path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return new
