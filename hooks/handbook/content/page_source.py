"""A page as people write it: its front matter, its headings, and the blocks that it asks for, each with its line.

Pages hold Markdown and blocks. A block stands on lines of its own, `/// name | argument` to `///`; what stands within a
line is written `[[name argument]]`. Everything else that would act (HTML, comments) is a problem with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from handbook.content.front_matter import FrontMatter
from handbook.content.model_faults import told
from handbook.content.models import LONGEST_ID
from handbook.content.problems import LONGEST_SHOWN, DataError, Problem
from handbook.content.text_file import faults_of
from handbook.content.yaml_file import parse

HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<title>.+?)[ \t]*(?:\{(?P<attributes>[^{}]*)\})?[ \t]*$")
ID = re.compile(r"#(\S+)")
ID_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
BLOCK_START = re.compile(r"^(?P<marks>/{3,})[ ]*(?P<name>[\w-]+)[ ]*(?:\|[ ]*(?P<argument>.*?)[ ]*)?$")
BLOCK_END = re.compile(r"^(?P<marks>/{3,})[ ]*$")
INLINE = re.compile(r"\[\[(?P<name>[\w-]+)(?P<argument>[^\[\]]*)\]\]")
ACTS = re.compile(r"<(?:[a-zA-Z/!?])")
"""What Markdown would take for HTML."""
CODE_SPAN = re.compile(r"`[^`]*`")
SLASHES = re.compile(
    r"\s*(?:(?:[-*+>]|\d+[.)])\s*)*[/\\\u2044\u2215\u2571\u29f8\uff0f](?:[ ]*[/\u2044\u2215\u2571\u29f8\uff0f])+"
)
"""The beginning of a line that is meant as a block, with signs that look like slashes, or with something in front."""
NOT_IN_PAGES = (
    (re.compile(r"\s*(?:```|~~~)"), "begins code, which pages do not hold; remove the line"),
    (
        re.compile(r"!!!|\?\?\?"),
        "is an old form of a box; write '/// kort | Title' above the text, and '///' below it",
    ),
    (
        re.compile(r"[ ]*[-=_*+\u2010-\u2015\u2212][-=_*\u2010-\u2015\u2212 ]*$"),
        "is only dashes; remove it. The head of a page stands between two lines --- and begins on line 1",
    ),
    (re.compile(r"\s*(?:(?:[-*+>]|\d+[.)])\s*){5}"), "begins with too many signs; leave one of them"),
    (re.compile(r" {41}"), "is indented too far; remove the spaces in front"),
    (
        re.compile(r".*&(?:#\w+|\w+);"),
        "holds a sign by its name or number in HTML (such as &nbsp;); type the sign itself",
    ),
)
"""Lines that Markdown takes for something that the writer did not mean, each with what he is told."""
LARGEST = 200_000
"""Bytes. The longest page of the handbook has a tenth of it."""
LONGEST_LINE = 2000
"""Signs in a line: who writes more forgot to begin a new one."""
MARKS = "[*_`!#"
MOST_MARKS = 200
"""Marks of one kind in a paragraph: with thousands of them Markdown reads for hours."""
SCREENSHOT = "hb-screenshot"
"""The class that pages write behind a picture of the site itself: `![…](img/….webp){ .hb-screenshot }`."""


@dataclass(frozen=True)
class BlockUse:
    """A block that a page asks for, or a part of a line (`inline`); `line` is that of the file, from 1."""

    name: str
    argument: str
    line: int
    body: str = ""
    inline: bool = False


@dataclass(frozen=True)
class WrittenSection:
    """A heading and what follows it, up to the next heading.

    `line` and `end` count from 0 in the page's Markdown; `end` is the line after the last one. A level-1 heading is the
    title of the page. A heading without an id has the id ''.
    """

    id: str
    title: str
    level: int
    line: int
    end: int
    blocks: tuple[BlockUse, ...]


@dataclass(frozen=True)
class PageSource:
    """A page as written, in the file `file` (docs/nl/asso.md); its Markdown begins on `first_line`."""

    file: str
    language: str
    front_matter: FrontMatter
    markdown: str
    first_line: int
    sections: tuple[WrittenSection, ...]
    blocks: tuple[BlockUse, ...]
    """All blocks of the page, also those before the first heading."""
    key_lines: Mapping[str, int]
    """The line of each key of the front matter."""

    @property
    def name(self) -> str:
        """The file name: asso.md."""
        return self.file.rsplit("/", 1)[-1]

    def shows(self, block: str, argument: str | None = None) -> bool:
        """Whether the page has a block of this kind on lines of its own; with `argument`, only one with that."""
        return any(
            use.name == block and not use.inline and (argument is None or use.argument == argument)
            for use in self.blocks
        )


def read_page(text: str, file: str) -> PageSource:
    """Read the page `text` of `file` (docs/nl/asso.md); raise `DataError` with everything that is wrong in it."""
    problems = [*faults_of(text, file), *_too_much(text, file)]
    if problems:
        raise DataError(problems)
    front_matter, first_line, key_lines = _front_matter(text, file)
    lines = text.split("\n")[first_line - 1 :]
    blocks = _blocks(lines, file, first_line, problems)
    problems += _text_problems(lines, file, first_line)
    headings = [(n, match) for n, line in enumerate(lines) if (match := HEADING.match(line))]
    ends = [*[n for n, _ in headings], len(lines)][1:]
    sections = tuple(
        _section(match, n, end, blocks, first_line) for (n, match), end in zip(headings, ends, strict=True)
    )
    problems += _heading_problems(sections, file, first_line)
    if problems:
        raise DataError(problems)
    language = file.split("/")[-2] if "/" in file else ""
    return PageSource(file, language, front_matter, "\n".join(lines), first_line, sections, tuple(blocks), key_lines)


def _too_much(text: str, file: str) -> Iterator[Problem]:
    """Lines and paragraphs that nobody writes, and that would keep the Markdown library busy for hours."""
    marks = dict.fromkeys(MARKS, 0)
    for n, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield Problem(file, n, "", f"has {len(line)} signs; at most {LONGEST_LINE}: begin a new line")
            continue
        for mark in MARKS:
            marks[mark] = marks[mark] + line.count(mark) if line.strip() else 0
            if marks[mark] > MOST_MARKS:
                yield Problem(file, n, "", f"the paragraph has more than {MOST_MARKS} times '{mark}'; split it up")
                marks[mark] = 0


def _front_matter(text: str, file: str) -> tuple[FrontMatter, int, dict[str, int]]:
    """The front matter, the line on which text follows it, and the line of each key."""
    if not re.match(r"---[ \t]*\n", text):
        return FrontMatter(), 1, {}
    found = re.match(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    if not found:
        raise DataError([Problem(file, 1, "", "the front matter does not end; write a line --- below it")])
    rest = text[found.end() :]
    line = text[: found.end()].count("\n") + 1 + len(rest) - len(rest.lstrip("\n"))
    written = parse("\n" + found[1], file, comments=True)
    try:
        front_matter = FrontMatter.model_validate({} if written.value is None else written.value)
    except ValidationError as error:
        raise DataError(told(written, error, FrontMatter)) from None
    return front_matter, line, {str(path[0]): at for path, at in written.lines.items() if len(path) == 1}


def _blocks(lines: list[str], file: str, first_line: int, problems: list[Problem]) -> list[BlockUse]:
    """The blocks of a page in order; a block that is not closed, or only looks like one, is a problem."""
    found: list[BlockUse] = []
    open_blocks: list[tuple[re.Match[str], int]] = []
    for n, line in enumerate(lines):
        if end := BLOCK_END.match(line):
            if open_blocks and len(end["marks"]) == len(open_blocks[-1][0]["marks"]):
                start, begun = open_blocks.pop()
                body = "\n".join(lines[begun + 1 : n])
                found.append(BlockUse(start["name"].lower(), start["argument"] or "", first_line + begun, body))
            else:
                problems.append(
                    Problem(file, first_line + n, "", f"'{line.strip()[:LONGEST_SHOWN]}' ends no block; remove it")
                )
        elif begin := BLOCK_START.match(line):
            if open_blocks and len(begin["marks"]) == len(open_blocks[-1][0]["marks"]):
                outer, begun = open_blocks[-1]
                message = (
                    f"the block '{outer['name'][:LONGEST_SHOWN]}' of line {first_line + begun} is not closed; "
                    f"write {outer['marks'][:LONGEST_SHOWN]} on a line of its own before this one"
                )
                problems.append(Problem(file, first_line + n, "", message))
                open_blocks.pop()
            open_blocks.append((begin, n))
        elif SLASHES.match(line):
            message = (
                "begins with /// but is no block, or with signs that look like it; "
                "write '/// name | argument', or '///' to end one, without anything in front"
            )
            problems.append(Problem(file, first_line + n, "", message))
        elif n and BLOCK_START.match(lines[n - 1]) and line.startswith("    ") and line.strip():
            problems.append(
                Problem(file, first_line + n, "", "is indented below the beginning of a block; remove the spaces")
            )
        else:
            found += [
                BlockUse(match["name"], match["argument"].strip(), first_line + n, inline=True)
                for match in INLINE.finditer(line)
            ]
    for start, begun in open_blocks:
        message = f"is not closed; write {start['marks'][:LONGEST_SHOWN]} on a line of its own below it"
        problems.append(Problem(file, first_line + begun, f"/// {start['name'][:LONGEST_SHOWN]}", message))
    return sorted(found, key=lambda use: use.line)


def _text_problems(lines: list[str], file: str, first_line: int) -> Iterator[Problem]:
    """What Markdown would act on and pages may not hold."""
    for n, line in enumerate(lines):
        if ACTS.search(CODE_SPAN.sub("", line)):
            message = (
                "holds HTML, which does nothing in a page; write Markdown, or a block (/// name | argument), "
                "and a link as [words](address)"
            )
            yield Problem(file, first_line + n, "", message)
        else:
            told = [message for pattern, message in NOT_IN_PAGES if pattern.match(line.expandtabs(4))]
            yield from (Problem(file, first_line + n, "", message) for message in told[:1])


def _section(match: re.Match[str], line: int, end: int, blocks: list[BlockUse], first_line: int) -> WrittenSection:
    return WrittenSection(
        id=(ID.findall(match["attributes"] or "") or [""])[0],
        title=match["title"].strip(),
        level=len(match["marks"]),
        line=line,
        end=end,
        blocks=tuple(use for use in blocks if first_line + line <= use.line < first_line + end),
    )


def _heading_problems(sections: tuple[WrittenSection, ...], file: str, first_line: int) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    titles = [section for section in sections if section.level == 1]
    if len(titles) != 1:
        line = first_line + titles[1].line if titles else first_line
        yield Problem(file, line, "", f"has {len(titles)} titles ('# Title'); expected one, at the top")
    for section in sections:
        line = first_line + section.line
        if section.id and (not ID_FORM.fullmatch(section.id) or len(section.id) > LONGEST_ID):
            shown = section.id[:LONGEST_SHOWN]
            message = f"id '{shown}' is ill-formed; expected small letters, digits and hyphens, such as samen-spelen"
            yield Problem(file, line, section.title[:LONGEST_SHOWN], message)
        if section.level == 1:
            if section.id:
                yield Problem(
                    file,
                    line,
                    section.title[:LONGEST_SHOWN],
                    f"has the id '{section.id}'; the title of a page needs none",
                )
            continue
        if not section.id:
            yield Problem(
                file,
                line,
                section.title[:LONGEST_SHOWN],
                "has no id; write '## Title { #id }', the same in every language",
            )
        elif section.id in seen:
            message = f"id '{section.id}' stands on line {seen[section.id]} too; every id must differ"
            yield Problem(file, line, section.title[:LONGEST_SHOWN], message)
        seen.setdefault(section.id, line)
