"""Faults in what people write, told so that the writer can mend them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: the file and line where it stands, the path inside the data, and what is wrong and expected."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}: {where}{self.message}"


class DataError(Exception):
    """Everything that is wrong, at once: `problems` sorted by file and line, never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        title = "1 fault" if count == 1 else f"{count} faults"
        super().__init__("\n".join([f"{title} in what the handbook is made from:", *map(str, self.problems)]))
