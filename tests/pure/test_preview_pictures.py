"""Preview pictures: which there are, what they show, and what they leave out rather than show it wrong."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from handbook.site.preview_pictures import SIZE, Painter
from project import ROOT


@pytest.fixture(scope="module")
def painter() -> Painter:
    return Painter(ROOT / "docs/assets")


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def test_a_picture_has_the_measures_and_colours_of_the_handbook(painter: Painter) -> None:
    picture = opened(painter.png("Hechting begrijpen", "Handboek hechting"))
    assert picture.size == SIZE == (1200, 630)
    assert picture.getpixel((2, 2)) == (0x17, 0x49, 0x4D)
    colours = {colour for _, colour in picture.getcolors(maxcolors=256) or []}
    assert (0xFB, 0xF3, 0xE6) in colours, "the letters"
    assert (0xF2, 0xB2, 0x7A) in colours, "the child in the mark"


def test_the_same_words_give_the_same_bytes_and_other_words_others(painter: Painter) -> None:
    one = painter.png("Hulp", "Handboek hechting")
    assert one == Painter(ROOT / "docs/assets").png("Hulp", "Handboek hechting")
    assert one != painter.png("Help", "Handboek hechting")


@pytest.mark.parametrize(
    "title", ["Hulp", "Een heel lange titel " * 6, "Donaudampfschifffahrtsgesellschaftskapitän" * 2]
)
def test_words_stay_within_the_picture_however_long_the_title_is(painter: Painter, title: str) -> None:
    font, lines = painter.fitting(title)
    assert len(lines) <= 3
    assert all(font.getlength(line) <= 1200 - 2 * 84 for line in lines)


def test_a_script_that_the_letters_cannot_write_is_left_out(painter: Painter) -> None:
    assert painter.can_write("Één (pleeg)kind: «ça», “Øresund”…")
    assert not painter.can_write("دليل التعلق")
    assert painter.png("دليل", "التعلق") == painter.png("", "")
