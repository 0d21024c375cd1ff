"""The text of a file that people write: read whole and safely, or a problem with the line and the cure."""

from __future__ import annotations

import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from handbook.content.problems import DataError, Problem

LEFTOVER = re.compile(
    r"\..*|~\$.*|#.*#|.*~|.*\.(?:bak|orig|rej|tmp|sw[a-p])|(?:thumbs\.db|desktop\.ini)", re.IGNORECASE | re.DOTALL
)
"""Names of what editors and file managers leave behind (`~$asso.md`, `asso.md~`, `.DS_Store`); nobody wrote those."""
UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but for tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # they turn the direction of writing: 'bel 112' reads as 211
    "\u115f\u1160\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff\uffa0"  # no ink, or a line's end
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff\U000e0000-\U000e00ff\U000f0000-\U0010ffff"  # no letters
    "]"
)
"""Signs that a reader cannot see, and that change what he reads. Joiners and soft hyphens may stand."""
CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
"""What git leaves in a file that two people changed."""


def is_leftover(name: str) -> bool:
    """Whether a file with this name was left behind by a program, so that it is no part of the handbook."""
    return bool(LEFTOVER.fullmatch(name))


def read_text(path: Path, name: str, most: int) -> str:
    """The text of a file, with line feeds only; `name` is what messages call it.

    Raises `DataError` for what is absent, no file, unreadable, larger than `most` bytes, not UTF-8, or holds signs that
    nobody can see.
    """
    content = _bytes(path, name, most).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"byte {content[error.start]:#04x} is not UTF-8; save the file with the encoding UTF-8"
        raise DataError([Problem(name, line, "", message)]) from None
    faults = list(faults_of(text, name))
    if faults:
        raise DataError(faults)
    return text


def _bytes(path: Path, name: str, most: int) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            problem = "is no file; remove it, and write a file with this name"
        elif about.st_size > most:
            problem = f"is {about.st_size // 1000} kB; at most {most // 1000} kB: split it up"
        else:
            return path.read_bytes()
    except FileNotFoundError:
        problem = "the file is absent; expected it here"
    except OSError as error:  # no permission, links in a circle, a broken disk
        problem = f"cannot be read ({error.strerror}); mend the file or its permissions"
    raise DataError([Problem(name, 1, "", problem)])


def faults_of(text: str, name: str) -> Iterator[Problem]:
    """A problem for each line of `text` with a sign that nobody sees, or with a conflict that git left."""
    for line, match in _lines_of(text, UNSEEN):
        yield Problem(name, line, "", unseen(match[0]) or "")
    for line, _ in _lines_of(text, CONFLICT):
        yield Problem(name, line, "", "a conflict of two versions (git); keep one of them")


def unseen(text: str) -> str | None:
    """What is wrong with the first sign of `text` that nobody can see; None where all can be seen."""
    found = UNSEEN.search(text)
    if not found:
        return None
    sign = found[0]
    called = unicodedata.name(sign, "a control character").lower()
    return f"holds a sign that nobody can see, U+{ord(sign):04X} ({called}); type the line anew without it"


def _lines_of(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """The first match of `pattern` on each line, with the number of the line."""
    line, counted, told = 1, 0, 0
    for match in pattern.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if line != told:
            yield line, match
        told = line
