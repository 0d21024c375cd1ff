"""What parts of a page become on paper and in e-books: left out, a box to tick, lines to write on, or plain text.

This is the only place that decides so, by the roles that templates give (site/roles.py) and by the kind of element.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import html
from lxml.html import HtmlElement

from handbook.site.model import drop, of_role, roles_of
from handbook.site.roles import Role

NOT_PRINTED = (Role.CONTROL, Role.SCREEN, Role.ROOM, Role.FOOT)
"""What works on a screen only. Room to write and a foot are on the page for browsers: a printable has its own."""
SCREEN_ONLY = [
    "audio",
    "button",
    "canvas",
    "dialog",
    "iframe",
    "img",
    "link",
    "meta",
    "noscript",
    "script",
    "select",
    "style",
    "template",
    "video",
]
"""Pictures from files are of screens too: what the handbook draws stands in the page itself, as SVG."""
PLAIN = {"form": "div", "fieldset": "div", "details": "div", "legend": "p", "summary": "p", "label": "span"}
"""What is clicked or filled in on a screen, and what it is on paper."""
FOR_SCRIPTS = ("data-", "aria-", "role", "for", "hidden", "tabindex")
"""How attributes begin that are of no use on paper."""
WARNING = "data-hb-warning"


def on_paper(elements: Iterable[HtmlElement], *, glossary: bool = True) -> HtmlElement:
    """A new `<div>` with copies of `elements` of a page as they are on paper, without roles.

    With `glossary`, hard words still lead to the glossary.
    """
    body: HtmlElement = html.Element("div")
    body.extend(deepcopy(element) for element in elements)
    hidden = body.xpath(".//*[@hidden]|.//comment()|.//svg[@aria-hidden='true']")  # such a drawing only decorates
    left_out = [part for role in NOT_PRINTED for part in of_role(body, role)]
    for part in [*body.iter(*SCREEN_ONLY), *hidden, *left_out]:
        drop(part)
    for field in list(body.iter("input", "textarea")):
        _to_fill_in(field)
    for element in body.iter(*PLAIN):
        element.tag = PLAIN[element.tag]
    nested = [one for one in of_role(body, Role.REFERENCE) if Role.REFERENCE in roles_of(one.getparent())]
    for element in [*of_role(body, Role.HEADING), *nested, *([] if glossary else of_role(body, Role.GLOSSARY_LINK))]:
        element.drop_tag()
    for element in body.xpath(".//*[not(ancestor-or-self::svg)]"):
        for name in [name for name in element.attrib if name.startswith(FOR_SCRIPTS) and name != WARNING]:
            del element.attrib[name]
    for element in body.xpath(".//*[self::p or self::ul or self::div][not(@* or * or normalize-space())]"):
        drop(element)
    return body


def _to_fill_in(field: HtmlElement) -> None:
    """Make a field to fill in what it is on paper: a box to tick, lines to write on, or nothing."""
    if field.tag == "textarea":
        field.tag, field.text, kind = "div", None, "hb-lines"
    elif field.get("type") == "checkbox":
        field.tag, kind = "span", "hb-box"
    else:
        drop(field)
        return
    field.attrib.clear()
    field.set("class", kind)
