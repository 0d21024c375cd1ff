"""Leaves Material's files out of the site, and writes the stylesheets and scripts that pages load."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from handbook.search import scripts as search
from handbook.site import bundles as assets
from handbook.site import critical_css as first_screen
from handbook.site import page_texts
from handbook.site.minify import lean
from handbook.site.stylesheets import HANDBOOK, stylesheet


def on_pre_build(config: MkDocsConfig) -> None:
    """Tell templates which features have a script of their own: `config.extra.on_demand`."""
    config.extra["on_demand"] = [*search.SCRIPTS, *assets.ON_DEMAND]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish nothing of the theme as it is: what pages use of it comes in our own stylesheet."""
    theirs = [file for file in files if str(file.abs_src_path or "").startswith(str(_theme(config)))]
    for file in theirs:
        files.remove(file)
    return files


@event_priority(-200)  # when all languages are on disk
def on_post_build(config: MkDocsConfig) -> None:
    """Write what every page loads, under names that change with the content."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    site, sources = Path(config.site_dir), Path(config.docs_dir, "assets")
    first = stylesheet(sources, ["css/first.css"])
    pages = {path: first_screen.at_once(lean(html), first) for path, html in config.extra["finished"].items()}
    files = {name: assets.script(sources, parts) for name, parts in assets.SCRIPTS.items()}
    files |= {"handbook.css": stylesheet(sources, HANDBOOK), **assets.on_demand_styles(sources)}
    for language, edition in config.extra["handbook"].items():
        searching = search.assemble(Path(config.docs_dir), assets.searched(pages, edition), edition)
        files |= {f"{name}.{language}.js": script for name, script in searching.items()}
        files[f"pages.{language}.js"] = page_texts.script(pages, edition)
        files |= {f"{name}.{language}.js": assets.on_demand(sources, name, edition, files) for name in assets.ON_DEMAND}
    assets.write(site, files, pages)


def _theme(config: MkDocsConfig) -> Path:
    return next(Path(folder) for folder in config.theme.dirs if Path(folder, "assets/stylesheets").is_dir())
