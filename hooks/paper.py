"""Gives what is printed the way back to its page: a QR code, its short address, and the date of its text."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from handbook.content import git_history as history
from handbook.content.edition import SOURCE
from handbook.print import page_foot as paper


def on_pre_build(config: MkDocsConfig) -> None:
    """Find when each text was last changed."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    docs = Path(config.docs_dir)
    config.extra["handbook"].changes = history.last_changes(docs.parent, docs.name)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a foot in blocks that are printed by themselves."""
    return paper.with_feet(html, lambda name: _foot(page, config, f"{name}/"))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give templates the foot of the whole page."""
    context["foot"] = _foot(page, config, "")
    return context


def _foot(page: Page, config: MkDocsConfig, rest: str) -> str:
    file: Any = page.file
    handbook = config.extra["handbook"]
    folder = "" if file.locale_alternate_of == SOURCE else f"{file.locale_alternate_of}/"
    address = f"{config.site_url}{folder}s/{file.name}/{rest}" if config.site_url else ""
    written = Path(str(file.abs_src_path)).read_text("utf-8-sig")
    day = paper.changed(f"docs/{file.src_uri}", written, file.locale, handbook.changes)
    return paper.foot(address, day, handbook.editions[file.locale].interface.paper, file.locale)
