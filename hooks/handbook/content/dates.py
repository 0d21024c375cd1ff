"""Dates in words, and when a check is too long ago."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from babel.dates import format_date

HALF_YEAR = 183
"""Days. A help number that was checked longer ago has to be checked again."""


def long(day: date, language: str) -> str:
    """A date as people write it in `language`: 22 november 2026."""
    return str(format_date(day, "long", locale=language))


def outdated(checked: date, today: date) -> bool:
    """Whether a check is more than half a year ago."""
    return (today - checked).days > HALF_YEAR


def made() -> date:
    """The day that what we make is of: SOURCE_DATE_EPOCH (seconds since 1970), to make the same again; or today."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)).date()
