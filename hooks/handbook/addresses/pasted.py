"""Which address is meant by what somebody pasted: with capitals, `%23`, `?utm_source=x` or a full stop stuck to it.

For editors, who paste a link where `asso.md#vier-stappen` belongs, and are told that. For readers
docs/assets/js/shared/address.js does the same; tests/fixtures/addresses.yml holds what both must make of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from icu import Char, UProperty

from handbook.content.fixed_ids import TITLE_ID
from handbook.content.problems import nearest

ENOUGH = 4
"""From how many letters on a name that was cut off, or has words stuck to it, can still be known."""
MOST = 9000
ESCAPED = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
BEFORE = re.compile(r"^(?:#|\s|%(?:25)*(?:23|20|0a|0d))+", re.IGNORECASE)
REST = re.compile("#|%(?:25)*23")
ROUTE = re.compile(r"\d+(?:/|%(?:25)*2f)", re.IGNORECASE)
NAMES = re.compile(r"(?:^|#)[^a-z0-9#]*([a-z0-9\-/.]*)")
ENDING = re.compile(r"\.(?:html?|md)[^/]*")
SECTION = re.compile(r"#|%23|(?:^|/)s/", re.IGNORECASE)
SITE = re.compile(r"^https?://[^/]*/?", re.IGNORECASE)
PLACE = re.compile(r"[\w-]+\.md(#[\w-]+)?")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """What an address asks for: a language of the site, and the names of page and section, or a reading route."""

    language: str
    names: list[str]
    route: str


def asked(text: str, languages: Sequence[str]) -> Asked:
    """What `text`, an address from the root of the site, asks for; the source language stands first in `languages`."""
    start = REST.search(text)
    path, rest = (text[: start.start()], text[start.start() :]) if start else (text, "")
    given = BEFORE.sub("", rest)
    route = given if ROUTE.match(given) else ""
    names = [*_names_in(path), *([] if route else _names_in(rest))]
    language = languages[0]
    while names and (names[0] in languages or (names[0] == "s" and len(names) > 1)):
        name = names.pop(0)
        language = name if name in languages else language
    said = [name for at, name in enumerate(names) if not (at and name == "index") and name != TITLE_ID]
    return Asked(language, said, route)


def address_meant(names: Sequence[str], known: Collection[str]) -> str:
    """The one of the `known` addresses (`asso#vier-stappen`) that names of page and section mean; '' for none.

    Before the name of a page may stand folders that the site does not have: it stood elsewhere, or the page is a copy.
    """
    pages = [address for address in known if "#" not in address]
    names = list(names) or ["index"]
    page = meant(names[0], pages)
    if not page:
        at = next((at for at, name in enumerate(names) if name in pages), len(names))
        names = names[at:]
        page = names[0] if names else ""
    if not page or len(names) < 2:
        return page
    ids = [address.removeprefix(f"{page}#") for address in known if address.startswith(f"{page}#")]
    place = meant(names[1], ids)
    return place and f"{page}#{place}"


def meant(name: str, known: Collection[str]) -> str:
    """The one of the `known` names that is meant by `name`; '' for none.

    That is the same one; or the only one that it is the begin of; or the longest that it begins with, if another word
    is stuck to that.
    """
    if name in known:
        return name
    if len(name) < ENOUGH:
        return ""
    longer = [one for one in known if one.startswith(name)]
    if longer:
        return longer[0] if len(longer) == 1 else ""
    shorter = [one for one in known if len(one) >= ENOUGH and name.startswith(one) and name[len(one)] != "-"]
    return max(shorter, key=len, default="")


def link_meant(target: str, links: Collection[str]) -> str:
    """The one of `links` (`asso.md#vier-stappen`) that an editor means who pasted `target`; '' for none."""
    path = SITE.sub("", target)
    names = asked(path, [""]).names
    if SCHEME.match(path) or (path and not names):
        return ""
    by_address = {link.replace(".md", "", 1): link for link in links}
    return by_address.get(address_meant(names, by_address), "")


def link_read(target: str) -> str:
    """The section that `target` names, as `asso.md#vier-stappen`, whether it exists or not; '' if it names none."""
    names = asked(SITE.sub("", target), [""]).names
    is_section = not SCHEME.match(SITE.sub("", target)) and SECTION.search(target)
    return f"{names[-2]}.md#{names[-1]}" if is_section and len(names) > 1 else ""


def way_home(target: str, links: Collection[str], url: str) -> str | None:
    """Which of `links` is meant by an address on the web that leads to this handbook, published at `url`.

    '' where that is none of them; None for another site. While the public address is unknown (''), a site that has the
    same page with the same section is this one.
    """
    if not SITE.match(target):
        return None
    if url and target.lower().startswith(url.lower()):
        return link_meant(target[len(url) :], links)
    names = asked(SITE.sub("", target), [""]).names
    page, _, section = link_meant(target, links).partition(".md#")
    return f"{page}.md#{section}" if section and [page, section] == names[-2:] else None


def target_fault(target: str, links: Collection[str], url: str = "") -> str | None:
    """What is wrong with the link `target`, with the cure; None if nothing is. It should be one of `links`.

    `url` is the public address of the handbook, '' while it is unknown.
    """
    if target in links:
        return None
    home = way_home(target, links, url)
    if home is not None:
        return f"is this handbook itself; {_write(home)}"
    if PLACE.fullmatch(target):
        cure = nearest(target, links) or _write(link_meant(target, links))
        return f"does not exist; {cure}"
    return None


def _write(link: str) -> str:
    return f"write {link}" if link else "expected a page.md#section of the handbook"


def _names_in(text: str) -> list[str]:
    """The names in a text, without what stands before them and what is stuck to them."""
    parts = NAMES.findall(_folded(text))
    names = (name.strip("-") for part in parts for name in re.split(r"[/.]+", ENDING.sub("", part)))
    return [name for name in names if name]


def _folded(text: str) -> str:
    """A text as names are compared: one form of each sign, small letters, without white space and what nobody sees."""
    small = unicodedata.normalize("NFKD", _unescaped(text[:MOST])).lower()
    seen = "".join(sign for sign in small if sign.isascii() or not _is_unseen(sign))
    bare = re.sub(r"=?\s+", "", seen)
    return "".join("-" if sign == "\u2212" or unicodedata.category(sign) == "Pd" else sign for sign in bare)


def _is_unseen(sign: str) -> bool:
    unseen = Char.hasBinaryProperty(sign, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
    return unseen or unicodedata.category(sign).startswith("M")


def _unescaped(text: str) -> str:
    """A text without its escapes, however often it was escaped; what is no escape stays."""
    for _ in range(3):
        text = ESCAPED.sub(_sign, text)
    return text


def _sign(escape: re.Match[str]) -> str:
    try:
        return unquote_to_bytes(escape[0]).decode("utf-8")
    except UnicodeDecodeError:
        return escape[0]
