"""The first page of the archive: START.html, and START.txt for who opens that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from handbook.content.edition import Edition
from handbook.content.interface import LauncherTexts, PrintedTexts
from handbook.offline.offline_page import END, STYLED, Copy
from handbook.site.model import folder
from handbook.templates import environment

KILO, MEGA = 1000, 1000**2
PAGES = "handboek"
PHONE, PRINTED, BOOK = "telefoon", "printen", "boek"
"""Folders of the archive."""


@dataclass(frozen=True)
class Contents:
    """What START tells of: the size of every file by its path in the archive, and where the newest is by language."""

    sizes: Mapping[str, int]
    addresses: Mapping[str, str]

    def of_language(self, folder: str, language: str) -> list[tuple[str, int]]:
        """The files of one language in a folder: in a folder of that language, or named by it."""
        return [
            (path, size)
            for path, size in sorted(self.sizes.items(), key=lambda file: (place_of(file[0]), file[0]))
            if path.startswith(f"{folder}/{language}/")
            or (path.startswith(f"{folder}/") and Path(path).stem.endswith(f"-{language}"))
        ]


def html(contents: Contents, copies: Sequence[Copy], templates: Path, styles: str, script: str) -> str:
    """START.html, with all styles and scripts in it."""
    template = environment(templates).get_template("offline/start.html")
    return template.render(
        languages=[_told(contents, copy) for copy in copies],
        files=sorted(contents.sizes.items()),
        watch=copies[0].watch(),
        styles=styles + STYLED,
        script=script,
        end=END,
    )


def text(contents: Contents, copies: Sequence[Copy]) -> str:
    """START.txt: how to begin, in every language, and all files with their sizes; for Windows too (BOM, CR LF)."""
    lines: list[str] = []
    for copy in copies:
        words, home = copy.edition.interface.start, f"{folder(copy.language)}index.html"
        lines += [words.title.upper(), copy.age, "", words.intro, words.how.format(file=home)]
        phone = next(iter(contents.of_language(PHONE, copy.language)), None)
        lines += [f"{words.phone}: {phone[0]}. {words.phone_help}"] if phone else []
        lines += [words.internet, ""]
        newest = contents.addresses.get(copy.language)
        lines += [f"{copy.edition.interface.offline.newest} {newest}", ""] if newest else []
    words = copies[0].edition.interface.start
    lines += [f"{words.files} / {copies[-1].edition.interface.start.files.lower()}", ""]
    lines += [f"{size:>9}  {path}" for path, size in sorted(contents.sizes.items())]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def place_of(path: str) -> int:
    """Where a printable stands in lists: in the order of `PrintedTexts`, the warnings first, treatment last."""
    names = [name.replace("_", "-") for name in PrintedTexts.model_fields]
    stem = Path(path).stem
    return names.index(stem) if stem in names else len(names)


def named(path: str, edition: Edition) -> str:
    """What people call a file: a printable by what it prints, another by its file name."""
    known = edition.interface.printed.model_dump()
    return str(known.get(Path(path).stem.replace("-", "_")) or Path(path).name)


def size(number: int, language: str) -> str:
    """A size for people: 340 kB, 1,2 MB."""
    if number < MEGA:
        return f"{max(1, round(number / KILO))} kB"
    return f"{format_decimal(round(number / MEGA, 1), locale=language)} MB"


def _told(contents: Contents, copy: Copy) -> dict[str, Any]:
    language = copy.language
    words = copy.edition.interface.start
    return {
        "code": language,
        "direction": copy.edition.direction,
        "name": str(Locale.parse(language).get_display_name(language)).capitalize(),
        "ui": words,
        "age": copy.age,
        "notices": copy.notices(contents.addresses.get(language, "")),
        "ways": list(_ways(contents, copy, words)),
        "lists": [
            {"label": label, "help": help_, "files": found}
            for folder, label, help_ in (
                (PHONE, words.phone, words.phone_help),
                (PRINTED, words.printing, words.printing_help),
                (BOOK, words.book, words.book_help),
            )
            if (found := _files(contents, folder, copy))
        ],
        "phone": next((path for path, _ in contents.of_language(PHONE, language)), ""),
    }


def _ways(contents: Contents, copy: Copy, words: LauncherTexts) -> Iterator[dict[str, str]]:
    """The first things to open: the home page, the programme of a training, the tip cards."""
    edition = copy.edition
    for pages, label, help_ in (
        (["index"], words.begin, words.begin_help),
        (edition.pages_with("programme"), words.training, words.training_help),
        (edition.pages_with("tip-cards"), words.cards, words.cards_help),
    ):
        for page in pages[:1]:
            path = f"{PAGES}/{folder(copy.language)}{page}.html"
            if path in contents.sizes:
                yield {"path": path, "label": label, "help": help_}


def _files(contents: Contents, folder: str, copy: Copy) -> list[dict[str, str]]:
    return [
        {"path": path, "name": named(path, copy.edition), "size": size(number, copy.language)}
        for path, number in contents.of_language(folder, copy.language)
    ]
