"""Takes the rules of material/material.css anew from the stylesheet of the installed Material: `make vendor`.

material.css says itself which rules it holds: those with its selectors. To take one more, write the selector with an
empty block into it (`.md-typeset hr {}`); to leave one out, delete it. Custom properties come along if any var() of
this file or of ours asks for them.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import distribution
from itertools import groupby
from pathlib import Path
from typing import Any

import tinycss2

HERE = Path(__file__).parent
STYLESHEET = HERE / "material/material.css"
OURS = HERE.parent / "css"
PACKAGE = "mkdocs-material"
HEAD = """/*! With a part of Material for MkDocs (MIT, Martin Donath) */
/* The rules of Material's stylesheet that our pages use, as they are there. docs/assets/vendor/renew_material.py tells
   how to take more or fewer, and takes them anew when Material changes. Its licence is in LICENSE.txt.
   From: {package} {version}, {name}
   SHA-256: {checksum} */
"""
NAMED = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Rule:
    """What a list of selectors gets where a condition holds ('' or, for example, '@media print')."""

    condition: str
    selectors: tuple[str, ...]
    declarations: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        inside = " ".join(f"{name}: {value};" for name, value in self.declarations)
        return f"{', '.join(self.selectors)} {{ {inside} }}"


def main() -> int:
    """Write material.css anew and say what changed; 1 if a selector of it is gone from Material."""
    original, version = installed()
    before = STYLESHEET.read_text("utf-8")
    after = cut(original.read_text("utf-8"), before, [path.read_text("utf-8") for path in sorted(OURS.glob("*.css"))])
    checksum = hashlib.sha256(original.read_bytes()).hexdigest()
    head = HEAD.format(package=PACKAGE, version=version, name=original.name, checksum=checksum)
    STYLESHEET.write_text(head + after, "utf-8")
    (licence,) = (path for path in distribution(PACKAGE).files or [] if path.match("*.dist-info/licenses/LICENSE"))
    (STYLESHEET.parent / "LICENSE.txt").write_bytes(licence.read_binary())
    told = "same" if head + after == before else "changed: read what git says, and look at the pages"
    print(f"{STYLESHEET.name}: {told}")
    gone = sorted(set(wanted(before)) - set(wanted(original.read_text("utf-8"))))
    for condition, selector in gone:
        print(f"no longer in Material: {condition} {selector}", file=sys.stderr)
    return 1 if gone else 0


def installed() -> tuple[Path, str]:
    """The stylesheet of the installed Material, and its version."""
    package = distribution(PACKAGE)
    (sheet,) = Path(str(package.locate_file("material/templates/assets/stylesheets"))).glob("main.*.min.css")
    return sheet, package.version


def cut(original: str, kept: str, ours: Iterable[str]) -> str:
    """The rules of `original` for the selectors of `kept`, without custom properties that nothing asks for.

    `ours` are the other stylesheets of the pages, which may ask for custom properties too.
    """
    asked = set(wanted(kept))
    found = []
    for rule in rules(original):
        selectors = tuple(one for one in rule.selectors if (rule.condition, one) in asked)
        if selectors:
            found.append(replace(rule, selectors=selectors))
    return written(_without_idle_properties(found, ours))


def wanted(css: str) -> Iterator[tuple[str, str]]:
    """Every selector of a stylesheet, with the condition it stands in."""
    for rule in rules(css):
        for selector in rule.selectors:
            yield rule.condition, selector


def rules(css: str) -> Iterator[Rule]:
    """The rules of a stylesheet in order, without animations and what stands by itself (`@page`)."""
    return _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), "")


def _rules(nodes: list[Any], condition: str) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            found = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            declarations = tuple((item.name, _value(item)) for item in found if item.type == "declaration")
            yield Rule(condition, tuple(selectors(node.prelude)), declarations)
        elif node.type == "at-rule" and node.lower_at_keyword in ("media", "supports"):
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(inside, f"@{node.lower_at_keyword} {_flat(node.prelude)}")


def selectors(prelude: list[Any]) -> Iterator[str]:
    """The selectors of a list, each written as Material does; commas in brackets part nothing."""
    for is_comma, part in groupby(prelude, key=lambda node: node == ","):
        if not is_comma:
            yield re.sub(r"\s*([>+~])\s*", r"\1", _flat(list(part)))


def _value(declaration: Any) -> str:
    return f"{_flat(declaration.value)}{' !important' if declaration.important else ''}"


def _flat(tokens: list[Any]) -> str:
    return re.sub(r"\s+", " ", tinycss2.serialize(tokens)).strip()


def _without_idle_properties(found: list[Rule], ours: Iterable[str]) -> Iterator[Rule]:
    """`found` without custom properties that no var() asks for, nor the rules that are empty then."""
    asked: dict[str, set[str]] = {}  # by each custom property, in its own value
    needed, new = set[str](), set(NAMED.findall("".join(ours)))
    for name, value in (item for rule in found for item in rule.declarations):
        (asked.setdefault(name, set()) if name.startswith("--") else new).update(NAMED.findall(value))
    while new:
        needed |= new
        new = {name for one in new for name in asked.get(one, ())} - needed
    for rule in found:
        used = tuple((name, value) for name, value in rule.declarations if name in needed or not name.startswith("--"))
        if used:
            yield replace(rule, declarations=used)


def written(found: Iterable[Rule]) -> str:
    """Rules as a stylesheet for people to read."""
    parts = []
    for condition, inside in groupby(found, key=lambda rule: rule.condition):
        lines = "\n".join(map(str, inside))
        parts.append(f"{condition} {{\n{re.sub('(?m)^', '  ', lines)}\n}}" if condition else lines)
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
