"""Checks that built pages have the numbers for urgent help and the warnings, and load or run nothing from elsewhere.

What people write is looked over before (handbook.pages.safety); this looks at what became of it, whatever template,
block or extension made it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from handbook.blocks.help import Help
from handbook.blocks.registry import BLOCKS
from handbook.blocks.warning import covering, notes, warnings_of
from handbook.content.edition import SOURCE, Edition
from handbook.content.fixed_ids import READ_ON
from handbook.content.inline_text import digits, plain
from handbook.content.page_source import WrittenSection
from handbook.content.problems import LONGEST_SHOWN, DataError, Problem
from handbook.site.model import Book, Page, Site, of_role, words
from handbook.site.roles import Role
from handbook.templates import environment

RUNS = frozenset({"iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", "fencedframe", "meta"})
"""Elements that load or run something, or that change what all links mean; `meta` is looked at by itself."""
ANIMATED = frozenset({"animate", "animatemotion", "animatetransform", "set", "foreignobject", "handler", "listener"})
"""Elements of SVG that can change an address after it was looked at, or hold HTML."""
LOADED = frozenset({"src", "data", "poster", "background", "xlink:href", "srcset", "imagesrcset"})
"""Attributes with addresses that a browser asks for by itself."""
REFUSED = frozenset(
    {"style", "srcdoc", "action", "formaction", "ping", "manifest", "http-equiv", "archive", "codebase"}
)
"""Attributes that run or send something, or that a strict Content-Security-Policy makes void."""
TOLD = frozenset({"canonical", "alternate"})
"""What a link element only tells, and no browser asks for."""
LEADS = frozenset({"https", "http", "mailto", "tel"})
"""What a link may lead to outside the site."""
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
PICTURE = re.compile(r"data:image/(?:svg\+xml|png|webp|jpeg)[;,]")
SPACE = re.compile(r"[\x00-\x20\x7f]+")
"""What browsers leave out of an address before they read it."""
OURS = "partials/javascripts/base.html"
"""The template with the one script that stands in every page itself."""


def check(site: Site) -> None:
    """Raise `DataError` with all that a built page lacks or may not hold."""
    if found := list(problems(site)):
        raise DataError(found)


def problems(site: Site) -> Iterator[Problem]:
    """All that a built page lacks or may not hold."""
    source = site.books[SOURCE].edition if SOURCE in site.books else None
    for book in site.books.values():
        if source:
            yield from _help(book, source)
            for page in book.pages.values():
                yield from _warnings(page, site.books[page.language].edition, source)
    inline = inline_scripts(site.publication.templates)
    for path, document in site.documents.items():
        yield from foreign(path, document, site.publication.url, inline)


# --- what must be there ---


def _help(book: Book, source: Edition) -> Iterator[Problem]:
    """Numbers for urgent help that no page of a language shows, or that dial something else than they show."""
    data = source.data(Help)
    dialled = {item: _dialled(element) for page in book.pages.values() for item, element in _services(page)}
    for service in data.services if data else ():
        for country in service.country.split("-"):
            for number in service.numbers:
                found = dialled.get(f"{country}-{service.id}", {})
                if found.get(number) != digits(number):
                    page = book.edition.page_with("help") or "index"
                    told = f"dials {found[number]}" if number in found else f"stands on no page in '{book.language}'"
                    message = (
                        f"{service.name} ({country}): {number} {told}; mend the page, or overrides/blocks/help.html"
                    )
                    yield Problem(f"site/{book.pages[page].path if page in book.pages else page}", 1, "", message)


def _services(page: Page) -> Iterator[tuple[str, HtmlElement]]:
    yield from ((element.get("id", ""), element) for element in of_role(page.text, Role.ITEM) if _shown(element))


def _dialled(element: HtmlElement) -> dict[str, str]:
    """What the numbers that an element shows dial."""
    calls = (link for link in element.iter("a") if link.get("href", "").startswith("tel:") and _shown(link))
    return {words(link): link.get("href", "").removeprefix("tel:") for link in calls}


def _warnings(page: Page, edition: Edition, source: Edition) -> Iterator[Problem]:
    """Warnings that a page, or a section of it, lacks in what was built of it."""
    written = edition.pages[f"{page.name}.md"]
    top = written.front_matter.warnings
    for name in top:
        if not _told(name, page.top, edition, "text"):
            yield _missing(page, "", name)
    built = {section.id: section for section in page.sections}
    for section in written.sections:
        if section.level == 1 or section.id == READ_ON:
            continue
        scoped = {warning.id for warning in covering(source, written.name, section.id)}
        for name in sorted(scoped | warnings_of(edition, written, section)):
            around: list[HtmlElement] = []
            place = built.get(section.id)
            while place:
                around += place.elements
                place = built.get(place.within.partition("#")[2])
            if not _told(name, around, edition, "mark" if name in top else "short"):
                yield _missing(page, section.id, name)
        yield from _alone(page, section, edition)


def _alone(page: Page, section: WrittenSection, edition: Edition) -> Iterator[Problem]:
    """Warnings that a block of a section names, but that do not stand in what is printed of it by itself."""
    for use in section.blocks:
        block = BLOCKS.get(use.name)
        if not block or not block.printed_alone or use.inline:
            continue
        alone, *named = block.arguments(use.argument) or [""]
        printed = [part for part in page.text.iter() if part.get("data-hb-card") == alone]
        said = [" ".join(words(part) for part in of_role(one, Role.WARNING) if _shown(part)) for one in printed]
        for warning in notes(edition):
            if warning.id in named and not (said and all(plain(warning.short) in text for text in said)):
                message = f"'{alone}' is printed without its warning '{warning.id}'"
                message += f"; mend overrides/blocks/{block.template}"
                yield Problem(f"site/{page.path}", 1, f"#{section.id}", message)


def _told(name: str, elements: Collection[HtmlElement], edition: Edition, least: str) -> bool:
    """Whether a warning stands in `elements` to be read, in the words of at least this form, or in one line."""
    warning = next((one for one in notes(edition) if one.id == name), None)
    if warning is None:
        return False
    wanted = {plain(getattr(warning, form)) for form in (least, "short")}
    return any(
        part.get("data-hb-warning") == name and _shown(part) and any(text in words(part) for text in wanted)
        for element in elements
        for part in of_role(element, Role.WARNING)
    )


def _missing(page: Page, section: str, name: str) -> Problem:
    message = f"lacks the warning '{name}' in what was built; mend the page, or overrides/blocks/warning.html"
    return Problem(f"site/{page.path}", 1, f"#{section}" if section else "", message)


def _shown(element: HtmlElement) -> bool:
    """Whether an element is there to be read: neither it nor what it stands in is hidden."""
    return not any(
        part.get("hidden") is not None or part.tag in ("template", "script", "style", "noscript", "details")
        for part in (element, *element.iterancestors())
    )


# --- what may not be there ---


def foreign(path: str, document: HtmlElement, url: str, inline: Collection[str]) -> Iterator[Problem]:
    """All on a page that comes from elsewhere or runs a script that is not ours.

    `path` is its file in the site, `url` the public address of the site, `inline` the scripts that may stand in it.
    """
    for element in document.iter("*"):
        tag = str(element.tag).lower()
        strange = list(_strange(tag, element.attrib, url))
        if tag in RUNS | ANIMATED and tag != "meta":
            strange.append("an element that no page of ours has")
        if tag == "script" and not element.get("src") and (element.text or "") not in inline:
            strange.append("a script that is not ours")
        for why in strange:
            yield Problem(
                f"site/{path}", 1, f"<{tag}>", f"{why}; take it out of the page, block or template that makes it"
            )


def _strange(tag: str, attributes: Mapping[Any, Any], url: str) -> Iterator[str]:
    """What is wrong with the attributes of an element."""
    for key, value in attributes.items():
        name = str(key).lower()
        shown = f"{name}={str(value)[:LONGEST_SHOWN]}"
        if name.startswith("on") or name in REFUSED:
            yield f"{shown} may not stand in a page"
            continue
        if name != "href" and name not in LOADED and tag != "script":
            continue  # nearly all attributes
        address = SPACE.sub("", str(value)).replace("\\", "/")
        if name == "href" and tag in ("a", "area"):
            if (scheme := SCHEME.match(address.lower())) and scheme[1] not in LEADS:
                yield f"{shown} leads to no page"
        elif name in LOADED or (name == "href" and not (tag == "link" and attributes.get("rel") in TOLD)):
            if not all(_own(part, tag) for part in (address.split(",") if "srcset" in name else [address])):
                yield f"{shown} is asked of another host"
        elif tag == "script" and "/" in address and not _own(address, tag) and not (url and address.startswith(url)):
            yield f"{shown} is asked of another host"


def _own(address: str, tag: str) -> bool:
    """Whether an address leads to a file beside the page, or to a picture that is written into the address."""
    if tag in ("img", "link", "image") and PICTURE.match(address.lower()):
        return True
    return not SCHEME.match(address.lower()) and not address.startswith("//")


def inline_scripts(templates: Path) -> set[str]:
    """The scripts that may stand in a page itself, from the folder `templates`."""
    if not (templates / OURS).is_file():
        return set()
    made = html.fragment_fromstring(environment(templates).get_template(OURS).render(), create_parent="div")
    return {script.text or "" for script in made.iter("script")}
