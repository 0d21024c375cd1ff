"""The files that pages load: stylesheets and scripts, named after their content, to be kept for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.aloud.book import handed
from handbook.blocks import registry
from handbook.blocks.glossary import Glossary
from handbook.blocks.warning import notes
from handbook.content.publication import keeps
from handbook.pages.glossary_links import meanings
from handbook.site import scripts
from handbook.site.help_lines import help_lines
from handbook.site.model import Book, Section, folder
from handbook.site.stylesheets import files_of, stylesheet


@dataclass(frozen=True)
class OnDemand:
    """What a feature's script is handed, besides `texts`: the part of the interface that is called like the feature.

    `css`: a little style that the script itself puts on the page; `stylesheet`: more than a little, in a file of the
    same name that it fetches. `meanings`: those of the terms of the glossary. `sentences`: what is said of each page
    and section. `warnings`: the short form of each. `quiet`: the pages that end in no questions. `route`: the page of
    reading routes. `help`: the numbers, for paper. `spoken`: how words are said, and what people recorded. `place`: the
    language of the book, and where the root of the site is. `scripts`: other features, that only this one asks for.
    """

    css: tuple[str, ...] = ()
    stylesheet: bool = False
    meanings: bool = False
    sentences: bool = False
    warnings: bool = False
    quiet: bool = False
    route: bool = False
    help: bool = False
    spoken: bool = False
    place: bool = False
    scripts: tuple[str, ...] = ()


SCRIPTS = ("handbook", "not_found", *registry.SCRIPTS)
"""Scripts that pages ask for at once: every page, that for unknown addresses, those with some blocks."""
ON_DEMAND: dict[str, OnDemand] = {
    "glossary": OnDemand(meanings=True),
    "share": OnDemand(css=("qr.css", "share.css"), sentences=True, warnings=True, route=True, scripts=("paper",)),
    "paper": OnDemand(css=("qr.css", "paper.css", "handout.css"), warnings=True, help=True),
    "aloud": OnDemand(css=("aloud.css",), warnings=True, spoken=True),
    "keep": OnDemand(css=("keep.css",), place=True),
    "route": OnDemand(stylesheet=True, warnings=True, route=True, help=True, scripts=("bilingual",)),
    "bilingual": OnDemand(css=("bilingual.css",)),
    "route_maker": OnDemand(stylesheet=True),
    "projector": OnDemand(stylesheet=True, warnings=True, quiet=True),
}
"""Features whose script is fetched when somebody uses them (js/page/features.js): assets/NAME.LANGUAGE.js."""


def offered() -> list[str]:
    """The features that pages offer themselves."""
    within = {name for feature in ON_DEMAND.values() for name in feature.scripts}
    return [name for name in ON_DEMAND if name not in within and (name != "keep" or keeps())]


def named(name: str, content: str) -> str:
    """A file name with the fingerprint of its content: handbook.css → handbook.1a2b3c4d.css."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content.encode()).hexdigest()[:8]}{dot}{ending}"


def styles(sources: Path) -> dict[str, str]:
    """The stylesheets that blocks and features have of their own, by name (`route.css`)."""
    found = dict.fromkeys([*registry.STYLES, *(name for name, feature in ON_DEMAND.items() if feature.stylesheet)])
    return {f"{name}.css": stylesheet(sources, files_of(name)) for name in found}


def on_demand(sources: Path, name: str, book: Book, files: Mapping[str, str]) -> str:
    """The script of the feature `name` in the language of `book`, from the folder `sources` (docs/assets).

    `files` holds, by name, what features fetch later: their stylesheets.
    """
    feature = ON_DEMAND[name]
    build: dict[str, object] = {"texts": getattr(book.edition.interface, name).model_dump()}
    if feature.css:
        build["css"] = stylesheet(sources, (f"css/{part}" for part in feature.css))
    build |= {key: told(book) for key, told in OF_BOOK.items() if getattr(feature, key)}
    if feature.spoken:
        build |= handed(book, sources.parent)
    if feature.place:
        build |= {"language": book.language, "up": "../" * folder(book.language).count("/") or "."}
    if feature.scripts:
        made = {other: on_demand(sources, other, book, files) for other in feature.scripts}
        build["scripts"] = {other: named(f"{other}.{book.language}.js", script) for other, script in made.items()}
    later = {"stylesheet": f"{name}.css"} if feature.stylesheet else {}
    build |= {key: named(at, files[at]) for key, at in later.items()}
    return scripts.bundle_with(sources, name, build)


def _meanings(book: Book) -> dict[str, str]:
    """The meaning of each term of the glossary, by its id."""
    glossary = book.edition.data(Glossary)
    return meanings(glossary.terms if glossary else [])


def _quiet(book: Book) -> list[str]:
    """The pages that say that no questions follow them."""
    return [page for page in book.pages if not book.edition.front_matter(f"{page}.md").discussion]


def _sentences(book: Book) -> dict[str, dict[str, list[str]]]:
    """What is said where a page or section stands alone: its sentence and the ids of its warnings, by page and id."""
    return {
        page.name: {
            "": [page.sentence, *page.warnings],
            **{
                part.id: [part.sentence, *part.warnings]
                for part in page.parts
                if isinstance(part, Section) or part.id in page.summaries
            },
        }
        for page in book.pages.values()
    }


OF_BOOK: dict[str, Callable[[Book], object]] = {
    "meanings": _meanings,
    "sentences": _sentences,
    "warnings": lambda book: {note.id: note.short for note in notes(book.edition)},
    "quiet": _quiet,
    "route": lambda book: book.edition.page_with("route", ""),
    "help": help_lines,
}
"""What is told of the book to a script that asks for it (`OnDemand`)."""
