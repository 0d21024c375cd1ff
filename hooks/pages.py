"""Makes each page whole: blocks for its markers, its warnings, its sources, and a link control at every heading."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from handbook.blocks.blocks import Blocks, Settings
from handbook.content.models import Glossary
from handbook.content.problems import DataError
from handbook.pages.compose import compose
from handbook.pages.external_links import marked
from handbook.pages.glossary_links import link_first_uses, term_link
from handbook.pages.heading_links import with_link_controls

GLOSSARY = "woordenlijst"


def on_pre_build(config: MkDocsConfig) -> None:
    """Make the blocks of each language."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    settings = Settings(config.site_url or "", config.extra.get("contact") or "", get_build_datetime().date())
    folder = Path(str(config.theme.custom_dir), "blocks")
    handbook = config.extra["handbook"]
    handbook.blocks = {name: Blocks(edition, folder, settings) for name, edition in handbook.editions.items()}


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put blocks, warnings and sources in the text, in the language of the text (not of the site around it)."""
    written = Path(str(page.file.abs_src_path)).read_text("utf-8-sig")
    first_line = written.count("\n") - markdown.count("\n") + 1
    try:
        return compose(markdown, page.meta, _blocks(page, config), f"docs/{page.file.src_uri}", first_line)
    except DataError as error:
        raise PluginError(str(error)) from None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mark links to other sites, put a control beside every heading, lead first uses of hard words to the glossary."""
    blocks = _blocks(page, config)
    html = marked(html, blocks.interface.page.outside, config.site_url or "")
    html = with_link_controls(html, blocks.link_control)
    html = html.replace('<p class="admonition-title">', '<p class="admonition-title" data-hb-role="label">')
    glossary = blocks.edition.data(Glossary)
    if glossary is None or page.meta.get("own") or page.file.name == GLOSSARY:
        return html
    return link_first_uses(html, glossary.terms, term_link(f"{GLOSSARY}.html"))


def _blocks(page: Page, config: MkDocsConfig) -> Blocks:
    blocks: Blocks = config.extra["handbook"].blocks[page.file.locale]  # type: ignore[attr-defined]
    return blocks
