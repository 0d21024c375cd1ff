"""YAML with a memory: plain Python values, and the line on which each of them stands.

Of YAML only what editors need may stand: keys, lists, texts, numbers, days, and comments. What could act or grow when
it is read (aliases, tags, a second document, nesting without end) is a fault.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import yaml

from handbook.content.problems import DataError, Problem
from handbook.content.text_file import faults_of, read_text, unseen

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast loader where PyYAML was built with libyaml, as its wheels are."""
LARGEST = 1_000_000
"""Bytes. The largest data file of the handbook has a twentieth of it."""
DEEPEST = 20
"""Lists and keys within each other. The tip cards, which nest most, have ten."""
Path_ = tuple[Hashable, ...]


@dataclass(eq=False)
class YamlFile:
    """A data file as read: its `name` for messages, its `value`, and the line (from 1) of each path in it."""

    name: str
    value: Any
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int:
        """The line of `path`, or of the nearest thing around it that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(path: Path, name: str, *, comments: bool = False) -> YamlFile:
    """Read one YAML file. Do not change the result: it is kept, and handed out again.

    Raises `DataError` for what `read_text` or `parse` refuses, and when it is empty.
    """
    return _filled(read_text(path, name, LARGEST), name, comments=comments)


@lru_cache(maxsize=200)  # `make serve` reads all files each time that one of them is saved
def _filled(text: str, name: str, *, comments: bool) -> YamlFile:
    file = parse(text, name, comments=comments)
    if file.value is None:
        raise DataError([Problem(name, 1, "", "the file is empty; expected data")])
    return file


def parse(text: str, name: str, *, comments: bool = False) -> YamlFile:
    """Read YAML `text`, which stands in the file `name`; raise `DataError` with every fault in it.

    `comments` says that a comment may follow a text without quotes on the same line. In data files it may not: what
    looks like one is often a part of the text (`vragen #of zorgen`).
    """
    faults = [Problem(name, n, "", "a tab; use spaces") for n, line in enumerate(text.split("\n"), 1) if "\t" in line]
    faults += faults_of(text, name)
    if faults:
        raise DataError(faults)
    loader = LOADER(text)
    try:
        return _Reader(loader, text, name, comments=comments).read()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if "scanning" in (getattr(error, "context", None) or ""):  # a quote that never ends: tell where it began
            mark = error.context_mark  # type: ignore[attr-defined]
        what = getattr(error, "problem", None) or str(error).split("\n")[0]
        message = f"broken YAML: {what}; look at this line and those above it (quotes, colons, spaces in front)"
        last = text.rstrip("\n").count("\n") + 1  # where what is expected never comes, the mark stands behind it
        raise DataError([Problem(name, min(mark.line + 1, last) if mark else 1, "", message)]) from None
    finally:
        loader.dispose()


class _Reader:
    """Makes values of what the YAML library finds in a text, one thing after the other."""

    def __init__(self, loader: yaml.SafeLoader, text: str, name: str, *, comments: bool) -> None:
        self.loader = loader
        self.text_lines = text.split("\n")
        self.comments = comments
        self.file = YamlFile(name, None)
        self.faults: list[Problem] = []

    def read(self) -> YamlFile:
        """The file; raises `DataError` with every fault, and `YAMLError` for what is no YAML."""
        documents = 0
        while not isinstance(event := self._next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "a second document begins here (---); a file holds one")
            elif isinstance(event, yaml.NodeEvent):
                self.file.value = self._value(event, ())
        if self.faults:
            raise DataError(self.faults)
        return self.file

    def _next(self) -> Any:
        return self.loader.get_event()  # type: ignore[no-untyped-call]

    def _value(self, event: Any, path: Path_) -> Any:
        self.file.lines.setdefault(path, _line(event))
        if len(path) > DEEPEST:
            self._stop(event, f"is nested more than {DEEPEST} deep; look for brackets that are not closed")
        if isinstance(event, yaml.AliasEvent):
            self._tell(event, "stands for another place (*); write the text itself, in double quotes")
            return None
        if event.anchor:
            self._tell(event, f"has a name (&{event.anchor[:40]}); write the text itself, in double quotes")
        if event.tag:
            self._tell(event, "has a YAML tag (!); write the value itself, and a text in double quotes")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return self._scalar(event)

    def _list(self, path: Path_) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            result.append(self._value(event, (*path, len(result))))
        return result

    def _mapping(self, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                self._stop(event, "a key that is no word; expected 'key: value'")
            key = str(event.value)
            self._check_signs(event)
            if key in result:
                where, first = " › ".join(map(str, path)), self.file.lines[*path, key]
                self._tell(event, f"key '{key[:40]}' stands twice (first on line {first}); keep one", where)
            self.file.lines[*path, key] = _line(event)
            result[key] = self._value(self._next(), (*path, key))
        return result

    def _scalar(self, event: Any) -> Any:
        self._check_signs(event)
        if event.style:  # in quotes, or below | or >: always a text
            return event.value
        tag = self.loader.resolve(  # type: ignore[no-untyped-call]
            yaml.ScalarNode, event.value, event.implicit
        )
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, event.style)
        try:
            value = self.loader.construct_object(node)
        except (ValueError, OverflowError) as error:  # such as 2026-02-31, which looks like a date
            self._tell(event, f"'{event.value[:40]}' cannot be read ({str(error)[:60]}); put it in quotes")
            return None
        if (value is None or isinstance(value, str)) and self._cut_off(event):
            cure = "put the text in double quotes, or the comment on a line of its own"
            self._tell(event, f"is cut off at #, where a comment begins; {cure}")
        return value

    def _check_signs(self, event: Any) -> None:
        """What double quotes can hold by its number is as unseen as when it is typed."""
        fault = unseen(event.value) if event.style == '"' else None
        if fault:
            self._tell(event, fault)

    def _cut_off(self, event: Any) -> bool:
        """Whether a comment follows a value without quotes on its line."""
        if self.comments:
            return False
        end = event.end_mark
        rest: str = self.text_lines[end.line][end.column :] if end.line < len(self.text_lines) else ""
        return rest.lstrip(" ").startswith("#")

    def _tell(self, event: Any, message: str, where: str = "") -> None:
        self.faults.append(Problem(self.file.name, _line(event), where, message))

    def _stop(self, event: Any, message: str) -> NoReturn:
        self._tell(event, message)
        raise DataError(self.faults)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
