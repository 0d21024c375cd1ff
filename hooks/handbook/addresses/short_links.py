"""Short addresses: `s/asso/vier-stappen/`, a small page that messengers read for a preview and that leads on at once.

One for every address that was ever published, in every language: without a script, under any base path and from a
folder. Made by the hundred, so from a plain template, where everything is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from handbook.addresses.short_folder import FOLDER
from handbook.addresses.sitemap import address as public
from handbook.site import open_graph
from handbook.site.model import Site, folder

PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title} - {site_name}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
{tags}
<meta http-equiv="refresh" content="0; url={to}">
</head>
<body><p><a href="{to}">{title}</a></p></body>
</html>
"""


def short(language: str, address: str) -> str:
    """The short address of `address` (`asso#vier-stappen`) in a language, from the root of the site."""
    return f"{folder(language)}{FOLDER}/{address.replace('#', '/')}/"


def short_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Every short page as its folder, from the root of the site, and its HTML."""
    for language, titles in site.titles.items():
        for address in {**site.ledger.entries, **titles}:
            at = short(language, address)
            yield at, _html(site, language, site.ledger.current(address), at)


def _html(site: Site, language: str, address: str, at: str) -> str:
    """The short page at `at`, from the root of the site, that leads to `address`."""
    page, _, section = address.partition("#")
    title, book = site.titles[language][address], site.books[language]
    there = open_graph.shown_in(site, language, address)
    target = f"{folder(there)}{page}.html" + (f"#{section}" if section else "")
    url = site.publication.url
    own = f"{url.rstrip('/')}/{short(language, address)}" if url else ""
    tags = open_graph.tags(site, language, address, own)
    if url:
        canonical = public(url, title.language, f"{page}.md")
        tags = f'<link rel="canonical" href="{escape(canonical)}">\n{tags}'
    return PAGE.format(
        language=title.language,
        title=escape(open_graph.words(site, language, address)[0]),
        site_name=escape(book.title),
        tags=tags,
        to=escape("../" * at.count("/") + target),
    )
