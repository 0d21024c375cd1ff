"""The search of one language as two classic scripts, for any page and file://: the window, and what is searched.

What is found are pages, their sections, and the words of the glossary. They are found by what readers type
(docs/data/questions.LANGUAGE.yml), by their titles, by the sentence that is shown of them, and by rare words of their
text. The browser makes an index of that in a few hundredths of a second; one made here would be larger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.blocks.base import TREATMENT
from handbook.blocks.glossary import Glossary
from handbook.blocks.warning import notes
from handbook.content.edition import Edition
from handbook.content.inline_text import plain
from handbook.search.documents import Entry, entries
from handbook.search.need import Need
from handbook.search.packing import packed
from handbook.search.questions import Questions
from handbook.search.words import words
from handbook.site.model import Page
from handbook.site.scripts import bundle_with
from handbook.site.stylesheets import stylesheet

SCRIPTS = ("search", "search_index")
"""The names of the two scripts: js/page/search-button.js asks for them by these."""
STYLES = ("css/search.css",)
"""The styles of the search window, in docs/assets/css."""
FORCE = "force"
"""The warning that stands above what is found when somebody asks about force."""
RARE, LETTERS = 1, 9
"""A word of a text counts when it stands in no more texts than this, and has at least this many letters."""
SAME = 5
"""Words that begin with this many of the same letters are forms of one word."""
TERM = 0.5
"""A word's meaning stands behind the section about it."""


@dataclass(frozen=True)
class Found:
    """What can be found: a page, a section or a word of the glossary."""

    page: str
    """The file name of its page (asso.html)."""
    entry: Entry
    said: str
    """The sentence that is shown of it; none of a word of the glossary, which says enough by itself."""
    phrases: Sequence[str]
    weight: float = 1
    treatment: bool = False


def assemble(assets: Path, pages: Mapping[str, Page], edition: Edition) -> dict[str, str]:
    """The two scripts for `edition`, by name, from the folder `assets` (docs/assets) and the built `pages` of it.

    `search` is the window, `search_index` what is searched with what searches it: a browser opens the one while the
    other is still on the line.
    """
    questions = edition.data(Questions)
    window: dict[str, object] = {
        "texts": edition.interface.search.model_dump(),
        "css": stylesheet(assets, STYLES),
        "language": edition.language,
        "pages": {"help": edition.page_with("help"), "situations": edition.page_with("situations", "")},
        "examples": [example.ask for example in questions.examples] if questions else [],
    }
    elsewhere = questions.elsewhere if questions else ()
    searching = {"index": index(list(found(pages, edition)), elsewhere), **_need(edition)}
    return {name: bundle_with(assets, name, build) for name, build in zip(SCRIPTS, (window, searching), strict=True)}


def found(pages: Mapping[str, Page], edition: Edition) -> Iterator[Found]:
    """Everything that can be found on `pages` (by file name), in order."""
    questions, glossary = edition.data(Questions), edition.data(Glossary)
    also = {term.id: term.also for term in glossary.terms} if glossary else {}
    for path, page in pages.items():
        weight = edition.front_matter(f"{page.name}.md").search
        sections = {section.id: section for section in page.sections}
        for entry in entries(page):
            place = sections.get(entry.id, page)
            if entry.term:
                others = [form for form in also.get(entry.id, []) if not _is_form(form, entry.title)]
                yield Found(path, entry, "", [entry.title, *others], weight * TERM)
            else:
                phrases = questions.of(page.name, entry.id) if questions else []
                yield Found(path, entry, place.sentence, phrases, weight, TREATMENT in place.warnings)


def _is_form(phrase: str, of: str) -> bool:
    """Whether the words of a phrase begin like those of another: its trigrams lead there already."""
    return len(words(phrase)) == len(words(of)) and all(
        one[:SAME] == other[:SAME] for one, other in zip(words(phrase), words(of), strict=True)
    )


def index(all_found: Sequence[Found], elsewhere: Sequence[str] = ()) -> dict[str, object]:
    """What docs/assets/js/search_index.js searches, with columns for rows; `elsewhere`: what nothing found answers."""
    pages = list(dict.fromkeys(one.page for one in all_found))
    return {
        "entries": {
            "title": [one.entry.title for one in all_found],
            "said": [one.said for one in all_found],
            "rare": _rare_words(all_found),
            "id": [one.entry.id for one in all_found],
            "page": [pages.index(one.page) for one in all_found],
            "weight": [one.weight for one in all_found],
            "treatment": [int(one.treatment) for one in all_found],
        },
        "pages": pages,
        **packed([*(one.phrases for one in all_found), elsewhere]),
    }


def _rare_words(all_found: Sequence[Found]) -> list[str]:
    """The words of each text that stand in hardly any other, and that it is not found by already."""
    texts = [dict.fromkeys(words(one.entry.text)) for one in all_found]
    count = Counter(word for text in texts for word in text)
    known = [set().union(*map(words, [one.entry.title, one.said, *one.phrases])) for one in all_found]
    return [
        " ".join(word for word in text if count[word] <= RARE and len(word) >= LETTERS and word not in other)
        if not one.entry.term  # its meaning mostly says what a section says too
        else ""
        for one, text, other in zip(all_found, texts, known, strict=True)
    ]


def _need(edition: Edition) -> dict[str, object]:
    """What people type in need or about force, and the line that these then see, with where it leads."""
    need, warning = edition.data(Need), next((note for note in notes(edition) if note.id == FORCE), None)
    return {
        "need": _folded(need.help if need else ()),
        "force": _folded(need.force if need and warning else ()),
        "warning": [plain(warning.short), *warning.link.replace(".md", "").split("#")] if warning else [],
    }


def _folded(patterns: Collection[str]) -> list[str]:
    """The patterns without accents."""
    return [" ".join("".join(words(word)) + "*" * word.endswith("*") for word in one.split()) for one in patterns]
