"""The part of the stylesheets that the pages use: rules for what stands on no page are left out.

Cautious: what stands inside `:not()`, `:is()`, `:where()` or `:has()` is not looked at, so a rule is kept in doubt. A
browser test compares pages with the whole and with the cut stylesheet, to the pixel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import tinycss2

SCRIPT = re.compile(r"(<script\b[^>]*>)(.*?)</script>", re.DOTALL)
TAG = re.compile(r"<([a-zA-Z][\w-]*)([^>\"]*(?:\"[^\"]*\"[^>\"]*)*)>")
ATTRIBUTE = re.compile(r"([^\s=\"/]+)(?:=\"([^\"]*)\")?")
STATE = re.compile(r"::?[\w-]+")
STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
TOKEN = re.compile(r"(?P<mark>[.#\[]?)(?P<name>-?[_a-zA-Z][\w-]*)")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
WORD = re.compile(r"[\w-]+")
DATASET = re.compile(r"dataset\.(\w+)")
PLAIN = re.compile(r"\b([a-z]+):not\(\[class\]\)")
EQUALS = re.compile(r"\[\s*([\w-]+)\s*=\s*([\"']?)([\w-]+)\2\s*\]")
OURS = ("hb-", "js")
"""How classes and ids begin that our scripts give to elements; other words of theirs are no names of those."""
CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
VALUE = r"(?:\"[^\"]*\"|'[^']*'|\([^()]*(?:\([^()]*\)[^()]*)*\)|[^;{}\"'()])*"
PROPERTY = re.compile(rf"(?<=[{{;])(--[\w-]+):{VALUE}(?:;|(?=\}}))")
RULE = re.compile(r"(?:\A|(?<=[{};]))(?!\s*(?:from|to|[\d.]+%)[\s,{])([^{}@;/]+)\{[^{}]*\}")
"""A plain rule, also within @media, but no step of an animation. Most of Material's go before the rest is parsed."""
EMPTY = re.compile(r"[^{}]+\{\}")


@dataclass
class Used:
    """The names that pages and scripts use: of elements (`plain`: without a class), attributes, classes and ids."""

    tags: set[str] = field(default_factory=lambda: {"html", "body", "root"})
    attributes: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    values: set[tuple[str, str]] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)


def _read(html: str, used: Used) -> None:
    """Add what the HTML of a page uses. Regular expressions: a parser takes ten times as long, for each page."""
    for _, script in SCRIPT.findall(html):
        used.words.update(WORD.findall(script))
    for name, rest in TAG.findall(SCRIPT.sub(r"\1", html)):
        tag = name.lower()
        used.tags.add(tag)
        attributes = {key.lower(): value for key, value in ATTRIBUTE.findall(rest)}
        used.attributes.update(attributes)
        used.values.update(attributes.items())
        used.classes.update(attributes.get("class", "").split())
        if "class" not in attributes:
            used.plain.add(tag)
        if "id" in attributes:
            used.ids.add(attributes["id"])


def used_in(pages: Iterable[str], scripts: Iterable[str]) -> Used:
    """What the HTML of `pages` uses; every word of `scripts` counts as a name, since scripts make elements too."""
    used = Used()
    for page in pages:
        _read(page, used)
    for script in scripts:
        used.words.update(WORD.findall(script))
        used.attributes.update(f"data-{CAPITAL.sub('-', name).lower()}" for name in DATASET.findall(script))
    return used


def cut(css: str, used: Used, later: str = "") -> str:
    """Return the minified part of `css` that `used` needs: rules, and custom properties and animations they name.

    Properties that `later`, another stylesheet, names are kept too.
    """
    others = set(VARIABLE.findall(later))
    fewer = RULE.sub(lambda rule: rule[0] if any(_needed(one, used) for one in _split(rule[1])) else "", css)
    kept = "".join(_rules(tinycss2.parse_stylesheet(fewer, skip_comments=True, skip_whitespace=True), used))
    kept = _without_idle_properties(kept, others)
    return re.sub(
        r"@(?:-webkit-)?keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}",
        lambda match: match[0] if re.search(rf"animation[^;}}]*\b{re.escape(match[1])}\b", kept) else "",
        kept,
    )


def _without_idle_properties(css: str, others: set[str]) -> str:
    """`css` without custom properties that no var() asks for (but for `others`), nor the rules that are empty then."""
    asked: dict[str, set[str]] = {}  # by each property, in its own value
    for match in PROPERTY.finditer(css):
        asked.setdefault(match[1], set()).update(VARIABLE.findall(match[0]))
    needed: set[str] = set()
    new = {*others, *VARIABLE.findall(PROPERTY.sub("", css))}
    while new:
        needed |= new
        new = {name for one in new for name in asked.get(one, ())} - needed
    css = PROPERTY.sub(lambda match: match[0] if match[1] in needed else "", css)
    while (smaller := EMPTY.sub("", css)) != css:
        css = smaller
    return css


def _rules(nodes: list[Any], used: Used) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [one for one in _split(tinycss2.serialize(node.prelude)) if _needed(one, used)]
            if selectors:
                yield f"{','.join(selectors)}{{{_declarations(node.content)}}}"
        elif node.type == "at-rule":
            yield from _at_rule(node, used)


def _at_rule(node: Any, used: Used) -> Iterator[str]:
    head = f"@{node.at_keyword} {_flat(node.prelude)}".strip()
    if node.content is None:
        if node.lower_at_keyword != "charset":
            yield f"{head};"
    elif node.lower_at_keyword in ("media", "supports", "layer", "container"):
        inside = "".join(_rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), used))
        if inside:
            yield f"{head}{{{inside}}}"
    elif node.lower_at_keyword.endswith("keyframes"):
        frames = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        body = "".join(
            f"{_flat(frame.prelude)}{{{_declarations(frame.content)}}}"
            for frame in frames
            if frame.type == "qualified-rule"
        )
        yield f"{head}{{{body}}}"
    elif node.lower_at_keyword != "font-face":
        yield f"{head}{{{_declarations(node.content)}}}"


def _declarations(content: list[Any]) -> str:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return ";".join(
        f"{item.name}:{_flat(item.value)}{'!important' if item.important else ''}"
        for item in found
        if item.type == "declaration"
    )


def _flat(tokens: list[Any]) -> str:
    return re.sub(r"\s+", " ", tinycss2.serialize(tokens)).strip()


def _split(selectors: str) -> Iterator[str]:
    """The selectors of a list, split at commas that stand outside brackets."""
    depth, start = 0, 0
    text = re.sub(r"\s+", " ", selectors)
    for at, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def _needed(selector: str, used: Used) -> bool:
    if any(tag not in used.plain and tag not in used.words for tag in PLAIN.findall(selector)):
        return False
    text = STRING.sub("", EQUALS.sub(r"[\1=\3]", selector))
    while (bare := re.sub(r"\([^()]*\)", "", text)) != text:
        text = bare
    for name, _, value in EQUALS.findall(text):
        if (name, value) not in used.values and value not in used.words:
            return False
    text = re.sub(r"(\[\s*[\w-]+)[^\]]*\]", r"\1]", text)
    known = {".": used.classes, "#": used.ids, "[": used.attributes, "": used.tags}
    for match in TOKEN.finditer(STATE.sub(" ", text)):
        mark, name = match["mark"], match["name"]
        if name in known[mark]:
            continue
        if mark in (".", "#") and not name.startswith(OURS):
            return False
        begun = f"{name.partition('__')[0]}__"  # a script that names `hb-search__` may add any ending
        if name not in used.words and begun not in used.words:
            return False
    return True
