"""Holds every address that was ever published: each still exists, or leads to where its text went."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from handbook.addresses import ledger as permalinks
from handbook.addresses import redirects as moved
from handbook.content.edition import SOURCE
from handbook.content.problems import DataError

log = get_plugin_logger("handbook")


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the ledger (`config.extra.permalinks`), and find what stands at each address per language (`.titles`)."""
    editions, i18n = config.extra["handbook"], config.plugins["i18n"]
    if i18n.building:  # type: ignore[attr-defined]
        return
    config.extra["site_names"] = {
        language.locale: language.site_name or config.site_name  # the source language, built first, has none of its own
        for language in i18n.config.languages
    }
    titles = {language: permalinks.titles_in(language, editions) for language in editions}
    try:
        ledger = permalinks.read(Path(config.docs_dir))
        problems = list(permalinks.faults(ledger, titles[SOURCE]))
        if problems:
            raise DataError(problems)
    except DataError as error:
        raise PluginError(str(error)) from None
    config.extra |= {"permalinks": ledger, "titles": titles}
    new = permalinks.unlisted(ledger, titles[SOURCE])
    if new:
        log.warning(f"{ledger.file}: not in the ledger of addresses yet: {', '.join(new)}; {permalinks.CURE}")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give templates what was moved away from the page."""
    file: Any = page.file
    titles = config.extra["titles"][file.locale_alternate_of]
    context["moved"] = list(moved.notes(config.extra["permalinks"], file.name, titles))
    return context


@event_priority(-150)  # when all languages are on disk, before what pages load gets its name
def on_post_build(config: MkDocsConfig) -> None:
    """Put a page at the place of each that was removed or renamed, in every language."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    ledger, blocks, titles, names = (config.extra[name] for name in ("permalinks", "blocks", "titles", "site_names"))
    for language, edition in config.extra["handbook"].items():
        folder = Path(config.site_dir) if language == SOURCE else Path(config.site_dir, language)
        for page in moved.lost_pages(ledger, {name.removesuffix(".md") for name in edition.pages}):
            html = blocks[language].lost_page(ledger, page, titles[language], names[language])
            (folder / f"{page}.html").write_text(html, "utf-8")
