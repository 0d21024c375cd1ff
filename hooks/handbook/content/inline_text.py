"""Text from data files: inline Markdown in, HTML or plain words out.

The Markdown library reads it; of Markdown only emphasis, strong text and links work. All else that an editor types is
shown as it stands, so a text never becomes markup.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from xml.etree import ElementTree

from markdown import Markdown
from markdown.inlinepatterns import LINK_RE, AsteriskProcessor, LinkInlineProcessor  # type: ignore[attr-defined]
from markdown.treeprocessors import InlineProcessor
from markdown.util import Registry
from markupsafe import Markup, escape

from handbook.addresses.pasted import link_read

INTERNAL = re.compile(r"(?:[\w-]+\.md)?(?:#[\w-]+)?")
ALLOWED_SCHEMES = ("https://", "mailto:", "tel:")
LOOKS_LIKE_LINK = re.compile(r"\]\s?[(\[]")
MOST_MARKS = 50
"""Marks of one kind in a text: with thousands of them Markdown reads for hours."""
PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")


def _processor() -> InlineProcessor:
    """What reads inline Markdown in the library: with links and emphasis by asterisks, and nothing else."""
    library = Markdown()
    library.inlinePatterns = Registry()
    library.inlinePatterns.register(LinkInlineProcessor(LINK_RE, library), "link", 160)
    library.inlinePatterns.register(AsteriskProcessor(r"\*"), "em_strong", 60)
    processor = InlineProcessor(library)
    library.treeprocessors.register(processor, "inline", 20)  # where the patterns look for it
    return processor


def parsed(text: str) -> ElementTree.Element:
    """The words of inline Markdown `text` as an element that holds text, `<em>`, `<strong>` and `<a href>`."""
    root = ElementTree.Element("div")
    paragraph = ElementTree.SubElement(root, "p")
    paragraph.text = " ".join(text.split())
    if any(sign in text for sign in "*["):
        _processor().run(root)
    return paragraph


def link_fault(text: str) -> str | None:
    """Say what is wrong with the first bad link in inline Markdown `text`; None when every link may stand.

    A link goes to a page or section of the handbook (`page.md#section`), or to https, mailto or tel. Anything else
    (`javascript:` for one) could run in the reader's browser. What looks like a link but is none is a fault too.
    """
    crowd = next((mark for mark in "[*" if text.count(mark) > MOST_MARKS), "")
    if crowd:
        return f"has more than {MOST_MARKS} times '{crowd}'; split the text up"
    if not LOOKS_LIKE_LINK.search(text):
        return None
    root = parsed(text)
    for link in root.iter("a"):
        target = link.get("href", "")
        if not (target and INTERNAL.fullmatch(target)) and not target.startswith(ALLOWED_SCHEMES):
            near = link_read(target)
            cure = f"do you mean {near}?" if near else "expected page.md#section, https://, mailto: or tel:"
            return f"link to '{target}' is not allowed; {cure}"
        if not "".join(link.itertext()).strip():
            return f"link to '{target}' has no words; expected [words](page.md#section)"
        if target.startswith("tel:") and digits(target) != digits("".join(link.itertext())):
            return f"link to '{target}' dials another number than it shows; write the same"
        if link.get("title"):
            return f"link to '{target}' has a title; write only [words]({target})"
    if LOOKS_LIKE_LINK.search("".join(root.itertext())) or "![" in text:
        return "has a link or picture that cannot be read; expected [words](page.md#section)"
    return None


def digits(text: str) -> str:
    """The digits of a text: those of a telephone number that it shows."""
    return "".join(sign for sign in text if sign.isdigit())


def links(text: str) -> Iterator[str]:
    """Where the links in inline Markdown `text` lead."""
    if "](" in text:
        yield from (link.get("href", "") for link in parsed(text).iter("a"))


def inline(text: str) -> Markup:
    """Inline Markdown as HTML: emphasis, strong text and links keep their meaning, all else is shown as typed."""
    return Markup("".join(_written(parsed(text))))  # noqa: S704 - every text and attribute is escaped


def _written(element: ElementTree.Element) -> Iterator[str]:
    yield str(escape(element.text or ""))
    for child in element:
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in child.items())
        yield f"<{child.tag}{attributes}>"
        yield from _written(child)
        yield f"</{child.tag}>{escape(child.tail or '')}"


def plain(text: str) -> str:
    """The words of inline Markdown, without its marks: for titles, names and search."""
    return " ".join("".join(parsed(text).itertext()).split())


def placeholders(text: str) -> set[str]:
    """What stands between braces in an interface text, such as {title}, and braces that stand alone."""
    return set(PLACEHOLDER.findall(text))


def lines(text: str, width: int) -> list[str]:
    """Break plain `text` into lines of at most `width` characters, for a picture (SVG does not wrap by itself)."""
    return textwrap.wrap(plain(text), width, break_long_words=False)
