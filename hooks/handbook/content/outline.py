"""The sections of a page, as its Markdown says: `## Title { #id }`, in every language with the same ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<title>.+?)[ \t]*(?:\{(?P<attributes>[^{}]*)\})?[ \t]*$")
FENCE = re.compile(r"^\s*(```+|~~~+)")
ID = re.compile(r"#([\w-]+)")

READ_ON = "lees-verder"
"""The id of the last section of a page, which only links on: it rests on no source and needs no warning."""


@dataclass(frozen=True)
class Section:
    """A heading and what follows it, up to the next heading.

    `line` counts from 0 in the page's Markdown; `end` is the line after the last one. A level-1 heading is the title of
    the page.
    """

    id: str
    title: str
    level: int
    line: int
    end: int


def sections(markdown: str) -> list[Section]:
    """All headings of a page in order; a heading without an id has the id ''."""
    lines = markdown.split("\n")
    found = list(_headings(lines))
    ends = [line for line, _ in found[1:]] + [len(lines)]
    return [
        Section(
            id=(ID.findall(match["attributes"] or "") or [""])[0],
            title=match["title"].strip(),
            level=len(match["marks"]),
            line=line,
            end=end,
        )
        for (line, match), end in zip(found, ends, strict=True)
    ]


def _headings(lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    fence = ""
    for number, line in enumerate(lines):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (match := HEADING.match(line)):
            yield number, match
