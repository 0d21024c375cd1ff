"""Rules that hold for every kind of data: links lead to what exists, and what was done was done in the past."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Any

from handbook.addresses.pasted import target_fault
from handbook.content import dates
from handbook.content.inline_text import links
from handbook.content.models import Fault, Part

ADDRESS = re.compile(r"[\w-]+\.md(#[\w-]+)?")
FIRST_DAY = datetime.date(2020, 1, 1)
"""Nothing in the handbook was checked before: an earlier year is a slip of the finger."""


def dead_link(value: Any, addresses: Collection[str], url: str = "") -> str | None:
    """What is wrong with the first dead link in `value`, a value of a data file; None if it has no dead link.

    A dead link leads to none of `addresses` (`page.md#section`), or to one by way of `url`, the public address of the
    handbook.
    """
    targets = [] if not isinstance(value, str) else [value] if ADDRESS.fullmatch(value) else links(value)
    faults = ((target, target_fault(target, addresses, url)) for target in targets)
    return next((f"leads to '{target}', which {fault}" for target, fault in faults if fault), None)


def days_out_of_range(data: Part) -> Iterator[Fault]:
    """A fault for each day in `data` that lies in the future, or before the handbook existed."""
    latest = dates.latest()

    def fault(value: Any) -> str | None:
        if not isinstance(value, datetime.date) or FIRST_DAY <= value <= latest:
            return None
        when = "lies ahead" if value > latest else "was before there was a handbook"
        return f"is {value}, which {when}; write the day on which it was done, or leave it empty"

    return faults_of(data, fault)


def faults_of(data: Part, fault: Callable[[Any], str | None]) -> Iterator[Fault]:
    """Call `fault` on every value in `data`, and give the path and the message of each that it finds fault with.

    Of a mapping it gets the keys, not the values.
    """
    for name in type(data).model_fields:
        value = getattr(data, name)
        places: Iterable[tuple[Hashable, Any]] = [(None, value)]
        if isinstance(value, list):
            places = enumerate(value)
        elif isinstance(value, dict):
            places = ((key, key) for key in value)
        for place, item in places:
            at = (name,) if place is None else (name, place)
            if isinstance(item, Part):
                for below, message in faults_of(item, fault):
                    yield (*at, *below), message
            elif told := fault(item):
                yield at, told
