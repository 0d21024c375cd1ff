"""Which language a text is in, where else the page stands, and the sitemap of all languages."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from handbook.addresses.sitemap import alternates, sitemap
from handbook.content import review_status as checkedness
from handbook.content.edition import SOURCE
from handbook.content.problems import DataError
from handbook.translation.fingerprints import read_ledger
from handbook.translation.status import outdated_pages


def on_pre_build(config: MkDocsConfig) -> None:
    """Find the pages whose Dutch is newer, per language: `config.extra.dutch_newer`."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    editions, docs = config.extra["handbook"], Path(config.docs_dir)
    try:
        config.extra["dutch_newer"] = {
            language: outdated_pages(edition, editions[SOURCE], read_ledger(docs, language))
            for language, edition in editions.items()
        }
    except DataError as error:
        raise PluginError(str(error)) from None


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give templates the languages of text and site, and the page's addresses in other languages."""
    file: Any = page.file
    editions = config.extra["handbook"]
    edition = editions[file.locale]
    context["text_language"] = file.locale
    context["text_direction"] = edition.direction
    context["site_language"] = file.locale_alternate_of
    context["dutch_newer"] = Path(file.src_uri).name in config.extra["dutch_newer"][file.locale]
    context["checked"] = checkedness.lines(page.meta, edition.interface.checked, file.locale)
    context["over"] = file.url.removesuffix(file.url.rsplit("/", 1)[-1]) + "over.html"
    context["alternates"] = alternates(editions, file.name + ".md", config.site_url or "")
    for alternate in config.extra.get("alternate") or []:
        if alternate["lang"] in file.alternates:
            alternate["link"] = file.alternates[alternate["lang"]].url
    return context


@event_priority(-200)  # when all languages are on disk
def on_post_build(config: MkDocsConfig) -> None:
    """Replace the sitemap of the last language by one of all; without a public address there is none."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    for old in Path(config.site_dir).glob("sitemap.xml*"):
        old.unlink()
    if config.site_url:
        text = sitemap(config.extra["handbook"], config.site_url)
        Path(config.site_dir, "sitemap.xml").write_text(text, "utf-8")
