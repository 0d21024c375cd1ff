"""From the data files to checked models, or to every fault in them at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from handbook.content import overlay
from handbook.content.links_and_days import days_out_of_range, dead_link, faults_of
from handbook.content.model_faults import path_of, told
from handbook.content.models import DataFile, Part
from handbook.content.problems import DataError, Problem, nearest
from handbook.content.text_file import is_leftover
from handbook.content.yaml_file import YamlFile, read

LEDGER = "permalinks.yml"
"""The ledger of addresses stands among the data files, and has a reader of its own: handbook.addresses.ledger."""
Kinds = Mapping[str, type[DataFile]]
"""The model of each kind of data file, by the name of the kind (`tip_cards`)."""
Contents = dict[str, DataFile]
"""What the data files of one language hold, by kind (`tip_cards`, `checklist`, …)."""
DeadLink = Callable[[Any, str], str | None]
"""What is wrong with the first link in a value of a data file in a language that leads nowhere."""
P = TypeVar("P", bound=Part)


def load(
    data: Path,
    kinds: Kinds,
    languages: Sequence[str],
    addresses: Mapping[str, Collection[str]] | None = None,
    url: str = "",
) -> dict[str, Contents]:
    """Read and check all data files of these `kinds` in the folder `data`.

    The first of `languages` is the source language.

    `addresses` are the pages and sections that links may lead to, by language; None: links are not followed. `url` is
    the public address of the handbook, '' while it is unknown.

    Returns, per language, the contents by kind. A kind without a file in a language is left out there: its pages show
    the source language. Raises `DataError` with every fault of every file.
    """
    source, *others = languages

    def dead(value: Any, language: str) -> str | None:
        return dead_link(value, addresses[language], url) if addresses is not None else None

    problems = list(_strangers(data, kinds, languages))
    result: dict[str, Contents] = {language: {} for language in languages}
    for kind, model in kinds.items():
        try:
            dutch = result[source][kind] = _load_source(data, kind, source, model, dead, problems)
        except DataError as error:
            problems += error.problems
            continue
        for language in others:
            if (data / f"{kind}.{language}.yml").exists():
                try:
                    result[language][kind] = (
                        _load_translation(data, kind, language, dutch, dead)
                        if model.translated
                        else _load_source(data, kind, language, model, dead, problems)
                    )
                except DataError as error:
                    problems += error.problems
    if problems:
        raise DataError(problems)
    return result


def _name(data: Path, kind: str, language: str) -> str:
    return f"docs/{data.name}/{kind}.{language}.yml"


def _strangers(data: Path, kinds: Kinds, languages: Sequence[str]) -> Iterator[Problem]:
    """Files that nothing would ever read, because of a slip in their name."""
    known = {f"{kind}.{language}.yml" for kind in kinds for language in languages} | {LEDGER}
    for path in sorted(data.glob("*.y*ml")):
        if path.name not in known and not is_leftover(path.name):
            message = f"unknown data file; expected <kind>.<language>.yml with kind {', '.join(kinds)}"
            message = f"unknown data file; {near}" if (near := nearest(path.name, known)) else message
            yield Problem(f"docs/{data.name}/{path.name}", 1, "", message)


def _load_one(data: Path, kind: str, language: str, model: type[P]) -> tuple[YamlFile, P]:
    file = read(data / f"{kind}.{language}.yml", _name(data, kind, language))
    return file, _checked(file, model)


@lru_cache(maxsize=200)  # a file that did not change is the same object
def _checked(file: YamlFile, model: type[P]) -> P:
    try:
        return model.model_validate(file.value)
    except ValidationError as error:
        raise DataError(told(file, error, model)) from None


def _load_source(
    data: Path,
    kind: str,
    language: str,
    model: type[DataFile],
    dead: DeadLink,
    problems: list[Problem],
) -> DataFile:
    """A file that stands on its own; the rules that its content breaks are added to `problems`."""
    file, found = _load_one(data, kind, language, model)
    broken = [*found.faults(), *days_out_of_range(found)]
    broken += faults_of(found, lambda value: dead(value, language))
    problems += [Problem(file.name, file.line(loc), path_of(file.value, loc), message) for loc, message in broken]
    return found


def _load_translation(data: Path, kind: str, language: str, dutch: DataFile, dead: DeadLink) -> DataFile:
    file, found = _load_one(data, kind, language, overlay.shape(type(dutch)))
    links = ((path, dead(text, language)) for path, text in overlay.flatten(file.value))
    problems = [
        Problem(file.name, file.line(path), " › ".join(path), message)
        for path, message in (*overlay.differences(dutch, file.value), *links)
        if message
    ]
    if problems:
        raise DataError(problems)
    return overlay.translated(dutch, found.model_dump(exclude_unset=True))
