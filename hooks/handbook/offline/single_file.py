"""The pocket copy: the handbook of one language in one file that asks for nothing, to send on.

`asso.html#vier-stappen` becomes `#asso/vier-stappen`, and so do ids and what names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from html import escape
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from handbook.offline.offline_page import END, STYLED, Copy, mark_links, put_licences
from handbook.offline.rewriter import Rewriter
from handbook.site.licences import Vendored
from handbook.site.model import Book, Page, of_role
from handbook.site.products import for_readers, minified
from handbook.site.roles import Role
from handbook.templates import environment

ARTICLE = "inhoud"
"""The id of what a page says, with what stands around its text."""


def single_file(
    book: Book,
    copy: Copy,
    templates: Path,
    styles: str,
    scripts: Sequence[str],
    others: Mapping[str, str],
    media: Mapping[str, bytes],
    licences: Sequence[Vendored] = (),
) -> bytes:
    """The handbook of one language as one page, by the template offline/pocket.html of the folder `templates`.

    `scripts` are those of the site that it needs, the one that others ask first; `others` gives the file names of the
    copies in other languages, by the name of the language; `media` the pictures of the pages, by their path;
    `licences` are those of what others made.
    """
    home, words = book.pages["index"], book.edition.interface
    names = [name for name in book.pages if book.edition.front_matter(f"{name}.md").pocket_copy]
    links = {"help": book.edition.page_with("help"), "about": book.edition.page_with("report", "")}
    within = Rewriter({f"{name}.html": name for name in names}, words.pocket.not_inside, media)
    (menu,) = of_role(home.document, Role.MENU)
    template = environment(templates).get_template("offline/pocket.html")
    return minified(
        template.render(
            ui=words,
            language=copy.language,
            direction=book.direction,
            title=words.pocket.title,
            notices=copy.notices(home.url, words.offline.incomplete_pocket),
            watch=copy.watch(),
            age=copy.age,
            links={name: page if page in names else "" for name, page in links.items()},
            others=others,
            styles=styles + STYLED,
            menu=_inside(within.rewritten(_without_current(menu), "")),
            core_data=_data(home, "script", "data-hb-page"),
            pages=list(_pages([book.pages[name] for name in names], within, copy, licences)),
            scripts=scripts,
            end=END,
        )
    )


def _pages(
    pages: Sequence[Page], within: Rewriter, copy: Copy, licences: Sequence[Vendored]
) -> Iterator[dict[str, Any]]:
    for page in pages:
        article = deepcopy(page.document.get_element_by_id(ARTICLE))
        mark_links(article, copy.edition.interface.offline.internet)
        put_licences(article, licences, copy.edition.interface.licences.within)
        for landmark in article.iter("aside"):
            landmark.set("role", "note")  # one on a page by itself, but not some thirty of one name in a document
        yield {"name": page.name, "html": _inside(within.rewritten(article, page.name)), "short": page.short}


def _without_current(menu: HtmlElement) -> HtmlElement:
    menu = deepcopy(menu)
    for link in menu.iter("a"):
        link.attrib.pop("aria-current", None)
    return menu


def _data(page: Page, tag: str, mark: str) -> dict[str, str]:
    """The data attributes of the first `tag` of a page that has the attribute `mark`; {} where there is none."""
    for element in page.document.iter(tag):
        if mark in element.attrib:
            return {key: value for key, value in element.attrib.items() if key.startswith("data-")}
    return {}


def _inside(element: HtmlElement) -> str:
    """What stands in an element, as HTML."""
    element = for_readers(element, {})
    return escape(element.text or "") + "".join(html.tostring(child, encoding="unicode") for child in element)
