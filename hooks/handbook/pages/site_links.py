"""Links to files that only the site has, such as that of a route, kept from a tool that looks for every file.

Only the adapter of MkDocs uses it: plain Python-Markdown leaves every link as it is.
"""

from __future__ import annotations

from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

MADE = (".html", ".txt")
"""How the names of files end that templates lead to and that only the built site has."""
HidingPlaces = list[tuple[ElementTree.Element, str]]


class SiteLinks(Extension):
    """Takes such links away before MkDocs resolves links (priority 0), and puts them back when it has done so."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        """Register what takes away and what puts back."""
        hidden: HidingPlaces = []
        md.treeprocessors.register(_Hide(hidden), "handbook_hide_site_links", 0.5)
        md.treeprocessors.register(_Show(hidden), "handbook_show_site_links", -1)


class _Hide(Treeprocessor):
    def __init__(self, hidden: HidingPlaces) -> None:
        self.hidden = hidden

    def run(self, root: ElementTree.Element) -> None:
        self.hidden[:] = [(link, address) for link in root.iter("a") if _is_file(address := link.get("href", ""))]
        for link, _ in self.hidden:
            link.set("href", "#")


class _Show(Treeprocessor):
    def __init__(self, hidden: HidingPlaces) -> None:
        self.hidden = hidden

    def run(self, root: ElementTree.Element) -> None:  # noqa: ARG002 - as the library calls it
        for link, address in self.hidden:
            link.set("href", address)


def _is_file(address: str) -> bool:
    """Whether an address is that of a file which only the built site has, relative to the page."""
    path = address.partition("#")[0]
    return path.endswith(MADE) and ":" not in path and not path.startswith("/")
