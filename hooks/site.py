"""Turns the finished pages of all languages into the site: reads each once, and writes everything made of them."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook.search.scripts import SCRIPTS
from handbook.site import model, products
from handbook.site.bundles import ON_DEMAND
from handbook.site.handbook import Handbook

log = get_plugin_logger("handbook")


def on_config(config: MkDocsConfig) -> None:
    """Leave out the sitemap that MkDocs makes of one language: hooks/handbook/addresses/sitemap.py makes one of all."""
    config.theme.static_templates.discard("sitemap.xml")


def on_pre_build(config: MkDocsConfig) -> None:
    """Tell templates which features have a script of their own."""
    config.extra["handbook"].features = [*SCRIPTS, *ON_DEMAND]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish nothing of the theme as it is: what pages use of it comes in our own stylesheet."""
    for file in [file for file in files if str(file.abs_src_path or "").startswith(str(_theme(config)))]:
        files.remove(file)
    return files


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> None:
    """Keep a message such as 404.html; each language makes it, and the last one holds."""
    config.extra["handbook"].pages[template_name] = output_content


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Keep a finished page."""
    config.extra["handbook"].pages[page.file.dest_uri] = output


@event_priority(-200)  # when all languages are built
def on_post_build(config: MkDocsConfig) -> None:
    """Read the finished pages of all languages, and write every file that is made of them."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    handbook: Handbook = config.extra["handbook"]
    languages = config.plugins["i18n"].config.languages
    (material,) = (_theme(config) / "assets/stylesheets").glob("main.*.min.css")
    publication = model.Publication(
        docs=Path(config.docs_dir),
        templates=Path(str(config.theme.custom_dir)),
        material=material,
        url=config.site_url or "",
        names=handbook.site_names,
        licences={language.locale: language.copyright or config.copyright or "" for language in languages},
        parts=model.parts(config.nav or []),
        part_titles={language.locale: language.nav_translations or {} for language in languages},
    )
    handbook.site = model.read(handbook.pages, handbook.editions, publication, handbook.ledger, handbook.titles)
    if not publication.url:
        log.info("Sharing needs the public address of the site: set HANDBOOK_URL (see mkdocs.yml)")
    products.write(products.joined(products.by_product(handbook.site)), Path(config.site_dir))


def _theme(config: MkDocsConfig) -> Path:
    return next(Path(folder) for folder in config.theme.dirs if Path(folder, "assets/stylesheets").is_dir())
