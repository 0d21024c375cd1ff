"""The icons of the handbook on a home screen: the mark of the site, drawn at build time, the same bytes each time."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

DEEP, LIGHT, WARM = "#17494d", "#f3e6d3", "#f2b27a"
"""The colours of the mark, as in the icon of every page (overrides/main.html)."""
SIDE = 48
"""The mark is drawn in a square of so many units."""
FINE = 4
"""Shapes are drawn this many times larger, since Pillow draws edges without softening them."""
ROUND = 10
COLOURS = 64
ROOM = 0.72
"""How large the mark is where a device may cut the corners off."""


@lru_cache(maxsize=10)  # `make serve` publishes at each change
def icon(pixels: int, *, whole: bool) -> bytes:
    """The icon as PNG, `pixels` wide: with round corners, or `whole`, for a device that cuts its own shape."""
    side = pixels * FINE
    picture = Image.new("RGB", (side, side), DEEP)
    draw = ImageDraw.Draw(picture)
    unit = side / SIDE * (ROOM if whole else 1)
    middle = side / 2

    def at(x: float, y: float) -> tuple[float, float]:
        return middle + (x - SIDE / 2) * unit, middle + (y - SIDE / 2) * unit

    # Pillow draws an arc inside its box, SVG on both sides of it; its round ends are two circles
    draw.arc((*at(24 - 15.5, 25 - 15.5), *at(24 + 15.5, 25 + 15.5)), 0, 180, LIGHT, round(5 * unit))
    for x in (11, 37):
        draw.circle(at(x, 25), 2.5 * unit, LIGHT)
    draw.circle(at(24, 22), 6 * unit, WARM)
    draw.circle(at(24, 9), 4 * unit, LIGHT)
    drawn = picture.reduce(FINE)
    if not whole:
        seen = Image.new("L", (side, side))
        ImageDraw.Draw(seen).rounded_rectangle((0, 0, side - 1, side - 1), side * ROUND / SIDE, 255)
        drawn.putalpha(seen.reduce(FINE))
    out = BytesIO()
    drawn.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()
