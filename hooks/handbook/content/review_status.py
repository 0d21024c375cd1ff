"""How far the text of a page has been checked, in words for readers."""

from __future__ import annotations

from handbook.content import dates
from handbook.content.front_matter import FrontMatter, Review
from handbook.content.interface import CheckedTexts


def lines(front_matter: FrontMatter, words: CheckedTexts, language: str) -> list[str]:
    """A line per reading that was done, or that nobody did; [] for a page that does not say."""
    review = front_matter.checked
    if review is None:
        return []
    told = [
        getattr(words, reading).format(date=dates.long(day, language)) if day else getattr(words, f"no_{reading}")
        for reading in Review.model_fields
        if reading in review.model_fields_set
        for day in [getattr(review, reading)]
    ]
    return [*told, words.translated] if front_matter.translation == "machine" else told
