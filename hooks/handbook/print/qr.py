"""QR codes of addresses, for what is printed or shown from a distance.

Error level M (a seventh of the code may be dirty or torn) and the white border of four modules that the standard asks
for, so that a code can be read on a dark page too.
"""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import segno
from PIL import Image

LEVEL = "m"
MASK = 2
"""One of the eight patterns that a code may be mixed with. Trying all to find the prettiest is most of the work."""
BORDER = 4


def data_uri(address: str) -> str:
    """The QR code of `address` as a data URI for `<img src>`: a PNG of one pixel a module, some 500 characters.

    Show it with `image-rendering: pixelated`, at least 2 cm wide. Raises `ValueError` (segno's DataOverflowError) for
    an address of more than about 2,300 characters, which no code can hold.
    """
    code = segno.make(address, error=LEVEL, micro=False, boost_error=False)
    return str(code.png_data_uri(border=BORDER))


def small_data_uri(address: str) -> str:
    """The same as a WebP without the white border, some 280 characters, for what stands on every page.

    With the fewest modules that hold the address: they print larger, which helps a scanner as much as level M does.
    Whoever shows it keeps four modules around it white (`padding` of a seventh of its width). Raises as `data_uri`.
    """
    matrix = segno.make(address, error="l", micro=False, mask=MASK).matrix
    picture = Image.new("1", (len(matrix), len(matrix)), "white")
    picture.putdata([0 if dark else 1 for row in matrix for dark in row])
    out = BytesIO()
    picture.save(out, "WEBP", lossless=True, method=4)
    return f"data:image/webp;base64,{b64encode(out.getvalue()).decode()}"
