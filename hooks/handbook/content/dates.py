"""Dates in words, and when a check is too long ago."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from babel.dates import format_date

FIRST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a zip can hold."""
LOCALES = {"en": "en_GB"}
"""How dates are written where the language alone does not say: the day first, as in Dutch."""
HALF_YEAR = 183
"""Days. A help number that was checked longer ago has to be checked again."""


def long(day: date, language: str) -> str:
    """A date as people write it in `language`: 22 november 2026."""
    return str(format_date(day, "long", locale=LOCALES.get(language, language)))


def outdated(checked: date, today: date) -> bool:
    """Whether a check is more than half a year ago."""
    return (today - checked).days > HALF_YEAR


def source_date() -> datetime | None:
    """The moment that what we make is of, in UTC: SOURCE_DATE_EPOCH (seconds since 1970). None: nobody knows.

    1 January 1980 and before, which is what tools write that know no day, stand for unknown too. Raises `ValueError`.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        moment = datetime.fromtimestamp(int(given), UTC) if given else FIRST
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is '{given}': write whole seconds since 1970, as `git log -1 --format=%ct` prints"
        raise ValueError(message) from None
    return moment if moment > FIRST else None


def building_day() -> date:
    """The day of building: that of SOURCE_DATE_EPOCH, or today in UTC. Raises `ValueError`."""
    return (source_date() or datetime.now(UTC)).date()


def latest() -> date:
    """The last day that is not ahead of us. A build of an older day (SOURCE_DATE_EPOCH) does not make it earlier."""
    now = datetime.now(UTC)
    return max(source_date() or now, now).date()
