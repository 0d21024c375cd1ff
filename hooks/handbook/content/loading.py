"""From the data files to checked models, or to every fault in them at once."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from handbook.content.kinds import KINDS
from handbook.content.models import Part
from handbook.content.problems import DataError, Problem
from handbook.content.rules import dead_links, faults
from handbook.content.yaml_file import YamlFile, read
from handbook.translation import overlay as translate

Loc = tuple[Hashable, ...]
LEDGER = "permalinks.yml"
"""The ledger of addresses stands among the data files, and has a reader of its own: handbook.permalinks."""
Contents = dict[str, Part]
"""What the data files of one language hold, by kind (`tip_cards`, `checklist`, …)."""


def load(data: Path, languages: Sequence[str], addresses: Collection[str] | None = None) -> dict[str, Contents]:
    """Read and check all data files of the folder `data`; the first of `languages` is the source language.

    `addresses` are the pages and sections that links may lead to; None: links are not followed.

    Returns, per language, the contents by kind. A kind without a file in a language is left out there: its pages show
    the source language. Raises `DataError` with every fault of every file.
    """
    source, *others = languages
    problems = list(_strangers(data, languages))
    result: dict[str, Contents] = {language: {} for language in languages}
    for kind, model in KINDS.items():
        try:
            dutch = result[source][kind] = _load_source(data, kind, source, model, addresses, problems)
        except DataError as error:
            problems += error.problems
            continue
        for language in others:
            if (data / f"{kind}.{language}.yml").exists():
                try:
                    result[language][kind] = (
                        _load_translation(data, kind, language, dutch)
                        if model.translated
                        else _load_source(data, kind, language, model, addresses, problems)
                    )
                except DataError as error:
                    problems += error.problems
    if problems:
        raise DataError(problems)
    return result


def _name(data: Path, kind: str, language: str) -> str:
    return f"docs/{data.name}/{kind}.{language}.yml"


def _strangers(data: Path, languages: Sequence[str]) -> Iterator[Problem]:
    """Files that nothing would ever read, because of a slip in their name."""
    known = {f"{kind}.{language}.yml" for kind in KINDS for language in languages} | {LEDGER}
    for path in sorted(data.glob("*.y*ml")):
        if path.name not in known:
            message = f"unknown data file; expected <kind>.<language>.yml with kind {', '.join(KINDS)}"
            yield Problem(f"docs/{data.name}/{path.name}", 1, "", message)


def _load_one(data: Path, kind: str, language: str, model: type[Part]) -> tuple[YamlFile, Part]:
    file = read(data / f"{kind}.{language}.yml", _name(data, kind, language))
    try:
        return file, model.model_validate(file.value)
    except ValidationError as error:
        raise DataError(_told(file, error)) from None


def _load_source(
    data: Path,
    kind: str,
    language: str,
    model: type[Part],
    addresses: Collection[str] | None,
    problems: list[Problem],
) -> Part:
    """A file that stands on its own; the rules that its content breaks are added to `problems`."""
    file, found = _load_one(data, kind, language, model)
    broken = [*faults(found), *(dead_links(found, addresses) if addresses is not None else [])]
    problems += [Problem(file.name, file.line(loc), _path(file.value, loc), message) for loc, message in broken]
    return found


def _load_translation(data: Path, kind: str, language: str, dutch: Part) -> Part:
    file, found = _load_one(data, kind, language, translate.shape(type(dutch)))
    problems = [
        Problem(file.name, file.line(path), " › ".join(path), message)
        for path, message in translate.differences(dutch, file.value)
    ]
    if problems:
        raise DataError(problems)
    return translate.translated(dutch, found.model_dump(exclude_unset=True))


def _told(file: YamlFile, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        loc = tuple(key for key in detail["loc"] if key != "[key]")
        yield Problem(file.name, file.line(loc), _path(file.value, loc), _message(detail))


def _path(value: Any, loc: Loc) -> str:
    """A path that an editor can follow: ids where things have one, else places counted from 1."""
    names = []
    for key in loc:
        inside = value[key] if _has(value, key) else None
        if isinstance(key, int):
            own = inside.get("id") if isinstance(inside, Mapping) else None
            names.append(own if isinstance(own, str) and own else str(key + 1))
        else:
            names.append(str(key))
        value = inside
    return " › ".join(names)


def _has(value: Any, key: Hashable) -> bool:
    if isinstance(key, int):
        return isinstance(value, list) and key < len(value)
    return isinstance(value, Mapping) and key in value


def _message(detail: ErrorDetails) -> str:
    """What is wrong and what is expected, in an editor's words; pydantic's own for what is not foreseen."""
    value, context = detail["input"], detail.get("ctx", {})
    found = "an empty value" if value is None else f"{type(value).__name__} {str(value)[:40]!r}"
    name = detail["loc"][-1] if detail["loc"] else ""
    known = {
        "missing": f"'{name}' is missing; add it",
        "extra_forbidden": f"unknown key '{name}'; mend the spelling or remove it",
        "string_too_short": "is empty; write a text or remove the key",
        "string_too_long": f"is too long ({len(str(value))} characters); at most {context.get('max_length')}",
        "string_type": f"is {found}; expected a text (put it in double quotes)",
        "string_pattern_mismatch": f"ill-formed '{value}'; expected {_form(context.get('pattern', ''))}",
        "literal_error": f"is {value!r}; expected {context.get('expected')}",
        "list_type": f"is {found}; expected a list (lines that start with '- ')",
        "model_type": f"is {found}; expected keys with values (such as 'id: …')",
        "dict_type": f"is {found}; expected keys with values (such as 'id: …')",
        "too_short": "is empty; expected at least one item",
        "value_error": str(context.get("error", "")),
    }
    return known.get(detail["type"]) or f"{detail['msg']}; found {found}"


def _form(pattern: str) -> str:
    if "md" in pattern:
        return "an address such as page.md#section"
    if "a-z" in pattern:
        return "small letters, digits and hyphens, such as 'samen-spelen'"
    return "digits, such as '31', '31-36' or '0800-0432'"
