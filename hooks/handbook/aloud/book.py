"""What is read aloud of a whole book, and what of that people recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lxml.html import HtmlElement

from handbook.aloud.passages import Passage, alone, passages
from handbook.aloud.recordings import FOLDER, State, files, states
from handbook.aloud.spoken import Spoken
from handbook.blocks.warning import notes
from handbook.content.edition import Edition
from handbook.site.model import Book, Site, folder


def of_page(text: HtmlElement, edition: Edition) -> list[Passage]:
    """What is read of the `text` of a page in the language of `edition`."""
    return passages(text, {note.id: note.short for note in notes(edition)}, edition.interface.aloud.picture)


def of_texts(pages: Mapping[str, HtmlElement], edition: Edition) -> dict[str, list[str]]:
    """What is read of each section by itself (asso/vier-stappen), of pages given as their text by name."""
    return {
        f"{name}/{id_}": texts for name, text in pages.items() for id_, texts in alone(of_page(text, edition)).items()
    }


def recorded(book: Book, docs: Path) -> dict[str, State]:
    """The state of each section that has a recording, by asso/vier-stappen."""
    names = {name.partition("/")[0] for name in files(docs, book.language)}
    pages = {name: page.text for name, page in book.pages.items() if name in names and page.language == book.language}
    found = states(docs, book.language, of_texts(pages, book.edition)) if pages else {}
    return {name: state for name, state in found.items() if state != State.MISSING}


def published(site: Site) -> dict[str, bytes]:
    """The recordings of texts that have not changed since, by their path from the root of the site."""
    docs, found = site.publication.docs, {}
    for language, book in site.books.items():
        known = files(docs, language)
        for name, state in recorded(book, docs).items():
            if state == State.RECORDED:
                found[f"{folder(language)}{FOLDER}/{name}.opus"] = known[name].read_bytes()
    return found


def handed(book: Book, docs: Path) -> dict[str, Sequence[object]]:
    """What the script that reads aloud is handed of a book."""
    spoken, found = book.edition.data(Spoken), recorded(book, docs)
    return {
        "said": spoken.pairs() if spoken else [],
        **{
            str(one): [name for name, state in found.items() if state == one]
            for one in (State.RECORDED, State.OUTDATED)
        },
    }
