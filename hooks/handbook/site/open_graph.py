"""Open Graph: what a messenger shows of an address that somebody pastes, a short one or that of a page itself.

The warnings in short come first, then one sentence. The picture is that of the part of the handbook.
"""

from __future__ import annotations

from html import escape

from babel.core import get_global

from handbook.addresses import redirects
from handbook.addresses.short_folder import FOLDER
from handbook.blocks.warning import Warnings
from handbook.content.dates import LOCALES
from handbook.site.model import Item, MenuGroup, Site, folder, shortened
from handbook.site.preview_pictures import HEIGHT, WIDTH

TITLE_SIZE, SENTENCE_SIZE = 90, 200
"""Bytes, so that a short page has room in two kilobytes for words in any script."""


def picture(language: str, part: MenuGroup) -> str:
    """Where the preview picture of a part of the handbook stands, from the root of the site."""
    return f"{folder(language)}{FOLDER}/{part.name}.png"


def part_title(part: MenuGroup, language: str, site: Site) -> str:
    """What a part is called in a preview: as in the menu, but the home page like the whole site."""
    if part.name == "index":
        return site.books[language].title
    return site.publication.part_titles.get(language, {}).get(part.title, part.title)


def part_of(site: Site, page: str) -> MenuGroup | None:
    """The part of the handbook that a page stands in; the home page for one that stands in none."""
    of_page = {name: part for part in site.publication.parts for name in part.pages}
    return of_page.get(page) or of_page.get("index")


def of_pages(site: Site) -> dict[str, str]:
    """The tags of every page, and of each that tells where its text went, by its file from the root of the site."""
    found = {}
    for language, book in site.books.items():
        for page in book.pages.values():
            if page.name in site.titles[language]:
                found[page.path] = tags(site, language, page.name, page.url)
        for name in redirects.moved_pages(site.ledger, book.pages):
            current = redirects.current(site.ledger, name).partition("#")[0]
            if current in book.pages and current in site.titles[language]:
                path = f"{folder(language)}{name}.html"
                found[path] = tags(site, language, current, book.pages[current].url)
    return found


def tags(site: Site, language: str, address: str, at: str) -> str:
    """The tags for the head of what stands at an address (`asso#vier-stappen`) in a language.

    `at` is the public address that is named as its own, '' where the site has none: then there is no picture either,
    since its address must be whole.
    """
    title = site.titles[language][address]
    name, told = words(site, language, address)
    values = {
        "og:title": name,
        "og:description": told,
        "og:type": "website" if address == "index" else "article",
        "og:site_name": site.books[language].title,
        "og:locale": _locale(title.language),
    }
    part = part_of(site, address.partition("#")[0])
    if at and part:
        values |= {
            "og:url": at,
            "og:image": f"{site.publication.url.rstrip('/')}/{picture(language, part)}",
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": part_title(part, language, site),
        }
    large = ['<meta name="twitter:card" content="summary_large_image">'] if at else []
    return "\n".join([*large, *(f'<meta property="{key}" content="{escape(text)}">' for key, text in values.items())])


def shown_in(site: Site, language: str, address: str) -> str:
    """The language whose page shows an address: a section that a translation lacks is shown where it does stand."""
    title = site.titles[language][address]
    page = address.partition("#")[0]
    lacking = title.language != language and f"{page}.md" in site.books[language].edition.written
    return title.language if lacking else language


def words(site: Site, language: str, address: str) -> tuple[str, str]:
    """The title and the description of a preview: the warnings in short first, then the first sentence.

    A tip or a situation has no name of its own, but is a sentence itself: its title is that of the section around it.
    What only leads on is told as its page.
    """
    title = site.titles[language][address]
    places = site.books[shown_in(site, language, address)].places
    place = places.get(address) or places.get(address.partition("#")[0])
    if place is None:
        return title.words, ""
    within = place.within if isinstance(place, Item) else ""
    nameless = within and (title.words[-1:] in ".?!" or place.sentence == title.words)
    name = within if nameless else _brief(title.words, TITLE_SIZE)
    known = site.books[title.language].edition.data(Warnings)
    warnings = [warning.short for warning in known.warnings if warning.id in place.warnings] if known else []
    sentence = place.sentence.removeprefix(f"{title.words}: ")
    return name, " ".join([*warnings, _brief(sentence, SENTENCE_SIZE)])


def _brief(text: str, size: int) -> str:
    """Cut `text` to about `size` bytes."""
    return shortened(text, size * len(text) // max(len(text.encode()), 1))


def _locale(language: str) -> str:
    """A language with a country, as Open Graph wants it: how we write it (en_GB), or where most people do (nl_NL)."""
    likely: str = LOCALES.get(language) or get_global("likely_subtags").get(language, language)
    parts = likely.split("_")
    return f"{language}_{parts[-1]}" if len(parts) > 1 else language
