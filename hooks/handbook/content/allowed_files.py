"""What may lie in docs/: everything there may be published, so nothing lies there that nobody knows of."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from handbook.content.problems import LONGEST_SHOWN, Problem
from handbook.content.text_file import is_leftover

PLACES = (
    (r"{language}/[a-z0-9-]{{1,60}}\.md", 200_000),
    (r"{language}/made-from\.yml", 1_000_000),
    (r"{language}/img/[a-z0-9-]{{1,60}}\.(?:webp|png|jpg)", 400_000),
    (r"audio/{language}/[a-z0-9-]{{1,60}}/[a-z0-9-]{{1,60}}\.opus", 3_000_000),
    (r"audio/{language}/recorded\.yml", 1_000_000),
    (r"data/[a-z_]+(?:\.[a-z]{{2}})?\.ya?ml", 1_000_000),
    (r"data/schema/[a-z_.-]+\.schema\.json", 1_000_000),
    (r"assets/(?:[\w.-]+/)*[\w.-]+\.(?:css|js|cjs|mjs|ts|json|txt|md|py|woff2|png|webp|jpg)", 1_000_000),
)
"""What may stand where, with its largest size in bytes; whether the reader of a file takes it, is for the reader."""
EXPECTED = (
    "expected pages (nl/name.md), pictures (nl/img/name.webp, .png or .jpg), data/*.yml, assets/ "
    "or recordings (audio/nl/page/section.opus)"
)


def problems(docs: Path, languages: Collection[str]) -> Iterator[Problem]:
    """A problem for each file and folder below `docs` that may not lie there, or is too large."""
    language = f"(?:{'|'.join(map(re.escape, languages))})"
    places = [(re.compile(form.format(language=language)), most) for form, most in PLACES]
    for path in _below(docs):
        name, shown = path.relative_to(docs).as_posix(), f"{docs.name}/{path.relative_to(docs).as_posix()}"
        most = next((most for form, most in places if form.fullmatch(name)), None)
        if path.is_symlink() and name != "assets":  # which is never published as it lies there
            yield Problem(shown, 1, "", "is a link to another place; put the file itself here")
        elif path.is_dir():
            if "/" not in name and name not in {*languages, "data", "assets", "audio"}:
                yield Problem(shown, 1, "", f"is no folder of the handbook; {EXPECTED}")
            if not os.access(path, os.R_OK | os.X_OK):
                yield Problem(shown, 1, "", f"may not be read; run chmod u+rx {shown}")
        elif most is None:
            yield Problem(shown[: 4 * LONGEST_SHOWN], 1, "", f"may not lie here; remove or rename it: {EXPECTED}")
        elif (size := path.lstat().st_size) > most:
            yield Problem(shown, 1, "", f"is {size // 1000} kB; at most {most // 1000} kB: make it smaller")


def _below(folder: Path) -> Iterator[Path]:
    """All files and folders below `folder`, in order, but for what programs left behind; links are not followed."""
    try:
        found = sorted(folder.iterdir())
    except OSError:  # told where it is read
        return
    for path in found:
        if is_leftover(path.name):
            continue
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
