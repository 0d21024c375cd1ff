"""The menu of the site as mkdocs.yml has it: which pages, in which order, under which titles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook.content.problems import LONGEST_SHOWN, Problem, nearest

FILE = "mkdocs.yml"
DEEPEST = 2
"""Levels of the menu: groups, and the pages in them."""
MenuItem = tuple[str, str, int]
"""The title of something in the menu, its page ('' for a group), and how deep it stands, from 1."""


def files(nav: Any) -> list[str]:
    """The pages of `nav` (asso.md), in reading order."""
    return [file for _, file, _ in _items(nav) if file]


def problems(
    root: Path, nav: Any, titles: Mapping[str, Mapping[str, str]], written: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """What is wrong in the menu `nav` of the project `root`.

    `titles` says what each title is in another language, by language; `written` are the pages of each language, the
    source language first. Nothing is wrong with no menu: then the pages stand by name.
    """
    if not nav:
        return
    lines = _lines(root)
    items = list(_items(nav))
    yield from _pages(lines, items, next(iter(written.values())))
    for language, known in titles.items():
        yield from _titles(lines, items, language, known, written.get(language, ()))


def languages(root: Path, told: Collection[str], written: Collection[str]) -> Iterator[Problem]:
    """Languages that the configuration has and docs/ lacks, or the other way about; nothing where none are `told`."""
    if told:
        for name in sorted(set(told) - set(written)):
            yield _problem(_lines(root), f"locale: {name}", f"'{name}' has no pages; write them in docs/{name}/")
        for name in sorted(set(written) - set(told)):
            message = f"docs/{name}/ is published nowhere; add '- locale: {name}' to the languages, or remove it"
            yield _problem(_lines(root), "languages:", message)


def _lines(root: Path) -> list[str]:
    file = root / FILE
    return file.read_text("utf-8", "replace").split("\n") if file.is_file() else []


def _pages(lines: list[str], items: list[MenuItem], pages: Collection[str]) -> Iterator[Problem]:
    """Pages that do not exist, that stand twice, too deep or nowhere in the menu."""
    before: set[str] = set()
    for title, file, depth in items:
        if file and file not in pages:
            cure = nearest(file, pages) or f"write docs/nl/{file[:LONGEST_SHOWN]}, or remove it from the menu"
            yield _problem(lines, file, f"'{file[:LONGEST_SHOWN]}' is no page; {cure}")
        if file in before:
            yield _problem(lines, file, f"'{file}' stands twice in the menu; keep one", last=True)
        if depth > DEEPEST:
            yield _problem(lines, file or title, f"'{title or file}' stands on a third level; the menu has two")
        before |= {file} if file else set()
    for file in sorted(set(pages) - before):
        yield _problem(lines, "nav:", f"'{file}' is not in the menu; add it to nav, so that readers find it")


def _titles(
    lines: list[str], items: list[MenuItem], language: str, known: Mapping[str, str], written: Collection[str]
) -> Iterator[Problem]:
    """Titles that a language lacks, of the pages that are written in it and of the groups that they are in."""
    group: MenuItem | None = None
    wanted: dict[MenuItem, None] = {}
    for item in items:
        if not item[1]:
            group = item
        elif item[1] in written:
            wanted |= dict.fromkeys(one for one in (group, item) if one and (one is item or one[2] < item[2]))
    for title, file, _ in wanted:
        if title and title not in known:
            cure = f"; {near}" if (near := nearest(title, known)) else ""
            message = f"'{title}' has no title in '{language}'; add it to nav_translations{cure}"
            yield _problem(lines, f"{title}: {file}" if file else f"{title}:", message)


def _items(nav: Any, depth: int = 1) -> Iterator[MenuItem]:
    """Every entry of a menu with its title, page ('' for a group) and depth, groups before what is in them."""
    for entry in nav if isinstance(nav, list) else [nav]:
        if isinstance(entry, Mapping):
            for title, inside in entry.items():
                if isinstance(inside, list) and depth <= DEEPEST:
                    yield str(title), "", depth
                    yield from _items(inside, depth + 1)
                else:
                    yield str(title), str(inside), depth
        else:
            yield "", str(entry), depth


def _problem(lines: list[str], sought: str, message: str, *, last: bool = False) -> Problem:
    """A problem with this message on the first (or the last) line of mkdocs.yml that holds `sought`."""
    found = [n for n, line in enumerate(lines, 1) if sought in line.replace('"', "")] or [1]
    return Problem(FILE, found[-1 if last else 0], "", message)
