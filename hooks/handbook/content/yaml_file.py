"""YAML with a memory: plain Python values, and the line on which each of them stands."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from handbook.content.problems import DataError, Problem

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast loader where PyYAML was built with libyaml, as its wheels are."""
Path_ = tuple[Hashable, ...]


@dataclass
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


def read(path: Path, name: str) -> YamlFile:
    """Read one YAML file; raise `DataError` when it is absent, not UTF-8, empty, not YAML, or has a key twice."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise DataError([Problem(name, 1, "", "the file is absent; expected it here")]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"byte {error.object[error.start]:#04x} is not UTF-8; save the file with the encoding UTF-8"
        raise DataError([Problem(name, line, "", message)]) from None
    file = parse(text, name)
    if file.value is None:
        raise DataError([Problem(name, 1, "", "the file is empty; expected data")])
    return file


def parse(text: str, name: str) -> YamlFile:
    """Read YAML `text`, which stands in the file `name`; raise `DataError` when it is not YAML, or has a key twice."""
    faults = [Problem(name, n, "", "a tab; use spaces") for n, line in enumerate(text.split("\n"), 1) if "\t" in line]
    if faults:
        raise DataError(faults)
    loader = LOADER(text)
    try:
        node = loader.get_single_node()
        result = YamlFile(name, None)
        if node is not None:
            result.value = _build(loader, node, (), result, faults)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if "scanning" in (getattr(error, "context", None) or ""):  # a quote that never ends: tell where it began
            mark = error.context_mark  # type: ignore[attr-defined]
        what = getattr(error, "problem", None) or str(error).split("\n")[0]
        message = f"broken YAML: {what}; look at this line and those above it (quotes, colons, spaces in front)"
        raise DataError([Problem(name, mark.line + 1 if mark else 1, "", message)]) from None
    finally:
        loader.dispose()
    if faults:
        raise DataError(faults)
    return result


def _build(loader: yaml.SafeLoader, node: yaml.Node, path: Path_, file: YamlFile, faults: list[Problem]) -> Any:
    file.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, item, (*path, n), file, faults) for n, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        try:
            return loader.construct_object(node)
        except ValueError as error:  # such as 2026-02-31, which looks like a date
            line = node.start_mark.line + 1
            faults.append(Problem(file.name, line, "", f"'{node.value}' cannot be read ({error}); put it in quotes"))
            return None
    result: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(key_node.start_mark.line)
        line = key_node.start_mark.line + 1
        if key in result:
            first = file.lines[*path, key]
            where = " › ".join(map(str, path))
            faults.append(
                Problem(file.name, line, where, f"key '{key}' stands twice (first on line {first}); keep one")
            )
        file.lines[*path, key] = line
        result[key] = _build(loader, value_node, (*path, key), file, faults)
    return result
