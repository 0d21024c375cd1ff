"""Where a reading route is shown or made. A route travels whole in its link, in the part of an address after `#`.

The link is `leesroute.html#1/<title>/<item>,<item>`: a version, a title that may be empty, and items `page.id`. No
server sees any of it. Scripts write it too (docs/assets/js/shared/route-link.js), and read it (route/link.js); a test
compares what they make of a route with what is made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from handbook.blocks.base import Block, Surroundings, choice, data_of
from handbook.blocks.warning import Warnings
from handbook.content.edition import Edition

VERSION = 1


class RouteBlock(Block):
    """`/// route`: where a route is shown; `/// route | begin`: a button; `/// route | make`: where one is made."""

    name = "route"
    styles = ("route",)

    def values(self, around: Surroundings, face: str = "") -> Mapping[str, Any]:
        """Which face, the warnings, and the words of the tool."""
        choice(face, "begin", "make")
        return {
            "warnings": data_of(around.edition, Warnings).warnings,
            "face": face,
            "words": around.edition.interface.route_page,
        }


def link(edition: Edition, addresses: Iterable[str]) -> str:
    """The link to a route over `addresses` (`asso.md#vier-stappen` or `asso#vier-stappen`), beside any page.

    It has no title: of a ready-made route the page knows that, in the language of the reader.
    """
    page = edition.page_with(RouteBlock.name, "")
    items = ",".join(address.replace(".md", "", 1).replace("#", ".", 1) for address in addresses)
    return f"{page}.html#{VERSION}//{items}"
