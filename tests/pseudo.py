"""A third language that nobody has to translate: every Latin letter becomes an Arabic one, all marks stay."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = "ابجدهوزحطيكلمنسعفصقرشتثخذض"
LETTERS = str.maketrans(LATIN + LATIN.upper(), ARABIC * 2)
UNTRANSLATED = re.compile(
    r"<!--.*?-->|<[^>]+>|\]\([^)]*\)|\{[^}]*\}|[\w-]+\.md(?:#[\w-]+)?|\[\[.*?\]\]|^///.*?$|&[\w#]+;|\bASSO\b|VIPP-FC"
    r"|^---\n.*?\n---\n",
    re.DOTALL | re.MULTILINE,
)
INTERFACE_ENTRY = """        - locale: ar
          name: العربية
          build: true
          site_name: دليل التعلق
          site_description: وصف
          copyright: CC BY 4.0, MIT
"""


def pseudo(text: str) -> str:
    """`text` in Arabic letters; markers, tags, targets of links, attributes and {placeholders} stay as they are."""
    result, end = "", 0
    for match in UNTRANSLATED.finditer(text):
        result += text[end : match.start()].translate(LETTERS) + match[0]
        end = match.end()
    return result + text[end:].translate(LETTERS)


def _values(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _values(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [_values(inside) for inside in value]
    return pseudo(value) if isinstance(value, str) else value


def add_arabic(project: Path) -> None:
    """Add Arabic to a copy of the project as README says: an entry in mkdocs.yml, pages, data translations, no code."""
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    english = text[text.index("          nav_translations:\n") : text.index("\nnav:\n")]
    menu = re.sub(r": ([^:\n]+)$", lambda title: pseudo(title[0]), english, flags=re.MULTILINE)
    entry = INTERFACE_ENTRY + menu.rstrip("\n") + "\n        - locale: en\n"
    config.write_text(text.replace("        - locale: en\n", entry, 1), "utf-8")
    shutil.copytree(project / "docs/en/img", project / "docs/ar/img")
    for page in (project / "docs/en").glob("*.md"):
        (project / "docs/ar" / page.name).write_text(pseudo(page.read_text("utf-8")), "utf-8")
    for file in (project / "docs/data").glob("*.en.yml"):
        written = yaml.safe_load(file.read_text("utf-8"))
        translated = _values(written)
        if file.name.startswith("interface."):
            translated["pocket"]["file"] = written["pocket"]["file"]  # a part of a file's name, which is Latin
        target = file.with_name(file.name.replace(".en.", ".ar."))
        target.write_text(yaml.safe_dump(translated, allow_unicode=True, sort_keys=False), "utf-8")
