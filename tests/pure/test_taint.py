"""Text never becomes markup: every text of every kind of data, in every template, is shown as it was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown import Markdown
from pydantic import ValidationError

from handbook import handbook
from handbook.blocks.base import Settings
from handbook.blocks.registry import inline_words
from handbook.content import overlay
from handbook.content.edition import Edition
from handbook.content.inline_text import plain
from handbook.content.models import DataFile
from handbook.handbook import Handbook
from handbook.pages.extension import HandbookPages
from project import ROOT

TAINTS = (
    "\"'><img src=x onerror=t()>",
    "</p><script>t()</script>",
    "<!--",
    '" onmouseover="t()',
    "&lt;b onclick=t()&gt;",
)
OF_A_FILE = ("pocket", "file")
"""A part of the name of a file: the shape of the data lets no other text in, so it is tried by itself."""
Elements = list[tuple[str, tuple[str, ...]]]
"""Elements, each with the names of its attributes."""


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook.read(ROOT, [], Settings("https://example.org/", "fouten@example.org", date(2026, 11, 22)))


def tainted(data: DataFile, taint: str) -> DataFile:
    """The same data with the taint behind each of its texts; a long text is cut off for it, but for its braces."""
    nested: dict[str, Any] = {}
    for path, text in overlay.texts(data):
        place = nested
        for key in path[:-1]:
            place = place.setdefault(key, {})
        if path == OF_A_FILE:
            place[path[-1]] = text
        elif isinstance(text, list):
            place[path[-1]] = [f"{word} {taint}" for word in text]
        else:
            words = plain(text)
            place[path[-1]] = f"{words if data.kind == 'interface' else words[:12]} {taint}"
    return overlay.translated(data, nested)


class Tags(HTMLParser):
    """The elements of a page, with the names of their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Elements = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


def tags(book: Handbook, edition: Edition, page: str) -> Elements:
    """What a page is made of; without links to the glossary, which hang on the words."""
    context = replace(book.page_context(edition.pages[page], edition.language), glossary=None)
    html = Markdown(extensions=["attr_list", "tables", "toc", HandbookPages(context)]).convert(context.page.markdown)
    reader = Tags()
    reader.feed(html)
    return [tag for tag in reader.found if tag[0] not in ("a", "em", "strong", "tspan", "text")]


@pytest.fixture(scope="module")
def untainted(book: Handbook) -> dict[tuple[str, str], Elements]:
    """What each page is made of, by its language and name."""
    editions = book.editions.items()
    return {(language, page): tags(book, edition, page) for language, edition in editions for page in edition.pages}


@pytest.mark.parametrize("taint", TAINTS)
def test_every_text_of_the_data_is_shown_as_it_was_typed(
    book: Handbook, untainted: dict[tuple[str, str], Elements], taint: str
) -> None:
    editions = {}
    for language, edition in book.editions.items():
        contents = {kind: tainted(data, taint) if data.translated else data for kind, data in edition.contents.items()}
        changed = replace(edition, contents=contents)
        editions[language] = replace(changed, inline=inline_words(changed))
    other = replace(book, editions=editions)
    for language, edition in editions.items():
        for page in edition.pages:
            assert tags(other, edition, page) == untainted[language, page], page


@pytest.mark.parametrize("taint", TAINTS)
def test_a_part_of_the_name_of_a_file_is_no_other_text_than_letters(book: Handbook, taint: str) -> None:
    interface = book.source.contents["interface"]
    typed = interface.model_dump()
    typed["pocket"]["file"] += f" {taint}"
    with pytest.raises(ValidationError, match=r"pocket\.file"):
        type(interface).model_validate(typed)


def test_the_address_for_reports_is_shown_as_it_was_typed(
    book: Handbook, untainted: dict[tuple[str, str], Elements]
) -> None:
    other = replace(book, settings=replace(book.settings, contact='x"><script>t()</script>@example.org'))
    for page in book.source.pages:
        assert tags(other, other.source, page) == untainted[book.source.language, page]
