"""Lets processes work side by side where the machine has more than one core; what they build is the same.

static-i18n builds one language after another. Here each of the others is built in a process of its own, and where the
plugin would build it, it only waits for that. `make serve` has threads, which do not bear copying: all is done in one.
"""

import sys
from functools import partial
from typing import Any

import mkdocs_static_i18n.plugin
from click import ClickException
from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook.site.processes import Beside, cores

asked: list[str] = []


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - as MkDocs calls it
    """Remember what MkDocs was asked."""
    asked.append(command)


@event_priority(-100)  # when what all languages share is read
def on_pre_build(config: MkDocsConfig) -> None:
    """Begin with the other languages; tell hooks whether all is done in one process: `config.extra.one_process`."""
    i18n: Any = config.plugins["i18n"]
    config.extra["one_process"] = "serve" in asked or cores() == 1
    if i18n.building or config.extra["one_process"]:
        return
    utils.clean_directory(config.site_dir)
    utils.clean_directory = _leave  # from now on others write there too
    others = [language for language in i18n.build_languages if language != i18n.current_language]
    begun = {
        language: Beside(partial(_build, language, config, last=language == others[-1]), alone=False)
        for language in others
    }
    if others:
        config.theme.static_templates.clear()  # 404.html: one for all languages, as the last language writes it

    def collect(config: MkDocsConfig, dirty: bool) -> None:  # noqa: FBT001 - as the plugin calls it
        if not begun[i18n.current_language].wait():
            raise Abort(f"'{i18n.current_language}' could not be built")

    mkdocs_static_i18n.plugin.build = collect


@event_priority(-300)  # when all else is done
def on_post_build(config: MkDocsConfig) -> None:
    """Wait for what hooks/pieces.py began."""
    if not config.plugins["i18n"].building and not config.extra["beside"].wait():  # type: ignore[attr-defined]
        raise Abort("The pieces of the pages could not be written")


def _build(language: str, config: MkDocsConfig, *, last: bool) -> None:
    """Build one language as static-i18n does, from where the first language is now."""
    i18n: Any = config.plugins["i18n"]
    i18n.building, i18n.current_language = True, language
    if not last:
        config.theme.static_templates.clear()
    try:
        build(config)
    except ClickException as error:
        error.show()
        sys.exit(error.exit_code)


def _leave(directory: str) -> None:
    """Remove nothing."""
