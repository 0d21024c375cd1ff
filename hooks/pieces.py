"""Writes what is made of the pieces of the finished pages: what reading routes show, short addresses, and previews."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger

from handbook import routes, short_pages
from handbook.edition import SOURCE
from handbook.pieces import Piece, pieces, with_sentences
from handbook.previews import Painter, parts
from handbook.processes import Beside

log = get_plugin_logger("handbook")
Pieces = Mapping[str, Sequence[Piece]]
"""The pieces of each page (`asso`)."""


@event_priority(-200)  # when all languages are on disk
def on_post_build(config: MkDocsConfig) -> None:
    """Begin to write `pieces/` and `s/` in the folder of each language, with previews, beside what goes on here.

    The finished pages by path are in `config.extra.finished`; `config.extra.beside` is what goes on.
    """
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    extra, site = config.extra, Path(config.site_dir)
    extra["finished"] = {
        path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))
    }
    short = short_pages.Site(
        extra["handbook"],
        extra["permalinks"],
        extra["titles"],
        extra["site_names"],
        parts(config.nav or []),
        {language.locale: language.nav_translations or {} for language in config.plugins["i18n"].config.languages},
        config.site_url or "",
    )
    if not config.site_url:  # without a public address there is no preview, since its own must be absolute
        log.info("Sharing needs the public address of the site: set HANDBOOK_URL (see mkdocs.yml)")
    found: dict[str, dict[str, Sequence[Piece]]] = {language: {} for language in short.editions}
    for language, edition in short.editions.items():
        for name in (name.removesuffix(".md") for name in edition.pages):
            path = f"{short_pages.root(language)}{name}.html"
            html = extra["finished"][path]
            found[language][name] = pieces(html, name, edition)
            extra["finished"][path] = with_sentences(html, found[language][name])
    extra["beside"] = Beside(lambda: _write(config, short, found), alone=extra["one_process"])


def _write(config: MkDocsConfig, short: short_pages.Site, found: Mapping[str, Pieces]) -> None:
    site = Path(config.site_dir)
    for language in short.editions:
        _write_routes(config, language, found[language])
    by_address = {
        name: {one.address: one for of_page in pages.values() for one in of_page} for name, pages in found.items()
    }
    short_pages.write(site, short_pages.short_pages(short, by_address))
    if config.site_url:
        short_pages.draw(site, short, Painter(Path(config.docs_dir, "assets")))


def _write_routes(config: MkDocsConfig, language: str, found: Pieces) -> None:
    """Write a file per section, an index of all addresses, and the titles."""
    ledger, edition = config.extra["permalinks"], config.extra["handbook"][language]
    moved = {address: ledger.current(address) for address, target in ledger.entries.items() if target}
    fallback = {} if language == SOURCE else {name: SOURCE for name in found if f"{name}.md" not in edition.written}
    for path, text in routes.files(found, moved, fallback).items():
        file = Path(config.site_dir, short_pages.root(language), "pieces", path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
