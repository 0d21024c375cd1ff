"""Preview pictures: what a messenger shows beside a shared link, one for each part of the handbook and language.

1200 × 630 pixels, in the colours and with the mark of the site's header. Drawn at build time, the same bytes each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 84
LETTERS = "vendor/fonts/latin-bold.woff2"
COLOUR = r"--hb-{name}:\s*#([0-9a-f]{{6}})"
SMALL, LARGE, SMALLER, LEAST = 44, 104, 88, 56
"""Sizes of letters: the name of the site, the title: large on two lines, smaller on three."""
LINES = 3
NO_SIGN = "\uffff"
"""No letters have this sign: it shows what they draw in its stead."""
FINE = 3
"""Shapes are drawn this many times larger, since Pillow draws edges without softening them."""
SHADES = 16
"""Shades between the ground and the light colour; as many more lead to the warm colour of the mark."""
WARM = (0xF2, 0xB2, 0x7A)
"""The child in the mark, as in overrides/partials/hb_header.html."""
RUNS = 3
"""Of zlib's ways to look for repeats (Z_RLE): the quickest for plain surfaces, and hardly larger."""
ARC_LIGHT = 20
"""How light the large arcs behind the text are, of 255."""


class Painter:
    """Draws the pictures; `assets` is the folder docs/assets, with the colours and the letters."""

    def __init__(self, assets: Path) -> None:
        css = (assets / "css/theme.css").read_text("utf-8")
        self.ground, self.light = (_colour(css, name) for name in ("deep", "on-deep"))
        self.letters = (assets / LETTERS).read_bytes()
        self.ground_layer, self.warm_layer = _arcs_and_mark()
        self.fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self.unknown = bytes(self._font(SMALL).getmask(NO_SIGN))
        self.signs: dict[str, bool] = {" ": True}

    def png(self, title: str, site_name: str) -> bytes:
        """One picture as PNG: the mark, the name of the site beside it and the title below.

        Words that the letters cannot write (another script) are left out rather than shown as boxes.
        """
        layer = self.ground_layer.copy()
        draw = ImageDraw.Draw(layer)
        if self.can_write(site_name):
            draw.text((MARGIN + 124, MARGIN + 48), site_name, 255, self._font(SMALL), anchor="lm")
        if self.can_write(title):
            font, lines = self.fitting(title)
            step = round(font.size * 1.16)
            for number, line in enumerate(reversed(lines)):
                draw.text((MARGIN - 4, HEIGHT - MARGIN + 12 - number * step), line, 255, font, anchor="ls")
        return self._encoded(layer)

    def can_write(self, text: str) -> bool:
        """Whether the letters have all signs of `text`."""
        for sign in set(text) - self.signs.keys():
            self.signs[sign] = bytes(self._font(SMALL).getmask(sign)) != self.unknown
        return all(self.signs[sign] for sign in text)

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self.fonts:
            found = ImageFont.truetype(BytesIO(self.letters), size, layout_engine=ImageFont.Layout.BASIC)
            self.fonts[size] = found
        return self.fonts[size]

    def fitting(self, title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
        """The largest letters with which `title` fits, and its lines; what does not fit in the least is cut off."""
        for size in range(LARGE, LEAST - 1, -8):
            font = self._font(size)
            lines = list(_lines(title, font))
            if len(lines) <= (LINES if size <= SMALLER else LINES - 1) and all(_fits(line, font) for line in lines):
                return font, lines
        whole = lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1]}…"]
        return font, [_cut(line, font) for line in whole]

    def _encoded(self, layer: Image.Image) -> bytes:
        """The layers as a picture with few colours: from the ground to the light one, and to the warm one."""
        shades = layer.point([value * SHADES // 256 for value in range(256)])
        box, warm = self.warm_layer
        shades.paste(
            warm.point([SHADES + value * SHADES // 256 for value in range(256)]),
            box,
            warm.point(lambda v: 255 * (v > 8)),
        )
        picture = Image.frombytes("P", SIZE, shades.tobytes())
        picture.putpalette([*_ramp(self.ground, self.light), *_ramp(self.ground, WARM)])
        out = BytesIO()
        picture.save(out, "PNG", compress_type=RUNS)
        return out.getvalue()


def _lines(title: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    line = ""
    for word in title.split():
        if line and not _fits(f"{line} {word}", font):
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def _cut(line: str, font: ImageFont.FreeTypeFont) -> str:
    while not _fits(line, font):
        line = f"{line[:-2]}…"
    return line


def _fits(line: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(line) <= WIDTH - 2 * MARGIN


def _arcs_and_mark() -> tuple[Image.Image, tuple[tuple[int, int], Image.Image]]:
    """What every picture has: large arcs behind the text, the mark; and where its warm part stands."""
    ground = Image.new("L", (WIDTH * 2, HEIGHT * 2))
    draw = ImageDraw.Draw(ground)
    for radius, middle, width in ((640, (1960, 250), 120), (350, (1960, 190), 110)):
        x, y = middle
        draw.arc((x - radius, y - radius, x + radius, y + radius), 0, 180, ARC_LIGHT, width)
        for end in (x - radius + width // 2, x + radius - width // 2):
            draw.circle((end, y), width // 2, ARC_LIGHT)
    layer = ground.reduce(2)
    unit = 2 * FINE  # the mark is drawn in a square of 48; here one of 96 pixels
    mark, warm = (Image.new("L", (48 * unit, 48 * unit)) for _ in range(2))
    draw = ImageDraw.Draw(mark)
    draw.arc([unit * edge for edge in (5, 7, 43, 45)], 0, 180, 255, 6 * unit)
    for x in (8, 40):
        draw.circle((x * unit, 26 * unit), 3 * unit, 255)
    draw.circle((24 * unit, 7 * unit), round(4.5 * unit), 255)
    ImageDraw.Draw(warm).circle((24 * unit, 22 * unit), 7 * unit, 255)
    mark, warm = mark.reduce(FINE), warm.reduce(FINE)
    layer.paste(mark, (MARGIN, MARGIN), mark)
    return layer, ((MARGIN, MARGIN), warm)


def _colour(css: str, name: str) -> tuple[int, int, int]:
    """A colour of the light scheme, which stands first in the stylesheet."""
    match = re.search(COLOUR.format(name=name), css)
    if not match:
        raise KeyError(f"--hb-{name} in docs/assets/css/theme.css")
    red, green, blue = bytes.fromhex(match[1])
    return red, green, blue


def _ramp(one: tuple[int, int, int], other: tuple[int, int, int]) -> Iterator[int]:
    for step in range(SHADES):
        yield from (round(a + (b - a) * step / (SHADES - 1)) for a, b in zip(one, other, strict=True))
