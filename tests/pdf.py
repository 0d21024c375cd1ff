"""Reading PDFs with the tools that readers and printers use, and the data files that they are made from."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from project import ROOT

BOUND = 2
"""The pages of the warnings, which are bound behind what belongs to a treatment."""
SHEETS = {
    "tipkaarten-a4": 4,
    "tipkaarten-a6": 2,
    "checklist": 2 + BOUND,
    "asso": 1 + BOUND,
    "browndale": 2 + BOUND,
    "waarschuwingen": BOUND,
    "hulp": 1,
    "programma": 4,
    "werkbladen": 8,
    "deelnemersblad": 1,
    "evaluatie": 1,
    "certificaat": 1,
    "naamkaartjes": 1,
    "trainingsmap": BOUND + 1 + 4 + 8 + 4,
}
"""The printables besides the whole handbook, with their number of pages."""


def run(tool: str, *arguments: str | Path) -> str:
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


@cache
def pages_of(path: Path) -> list[str]:
    """The words of each page, without the breaks of its lines."""
    return [" ".join(page.split()) for page in run("pdftotext", path, "-").split("\f")[:-1]]


@cache
def read(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def sections_of(path: Path) -> list[Any]:
    """Every element of the structure that a screen reader goes by."""

    def walk(node: Any) -> Iterator[Any]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from walk(node["/K"])

    return list(walk(read(path).trailer["/Root"]["/StructTreeRoot"]))  # type: ignore[index]


def data(kind: str, language: str) -> Any:
    return yaml.safe_load((ROOT / f"docs/data/{kind}.{language}.yml").read_text("utf-8"))


def squeezed(text: str) -> str:
    """Only letters and digits: what is left when a line is broken or a sign is drawn."""
    return re.sub(r"[\W_]+", "", re.sub(r"\]\([^)]*\)", "", text))


def by_id(parts: Any) -> dict[str, Any]:
    """The parts of a data file by their id: a list in the Dutch file, so written in a translation."""
    return parts if isinstance(parts, dict) else {part["id"]: part for part in parts}
