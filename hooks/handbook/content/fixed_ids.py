"""Ids that every page has, in every language."""

from __future__ import annotations

TITLE_ID = "begin"
"""The id of the title, which a heading in Dutch words would not keep through a translation."""
READ_ON = "lees-verder"
"""The id of the last section, which only links on: it rests on no source and needs no warning."""
