"""What the check of data against its model found, in an editor's words: file, line, path, fault and cure."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbook.content.problems import LONGEST_SHOWN, Problem, nearest
from handbook.content.yaml_file import YamlFile

Loc = tuple[Hashable, ...]


def told(file: YamlFile, error: ValidationError, model: type[BaseModel]) -> Iterator[Problem]:
    """A problem for each fault that the check of `file` against `model` found."""
    known = _keys(model)
    for detail in error.errors():
        loc = tuple(key for key in detail["loc"] if key != "[key]")
        yield Problem(file.name, file.line(loc), path_of(file.value, loc), _message(detail, known))


def path_of(value: Any, loc: Loc) -> str:
    """A path that an editor can follow: ids where things have one, else places counted from 1."""
    names = []
    for key in loc:
        inside = value[key] if _has(value, key) else None
        if isinstance(key, int):
            own = inside.get("id") if isinstance(inside, Mapping) else None
            names.append(own[:LONGEST_SHOWN] if isinstance(own, str) and own else str(key + 1))
        else:
            names.append(str(key)[:LONGEST_SHOWN])
        value = inside
    return " › ".join(names)


def _has(value: Any, key: Hashable) -> bool:
    if isinstance(key, int):
        return isinstance(value, list) and key < len(value)
    return isinstance(value, Mapping) and key in value


def _message(detail: ErrorDetails, known_keys: Collection[str]) -> str:
    """What is wrong and what is expected, in an editor's words; pydantic's own for what is not foreseen."""
    value, context = detail["input"], detail.get("ctx", {})
    found = "an empty value" if value is None else f"{type(value).__name__} {str(value)[:40]!r}"
    shown = f"{value!r}"[:LONGEST_SHOWN]
    name = str(detail["loc"][-1])[:LONGEST_SHOWN] if detail["loc"] else ""
    known = {
        "missing": f"'{name}' is missing; add it",
        "extra_forbidden": f"unknown key '{name}'; {nearest(name, known_keys) or 'mend the spelling or remove it'}",
        "string_too_short": "is empty; write a text or remove the key",
        "string_too_long": f"is too long ({len(str(value))} characters); at most {context.get('max_length')}",
        "string_type": f"is {found}; expected a text (put it in double quotes)",
        "string_pattern_mismatch": f"ill-formed {shown}; expected {_form(context.get('pattern', ''))}",
        "literal_error": f"is {shown}; {_one_of(str(value), context.get('expected', ''))}",
        "list_type": f"is {found}; expected a list (lines that start with '- ')",
        "model_type": f"is {found}; expected keys with values (such as 'id: …')",
        "dict_type": f"is {found}; expected keys with values (such as 'id: …')",
        "too_short": "is empty; expected at least one item",
        "value_error": str(context.get("error", "")),
    }
    return known.get(detail["type"]) or f"{detail['msg']}; found {found}"


def _keys(model: type[BaseModel]) -> set[str]:
    """Every key that can stand somewhere in a file of this shape."""
    schema = model.model_json_schema()
    return {key for part in (schema, *schema.get("$defs", {}).values()) for key in part.get("properties", {})}


def _one_of(value: str, expected: str) -> str:
    """What was expected, as pydantic lists it ("'nl', 'be' or 'nl-be'"), with the nearest name."""
    asked = nearest(value, re.findall(r"'([^']*)'", expected))
    return f"expected {expected}; {asked}" if asked else f"expected {expected}"


def _form(pattern: str) -> str:
    if "a-f" in pattern:
        return "12 digits and letters a-f, in double quotes, as `make translations ACCEPT=…` writes them"
    if "*" in pattern and "\\W" in pattern:
        return "words with single spaces, such as 'ik kan niet'; an asterisk may end a word: zelfmoo*"
    if "md" in pattern:
        return "an address such as page.md#section"
    if "a-z" in pattern:
        return "small letters, digits and hyphens, such as 'samen-spelen'"
    return "digits, such as '31' or '31-36'"
