"""Tells templates which language a page's text is in, and leads the language switch to the page itself, relatively."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from handbook import checkedness
from handbook.edition import SOURCE
from handbook.fingerprints import read_ledger
from handbook.problems import DataError
from handbook.translations import outdated_pages


def on_pre_build(config: MkDocsConfig) -> None:
    """Find the pages whose Dutch is newer, per language: `config.extra.dutch_newer`."""
    editions, docs = config.extra["handbook"], Path(config.docs_dir)
    try:
        config.extra["dutch_newer"] = {
            language: outdated_pages(edition, editions[SOURCE], read_ledger(docs, language))
            for language, edition in editions.items()
        }
    except DataError as error:
        raise PluginError(str(error)) from None


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give templates `text_language` (of the text), `site_language` (of what is around it) and relative alternates."""
    file: Any = page.file
    edition = config.extra["handbook"][file.locale]
    context["text_language"] = file.locale
    context["site_language"] = file.locale_alternate_of
    context["dutch_newer"] = Path(file.src_uri).name in config.extra["dutch_newer"][file.locale]
    context["checked"] = checkedness.lines(page.meta, edition.interface.checked, file.locale)
    context["over"] = file.url.removesuffix(file.url.rsplit("/", 1)[-1]) + "over.html"
    for alternate in config.extra["alternate"]:
        if alternate["lang"] in file.alternates:
            alternate["link"] = file.alternates[alternate["lang"]].url
    return context
