"""Rules about the data that a shape alone cannot hold: ids that differ, numbers in order, names that exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator
from functools import singledispatch

from handbook.content.inline_text import LINK
from handbook.content.models import Checklist, Part, Programme, Step, TipCard, TipCards

Fault = tuple[tuple[Hashable, ...], str]
"""A path in the Dutch data file (field names and list places from 0), and what is wrong there with its cure."""


@singledispatch
def faults(data: Part) -> Iterator[Fault]:
    """Every broken rule in checked `data`, by path. By default: within each list, no id stands twice."""
    for name in type(data).model_fields:
        value = getattr(data, name)
        if isinstance(value, list) and value and hasattr(value[0], "id"):
            yield from _twice([((name, n, "id"), item.id) for n, item in enumerate(value)])
            for n, item in enumerate(value):
                for path, message in faults(item):
                    yield (name, n, *path), message


def _twice(ids: list[tuple[tuple[Hashable, ...], str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for path, name in ids:
        if name in seen:
            yield path, f"id '{name}' stands twice; every id must differ (a published id never changes)"
        seen.add(name)


@faults.register
def _(data: TipCards) -> Iterator[Fault]:
    yield from _twice([(("question_sets", n, "id"), found.id) for n, found in enumerate(data.question_sets)])
    yield from _twice([(("cards", n, "id"), card.id) for n, card in enumerate(data.cards)])
    for n, card in enumerate(data.cards):
        if card.number != n + 1:
            yield ("cards", n, "number"), f"is {card.number}; expected {n + 1}, the place of the card in the list"
        yield from _twice(list(_ids_on(data, card, ("cards", n))))
        yield from _sets(data, card, ("cards", n))
        known = {step.id for _, step in _steps(card, ())}
        known |= {question.id for _, step in _steps(card, ()) for question in data.questions_of(step)}
        if card.discuss and card.discuss not in known:
            yield ("cards", n, "discuss"), f"'{card.discuss}' is no assignment or question of this card; name one by id"


def _ids_on(data: TipCards, card: TipCard, at: tuple[Hashable, ...]) -> Iterator[tuple[tuple[Hashable, ...], str]]:
    """Every id that becomes an address on one card; those of a shared set stand at the place that names the set."""
    for n, tip in enumerate(card.tips):
        yield (*at, "tips", n, "id"), tip.id
    for path, step in _steps(card, at):
        yield (*path, "id"), step.id
        for q, question in enumerate(step.questions):
            yield (*path, "questions", q, "id"), question.id
        for question in data.questions_of(step)[len(step.questions) :]:
            yield (*path, "question_set"), question.id


def _steps(card: TipCard, at: tuple[Hashable, ...]) -> Iterator[tuple[tuple[Hashable, ...], Step]]:
    for n, assignment in enumerate(card.assignments):
        yield (*at, "assignments", n), assignment
        for m, step in enumerate(assignment.steps):
            yield (*at, "assignments", n, "steps", m), step


def _sets(data: TipCards, card: TipCard, at: tuple[Hashable, ...]) -> Iterator[Fault]:
    known = [found.id for found in data.question_sets]
    for path, step in _steps(card, at):
        if step.question_set and step.questions:
            yield (*path, "questions"), "stands beside 'question_set'; keep one of the two"
        if step.question_set and step.question_set not in known:
            yield (*path, "question_set"), f"'{step.question_set}' does not exist; expected one of: {', '.join(known)}"


@faults.register
def _(data: Checklist) -> Iterator[Fault]:
    ids: list[tuple[tuple[Hashable, ...], str]] = [(("precondition", "id"), data.precondition.id)]
    for n, criterion in enumerate(data.criteria):
        ids.append((("criteria", n, "id"), criterion.id))
        ids += [(("criteria", n, "alternatives", m, "id"), a.id) for m, a in enumerate(criterion.alternatives)]
        if len(criterion.alternatives) == 1:
            yield ("criteria", n, "alternatives"), "has one item; expected two or more, or leave 'alternatives' out"
    yield from _twice(ids)


@faults.register
def _(data: Programme) -> Iterator[Fault]:
    yield from _twice([(("parts", n, "id"), part.id) for n, part in enumerate(data.parts)])
    for n, part in enumerate(data.parts):
        yield from _twice([(("parts", n, "questions", m, "id"), q.id) for m, q in enumerate(part.questions)])
    total = sum(part.minutes for part in data.parts)
    if total != data.minutes:
        yield ("minutes",), f"is {data.minutes}, but the parts take {total}; change one of them"


def dead_links(data: Part, addresses: Collection[str]) -> Iterator[Fault]:
    """Every link in `data`, as a field or within a text, that leads to none of `addresses` (`page.md#section`)."""
    for name in type(data).model_fields:
        value = getattr(data, name)
        for path, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
            at = (name,) if path is None else (name, path)
            if isinstance(item, Part):
                for below, message in dead_links(item, addresses):
                    yield (*at, *below), message
            elif isinstance(item, str):
                targets = [item] if ADDRESS.fullmatch(item) else [match["target"] for match in LINK.finditer(item)]
                for target in targets:
                    if ADDRESS.fullmatch(target) and target not in addresses:
                        yield (
                            at,
                            f"leads to '{target}', which does not exist; expected a page.md#section of the handbook",
                        )


ADDRESS = re.compile(r"[\w-]+\.md(#[\w-]+)?")
