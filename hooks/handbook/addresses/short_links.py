"""Short addresses: `s/asso/vier-stappen/`, a small page that messengers read for a preview and that leads on at once.

One for every address that was ever published, in every language: without a script, under any base path and from a
folder. Made by the hundred, so from a plain template, where everything is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path

from babel.core import get_global

from handbook.addresses.ledger import Ledger, Title
from handbook.addresses.short_address import FOLDER
from handbook.addresses.sitemap import address as public
from handbook.content.edition import SOURCE, Edition
from handbook.content.models import Warnings
from handbook.site.pieces import Piece, shortened
from handbook.site.previews import HEIGHT, WIDTH, Painter, Part

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


@dataclass(frozen=True)
class Site:
    """What short pages know of the whole handbook.

    `titles` are by language of the site and address, `names` the site's name by language, `parts` the
    parts with a preview picture each, their titles by language in `part_titles`; `url` is the public address or ''.
    """

    editions: Mapping[str, Edition]
    ledger: Ledger
    titles: Mapping[str, Mapping[str, Title]]
    names: Mapping[str, str]
    parts: Iterable[Part]
    part_titles: Mapping[str, Mapping[str, str]]
    url: str


def root(language: str) -> str:
    """The folder of a language, from the root of the site."""
    return "" if language == SOURCE else f"{language}/"


def short(language: str, address: str) -> str:
    """The short address of `address` (`asso#vier-stappen`) in a language, from the root of the site."""
    return f"{root(language)}{FOLDER}/{address.replace('#', '/')}/"


def picture(language: str, part: Part) -> str:
    """Where the preview picture of a part of the handbook stands, from the root of the site."""
    return f"{root(language)}{FOLDER}/{part.name}.png"


def part_title(part: Part, language: str, site: Site) -> str:
    """What a part is called in a preview: as in the menu, but the home page like the whole site."""
    if part.name == "index":
        return site.names[language]
    return site.part_titles[language].get(part.title, part.title)


def short_pages(site: Site, pieces: Mapping[str, Mapping[str, Piece]]) -> Iterator[tuple[str, str]]:
    """Every short page as its folder, from the root of the site, and its HTML.

    `pieces` are those of the finished pages, by language and address.
    """
    of_page = {page: part for part in site.parts for page in part.pages}
    home = of_page["index"]
    for language, titles in site.titles.items():
        for address in {**site.ledger.entries, **titles}:
            current = site.ledger.current(address)
            part = of_page.get(current.split("#")[0], home)
            yield short(language, address), _html(site, pieces, language, current, part, depth=short(language, address))


def _html(
    site: Site, pieces: Mapping[str, Mapping[str, Piece]], language: str, address: str, part: Part, *, depth: str
) -> str:
    """The short page that leads to `address` and stands in the folder `depth`."""
    page, _, section = address.partition("#")
    title = site.titles[language][address]
    # a section that the page lacks in this language is shown where it does stand
    lacking = title.language != language and f"{page}.md" in site.editions[language].written
    folder = title.language if lacking else language
    piece = pieces[folder].get(address)
    name, told = _words(title, piece, site.editions[title.language], page)
    target = f"{root(folder)}{page}.html" + (f"#{section}" if section else "")
    values = {
        "og:title": name,
        "og:description": told,
        "og:type": "article",
        "og:site_name": site.names[language],
        "og:locale": _locale(title.language),
    }
    tags = []
    if site.url:
        base = site.url.rstrip("/")
        values |= {
            "og:url": f"{base}/{short(language, address)}",
            "og:image": f"{base}/{picture(language, part)}",
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": part_title(part, language, site),
        }
        tags.append(f'<link rel="canonical" href="{escape(public(site.url, title.language, f"{page}.md"))}">')
        tags.append('<meta name="twitter:card" content="summary_large_image">')
    tags += [f'<meta property="{key}" content="{escape(value)}">' for key, value in values.items()]
    return PAGE.format(
        language=title.language,
        title=escape(name),
        site_name=escape(site.names[language]),
        tags="\n".join(tags),
        to=escape("../" * depth.count("/") + target),
    )


def _words(title: Title, piece: Piece | None, edition: Edition, page: str) -> tuple[str, str]:
    """The title and the description of a preview: the warnings in short first, then the first sentence.

    A tip or a situation has no name of its own, but is a sentence itself: its title is that of the section around it.
    """
    if piece is None:  # a section that only leads on
        return title.words, str(edition.meta(f"{page}.md").get("description") or "")
    nameless = piece.within and (title.words[-1:] in ".?!" or piece.sentence == title.words)
    name = piece.within if nameless else _brief(title.words, TITLE_SIZE)
    known = edition.data(Warnings)
    warnings = [warning.short for warning in known.warnings if warning.id in piece.warnings] if known else []
    sentence = piece.sentence.removeprefix(f"{title.words}: ")
    return name, " ".join([*warnings, _brief(sentence, SENTENCE_SIZE)])


def _brief(text: str, size: int) -> str:
    """`text` in about `size` bytes."""
    return shortened(text, size * len(text) // max(len(text.encode()), 1))


def _locale(language: str) -> str:
    """A language with the country where most people speak it, as Open Graph wants it: nl_NL."""
    likely: str = get_global("likely_subtags").get(language, language)
    parts = likely.split("_")
    return f"{language}_{parts[-1]}" if len(parts) > 1 else language


def draw(folder: Path, site: Site, painter: Painter) -> None:
    """Draw the preview picture of each part in each language below `folder`, the root of the site."""
    for language, name in site.names.items():
        for part in site.parts:
            title = part_title(part, language, site)
            target = folder / picture(language, part)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(painter.png(title, name if title != name else ""))


def write(folder: Path, pages: Iterable[tuple[str, str]]) -> None:
    """Write short pages below `folder`, the root of the site."""
    written = [(folder / path / "index.html", html.encode()) for path, html in pages]
    for target, _ in written:  # first all folders: disks make folders and files in turns much more slowly
        target.parent.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda one: one[0].write_bytes(one[1]), written))
