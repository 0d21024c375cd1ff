"""Faults in what people write, told so that the writer can mend them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST = 1000
"""Problems that are told; who has more mends these first."""
LONGEST_SHOWN = 60
"""Signs of something wrong that are shown in a message."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: the file and line where it stands, the path inside the data, and what is wrong and expected."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return _shown(f"{self.file}:{self.line}: {where}{self.message}")


def _shown(text: str) -> str:
    """`text` for a terminal: signs that cannot be seen, or that would steer it, are told by their number."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


class DataError(Exception):
    """Everything that is wrong, at once: `problems` sorted by file and line, never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        title = "1 fault" if count == 1 else f"{count} faults"
        lines = [f"{title} in what the handbook is made from:", *map(str, self.problems[:MOST])]
        super().__init__("\n".join([*lines, f"and {count - MOST} more"] if count > MOST else lines))


def nearest(name: str, known: Iterable[str]) -> str:
    """The question whether the nearest of the `known` names was meant; '' where none is near."""
    near = get_close_matches(name.lower()[:LONGEST_SHOWN], list(known), 1)
    return f"do you mean '{near[0]}'?" if near else ""
