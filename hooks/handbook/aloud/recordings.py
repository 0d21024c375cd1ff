"""Recordings of people who read a section: docs/audio/<language>/<page>/<section>.opus, and of which text each is.

`docs/audio/<language>/recorded.yml` holds the fingerprint of the text that was read; `make reading-aloud ACCEPT=…`
writes it. A recording of an older text is not published: a device's voice reads in its place, and the page says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from handbook.content.problems import DataError, Problem
from handbook.content.yaml_file import read
from handbook.translation.fingerprints import FORM, fingerprint

FOLDER = "audio"
ENDING = ".opus"
LEDGER = "recorded.yml"
HEAD = """\
# The text that each recording in this folder is of, as a fingerprint: `make reading-aloud` compares it with the text of
# now. Written by `make reading-aloud ACCEPT={language}/<page>/<section>`, after listening; nobody edits it by hand.
"""


class State(StrEnum):
    """Whether a text has a recording, and whether that is of the text as it is now."""

    RECORDED = "recorded"
    OUTDATED = "outdated"
    MISSING = "missing"


def files(docs: Path, language: str) -> dict[str, Path]:
    """The recordings of a language by what they are of: asso/vier-stappen."""
    folder = docs / FOLDER / language
    found = sorted(folder.glob(f"*/*{ENDING}"))
    return {f"{path.parent.name}/{path.stem}": path for path in found}


def sections(docs: Path, language: str, page: str) -> list[str]:
    """The ids of the sections of a page that have a recording, outdated or not."""
    return [name.partition("/")[2] for name in files(docs, language) if name.startswith(f"{page}/")]


def stamp(texts: Sequence[str]) -> str:
    """The fingerprint of what is read."""
    return fingerprint("\n".join(texts))


def states(docs: Path, language: str, read_aloud: Mapping[str, Sequence[str]]) -> dict[str, State]:
    """The state of everything that is read in a language (by asso/vier-stappen)."""
    recorded, stamps = files(docs, language), read_ledger(docs, language)
    found = {}
    for name, texts in read_aloud.items():
        state = State.RECORDED if stamps.get(name) == stamp(texts) else State.OUTDATED
        found[name] = state if name in recorded else State.MISSING
    return found


def read_ledger(docs: Path, language: str) -> dict[str, str]:
    """The fingerprints of what was recorded in a language; raises `DataError` with each fault in the file."""
    path = docs / FOLDER / language / LEDGER
    if not path.is_file():
        return {}
    name = f"{docs.name}/{FOLDER}/{language}/{LEDGER}"
    file = read(path, name)
    if not isinstance(file.value, dict):
        raise DataError(
            [Problem(name, 1, "", "expected fingerprints by page/section; run `make reading-aloud ACCEPT=…`")]
        )
    wrong = [key for key, found in file.value.items() if not isinstance(found, str) or not FORM.fullmatch(found)]
    if wrong:
        message = "is no fingerprint; expected 12 digits and letters a-f, in double quotes"
        raise DataError([Problem(name, file.line((key,)), str(key), message) for key in wrong])
    return {str(key): str(found) for key, found in file.value.items()}


def write_ledger(docs: Path, language: str, stamps: Mapping[str, str]) -> None:
    """Write the fingerprints of a language, sorted."""
    lines = [f'{name}: "{stamps[name]}"' for name in sorted(stamps)] or ["{}"]
    text = HEAD.format(language=language) + "\n".join(lines) + "\n"
    (docs / FOLDER / language / LEDGER).write_text(text, "utf-8", newline="\n")
