"""One set of facts, texts per language: a translation holds texts by id, in the same nesting as the Dutch file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import Field, create_model

from handbook.content.inline_text import placeholders
from handbook.content.models import Id, Part, Translatable

P = TypeVar("P", bound=Part)
Key = tuple[str, ...]


def is_text(model: type[Part], name: str) -> bool:
    """Whether field `name` of `model` differs per language."""
    return any(isinstance(mark, Translatable) for mark in model.model_fields[name].metadata)


def part_of(annotation: Any) -> tuple[type[Part] | None, bool]:
    """The kind of part that a field holds, and whether it holds a list of them; (None, False) for a bare value."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation, False
    if get_origin(annotation) is list:
        return part_of(get_args(annotation)[0])[0], True
    return None, False


@lru_cache(maxsize=500)  # a model is made once, and both languages and the schema ask for it
def shape(model: type[Part]) -> type[Part]:
    """The shape of a translation of `model`: its texts only, parts with an id as a mapping from id to texts."""
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        inside, many = part_of(field.annotation)
        if is_text(model, name):
            fields[name] = (Annotated[field.annotation, *field.metadata], Field(default=None))
        elif inside and many and _has_texts(inside):
            fields[name] = (dict[Id, shape(inside)], Field(default_factory=dict))  # type: ignore[misc]
        elif inside and not many and _has_texts(inside):
            fields[name] = (shape(inside) | None, Field(default=None))
    return create_model(f"{model.__name__}Texts", __base__=Part, __doc__=f"Translation. {model.__doc__}", **fields)


def _has_texts(model: type[Part]) -> bool:
    return any(
        is_text(model, name) or (part_of(field.annotation)[0] is not None) for name, field in model.model_fields.items()
    )


def texts(part: Part, path: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Every text of `part` with its path in a translation: names of fields, and ids in place of places in a list."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value is None:
            continue
        if is_text(type(part), name):
            yield (*path, name), value
        elif isinstance(value, Part):
            yield from texts(value, (*path, name))
        elif isinstance(value, list) and value and isinstance(value[0], Part):
            for item in value:
                yield from texts(item, (*path, name, item.id))


def flatten(value: Any, path: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Every value of nested mappings with its path."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from flatten(inside, (*path, str(key)))
    else:
        yield path, value


def differences(dutch: Part, translation: Mapping[str, Any]) -> Iterator[tuple[Key, str]]:
    """What keeps `translation` (nested texts by id) from being one of `dutch`: paths with the fault and its cure."""
    wanted, found = dict(texts(dutch)), dict(flatten(translation))
    for path in wanted.keys() - found.keys():
        yield path, "has no translation; add it"
    for path in found.keys() - wanted.keys():
        yield path, "translates nothing: the Dutch file has no such text; remove it or mend the id"
    for path in wanted.keys() & found.keys():
        if isinstance(wanted[path], str) and isinstance(found[path], str):
            lost = placeholders(wanted[path]) ^ placeholders(found[path])
            if lost:
                yield (
                    path,
                    f"has other {{placeholders}} than the Dutch text: {', '.join(sorted(lost))[:200]}; use the same",
                )


def translated(dutch: P, translation: Mapping[str, Any]) -> P:
    """The Dutch `dutch` with the texts of a `translation` that has no `differences`."""
    return type(dutch).model_validate(_with_texts(dutch, translation))


def _with_texts(part: Part, translation: Mapping[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name in part.model_fields_set:
        value = getattr(part, name)
        if is_text(type(part), name):
            result[name] = translation[name] if value is not None else None
        elif isinstance(value, Part):
            result[name] = _with_texts(value, translation[name])
        elif isinstance(value, list) and value and isinstance(value[0], Part):
            below = translation.get(name, {})
            result[name] = [_with_texts(item, below.get(item.id, {})) for item in value]
        else:
            result[name] = value
    return result
