"""QR codes hold the address that they are made from, as a scanner reads it."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image, ImageOps

import scanner
from handbook.print import qr

ADDRESS = "https://handboek.example/hechting/en/s/therapeutisch-opvoeden/contact-tijdens-conflict/"


def scanned(picture: Image.Image, folder: Path) -> str:
    """What zbar reads in a picture, enlarged eightfold on a dark ground."""
    large = picture.convert("L").resize((picture.width * 8, picture.height * 8), Image.Resampling.NEAREST)
    around = Image.new("L", (large.width + 80, large.height + 80), 30)
    around.paste(large, (40, 40))
    around.save(folder / "code.png")
    return "\n".join(scanner.scanned(folder / "code.png"))


def test_a_scanner_reads_the_address_in_the_picture(tmp_path: Path) -> None:
    head, _, body = qr.data_uri(ADDRESS).partition(",")
    assert head == "data:image/png;base64"
    assert scanned(Image.open(io.BytesIO(base64.b64decode(body))), tmp_path) == ADDRESS


def test_the_picture_is_small_enough_for_a_page() -> None:
    assert len(qr.data_uri(ADDRESS)) < 600


def test_a_scanner_reads_the_small_picture_on_the_white_that_its_page_gives_it(tmp_path: Path) -> None:
    head, _, body = qr.small_data_uri(ADDRESS).partition(",")
    assert head == "data:image/webp;base64"
    small = Image.open(io.BytesIO(base64.b64decode(body)))
    assert scanned(ImageOps.expand(small.convert("L"), border=qr.BORDER, fill="white"), tmp_path) == ADDRESS


def test_an_address_too_long_for_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match="Data too large"):
        qr.data_uri("https://handboek.example/" + "a" * 3000)
