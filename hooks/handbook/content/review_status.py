"""How far the text of a page has been checked, as its front matter says; never the date of the build.

```yaml
checked:
  sources: 2026-11-22   # read against the sources, claim by claim
  professional:         # read by a care professional: nobody yet
  parents:              # tried out by parents: nobody yet
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from handbook.content import dates
from handbook.content.edition import Edition
from handbook.content.interface import CheckedTexts
from handbook.content.problems import Problem

READINGS = ("sources", "professional", "parents")


def lines(meta: Mapping[str, Any], words: CheckedTexts, language: str) -> list[str]:
    """What a reader is told: a line per reading that was done, or that nobody did; [] for a page without `checked`."""
    checked = meta.get("checked")
    if not isinstance(checked, Mapping):
        return []
    told = [
        getattr(words, reading).format(date=dates.long(checked[reading], language))
        if checked.get(reading)
        else getattr(words, f"no_{reading}")
        for reading in READINGS
        if reading in checked
    ]
    return [*told, words.translated] if meta.get("translation") == "machine" else told


def faults(edition: Edition) -> Iterator[Problem]:
    """Pages written in this language whose front matter does not say, in dates, how far their text was checked."""
    for page in sorted(edition.written):
        meta = edition.meta(page)
        if meta.get("own"):
            continue
        checked = meta.get("checked")
        if not isinstance(checked, Mapping) or not set(checked) <= set(READINGS):
            yield Problem(
                edition.file(page), 1, "checked", f"is missing or has unknown keys; expected {', '.join(READINGS)}"
            )
            continue
        for reading, day in checked.items():
            if day is not None and not isinstance(day, date):
                yield Problem(
                    edition.file(page), 1, f"checked › {reading}", f"'{day}' is no date; expected 2026-11-22 or nothing"
                )
