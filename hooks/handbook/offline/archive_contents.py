"""Which files go into the archive: the zip with all that a trainer takes along to a hall without a network.

Their order in the zip is in packing.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml.html import HtmlElement

from handbook.offline import checksums, launcher
from handbook.offline.launcher import BOOK, PAGES, PHONE
from handbook.offline.offline_page import as_copy, whole
from handbook.offline.packing import refused_names
from handbook.offline.sources import Sources
from handbook.site import products as online
from handbook.site.folds import fold
from handbook.site.media import media
from handbook.site.model import Site, folder
from handbook.site.products import Files, for_readers, joined, minified, moved_documents, names, written
from handbook.site.side_column import fill

FROM_SITE = (online.scripts, online.styles, online.features, online.search, online.pieces, online.licences)
"""What goes along as it is, beside the pages: not what only a server, a messenger or a search engine asks for."""
PLACES = {".epub": f"{BOOK}/", ".html": f"{PHONE}/"}
"""Where files of dist/ stand in the archive, by the ending of their name; others stand where they do in dist/."""


def files(sources: Sources, made: Files) -> Files:
    """Every file of the archive by its path in it; `made` are the printables, e-books and pocket copies of dist/.

    Raises `ValueError` for a name that some device refuses.
    """
    found = {f"{PAGES}/{path}": content for path, content in _pages(sources)}
    found |= {PLACES.get(Path(path).suffix, "") + path: content for path, content in made.items()}
    contents = launcher.Contents(
        {path: len(content) for path, content in found.items()},
        {language: book.pages["index"].url for language, book in sources.site.books.items()},
    )
    copies = list(sources.copies.values())
    templates, script = sources.root / "overrides", sources.script("launcher")
    found["START.txt"] = launcher.text(contents, copies).encode()
    found["START.html"] = launcher.html(contents, copies, templates, sources.styles, script).encode()
    found[checksums.NAME] = checksums.listing(found).encode()
    refused = refused_names(f"{sources.colophon.file_name}/{path}" for path in found)
    if refused:
        raise ValueError("\n".join(refused))
    return found


def _pages(sources: Sources) -> Iterator[tuple[str, bytes]]:
    """Every file in the folder of pages."""
    assets = names(joined(sources.online))
    for path, document, language, address in _documents(sources.site):
        page = as_copy(deepcopy(document), sources.copies[language], address)
        fill(page, sources.site.books)
        fold(page, sources.site.books)
        yield path, minified(written(for_readers(page, assets)))
    for product in FROM_SITE:
        for path, content in sources.online[product].items():
            text = sources.styles if path == assets["assets/handbook.css"] else content.decode()
            yield path, whole(path, text).encode()
    yield from sources.online[online.recordings].items()
    for language in sources.site.books:
        for path, content in media(sources.site, language).items():
            yield folder(language) + path, content


def _documents(site: Site) -> Iterator[tuple[str, HtmlElement, str, str]]:
    """Every page, and those that tell of one that is gone: its path, itself, its language, and where the newest is."""
    for language, book in site.books.items():
        for page in book.pages.values():
            yield page.path, page.document, language, page.url
        for path, document in moved_documents(site, book).items():
            yield path, document, language, ""
