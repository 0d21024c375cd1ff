"""Short addresses: `s/asso/vier-stappen/`, a small page that messengers read for a preview and that leads on at once.

One for every address that was ever published, in every language: without a script, under any base path and from a
folder. Made by the hundred, so from a plain template, where everything is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from babel.core import get_global

from handbook.addresses.ledger import Title
from handbook.addresses.short_address import FOLDER
from handbook.addresses.sitemap import address as public
from handbook.blocks.warning import Warnings
from handbook.content.edition import Edition
from handbook.site.model import Item, Page, Part, Section, Site, folder, shortened
from handbook.site.preview_pictures import HEIGHT, WIDTH

TITLE_SIZE, SENTENCE_SIZE = 90, 200
"""Bytes, so that a short page has room in two kilobytes for words in any script."""
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


def picture(language: str, part: Part) -> str:
    """Where the preview picture of a part of the handbook stands, from the root of the site."""
    return f"{folder(language)}{FOLDER}/{part.name}.png"


def part_title(part: Part, language: str, site: Site) -> str:
    """What a part is called in a preview: as in the menu, but the home page like the whole site."""
    if part.name == "index":
        return site.books[language].title
    return site.publication.part_titles.get(language, {}).get(part.title, part.title)


def short_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Every short page as its folder, from the root of the site, and its HTML."""
    of_page = {page: part for part in site.publication.parts for page in part.pages}
    home = of_page["index"]
    for language, titles in site.titles.items():
        for address in {**site.ledger.entries, **titles}:
            current = site.ledger.current(address)
            part = of_page.get(current.split("#")[0], home)
            at = short(language, address)
            yield at, _html(site, language, current, part, "../" * at.count("/"))


def _html(site: Site, language: str, address: str, part: Part, up: str) -> str:
    """The short page that leads to `address`; `up` leads from its folder to the root of the site."""
    page, _, section = address.partition("#")
    title = site.titles[language][address]
    book = site.books[language]
    # a section that the page lacks in this language is shown where it does stand
    lacking = title.language != language and f"{page}.md" in book.edition.written
    there = title.language if lacking else language
    places = site.books[there].places
    place = places.get(address) or places.get(page)  # what only leads on is told as its page
    name, told = _words(title, place, site.books[title.language].edition)
    target = f"{folder(there)}{page}.html" + (f"#{section}" if section else "")
    values = {
        "og:title": name,
        "og:description": told,
        "og:type": "article",
        "og:site_name": book.title,
        "og:locale": _locale(title.language),
    }
    url = site.publication.url
    tags = []
    if url:
        base = url.rstrip("/")
        values |= {
            "og:url": f"{base}/{short(language, address)}",
            "og:image": f"{base}/{picture(language, part)}",
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": part_title(part, language, site),
        }
        tags.append(f'<link rel="canonical" href="{escape(public(url, title.language, f"{page}.md"))}">')
        tags.append('<meta name="twitter:card" content="summary_large_image">')
    tags += [f'<meta property="{key}" content="{escape(value)}">' for key, value in values.items()]
    return PAGE.format(
        language=title.language,
        title=escape(name),
        site_name=escape(book.title),
        tags="\n".join(tags),
        to=escape(up + target),
    )


def _words(title: Title, place: Page | Section | Item | None, edition: Edition) -> tuple[str, str]:
    """The title and the description of a preview: the warnings in short first, then the first sentence.

    A tip or a situation has no name of its own, but is a sentence itself: its title is that of the section around it.
    """
    if place is None:
        return title.words, ""
    within = place.within if isinstance(place, Item) else ""
    nameless = within and (title.words[-1:] in ".?!" or place.sentence == title.words)
    name = within if nameless else _brief(title.words, TITLE_SIZE)
    known = edition.data(Warnings)
    warnings = [warning.short for warning in known.warnings if warning.id in place.warnings] if known else []
    sentence = place.sentence.removeprefix(f"{title.words}: ")
    return name, " ".join([*warnings, _brief(sentence, SENTENCE_SIZE)])


def _brief(text: str, size: int) -> str:
    """`text` in about `size` bytes."""
    return shortened(text, size * len(text) // max(len(text.encode()), 1))


def _locale(language: str) -> str:
    """A language with the country where most people speak it, as Open Graph wants it: nl_NL."""
    likely: str = get_global("likely_subtags").get(language, language)
    parts = likely.split("_")
    return f"{language}_{parts[-1]}" if len(parts) > 1 else language
