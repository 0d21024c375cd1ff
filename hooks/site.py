"""Turns the finished pages of all languages into the site: reads each once, and writes everything made of them."""

import os
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook.build import Build
from handbook.content.problems import DataError
from handbook.offline.sources import Sources
from handbook.offline.write import write_offline
from handbook.print.colophon import colophon
from handbook.search.scripts import SCRIPTS
from handbook.site import model, products, safety
from handbook.site.bundles import offered
from handbook.templates import compiled

log = get_plugin_logger("handbook")


def on_config(config: MkDocsConfig) -> None:
    """Leave out the sitemap that MkDocs makes of one language: hooks/handbook/addresses/sitemap.py makes one of all."""
    config.theme.static_templates.discard("sitemap.xml")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep what Jinja makes of the templates of pages, and tell them which features have a script of their own."""
    env.bytecode_cache = compiled()
    env.globals["on_demand"] = [*SCRIPTS, *offered()]
    return env


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> None:
    """Keep a message such as 404.html, which each language makes for its folder."""
    Build.of(config.extra).pages[model.folder(config.theme["language"]) + template_name] = output_content


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Keep a finished page."""
    Build.of(config.extra).pages[page.file.dest_uri] = output


@event_priority(-200)  # when all languages are built
def on_post_build(config: MkDocsConfig) -> None:
    """Read the finished pages of all languages, and write every file that is made of them."""
    build = Build.of(config.extra)
    build.running -= 1
    if build.running:
        return  # that of the first language goes on
    handbook = build.handbook
    publication = model.Publication(
        docs=Path(config.docs_dir),
        templates=Path(str(config.theme.custom_dir)),
        url=config.site_url or "",
        names=handbook.settings.names,
        licences=handbook.settings.licences,
        parts=model.parts(config.nav or []),
        part_titles=handbook.settings.menu_titles,
    )
    site = model.read(build.pages, handbook.editions, publication, handbook.ledger, handbook.titles)
    if not publication.url:
        log.info("Sharing needs the public address of the site: set HANDBOOK_URL (see mkdocs.yml)")
    try:
        safety.check(site)
        made = products.by_product(site)
        files = products.joined(made)
        if dist := os.environ.get("HANDBOOK_DIST"):
            files |= write_offline(Sources(handbook.root, site, made, colophon(handbook.root)), Path(dist))
    except (DataError, LookupError, OSError, ValueError) as error:
        raise PluginError(str(error)) from None
    products.write(files, Path(config.site_dir))
