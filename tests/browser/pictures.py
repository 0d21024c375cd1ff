"""Pictures of the site that the site itself shows: `make pictures` takes them anew, a test holds that they still fit.

What a shared link looks like at the other end: a phone that followed a short address to its section.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Page, sync_playwright

PAGE, PLACE = "basis", "nooit-te-laat"
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 1.5,
    "has_touch": True,
    "is_mobile": True,
    "color_scheme": "light",
    "reduced_motion": "reduce",
}
PICTURES = {"nl": "docs/nl/img/gedeelde-link.webp", "en": "docs/en/img/gedeelde-link.webp"}
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
ADDRESSES = {"nl": f"s/{PAGE}/{PLACE}/index.html", "en": f"en/s/{PAGE}/{PLACE}/index.html"}
"""With the name of the file, so that a plain folder does as well."""

COLOURS = 32
"""As many as a page with so few needs; it halves the file."""
DESCRIPTION = 0x010E
"""The EXIF field that keeps what a picture was taken of."""
SMALL = (45, 80)
CLEARLY = 40
"""Of 255 shades of grey: less is how another browser draws the same."""

SEEN = """(place) => {
  const words = [];
  let part = document.getElementById(place).parentElement;
  for (; part && words.length < 4; part = part.nextElementSibling)
    words.push(part.textContent.replace(/\\s+/g, " ").trim());
  const pen = document.createElement("canvas").getContext("2d");
  const wide = (element) => {
    pen.font = `100px ${getComputedStyle(element).fontFamily}`;
    return Math.round(pen.measureText("Handboek hechting").width);
  };
  return [words.join("\\n"), `${wide(document.body)}-${wide(document.getElementById(place))}`];
}"""


@dataclass(frozen=True)
class Picture:
    """A picture as a small WebP: its bytes, a fingerprint of the words that it shows, and one of its fonts."""

    content: bytes
    words: str
    fonts: str


def taken(page: Page) -> Picture:
    """What the phone of `page` shows once the short address that it opened has led it to the section."""
    page.wait_for_url(f"**/{PAGE}.html#{PLACE}")
    page.locator(f"#{PLACE}").wait_for()
    page.evaluate("document.fonts.ready")
    page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
    words, fonts = page.evaluate(SEEN, PLACE)
    fingerprint = hashlib.sha256(words.encode()).hexdigest()[:16]
    screen = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    notes = Image.Exif()
    notes[DESCRIPTION] = f"{fingerprint} {fonts}"
    out = io.BytesIO()
    screen.quantize(COLOURS, Image.Quantize.FASTOCTREE).convert("RGB").save(
        out, "WEBP", lossless=True, method=6, exif=notes
    )
    return Picture(out.getvalue(), fingerprint, fonts)


def kept(file: Path) -> Picture:
    """The picture as it is published."""
    content = file.read_bytes()
    words, fonts = str(Image.open(io.BytesIO(content)).getexif()[DESCRIPTION]).split()
    return Picture(content, words, fonts)


def difference(one: Picture, other: Picture) -> float:
    """Which share of two pictures is clearly different, seen from so far that words are only grey lines.

    1 for pictures of different sizes. Of the same page with other fonts, a tenth or so is.
    """
    pictures = [Image.open(io.BytesIO(picture.content)).convert("L") for picture in (one, other)]
    if pictures[0].size != pictures[1].size:
        return 1.0
    first, second = (picture.resize(SMALL, Image.Resampling.BOX).filter(ImageFilter.BoxBlur(1)) for picture in pictures)
    shades = ImageChops.difference(first, second).histogram()
    return float(sum(shades[CLEARLY:]) / sum(shades))


def main(site: Path, root: Path) -> None:
    """Take every picture anew from the built `site`, and say what changed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for language, path in PICTURES.items():
            page = browser.new_page(**PHONE, locale=LOCALES[language])
            page.goto((site / ADDRESSES[language]).resolve().as_uri())
            picture, file = taken(page), root / path
            changed = f"{difference(picture, kept(file)):.1%} changed" if file.exists() else "new"
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(picture.content)
            print(f"{path}: {len(picture.content)} bytes, {changed}")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path())
