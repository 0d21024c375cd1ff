"""From a block that a page asks for to the elements of its template, for the tree that the Markdown library makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from jinja2 import Environment
from markupsafe import Markup

from handbook.blocks.base import Block, Settings, Surroundings
from handbook.content import inline_text
from handbook.content.edition import Edition
from handbook.templates import environment

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
"""Elements of HTML that have no end."""
Foot = Callable[[str], str]
"""Makes the HTML of what is printed below a part of the page, by the part's id ('' for the whole page)."""


def block_templates(folder: Path) -> Environment:
    """The templates of blocks, in the folder `folder` (overrides/blocks)."""
    templates = environment(folder)
    templates.filters |= {"inline": inline_text.inline, "plain": inline_text.plain, "lines": inline_text.lines}
    return templates


class Renderer:
    """Renders blocks of one language with `templates`, which `block_templates` gives, for all languages alike."""

    def __init__(self, edition: Edition, templates: Environment, settings: Settings) -> None:
        self.edition = edition
        self.settings = settings
        self.templates = templates
        self.shared = {"ui": edition.interface, "across": self._across, "page_with": edition.page_with}

    def html(self, block: Block, arguments: Sequence[str], body: str = "", foot: Foot = lambda _: "") -> str:
        """The HTML of a block; raises `BlockError` as `Block.values` does."""
        values = block.values(Surroundings(self.edition, self.settings, body), *arguments)
        return self.template(block.template, {**values, "foot": lambda name: Markup(foot(name))})  # noqa: S704 - ours

    def template(self, name: str, values: Mapping[str, Any]) -> str:
        """The HTML of a template, without empty lines and space around lines."""
        written = self.templates.get_template(name).render({**self.shared, **values})
        return "\n".join(line.strip() for line in written.split("\n") if line.strip())

    def _across(self, x: int) -> int:
        """A place across a picture of 320 wide, counted from where lines of the language begin."""
        return 320 - x if self.edition.direction == "rtl" else x


def elements(html: str) -> list[ElementTree.Element]:
    """Well-formed `html` as elements for the Markdown library, whose text it leaves as it is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    root = reader.builder.close()
    return list(root)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = ElementTree.TreeBuilder()
        self.builder.start("div", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)

    def close(self) -> None:
        super().close()
        self.builder.end("div")
