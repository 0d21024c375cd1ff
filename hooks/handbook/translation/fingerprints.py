"""Fingerprints: which Dutch text a translation was made from, and where that is kept.

A page keeps it in its front matter (`made_from: "0c3f…"`). The texts of data files keep it together in one ledger per
language, `docs/<language>/made-from.yml`, so that the data files hold nothing but texts. `make translations ACCEPT=…`
writes both.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook.content.problems import DataError, Problem, nearest
from handbook.content.yaml_file import read
from handbook.kinds import KINDS

Ledger = Mapping[str, Mapping[str, str]]
"""The fingerprint of each data text: by kind, then by its path (`cards.deel-1.title`)."""
LEDGER = "made-from.yml"
KEY = "made_from"
EXPECTED = f"expected one of: {', '.join(KINDS)}"
FORM = re.compile(r"[0-9a-f]{12}")
HEAD = """\
# The Dutch texts that docs/data/*.{language}.yml were translated from: a fingerprint per text, by kind and place.
# `make translations` compares it with the Dutch of now, and so finds a translation that is older than its source.
# Written by `make translations ACCEPT=docs/data/<kind>.{language}.yml`, after review; nobody edits it by hand.
"""
FRONT = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:.*?\n)??(?=---[ \t]*(?:\r?\n|\Z))", re.DOTALL)
"""The front matter of a file as it is on disk, up to its closing line."""
STAMP = re.compile(rb"^%b:[^\r\n]*" % KEY.encode(), re.MULTILINE)


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that change when `text` does; spaces, tabs and line breaks make no difference."""
    normalised = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(normalised.encode()).hexdigest()[:12]


def body(text: str) -> str:
    """The text of a page without its front matter."""
    match = FRONT.match(text.encode())
    return re.sub(r"\A---[ \t]*\n", "", text.encode()[match.end() :].decode()) if match else text


def as_text(value: Any) -> str:
    """A text of a data file; that of a list of words is one line per word."""
    return "\n".join(f"- {word}" for word in value) if isinstance(value, list) else str(value)


def stamped(page: bytes, stamp: str) -> bytes:
    """The page with `stamp` in its front matter; every other byte stays as it was."""
    line = f'{KEY}: "{stamp}"'.encode()
    front = FRONT.match(page)
    if not front:
        start = 3 if page.startswith(b"\xef\xbb\xbf") else 0
        return page[:start] + b"---\n" + line + b"\n---\n\n" + page[start:]
    if STAMP.search(front[0]):
        return STAMP.sub(line, front[0], count=1) + page[front.end() :]
    return front[0] + line + (b"\r\n" if front[0].endswith(b"\r\n") else b"\n") + page[front.end() :]


def read_ledger(docs: Path, language: str) -> dict[str, dict[str, str]]:
    """The ledger of a language, {} when it has none yet; raise `DataError` with each fault in it."""
    path = docs / language / LEDGER
    if not path.exists():
        return {}
    file = read(path, f"{docs.name}/{language}/{LEDGER}")
    problems = [Problem(file.name, file.line(at), " › ".join(at), message) for at, message in _faults(file.value)]
    if problems:
        raise DataError(problems)
    return {kind: dict(stamps) for kind, stamps in file.value.items()}


def _faults(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(value, dict):
        yield (), "expected kinds of data, each with fingerprints by path; run `make translations ACCEPT=…`"
        return
    for kind, stamps in value.items():
        if kind not in KINDS:
            yield (kind,), f"unknown kind '{kind[:60]}'; {nearest(kind, KINDS) or EXPECTED}"
        elif not isinstance(stamps, dict):
            yield (kind,), f"is {stamps!r}; expected fingerprints by path, such as cards.deel-1.title"
        else:
            for path, stamp in stamps.items():
                if not isinstance(stamp, str) or not FORM.fullmatch(stamp):
                    yield (kind, path), f"is {stamp!r}; expected 12 digits and letters a-f, in double quotes"


def write_ledger(docs: Path, language: str, ledger: Ledger) -> None:
    """Write the ledger of a language, sorted, so that two people's changes seldom meet on one line."""
    lines = []
    for kind in sorted(kind for kind in ledger if ledger[kind]):
        lines += [f"{kind}:", *(f'  {path}: "{ledger[kind][path]}"' for path in sorted(ledger[kind]))]
    text = HEAD.format(language=language) + "\n".join(lines or ["{}"]) + "\n"
    (docs / language / LEDGER).write_text(text, "utf-8", newline="\n")
