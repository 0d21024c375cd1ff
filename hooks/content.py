"""Reads and checks all that the handbook is made from; a fault stops the build before the old site is touched."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from handbook import handbook
from handbook.addresses.ledger import CURE
from handbook.blocks.base import Settings
from handbook.content import dates, publication
from handbook.content.problems import DataError
from handbook.content.publication import Publication

log = get_plugin_logger("handbook")


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the handbook, once for all languages, and put it where templates and other hooks find it."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return  # MkDocs begins anew for every language of the site
    root = Path(config.docs_dir).parent
    written = {key: value for key, value in config.extra.items() if key != "alternate"}  # static-i18n adds that
    try:
        given = publication.read(root, config.site_url, written)
        config.extra["handbook"] = found = handbook.read(root, config.nav or [], _settings(config, given))
    except DataError as error:
        raise PluginError(str(error)) from None
    if found.unlisted:
        file = found.ledger.file
        log.warning(f"{file}: not in the ledger of addresses yet: {', '.join(found.unlisted)}; {CURE}")


def _settings(config: MkDocsConfig, given: Publication) -> Settings:
    """What the configuration says that pages and other hooks need."""
    languages = config.plugins["i18n"].config.languages
    return Settings(
        given.site_url,
        given.contact,
        dates.made(),
        names={language.locale: language.site_name or config.site_name for language in languages},
        licences={language.locale: language.copyright or config.copyright or "" for language in languages},
        menu_titles={
            language.locale: language.nav_translations or {} for language in languages if not language.default
        },
    )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish nothing of the theme as it is: what pages use of it comes in our own stylesheet."""
    theme = tuple(folder for folder in config.theme.dirs if Path(folder, "assets/stylesheets").is_dir())
    for file in [file for file in files if str(file.abs_src_path or "").startswith(theme)]:
        files.remove(file)
    return files
