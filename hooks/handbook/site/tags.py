"""Finished HTML, tag by tag: to read it, or to change attributes or what is in an element; all else stays to the byte.

With regular expressions: a parser takes ten times as long, and what MkDocs and our templates write is regular.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

Attributes = dict[str, str | None]
Change = Callable[[str, Attributes], Attributes | None]

TAG = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|</(?P<closed>[a-zA-Z][^\s>]*)\s*>"
    r"|<(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>(?:\s+[^\s=>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*(?P<end>/?)>",
    re.DOTALL,
)
CLASS, ID = (re.compile(rf"(?<=\s){name}=(?:\"([^\"]*)\"|'([^']*)')") for name in ("class", "id"))
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
ATTRIBUTE = re.compile(r"([^\s=>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")


def walk(html: str) -> Iterator[re.Match[str]]:
    """The tags of `html` in order; comments, scripts and styles come whole, without a name.

    A start tag has its `name` and `attributes` (as they stand; for `/>` an `end`), an end tag its name in `closed`.
    """
    return TAG.finditer(html)


def opens(tag: re.Match[str]) -> bool:
    """Whether an element begins with this tag that an end tag will close."""
    return bool(tag["name"]) and not tag["end"] and tag["name"] not in VOID


def classes(tag: re.Match[str]) -> list[str]:
    """The classes of a start tag."""
    found = CLASS.search(tag["attributes"])
    return (found[1] or found[2] or "").split() if found else []


def own_id(tag: re.Match[str]) -> str:
    """The id of a start tag, or ''."""
    found = ID.search(tag["attributes"])
    return found[1] or found[2] or "" if found else ""


def attributes(tag: re.Match[str]) -> Attributes:
    """All attributes of a start tag, unescaped."""
    found: Attributes = {}
    for match in ATTRIBUTE.finditer(tag["attributes"]):
        value = next((group for group in match.groups()[1:] if group is not None), None)
        found[match[1]] = value if value is None else unescape(value)
    return found


def change_tags(html: str, change: Change) -> str:
    """`html` with other attributes in the start tags for which `change(name, attributes)` returns them, not None.

    Attribute values go in and come out unescaped; an attribute without a value has None. Comments, scripts and styles
    are left alone.
    """

    def changed(match: re.Match[str]) -> str:
        if not match["name"]:
            return match[0]
        changes = change(match["name"], attributes(match))
        if changes is None:
            return match[0]
        written = "".join(
            f' {key}="{escape(value)}"' if value is not None else f" {key}" for key, value in changes.items()
        )
        return f"<{match['name']}{written}{match['end']}>"

    return TAG.sub(changed, html)


def inside(html: str, start: str) -> str:
    """What stands in the first element whose start tag matches the pattern `start`, such as `<main[^>]*>`.

    Raises `LookupError` where there is none, or where it does not end.
    """
    begin, end = _bounds(html, start)
    return html[begin:end]


def replace_inside(html: str, start: str, content: str) -> str:
    """`html` with `content` in the first element whose start tag matches `start`; raises as `inside` does."""
    begin, end = _bounds(html, start)
    return html[:begin] + content + html[end:]


def _bounds(html: str, start: str) -> tuple[int, int]:
    first = re.search(start, html)
    if not first:
        raise LookupError(f"no element {start}")
    name = re.match(r"<([a-zA-Z][\w-]*)", first[0])
    depth = 1
    for match in re.compile(rf"<(/?){name[1] if name else ''}\b[^>]*>").finditer(html, first.end()):
        depth += -1 if match[1] else 1
        if depth == 0:
            return first.end(), match.start()
    raise LookupError(f"element {start} does not end")
