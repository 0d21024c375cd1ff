"""Writes the pieces that a reading route shows, out of the finished pages: `pieces/`, for each language."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from handbook import routes
from handbook.edition import SOURCE
from handbook.pieces import pieces


@event_priority(-200)  # when all languages are on disk
def on_post_build(config: MkDocsConfig) -> None:
    """Write a file per section, an index of all addresses, and the titles, in the folder of each language.

    Other hooks find all pieces in `config.extra.pieces`, by language.
    """
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    config.extra["pieces"] = {}
    ledger = config.extra["permalinks"]
    moved = {address: ledger.current(address) for address, target in ledger.entries.items() if target}
    for language, edition in config.extra["handbook"].items():
        folder = Path(config.site_dir, "" if language == SOURCE else language)
        names = [page.removesuffix(".md") for page in edition.pages]
        found = {name: pieces((folder / f"{name}.html").read_text("utf-8"), name, edition) for name in names}
        config.extra["pieces"][language] = [piece for of_page in found.values() for piece in of_page]
        fallback = {} if language == SOURCE else {name: SOURCE for name in names if f"{name}.md" not in edition.written}
        for path, text in routes.files(found, moved, fallback).items():
            file = folder / "pieces" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
