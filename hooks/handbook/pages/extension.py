"""The Markdown extension of the handbook: plain Python-Markdown with it turns a page as written into its HTML.

It knows neither MkDocs nor Material. What it needs of the data is handed to it as a `PageContext`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from re import Match
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import escape
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block as MarkdownBlock

from handbook.blocks.base import Block
from handbook.blocks.hero import HeroBlock
from handbook.blocks.registry import BLOCKS
from handbook.blocks.warning import WarningBlock, covering
from handbook.content.edition import inline_key
from handbook.content.fixed_ids import READ_ON, TITLE_ID
from handbook.content.page_source import INLINE, PageSource
from handbook.pages.external_links import mark_external_links
from handbook.pages.glossary_links import GlossaryLinks
from handbook.pages.heading_links import LEVELS, add_share_rows, wrap_headings
from handbook.pages.link_lists import mark_link_lists
from handbook.pages.render import Foot, Renderer, elements
from handbook.pages.tile_signs import place_signs
from handbook.pages.trees import parents

REFERENCE = r"(?<!\])\[(\d+(?:-\d+)?(?:, ?\d+(?:-\d+)?)*)\](?![(\[:])"
"""Reference numbers as the source prints them, such as [6, 7] or [31-36]."""
BLOCK_AS_TEXT = re.compile(r"^\s*/{3,}.*", re.MULTILINE)
"""The line of a block that still stands in a text."""
PLACEHOLDER = "data-hb-block"


@dataclass(frozen=True)
class PageContext:
    """What a page is made with. `glossary` is None for a page without links to the glossary."""

    page: PageSource
    renderer: Renderer
    foot: Foot
    glossary: GlossaryLinks | None


class HandbookPages(BlocksExtension):  # type: ignore[misc]
    """Blocks from data, warnings, links to headings and to the glossary, for the page of `context`."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.pending: list[tuple[Block, str, str]] = []
        self.blocks_as_text: list[str] = []
        """The first line of each block that stands in the page as text, once it is converted."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        """Add what pages are written with, and take away HTML, which pages do not hold."""
        super().extendMarkdown(md)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_Inline(INLINE.pattern, md, self.context), "handbook_inline", 176)
        md.inlinePatterns.register(_Reference(REFERENCE, md), "handbook_reference", 175)
        md.treeprocessors.register(_Blocks(md, self), "handbook_blocks", 15)  # after all Markdown has become elements
        md.treeprocessors.register(_Headings(md, self.context), "handbook_headings", 7)  # when headings have their ids
        md.treeprocessors.register(_Links(md, self.context), "handbook_links", 2)
        md.treeprocessors.register(_BlocksAsText(md, self.blocks_as_text), "handbook_blocks_as_text", 1)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802 - the name is the library's
        """Register every kind of block."""
        for kind in BLOCKS.values():
            block_mgr.register(_block_class(kind, self), {})


def _block_class(kind: Block, extension: HandbookPages) -> type[MarkdownBlock]:
    """The class by which pymdownx reads blocks of a kind."""

    class Container(MarkdownBlock):  # type: ignore[misc]
        NAME = kind.name
        ARGUMENT = None

        def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
            """Put the element of the block in its place; Markdown fills it."""
            html = extension.context.renderer.html(kind, kind.arguments(self.argument or ""))
            (element,) = elements(html)
            parent.append(element)
            return element

        def on_markdown(self) -> str:
            """Read what stands in the block as Markdown."""
            return "block"

    class FromData(MarkdownBlock):  # type: ignore[misc]
        NAME = kind.name
        ARGUMENT = None

        def on_create(self, parent: ElementTree.Element) -> ElementTree.Element:
            """Hold the place of the block: `_Blocks` puts its elements there."""
            return ElementTree.SubElement(parent, "div")

        def on_markdown(self) -> str:
            """Leave what stands in the block as it is."""
            return "raw"

        def on_end(self, block: ElementTree.Element) -> None:
            """Note what the block asks for, and its number in the place held for it."""
            block.set(PLACEHOLDER, str(len(extension.pending)))
            extension.pending.append((kind, self.argument or "", block.text or ""))
            block.text = None

    return Container if kind.holds_markdown else FromData


class _Blocks(Treeprocessor):
    """Puts the elements of each block in its place, after Markdown is done: text from data stays as it is."""

    def __init__(self, md: Markdown, extension: HandbookPages) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: ElementTree.Element) -> None:
        """Replace each place that is held by the elements of its block."""
        context = self.extension.context
        for place, parent in [found for found in parents(root) if found[0].get(PLACEHOLDER)]:
            kind, argument, body = self.extension.pending[int(place.get(PLACEHOLDER, "0"))]
            made = elements(context.renderer.html(kind, kind.arguments(argument), body, context.foot))
            _replace(parent, place, made)


class _Headings(Treeprocessor):
    """Gives the title of the page its id, and puts warnings below headings.

    The page's own warning stands in full below the title; the sections that carry it have its mark. Other warnings of a
    section stand there in one line. A heading within a section does not repeat those of its section.
    """

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: ElementTree.Element) -> None:
        """Go through the headings in order."""
        page = self.context.page
        above: dict[str, set[str]] = {}
        for heading in root.iter("h1"):
            heading.attrib.setdefault("id", TITLE_ID)
        for heading in [element for element in root if element.tag in LEVELS and element.get("id") != READ_ON]:
            if heading.tag == "h1":
                forms = dict.fromkeys(page.front_matter.warnings, "box")
            else:
                found = [note.id for note in covering(self.context.renderer.edition, page.name, heading.get("id", ""))]
                higher = set().union(*(ids for level, ids in above.items() if level < heading.tag))
                above = {level: ids for level, ids in above.items() if level < heading.tag} | {heading.tag: set(found)}
                forms = {
                    name: "mark" if name in page.front_matter.warnings else "line"
                    for name in found
                    if name not in higher
                }
            self._insert(root, heading, forms)

    def _insert(self, root: ElementTree.Element, heading: ElementTree.Element, forms: Mapping[str, str]) -> None:
        """Put these warnings, each in its form, behind `heading`."""
        render = self.context.renderer.html
        made = [
            part for name, form in forms.items() for part in elements(render(BLOCKS[WarningBlock.name], (name, form)))
        ]
        at = list(root).index(heading) + 1
        root[at:at] = made


class _Links(Treeprocessor):
    """Marks links to other sites and lists of links, adds rows that share, and leads hard words to the glossary."""

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: ElementTree.Element) -> None:
        """Change the links, lists and headings of a page."""
        interface, settings = self.context.renderer.edition.interface, self.context.renderer.settings
        mark_external_links(root, interface.page.outside, settings.site_url)
        mark_link_lists(root)
        place_signs(root)
        add_share_rows(root, interface.page, sections=not self.context.page.shows(HeroBlock.name))
        wrap_headings(root)
        if self.context.glossary:
            self.context.glossary.add_to(root)


class _BlocksAsText(Treeprocessor):
    """Notes each block that was left standing as text: pymdownx passes over what it does not understand."""

    def __init__(self, md: Markdown, found: list[str]) -> None:
        super().__init__(md)
        self.found = found

    def run(self, root: ElementTree.Element) -> None:
        texts = (text for element in root.iter() for text in (element.text, element.tail) if text)
        self.found[:] = [match[0].strip() for text in texts for match in BLOCK_AS_TEXT.finditer(text)]


class _Inline(InlineProcessor):
    """`[[name argument]]` within a line."""

    def __init__(self, pattern: str, md: Markdown, context: PageContext) -> None:
        super().__init__(pattern, md)
        self.context = context

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name is the library's
        self, m: Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        """The words that stand for it; what is unknown stays as it is written."""
        words = self.context.renderer.edition.inline.get(inline_key(m["name"], m["argument"]))
        if words is None:
            return None, None, None
        return self.md.htmlStash.store(str(escape(words))), m.start(0), m.end(0)


class _Reference(InlineProcessor):
    """Puts reference numbers in an element of their own, so that a product can leave them out."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name is the library's
        self, m: Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """The numbers in an element of their own."""
        element = ElementTree.Element("span", {"class": "hb-ref", "data-hb-role": "reference"})
        element.text = AtomicString(m[0])
        return element, m.start(0), m.end(0)


def _replace(parent: ElementTree.Element, place: ElementTree.Element, made: Sequence[ElementTree.Element]) -> None:
    at = list(parent).index(place)
    if made:
        made[-1].tail = (made[-1].tail or "") + (place.tail or "")
    parent[at : at + 1] = made
