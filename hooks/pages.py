"""Turns pages into HTML with the handbook's Markdown extension, and tells templates what they need of a page."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from handbook.addresses import redirects, sitemap
from handbook.aloud.recordings import sections
from handbook.build import Build
from handbook.content import review_status
from handbook.content.page_source import PageSource
from handbook.pages import assets
from handbook.pages.extension import HandbookPages
from handbook.pages.site_links import SiteLinks


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hand the page, in the language of its text (not of the site around it), to the Markdown extension."""
    file: Any = page.file
    source = _source(page, config)
    context = Build.of(config.extra).handbook.page_context(source, file.locale_alternate_of)
    named: list[Any] = config.markdown_extensions
    others = [extension for extension in named if not isinstance(extension, HandbookPages | SiteLinks)]
    others += [HandbookPages(context), SiteLinks()]
    config.markdown_extensions = others
    return source.markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Stop where a block was left standing as text: pymdownx passes over what it does not understand."""
    (pages,) = (extension for extension in config.markdown_extensions if isinstance(extension, HandbookPages))
    if pages.blocks_as_text:
        told = f"the block '{pages.blocks_as_text[0]}' was not understood; put an empty line above it and below it"
        raise PluginError(f"docs/{page.file.src_uri}: {told}")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give templates the languages of text and site, the page's other addresses, and what is told about the page."""
    handbook, source, file = Build.of(config.extra).handbook, _source(page, config), _file(page)
    edition = handbook.editions[file.locale]
    context |= {
        "text_language": file.locale,
        "text_direction": edition.direction,
        "site_language": file.locale_alternate_of,
        "front_matter": source.front_matter,
        "summary": edition.summaries.get(file.name, ""),
        "dutch_newer": source.name in handbook.outdated[file.locale],
        "checked": review_status.lines(source.front_matter, edition.interface.checked, file.locale),
        "report": edition.section_with("report", ""),
        "recorded": " ".join(sections(handbook.root / "docs", file.locale, file.name)),
        "alternates": sitemap.alternates(handbook.editions, f"{file.name}.md", config.site_url or ""),
        "foot": handbook.foot(source, file.locale_alternate_of),
        "moved": list(redirects.notes(handbook.ledger, file.name, handbook.titles[file.locale_alternate_of])),
        "page_styles": assets.styles(source),
        "page_scripts": assets.scripts(source),
    }
    for alternate in config.extra.get("alternate") or []:
        if alternate["lang"] in file.alternates:
            alternate["link"] = file.alternates[alternate["lang"]].url
    return context


def _source(page: Page, config: MkDocsConfig) -> PageSource:
    file = _file(page)
    return Build.of(config.extra).handbook.editions[file.locale].pages[f"{file.name}.md"]


def _file(page: Page) -> Any:
    """The file of the page, to which static-i18n adds the language of its text and that of the site."""
    return page.file
