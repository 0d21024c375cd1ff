"""Reads and checks all that the handbook is made from; a fault stops the build before the old site is touched."""

import gc
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from handbook import handbook
from handbook.addresses.ledger import CURE
from handbook.blocks.base import Settings
from handbook.build import Build
from handbook.content import dates, git_history, publication
from handbook.content.problems import DataError
from handbook.content.publication import PublicationSettings

log = get_plugin_logger("handbook")


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - as MkDocs calls it
    """Let Python look less often for forgotten objects that name each other, which takes 4% of a build."""
    gc.set_threshold(200_000, 20, 20)


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the handbook, once for all languages, and put it where templates and other hooks find it."""
    begun = config.extra.get("build")
    if isinstance(begun, Build) and begun.running:
        begun.running += 1  # MkDocs begins anew for every language of the site
        return
    root = Path(config.docs_dir).parent
    added = ("alternate", "build" if isinstance(begun, Build) else "")  # by static-i18n, and by an earlier build
    written = {key: value for key, value in config.extra.items() if key not in added}
    try:
        given = publication.read(root, config.site_url, written)
        found = handbook.read(root, config.nav or [], _settings(config, given))
    except DataError as error:
        raise PluginError(str(error)) from None
    config.extra["build"] = Build(found)
    if not found.changes:
        why = git_history.why_unknown(root) or "nothing of docs/ is committed yet"
        log.info(f"Of which day each page is, is not known, and not said on paper: {why}")
    if found.unlisted:
        file = found.ledger.file
        log.warning(f"{file}: not in the ledger of addresses yet: {', '.join(found.unlisted)}; {CURE}")


def on_build_error(error: Exception) -> None:
    """Tell of a file that cannot be read or written in one line: the disk is full, or the file is not ours."""
    if isinstance(error, OSError):
        raise PluginError(str(error)) from None


def _settings(config: MkDocsConfig, given: PublicationSettings) -> Settings:
    """What the configuration says that pages and other hooks need."""
    try:
        day = dates.building_day()
    except ValueError as error:
        raise PluginError(str(error)) from None
    languages = config.plugins["i18n"].config.languages
    return Settings(
        given.site_url,
        given.contact,
        day,
        names={language.locale: language.site_name or config.site_name for language in languages},
        licences={language.locale: language.copyright or config.copyright or "" for language in languages},
        menu_titles={one.locale: one.nav_translations or {} for one in languages if not one.default},
    )


@event_priority(100)  # before static-i18n looks at each file for each language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish nothing as it is but pages and pictures: what pages use of the theme comes in our own stylesheet."""
    languages = Build.of(config.extra).handbook.editions
    docs = tuple(f"{config.docs_dir}{os.sep}{language}{os.sep}" for language in languages)
    return Files([file for file in files if str(file.abs_src_path).startswith(docs)])
