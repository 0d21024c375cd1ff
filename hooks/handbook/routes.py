"""Reading routes: a list of pieces of the handbook that travels in the part of an address after `#`.

The link is `leesroute.html#1/<title>/<item>,<item>`: a version, a title that may be empty, and items `page.id`. No
server sees any of it. The same rules stand in docs/assets/js/route/link.js; tests hold the two together.

What a route shows comes out of the built site: a file per section, an index of all addresses, and the titles for who
makes a route. They are classic scripts, so that a copy opened from disk works too (docs/assets/js/route/pieces.js).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from handbook.pieces import Piece
from handbook.scripts import script_json

VERSION = 1
PAGE = "leesroute"
NO_PIECES = {PAGE, "alle-stukken"}
"""Pages that only lead to other pieces, and so have none to put on a route."""


def link(addresses: Iterable[str], title: str = "") -> str:
    """The link to a route over `addresses` (`asso.md#vier-stappen` or `asso#vier-stappen`), beside any page.

    Ready-made routes carry no title in their link: the page knows it, in the language of the reader.
    """
    items = ",".join(address.replace(".md", "", 1).replace("#", ".", 1) for address in addresses)
    return f"{PAGE}.html#{VERSION}/{quote(title, safe='')}/{items}"


def files(
    found: Mapping[str, Iterable[Piece]], moved: Mapping[str, str], fallback: Mapping[str, str]
) -> dict[str, str]:
    """The scripts of one language by path below `pieces/`: `_index.js`, `_titles.js`, `asso/vier-stappen.js`.

    `found` holds the pieces of each page (`asso`), `moved` maps old addresses to those of now, and `fallback` names the
    language of the pages that are not written in the language of the site.
    """
    pages: dict[str, dict[str, list[str]]] = {}
    titles, result = [], {}
    for page, pieces in found.items():
        if page in NO_PIECES:
            continue
        sections = pages[page] = {}
        for piece in pieces:
            if piece.address in moved:
                continue  # an old place that only leads on
            whole = bool(piece.html) or piece.address == page
            name = piece.address.partition("#")[2]
            if whole:
                if name:
                    sections[name] = []
                result[f"{piece.address.replace('#', '/')}.js"] = _call(
                    "handbookPiece", _section(piece, fallback.get(page))
                )
            elif (home := piece.section.partition("#")[2]) in sections:
                sections[home].append(name)
            else:
                continue  # stands in no section, so there is no file that holds it
            titles.append(
                [piece.address, piece.title, piece.within or (piece.page if name else ""), *[1][: len(piece.warnings)]]
            )
    index = {page: {name: " ".join(items) for name, items in sections.items()} for page, sections in pages.items()}
    return result | {
        "_index.js": _call("handbookPieces", {"pages": index, "moved": dict(moved)}),
        "_titles.js": _call("handbookTitles", titles),
    }


def _section(piece: Piece, language: str | None) -> dict[str, Any]:
    """What the file of a section or page says; of a page only its first sentence, as its text is in its sections."""
    html = piece.html or f"<p>{_escaped(piece.sentence)}</p>"
    if piece.sources and "hb-source" not in html:
        html += "".join(f'<p class="hb-source">{_escaped(line)}</p>' for line in piece.sources)
    said = {
        "address": piece.address,
        "title": piece.title,
        "page": piece.page,
        "warnings": piece.warnings,
        "html": html,
    }
    return {**said, "language": language} if language else said


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _call(name: str, value: Any) -> str:
    """A script that hands `value` to the function `name`; it stays a script wherever it is put."""
    return f"{name}({script_json(value)});\n"
