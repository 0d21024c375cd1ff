"""All files of the site, made from its model: one list of products, in one order.

A product is a function from the model to files; it may look at the files of those before it, for their names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import minify_html
from lxml import etree, html
from lxml.html import HtmlElement

from handbook.addresses import redirects
from handbook.addresses.short_links import short_pages
from handbook.addresses.sitemap import sitemap as sitemap_of
from handbook.aloud.book import published
from handbook.aloud.passages import mark_mute
from handbook.offline.device_copy import files as kept_files
from handbook.search import scripts as searching
from handbook.site import bundles, critical_css, fragments, headers, open_graph, safety, side_column
from handbook.site import licences as licence_texts
from handbook.site.folds import EVIDENCE, FOLDED, fold
from handbook.site.model import TITLE_LENGTH, Book, Page, Site, folder, parsed, shortened
from handbook.site.preview_pictures import Painter
from handbook.site.roles import ATTRIBUTE
from handbook.site.scripts import bundle, script_json
from handbook.site.stylesheets import HANDBOOK, stylesheet
from handbook.templates import environment

Files = dict[str, bytes]
"""Content by path, from the root of the site."""
Product = Callable[[Site, Files], Files]

HASHED = re.compile(r"(assets/.+)\.[0-9a-f]{8}(\.\w+)")
"""The name of an asset, with the hash of its content: it may be kept for ever."""
ASSET = re.compile(r"assets/\S+")
"""The name of an asset as templates write it, alone or in a list."""
NO_USE = (ATTRIBUTE, FOLDED, EVIDENCE, "data-hb-checked", "data-md-component")
"""Attributes that no script or style of a page needs."""
FOR_MATERIALS_SCRIPT: Any = etree.XPath(
    ".//input[@class='md-toggle'] | .//label[@class='md-overlay'] | .//div[@class='md-dialog']"
)
"""What Material draws for its own script."""
NO_SCRIPT, WAITS = "<script></script>", f"<script>{critical_css.WAIT}</script>"
"""A script that waits for the stylesheet may not be empty, but minify-html makes it so and has no option against it.

Only here is HTML mended as text: the trees are written by then. Any other text would change the policy of servers.
"""


def scripts(site: Site, _: Files) -> Files:
    """The scripts that pages ask for at once."""
    sources = site.publication.docs / "assets"
    return assets({f"{name}.js": bundle(sources, name) for name in bundles.SCRIPTS})


def styles(site: Site, _: Files) -> Files:
    """The stylesheet of all pages, those of some blocks, and those that features fetch."""
    sources = site.publication.docs / "assets"
    return assets({"handbook.css": stylesheet(sources, HANDBOOK), **bundles.styles(sources)})


def features(site: Site, made: Files) -> Files:
    """The scripts that pages fetch when somebody uses them."""
    sources = site.publication.docs / "assets"
    sheets = {name.removeprefix("assets/"): made[hashed].decode() for name, hashed in names(made).items()}
    return assets(
        {
            f"{name}.{book.language}.js": bundles.on_demand(sources, name, book, sheets)
            for book in site.books.values()
            for name in bundles.ON_DEMAND
        }
    )


def search(site: Site, _: Files) -> Files:
    """The search of each language, over the pages that people wrote in it."""
    found: dict[str, str] = {}
    for book in site.books.values():
        made = searching.assemble(site.publication.docs / "assets", searched(book), book.edition)
        found |= {f"{name}.{book.language}.js": script for name, script in made.items()}
    return assets(found)


def addresses(site: Site, _: Files) -> Files:
    """For the page that is shown at an unknown address: every address of each language, with its title."""
    return assets({f"addresses.{language}.js": addresses_known(site, book) for language, book in site.books.items()})


def pages(site: Site, made: Files) -> Files:
    """Every page and message as readers get it."""
    finish = finisher(site, made)
    return {path: finish(path, document) for path, document in site.documents.items()}


def moved_pages(site: Site, made: Files) -> Files:
    """For each page that was removed or renamed, a page at its old address that says where its text went."""
    finish = finisher(site, made)
    return {
        path: finish(path, document)
        for book in site.books.values()
        for path, document in moved_documents(site, book).items()
    }


def pieces(site: Site, _: Files) -> Files:
    """What reading routes and the projector show of other pages."""
    moved = {address: site.ledger.current(address) for address, target in site.ledger.entries.items() if target}
    return {
        f"{folder(book.language)}pieces/{path}": script.encode()
        for book in site.books.values()
        for path, script in fragments.files(book, moved).items()
    }


def recordings(site: Site, _: Files) -> Files:
    """Recordings of people who read a section aloud, if they read the text as it is now."""
    return published(site)


def licences(site: Site, _: Files) -> Files:
    """The licences of what others made, beside the pages of each language."""
    text = licence_texts.listing(site.publication.docs / "assets").encode()
    return {f"{folder(book.language)}{licence_texts.FILE}": text for book in site.books.values()}


def short_links(site: Site, _: Files) -> Files:
    """A small page for every address that was ever published, for messengers and paper."""
    return {f"{path}index.html": page.encode() for path, page in short_pages(site)}


def previews(site: Site, _: Files) -> Files:
    """The pictures beside shared links; none without a public address, since theirs must be absolute."""
    if not site.publication.url:
        return {}
    painter = Painter(site.publication.docs / "assets")
    found: Files = {}
    for language, book in site.books.items():
        for part in site.publication.parts:
            title = open_graph.part_title(part, language, site)
            found[open_graph.picture(language, part)] = painter.png(title, book.title if title != book.title else "")
    return found


def kept(site: Site, made: Files) -> Files:
    """What readers may keep on their device: the site of each language in one file, and what answers from it."""
    return kept_files(site, made, finisher(site, made))


def sitemap(site: Site, _: Files) -> Files:
    """The sitemap of all languages; none without a public address."""
    url = site.publication.url
    editions = {language: book.edition for language, book in site.books.items()}
    return {"sitemap.xml": sitemap_of(editions, url).encode()} if url else {}


def server_headers(site: Site, _: Files) -> Files:
    """What static hosts send with each answer. All pages have the same scripts and styles in themselves."""
    scripts = {*safety.inline_scripts(site.publication.templates), critical_css.WAIT}
    policy = headers.policy(scripts, [first_styles(site)])
    return {headers.FILE: headers.static_host(site.publication.url, policy).encode()}


PRODUCTS: tuple[Product, ...] = (
    scripts,
    styles,
    features,
    search,
    addresses,
    pages,
    moved_pages,
    pieces,
    recordings,
    licences,
    kept,
    short_links,
    previews,
    sitemap,
    server_headers,
)


def by_product(site: Site) -> dict[Product, Files]:
    """Every file of the site, by the product that it is of."""
    found: dict[Product, Files] = {}
    for product in PRODUCTS:
        found[product] = product(site, joined(found))
    return found


def joined(found: Mapping[Product, Files]) -> Files:
    """The files of several products."""
    return {path: content for made in found.values() for path, content in made.items()}


def write(made: Files, target: Path) -> None:
    """Write files to the folder `target`."""
    for place in {(target / path).parent for path in made}:
        place.mkdir(parents=True, exist_ok=True)
    for path, content in made.items():
        (target / path).write_bytes(content)


def searched(book: Book) -> dict[str, Page]:
    """The pages that the search of a language looks in, by file name: those that people wrote in it, with a weight."""
    return {
        f"{page.name}.html": page
        for page in book.pages.values()
        if page.language == book.language and book.edition.front_matter(f"{page.name}.md").search
    }


def assets(contents: Mapping[str, str]) -> Files:
    """What pages load, under names that change with the content."""
    return {f"assets/{bundles.named(name, content)}": content.encode() for name, content in contents.items()}


def names(made: Iterable[str]) -> dict[str, str]:
    """The assets among the files `made`: the name with the hash by the name without, as templates write it."""
    return {f"{match[1]}{match[2]}": path for path in made if (match := HASHED.fullmatch(path))}


def written(document: HtmlElement) -> str:
    """A page as HTML."""
    return str(html.tostring(document, encoding="unicode", doctype="<!doctype html>"))


def first_styles(site: Site) -> str:
    """The styles of a first screen, which stand in the head of every page."""
    return stylesheet(site.publication.docs / "assets", ["css/first.css"])


def finisher(site: Site, made: Files) -> Callable[[str, HtmlElement], bytes]:
    """A function that turns a page into the bytes that readers get; it takes its file in the site, and the page.

    The files `made` before give the names of what a page loads.
    """
    first = first_styles(site)
    assets = names(made)
    previews = open_graph.of_pages(site)

    def finish(path: str, document: HtmlElement) -> bytes:
        page = deepcopy(document)
        side_column.fill(page, site.books)
        fold(page, site.books)
        page = for_readers(page, assets)
        if path in previews:
            _describe(page, previews[path])
        critical_css.place_stylesheet(page, first)
        return minified(written(page))

    return finish


def _describe(page: HtmlElement, tags: str) -> None:
    """Put what messengers read in the head of a page, before its styles: they read no further than they must."""
    before = page.head.find("meta[@name='description']")
    if before is None:
        before = page.head.find("meta[@charset]")
    for tag in reversed(html.fragments_fromstring(tags)):
        before.addnext(tag)


def for_readers(document: HtmlElement, assets: Mapping[str, str]) -> HtmlElement:
    """Take out of a page, or a part of one, what no browser needs, and give assets their hashed names; in place.

    `assets` holds the hashed names by the plain ones.
    """
    for part in FOR_MATERIALS_SCRIPT(document):
        part.drop_tree()
    mark_mute(document)
    for name in NO_USE:
        for element in document.xpath(f"descendant-or-self::*[@{name}]"):
            del element.attrib[name]
    for element in document.iter("link", "script"):
        for name, value in element.items():
            element.set(name, ASSET.sub(lambda match: assets.get(match[0], match[0]), value))
    return document


def minified(page: str) -> bytes:
    """Minify the HTML of a page."""
    small = minify_html.minify(page, keep_closing_tags=True, keep_html_and_head_opening_tags=True)
    return small.replace(NO_SCRIPT, WAITS).encode()


def addresses_known(site: Site, book: Book) -> str:
    """A script that hands over every address with its title, and where old ones lead, to not_found.js."""
    titles: dict[str, str | list[str]] = {}
    for address, title in site.titles[book.language].items():
        words = shortened(title.words, TITLE_LENGTH)
        lacking = title.language != book.language and f"{address.split('#')[0]}.md" in book.edition.written
        titles[address] = [words, title.language] if lacking else words
    moved = {address: site.ledger.current(address) for address, target in site.ledger.entries.items() if target}
    known = {"titles": titles, "moved": moved, "route": book.edition.page_with("route", "")}
    return f"handbookAddresses({script_json(known)});\n"


def moved_documents(site: Site, book: Book) -> dict[str, HtmlElement]:
    """The page at the place of each that was removed or renamed, by its file from the root of the site."""
    return {
        f"{folder(book.language)}{name}.html": parsed(_moved_page(site, book, name))
        for name in redirects.moved_pages(site.ledger, book.pages)
    }


def _moved_page(site: Site, book: Book, name: str) -> str:
    titles = site.titles[book.language]
    template = environment(site.publication.templates).get_template("moved_page.html")
    return template.render(
        page=redirects.whole(site.ledger, name, titles),
        notes=redirects.notes(site.ledger, name, titles),
        language=book.language,
        direction=book.direction,
        site_name=book.title,
        root="../" * folder(book.language).count("/"),
        ui=book.edition.interface,
    )
