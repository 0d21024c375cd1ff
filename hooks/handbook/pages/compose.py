"""A page as people write it becomes the page as MkDocs gets it: warnings, blocks and sources in place, or problems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from handbook.blocks.blocks import Blocks
from handbook.blocks.markers import MARKER, MarkerError, replace
from handbook.content.outline import READ_ON, Section, sections
from handbook.content.problems import DataError, Problem

REFERENCE = re.compile(r"(?<!\])\[(\d+(?:-\d+)?(?:, ?\d+(?:-\d+)?)*)\](?![(\[:])")
"""Reference numbers as the source prints them, such as [6, 7] or [31-36]."""
NEIGHBOURS = re.compile(
    r"(<!--\s*handbook:source\s+(\S+)(?:(?!-->).)*?)\s*-->(\s*)<!--\s*handbook:source\s+\2\s+((?:(?!-->).)*?)\s*-->"
)
"""Two markers of the same source with nothing between them."""
TITLE_ID = "begin"
"""The id of every page's title, which a heading in Dutch words would not keep through a translation."""


def compose(markdown: str, meta: Mapping[str, Any], blocks: Blocks, file: str, first_line: int) -> str:
    """Return the Markdown of a page with everything that the build adds to it.

    `meta` is its front matter: `warnings` lists the warnings that stand on top and under every section title;
    `own: true` says that the page rests on no source. `file` and `first_line` say where `markdown` stands, for
    messages. Raises `DataError` with every fault of the page.
    """
    lines = markdown.split("\n")
    found = sections(markdown)
    problems = list(_faults(lines, found, meta, file, first_line))
    above = "\n".join(lines[: found[0].line] if found else lines)
    above, broken = replace(above, blocks.makers, file, first_line)
    problems += broken
    result = above.split("\n") if above or not found else []
    for section in found:
        body = one_line_per_source("\n".join(lines[section.line : section.end]))
        body, broken = replace(body, blocks.makers, file, first_line + section.line)
        problems += broken
        heading, *rest = body.split("\n")
        try:
            added = list(_warnings(section, meta, blocks))
        except MarkerError as error:
            problems.append(Problem(file, 1, "warnings", str(error)))
            added = []
        result += [_with_id(heading, section), "", *added, *rest]
    if problems:
        raise DataError(problems)
    return REFERENCE.sub(r'<span class="hb-ref" data-hb-role="reference">[\1]</span>', "\n".join(result))


def one_line_per_source(body: str) -> str:
    """Join neighbouring markers of the same source into one with several places; the number of lines stays."""
    while (joined := NEIGHBOURS.sub(r"\1 \4 -->\3", body)) != body:
        body = joined
    return body


def _faults(
    lines: list[str], found: list[Section], meta: Mapping[str, Any], file: str, first_line: int
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for section in found:
        line = first_line + section.line
        if section.level == 1:
            continue
        if not section.id:
            yield Problem(file, line, section.title, "has no id; write '## Title { #id }', the same in every language")
        elif section.id in seen:
            message = f"id '{section.id}' stands on line {seen[section.id]} too; every id must differ"
            yield Problem(file, line, section.title, message)
        seen.setdefault(section.id, line)
        if (
            not meta.get("own")
            and section.id != READ_ON
            and not _has_source("\n".join(lines[section.line : section.end]))
        ):
            message = 'shows no source; end the section with <!-- handbook:source ID "place" --> (or: source own)'
            yield Problem(file, line, section.title, message)


def _has_source(body: str) -> bool:
    return any(match["kind"] == "source" for match in MARKER.finditer(body))


def _warnings(section: Section, meta: Mapping[str, Any], blocks: Blocks) -> Iterator[str]:
    """The page's warnings as they stand under one heading: whole below the title, one line below a section."""
    if section.id == READ_ON:
        return
    names = meta.get("warnings") or []
    for name in [names] if isinstance(names, str) else names:
        yield blocks.warning_box(name) if section.level == 1 else blocks.warning(name)
        yield ""


def _with_id(heading: str, section: Section) -> str:
    return f"{heading} {{ #{TITLE_ID} }}" if section.level == 1 and not section.id else heading
