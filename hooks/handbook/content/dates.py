"""Dates in words, and when a check is too long ago."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

from babel.dates import format_date

from handbook.content.problems import LONGEST_SHOWN, DataError, Problem

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable of the environment that says of which day a build is."""
HALF_YEAR = 183
"""Days. A help number that was checked longer ago has to be checked again."""


def long(day: date, language: str) -> str:
    """A date as people write it in `language`: 22 november 2026."""
    return str(format_date(day, "long", locale=language))


def outdated(checked: date, today: date) -> bool:
    """Whether a check is more than half a year ago."""
    return (today - checked).days > HALF_YEAR


def made() -> date:
    """The day that what we make is of: SOURCE_DATE_EPOCH (seconds since 1970), to make the same again; or today.

    Raises `DataError` where the variable does not say one.
    """
    seconds = os.environ.get(EPOCH, "")
    if seconds and not re.fullmatch(r"[0-9]{1,11}", seconds):
        message = f"is {seconds[:LONGEST_SHOWN]!r}; expected seconds since 1970, in digits, or leave it empty"
        raise DataError([Problem("environment", 1, EPOCH, message)])
    return (datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)).date()


def latest() -> date:
    """The last day that is not ahead of us. A build of an older day (SOURCE_DATE_EPOCH) does not make it earlier."""
    return max(made(), datetime.now(UTC).date())
