"""The search of one language as two classic scripts, for any page and file://: the window, and what is searched.

What is found are sections. Their text goes along, once, for matching and for the snippet; an index made here would be
larger, and the browser makes one in a few hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook.blocks.glossary import Glossary
from handbook.blocks.situations import Situations
from handbook.content.edition import Edition
from handbook.search.documents import Entry, entries
from handbook.search.synonyms import Synonyms
from handbook.site.model import Page
from handbook.site.scripts import bundle_with
from handbook.site.stylesheets import stylesheet

COLUMNS = ("page", "id", "title", "text", "weight", "hints")
ORDER = ("text", "title", "hints", "id", "page", "weight")
"""What `data` tells of an entry, and the order in which gzip makes it smallest."""
SCRIPTS = ("search", "search_index")
"""The names of the two scripts: js/page/search-button.js asks for them by these."""
STYLES = ("css/search.css",)
"""The styles of the search window, in docs/assets/css."""

INTRODUCTION, TERM = 0.27, 0.23
"""The top of a page says in short what its sections say; a word's meaning stands behind the section about it."""
SUMMARY = 100
"""Characters after which a text that is kept in short is cut, at the end of a sentence: the summary at the top of a
page, which repeats its sections, and what pages of little weight tell."""
LITTLE = 0.8
"""Pages that weigh less than this are about the handbook, or lead on."""


def assemble(assets: Path, pages: Mapping[str, Page], edition: Edition) -> dict[str, str]:
    """The two scripts for `edition`, by name, from the folder `assets` (docs/assets) and the built `pages` of it.

    `search` is the window, `search_index` what is searched with what searches it: a browser opens the one while the
    other is still on the line.
    """
    texts = edition.interface.search.model_dump()
    language = edition.language
    window = {"texts": texts, "css": stylesheet(assets, STYLES), "language": language}
    index = {"language": language, "index": packed(data(pages, edition))}
    return {name: bundle_with(assets, name, build) for name, build in zip(SCRIPTS, (window, index), strict=True)}


def packed(known: Mapping[str, Any]) -> dict[str, object]:
    """What `data` gave, smaller, with columns for rows: the index that docs/assets/js/search/engine.js searches."""
    columns = dict(zip(COLUMNS, zip(*known["entries"], strict=True), strict=False))
    return {
        "entries": {name: columns.get(name, ()) for name in ORDER},
        "pages": [path for path, _ in known["pages"]],
        "synonyms": list(zip(*known["synonyms"], strict=True)) or [(), (), (), ()],
        "noise": known["noise"],
        "forms": known["forms"],
    }


def data(pages: Mapping[str, Page], edition: Edition) -> dict[str, Any]:
    """What the script knows: pages, entries (page, id, title, text, weight, words of parents), and words.

    `synonyms` are lists of what readers type, what the handbook calls it, the entries that are meant, and how many
    of those stand above all else.
    """
    found = [(path, entry) for path, page in pages.items() for entry in entries(page)]
    place = {f"{path}#{entry.id}" if entry.id else path: number for number, (path, entry) in enumerate(found)}
    hints = _hints(edition, place)
    titles = {path: entry.title for path, entry in reversed(found)}
    numbers = {path: number for number, path in enumerate(titles)}
    words = edition.data(Synonyms) or Synonyms()
    weights = {path: edition.front_matter(path.replace(".html", ".md")).search for path in pages}
    return {
        "language": edition.language,
        "pages": list(titles.items()),
        "entries": [
            [
                numbers[path],
                entry.id,
                entry.title,
                _text(entry, weights[path]),
                _weight(entry, weights[path]),
                " ".join(hints.get(number, [])),
            ]
            for number, (path, entry) in enumerate(found)
        ],
        "synonyms": [
            [group.words, group.means, [place[to] for to in map(_built, group.sections) if to in place], group.first]
            for group in words.groups
        ],
        "forms": words.forms,
        "noise": words.noise,
    }


def _hints(edition: Edition, place: Mapping[str, int]) -> dict[int, list[str]]:
    """Words that lead to an entry though they need not stand in it: parents' situations, other forms of a term."""
    hints: dict[int, list[str]] = {}
    for address, text in _lay_words(edition):
        if address in place:
            hints.setdefault(place[address], []).append(text)
    return hints


def _lay_words(edition: Edition) -> Iterator[tuple[str, str]]:
    situations, glossary = edition.data(Situations), edition.data(Glossary)
    for group in situations.groups if situations else []:
        for situation in group.situations:
            for section in situation.sections:
                yield _built(section), situation.text
    for term in glossary.terms if glossary else []:
        yield f"woordenlijst.html#{term.id}", " ".join(term.also)


def _built(address: str) -> str:
    return address.replace(".md", ".html", 1)


def _text(entry: Entry, weight: float) -> str:
    """The words of an entry that can be found and shown; `weight` is that of its page."""
    short = SUMMARY if entry.level == 1 else 2 * SUMMARY if weight < LITTLE else len(entry.text)
    end = entry.text.find(". ", short)
    return entry.text[: end + 1] if end > 0 else entry.text


def _weight(entry: Entry, weight: float) -> float:
    if entry.term:
        return TERM
    return weight * (INTRODUCTION if entry.level == 1 else 1)
