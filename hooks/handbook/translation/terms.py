"""What a term is called in each language: the same word wherever it stands, so that a reader knows it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, ClassVar

from handbook.content import overlay
from handbook.content.edition import Edition
from handbook.content.inline_text import plain
from handbook.content.models import DataFile, Id, NonEmpty, Part, Words
from handbook.content.page_source import PageSource
from handbook.content.problems import Problem
from handbook.content.readability import SOURCE as SOURCE_LINE
from handbook.content.yaml_file import read

NOT_SHOWN = re.compile(r"(?<=\])\([^)]*\)|\{[^}]*\}|(?<=^///).*", re.MULTILINE)
"""The targets of links, the attributes of headings, and what blocks are asked for."""
Pairs = list[tuple[Sequence[str], Sequence[str]]]
"""The forms of each term in Dutch, and what may stand for it."""


class TermWords(Part):
    """A term. `words` are its forms in the Dutch text; in a translation, the words that may stand for it."""

    id: Id
    words: Annotated[Words, NonEmpty]


class Terms(DataFile):
    """docs/data/terms.<language>.yml: what a term of the Dutch text is called, wherever it stands"""

    kind: ClassVar[str] = "terms"
    terms: Annotated[list[TermWords], NonEmpty]


def problems(source: Edition, edition: Edition, data: Path) -> Iterator[Problem]:
    """The sections and texts of a translation that have no word for a term of their Dutch text.

    `data` is the folder of the data files. A language without a file of terms is not compared.
    """
    dutch, own = source.data(Terms), edition.data(Terms)
    if dutch and own:
        pairs: Pairs = [(term.words, other.words) for term, other in zip(dutch.terms, own.terms, strict=True)]
        advice = f"or add what it is called to docs/{data.name}/{Terms.kind}.{edition.language}.yml"
        yield from _in_pages(source, edition, pairs, advice)
        yield from _in_data(source, edition, pairs, advice, data)


def _in_pages(source: Edition, edition: Edition, pairs: Pairs, advice: str) -> Iterator[Problem]:
    for name in sorted(edition.written & source.written):
        page, dutch = edition.pages[name], _texts(source.pages[name])
        for section in page.sections:
            for lacking in _lacking(pairs, dutch.get(section.id, ""), _texts(page)[section.id]):
                yield Problem(page.file, page.first_line + section.line, section.title, f"{lacking}, {advice}")


def _in_data(source: Edition, edition: Edition, pairs: Pairs, advice: str, data: Path) -> Iterator[Problem]:
    for kind, dutch in source.contents.items():
        if not dutch.translated or kind not in edition.contents or kind == Terms.kind:
            continue
        own = dict(overlay.texts(edition.contents[kind]))
        for path, text in overlay.texts(dutch):
            for lacking in _lacking(pairs, plain(text), plain(own[path])) if isinstance(text, str) else ():
                name = f"{kind}.{edition.language}.yml"
                line = read(data / name, f"docs/{data.name}/{name}").line(path)
                yield Problem(f"docs/{data.name}/{name}", line, " › ".join(path), f"{lacking}, {advice}")


def _lacking(pairs: Pairs, dutch: str, text: str) -> Iterator[str]:
    """What to write for each term that stands in the `dutch` and that `text` has no word for."""
    for forms, words in pairs:
        form = next((form for form in forms if _stands(form, dutch)), None)
        if form and not any(_stands(word, text) for word in words):
            yield f"has no word for '{form}'; write {' or '.join(words)}"


def _texts(page: PageSource) -> dict[str, str]:
    """The text of each section of a page, by its id: what a reader sees of it, without the line of its source."""
    lines = NOT_SHOWN.sub("", SOURCE_LINE.sub(lambda block: "\n" * block[0].count("\n"), page.markdown)).split("\n")
    return {section.id: " ".join(lines[section.line : section.end]) for section in page.sections}


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
