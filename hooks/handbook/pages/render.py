"""From a block that a page asks for to the elements of its template, for the tree that the Markdown library makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from jinja2 import Environment
from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from handbook.blocks.base import Block, Settings, Surroundings
from handbook.content import inline_text
from handbook.content.edition import Edition
from handbook.templates import environment

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
        self.shared = {
            "ui": edition.interface,
            "across": self._across,
            "page_with": edition.page_with,
            "section_with": edition.section_with,
        }

    def html(self, block: Block, arguments: Sequence[str], body: str = "", foot: Foot = lambda _: "") -> str:
        """The HTML of a block; raises `BlockError` as `Block.values` does."""
        values = block.values(Surroundings(self.edition, self.settings, body), *arguments)
        alone = arguments[0] if block.printed_alone and arguments else ""
        shared = {"alone": alone, "foot": lambda name: Markup(foot(name))}  # noqa: S704 - ours
        return self.template(block.template, {**values, **shared})

    def template(self, name: str, values: Mapping[str, Any]) -> str:
        """The HTML of a template, without empty lines and space around lines."""
        written = self.templates.get_template(name).render({**self.shared, **values})
        return "\n".join(line.strip() for line in written.split("\n") if line.strip())

    def _across(self, x: int) -> int:
        """A place across a picture of 320 wide, counted from where lines of the language begin."""
        return 320 - x if self.edition.direction == "rtl" else x


def elements(written: str) -> list[ElementTree.Element]:
    """The HTML `written` as elements for the Markdown library, whose text it leaves as it is."""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    return list(_copy(html.fragment_fromstring(written, create_parent="div", parser=parser)))


def _copy(element: HtmlElement) -> ElementTree.Element:
    made = ElementTree.Element(element.tag, dict(element.attrib))
    made.text, made.tail = element.text, element.tail
    made.extend(map(_copy, element))
    return made
