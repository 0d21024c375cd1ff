"""The cover of the e-book: the mark of the handbook and its title."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = (900, 1350)
DEEP, PALE, SUN = "#17494d", "#f3e6d3", "#f2b27a"


def png(fonts: Path, title: str) -> bytes:
    """The cover as PNG, with the letters of the folder `fonts`; the same title gives the same bytes."""
    width = SIZE[0]
    image = Image.new("RGB", SIZE, DEEP)
    draw = ImageDraw.Draw(image)
    middle, top, unit = width // 2, 330, 8.5
    draw.arc([middle - 16 * unit, top - 13 * unit, middle + 16 * unit, top + 19 * unit], 0, 180, PALE, round(6 * unit))
    for side in (-13, 13):
        _disc(draw, middle + side * unit, top + 3 * unit, 3 * unit, PALE)
    _disc(draw, middle, top - unit, 7 * unit, SUN)
    _disc(draw, middle, top - 16 * unit, 4.5 * unit, PALE)
    font = ImageFont.truetype(str(fonts / "latin-bold.woff2"), 104)
    lines = _wrapped(title, font, width - 140)
    draw.multiline_text((middle, 800), "\n".join(lines), "#ffffff", font, anchor="ma", spacing=24, align="center")
    out = BytesIO()
    image.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str) -> None:
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], colour)


def _wrapped(title: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The title in lines that are no wider than `width`, as far as its words allow."""
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
