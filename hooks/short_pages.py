"""Writes a short page for every address that was ever published, and the pictures that messengers show beside it."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger

from handbook import short_pages
from handbook.previews import Painter, parts

log = get_plugin_logger("handbook")


@event_priority(-210)  # when all languages are on disk, and what looks at every page is done
def on_post_build(config: MkDocsConfig) -> None:
    """Write `s/…` in every language; without a public address there is no picture, since it must be absolute."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    extra, target = config.extra, Path(config.site_dir)
    editions = extra["handbook"]
    site = short_pages.Site(
        editions,
        extra["permalinks"],
        extra["titles"],
        {name: {piece.address: piece for piece in extra["pieces"][name]} for name in editions},
        extra["site_names"],
        parts(config.nav or []),
        {language.locale: language.nav_translations or {} for language in config.plugins["i18n"].config.languages},
        config.site_url or "",
    )
    short_pages.write(target, short_pages.short_pages(site))
    if config.site_url:
        short_pages.draw(target, site, Painter(Path(config.docs_dir, "assets")))
    else:
        log.info("Sharing needs the public address of the site: set HANDBOOK_URL (see mkdocs.yml)")
