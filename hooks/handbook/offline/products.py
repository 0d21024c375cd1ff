"""All that works without a network, made from the model of the site: one list of products, in one order.

A product is a function from what is known to files by their path in dist/; it may use the files of those before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from babel import Locale

from handbook.blocks import registry
from handbook.offline import archive_contents, checksums, downloads, packing
from handbook.offline.single_file import single_file
from handbook.offline.sources import Sources
from handbook.pages import assets
from handbook.print import epub, printables
from handbook.search import scripts as searching
from handbook.site.licences import vendored
from handbook.site.media import media
from handbook.site.products import Files, finisher, joined

OF_ONE_PAGE = ("worksheets",)
"""The scripts of blocks that look for ids as a page by itself has them: in a pocket copy they would find nothing."""
SCRIPTS = (
    "share.{language}",
    "paper.{language}",
    "aloud.{language}",
    "glossary.{language}",
    *(f"{name}.{{language}}" for name in searching.SCRIPTS),
)
"""What a pocket copy takes in, of the scripts that the site fetches when somebody uses them."""


Product = Callable[[Sources, Files], Files]


def printed(sources: Sources, _: Files) -> Files:
    """Tip cards, sheets and the whole handbook as PDF."""
    return printables.files(sources.root, sources.site, sources.colophon)


def books(sources: Sources, _: Files) -> Files:
    """The handbook for e-readers."""
    return epub.files(sources.root, sources.site, sources.colophon)


def pocket_copies(sources: Sources, _: Files) -> Files:
    """The handbook of each language in one file."""
    names = {
        language: f"{sources.colophon.file_name}-{book.edition.interface.pocket.file}-{language}.html"
        for language, book in sources.site.books.items()
    }
    return {names[language]: _pocket_copy(sources, language, names) for language in sources.site.books}


def _pocket_copy(sources: Sources, language: str, names: Mapping[str, str]) -> bytes:
    asked = {name for page in sources.pocket_pages for name in assets.scripts(page)}.difference(OF_ONE_PAGE)
    wanted = ["handbook", *(name for name in registry.SCRIPTS if name in asked), *SCRIPTS]  # others ask the first
    scripts = [sources.assets[f"assets/{name.format(language=language)}.js"] for name in wanted]
    others = {
        str(Locale.parse(other).get_display_name(language)): name for other, name in names.items() if other != language
    }
    book, copy = sources.site.books[language], sources.copies[language]
    pictures = media(sources.site, language)
    made_by_others = [one for one in vendored(sources.root / "docs/assets") if one.name != "fonts"]  # it has none
    templates = sources.root / "overrides"
    return single_file(book, copy, templates, sources.styles, scripts, others, pictures, made_by_others)


def zipped(sources: Sources, made: Files) -> Files:
    """Everything in one folder, for a stick."""
    inside = archive_contents.files(sources, made)
    return {f"{sources.colophon.file_name}-offline.zip": packing.packed(inside, sources.colophon)}


def sums(_: Sources, made: Files) -> Files:
    """The checksums of all files, for who downloads them."""
    return {checksums.NAME: checksums.listing(made).encode()}


OFFLINE: tuple[Product, ...] = (printed, books, pocket_copies, zipped, sums)


def files(sources: Sources) -> Files:
    """Every file of dist/, by its path in that. Raises `ValueError` for a name that some device refuses."""
    made: Files = {}
    for product in OFFLINE:
        made |= product(sources, made)
    return made


def site_downloads(sources: Sources, made: Files) -> Files:
    """The files of dist/ beside the pages of the site, and the pages that list them."""
    finish = finisher(sources.site, joined(sources.online))
    listing = {path: finish(path, page) for path, page in downloads.documents(sources.site, made).items()}
    return {**{f"{downloads.FOLDER}/{path}": content for path, content in made.items()}, **listing}
