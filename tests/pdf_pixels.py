"""What a reader sees on a printed sheet: whether its words differ from their ground, and how much of it is used.

Measured on its picture, since the words of a PDF can be read by programs where ink lies on ink.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from PIL import Image

COARSE, FINE = 100, 300
"""Dots to the inch: where most letters are black in their middle, and where all are."""
CONTRAST = 4.5
"""WCAG 1.4.3."""
INK = 200
"""A row of a sheet in which nothing is darker than this is white."""
LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class Sheet:
    """A printed side: its words, those that are hard to see, and which part of its height is used."""

    number: int
    words: list[str]
    faint: list[str]
    used: float

    @property
    def begin(self) -> str:
        """Its first words, to name it."""
        return " ".join(self.words[:6])


def sheets(pdf: Path, folder: Path, foot: float = 0) -> Iterator[Sheet]:
    """Every side of a PDF, looked at in the empty `folder`; `foot` is the part of its height that its foot takes."""
    boxes = folder / "boxes.html"
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(boxes)], check=True)
    pages = list(html.parse(boxes, html.HTMLParser(encoding="utf-8")).iter("page"))
    for number, (page, seen) in enumerate(zip(pages, _pictures(pdf, folder, COARSE), strict=True), 1):
        words = list(page.iter("word"))
        scale = seen.width / float(page.get("width", "0"))
        faint = [word for word in words if _is_faint(word, seen, scale)]
        if faint:  # a thin letter is pale where it is drawn coarsely
            (fine,) = _pictures(pdf, folder, FINE, number)
            faint = [word for word in faint if _is_faint(word, fine, fine.width / float(page.get("width", "0")))]
        height = int(seen.height * (1 - foot))
        rows = [y for y in range(height) if seen.crop((0, y, seen.width, y + 1)).getextrema()[0] < INK]  # type: ignore[operator]
        used = (rows[-1] - rows[0]) / seen.height if rows else 0
        yield Sheet(number, [word.text or "" for word in words], [word.text or "" for word in faint], used)


def _pictures(pdf: Path, folder: Path, dpi: int, only: int = 0) -> Iterator[Image.Image]:
    """The sides of a PDF in shades of grey, or only one of them."""
    which = ["-f", str(only), "-l", str(only)] if only else []
    command = ["pdftoppm", "-r", str(dpi), "-gray", *which, str(pdf), str(folder / f"seen-{dpi}")]
    subprocess.run(command, check=True)
    for file in sorted(folder.glob(f"seen-{dpi}*")):
        with Image.open(file) as picture:
            seen = picture.convert("L")
        file.unlink()
        yield seen


def _is_faint(word: html.HtmlElement, seen: Image.Image, scale: float) -> bool:
    """Whether a word hardly differs from what is around it."""
    left, top, right, bottom = (float(word.get(key, "0")) * scale for key in ("xmin", "ymin", "xmax", "ymax"))
    darkest, lightest = seen.crop((int(left) - 1, int(top) - 1, int(right) + 2, int(bottom) + 2)).getextrema()
    return bool(LETTER.search(word.text or "")) and contrast(darkest, lightest) < CONTRAST  # type: ignore[arg-type]


def contrast(dark: int, light: int) -> float:
    """The contrast of two greys, of 0 to 255."""
    return (_luminance(light) + 0.05) / (_luminance(dark) + 0.05)


def _luminance(grey: int) -> float:
    part = grey / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def text_of(pdf: Path, *, raw: bool = True) -> str:
    """The letters of a PDF in the order in which they were printed, or else as they are read."""
    command = ["pdftotext", *(["-raw"] if raw else []), str(pdf), "-"]
    return letters(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def letters(text: str) -> str:
    """Only letters and digits: what is left when lines are broken and signs drawn."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())
