"""Holds every address that was ever published: each still exists, or leads to where its text went."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from handbook.addresses import ledger as permalinks
from handbook.addresses import redirects as moved
from handbook.content.edition import SOURCE
from handbook.content.problems import DataError

log = get_plugin_logger("handbook")


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the ledger , and find what stands at each address per language."""
    handbook, i18n = config.extra["handbook"], config.plugins["i18n"]
    if i18n.building:  # type: ignore[attr-defined]
        return
    handbook.site_names = {
        language.locale: language.site_name or config.site_name  # the source language, built first, has none of its own
        for language in i18n.config.languages
    }
    titles = {language: permalinks.titles_in(language, handbook.editions) for language in handbook.editions}
    try:
        ledger = permalinks.read(Path(config.docs_dir))
        problems = list(permalinks.faults(ledger, titles[SOURCE]))
        if problems:
            raise DataError(problems)
    except DataError as error:
        raise PluginError(str(error)) from None
    handbook.ledger, handbook.titles = ledger, titles
    new = permalinks.unlisted(ledger, titles[SOURCE])
    if new:
        log.warning(f"{ledger.file}: not in the ledger of addresses yet: {', '.join(new)}; {permalinks.CURE}")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give templates what was moved away from the page."""
    file: Any = page.file
    handbook = config.extra["handbook"]
    titles = handbook.titles[file.locale_alternate_of]
    context["moved"] = list(moved.notes(handbook.ledger, file.name, titles))
    return context
