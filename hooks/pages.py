"""Makes each page whole: blocks for its markers, its warnings, its sources, and a link control at every heading."""

from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from handbook.blocks import Blocks, Settings
from handbook.headings import with_link_controls
from handbook.page import compose
from handbook.problems import DataError


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put blocks, warnings and sources in the text, in the language of the text (not of the site around it)."""
    written = Path(str(page.file.abs_src_path)).read_text("utf-8-sig")
    first_line = written.count("\n") - markdown.count("\n") + 1
    try:
        return compose(markdown, page.meta, _blocks(page, config), f"docs/{page.file.src_uri}", first_line)
    except DataError as error:
        raise PluginError(str(error)) from None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a link control beside every heading."""
    return with_link_controls(html, _blocks(page, config).link_control)


def _blocks(page: Page, config: MkDocsConfig) -> Blocks:
    edition = config.extra["handbook"][page.file.locale]  # type: ignore[attr-defined]
    settings = Settings(config.site_url or "", config.extra.get("contact") or "", _today())
    return Blocks(edition, Path(str(config.theme.custom_dir), "blocks"), settings)


def _today() -> date:
    return get_build_datetime().date()
