"""Reads and checks the data files before anything is built; a fault stops the build and leaves the old site alone."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from handbook.content import review_status as checkedness
from handbook.content.citations import unused
from handbook.content.edition import Edition, addresses, read_pages, written_in
from handbook.content.loading import load
from handbook.content.problems import DataError
from handbook.site.handbook import Handbook


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - as MkDocs calls it
    """Let Python look for circles of forgotten objects less often: a build leaves few, and looking is a tenth of it."""
    gc.set_threshold(200_000, 20, 20)


def on_pre_build(config: MkDocsConfig) -> None:
    """Put an `Edition` per language where the other hooks and the templates find it: `config.extra.handbook.editions`.

    MkDocs begins anew for every language of the site; what was read for the first holds for all.
    """
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    languages: list[str] = config.plugins["i18n"].all_languages  # type: ignore[attr-defined]
    docs = Path(config.docs_dir)
    try:
        pages = read_pages(docs, languages, list(_files(config.nav)))
        contents = load(docs / "data", languages, addresses(pages[languages[0]]))
        editions = {
            language: Edition(language, contents[language], pages[language], written_in(docs, language))
            for language in languages
        }
        source = editions[languages[0]]
        problems = [*unused(source), *(fault for edition in editions.values() for fault in checkedness.faults(edition))]
        if problems:
            raise DataError(problems)
    except DataError as error:
        raise PluginError(str(error)) from None
    config.extra["handbook"] = Handbook(editions)


def _files(nav: Any) -> Iterator[str]:
    """The pages of `nav` in order."""
    if isinstance(nav, str):
        yield nav
    else:
        for item in nav.values() if isinstance(nav, dict) else nav or []:
            yield from _files(item)
