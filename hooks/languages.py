"""Which language a text is in, and where else the page stands."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from handbook.addresses.sitemap import alternates
from handbook.content import review_status as checkedness
from handbook.content.edition import SOURCE
from handbook.content.problems import DataError
from handbook.translation.fingerprints import read_ledger
from handbook.translation.status import outdated_pages


def on_pre_build(config: MkDocsConfig) -> None:
    """Find the pages whose Dutch is newer, per language."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    handbook, docs = config.extra["handbook"], Path(config.docs_dir)
    try:
        handbook.dutch_newer = {
            language: outdated_pages(edition, handbook.editions[SOURCE], read_ledger(docs, language))
            for language, edition in handbook.editions.items()
        }
    except DataError as error:
        raise PluginError(str(error)) from None


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give templates the languages of text and site, and the page's addresses in other languages."""
    file: Any = page.file
    handbook = config.extra["handbook"]
    edition = handbook.editions[file.locale]
    context["text_language"] = file.locale
    context["text_direction"] = edition.direction
    context["site_language"] = file.locale_alternate_of
    context["dutch_newer"] = Path(file.src_uri).name in handbook.dutch_newer[file.locale]
    context["checked"] = checkedness.lines(page.meta, edition.interface.checked, file.locale)
    context["over"] = file.url.removesuffix(file.url.rsplit("/", 1)[-1]) + "over.html"
    context["alternates"] = alternates(handbook.editions, file.name + ".md", config.site_url or "")
    for alternate in config.extra.get("alternate") or []:
        if alternate["lang"] in file.alternates:
            alternate["link"] = file.alternates[alternate["lang"]].url
    return context
