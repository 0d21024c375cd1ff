"""Markers: `<!-- handbook:KIND ARGUMENT … -->` in a page stands for something that the build makes from data.

A marker works or stops the build: an unknown kind or argument is a problem with page and line.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping

from handbook.content.problems import Problem

MARKER = re.compile(r"<!--\s*handbook:(?P<kind>[\w-]*)(?P<arguments>.*?)-->", re.DOTALL)

Maker = Callable[..., str]


class MarkerError(Exception):
    """A marker that asks for something that does not exist; the message says what does."""


def replace(markdown: str, makers: Mapping[str, Maker], file: str, first_line: int) -> tuple[str, list[Problem]]:
    """Replace every marker by what the maker of its kind returns for its arguments.

    `first_line` is the line of the file on which `markdown` begins. Returns the new Markdown and the markers that do
    not work, which are left as they are.
    """
    problems: list[Problem] = []

    def make(match: re.Match[str]) -> str:
        line = first_line + markdown[: match.start()].count("\n")
        kind = match["kind"]
        try:
            if kind not in makers:
                raise MarkerError(f"unknown kind '{kind}'; expected one of: {', '.join(sorted(makers))}")
            return makers[kind](*_arguments(match["arguments"]))
        except MarkerError as error:
            problems.append(Problem(file, line, f"handbook:{kind}", str(error)))
            return match[0]

    return MARKER.sub(make, markdown), problems


def _arguments(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise MarkerError(f'cannot read{text.rstrip()} ({error}); put words in "double quotes"') from None
