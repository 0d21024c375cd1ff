"""Reads and checks all that the handbook is made from; a fault stops the build before the old site is touched."""

import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from handbook import handbook
from handbook.addresses.ledger import CURE
from handbook.blocks.base import Settings
from handbook.content import dates
from handbook.content.problems import DataError

log = get_plugin_logger("handbook")


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - as MkDocs calls it
    """Let Python look for circles of forgotten objects less often: a build leaves few, and looking is a tenth of it."""
    gc.set_threshold(200_000, 20, 20)


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the handbook, once for all languages, and put it where templates and other hooks find it."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return  # MkDocs begins anew for every language of the site
    languages = config.plugins["i18n"].config.languages
    try:
        moment = dates.source_date()
    except ValueError as error:
        raise PluginError(str(error)) from None
    settings = Settings(
        config.site_url or "",
        config.extra.get("contact") or "",
        (moment or datetime.now(UTC)).date(),
        names={language.locale: language.site_name or config.site_name for language in languages},
        licences={language.locale: language.copyright or config.copyright or "" for language in languages},
    )
    try:
        found = handbook.read(Path(config.docs_dir).parent, list(_files(config.nav)), settings)
    except DataError as error:
        raise PluginError(str(error)) from None
    config.extra["handbook"] = found
    if found.unlisted:
        file = found.ledger.file
        log.warning(f"{file}: not in the ledger of addresses yet: {', '.join(found.unlisted)}; {CURE}")


@event_priority(100)  # before static-i18n looks at each file for each language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish nothing as it is but pages and pictures: what pages use of the theme comes in our own stylesheet."""
    docs = tuple(f"{config.docs_dir}{os.sep}{language}{os.sep}" for language in config.extra["handbook"].editions)
    return Files([file for file in files if str(file.abs_src_path).startswith(docs)])


def _files(nav: Any) -> Iterator[str]:
    """The pages of `nav` in order."""
    if isinstance(nav, str):
        yield nav
    else:
        for item in nav.values() if isinstance(nav, dict) else nav or []:
            yield from _files(item)
