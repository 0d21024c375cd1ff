"""The first page of the box: START.html, and START.txt for who opens that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from handbook.content.edition import SOURCE, Edition
from handbook.content.interface import StartTexts
from handbook.offline.copies import END, STYLED, Copy
from handbook.templates import environment

KILO, MEGA = 1000, 1000**2
PAGES = "handboek"
PHONE, PRINTED, BOOK = "telefoon", "printen", "boek"
"""Folders of the box."""


@dataclass(frozen=True)
class Box:
    """What START tells of: the size of every file by its path in the box, and where the newest is by language."""

    sizes: Mapping[str, int]
    addresses: Mapping[str, str]


def html(box: Box, copies: Sequence[Copy], templates: Path, styles: str, script: str) -> str:
    """START.html, with all styles and scripts in it."""
    template = environment(templates).get_template("box/start.html")
    return template.render(
        languages=[_told(box, copy) for copy in copies],
        files=sorted(box.sizes.items()),
        watch=copies[0].watch(),
        styles=styles + STYLED,
        script=script,
        end=END,
    )


def text(box: Box, copies: Sequence[Copy]) -> str:
    """START.txt: how to begin, in every language, and all files with their sizes; for Windows too (BOM, CR LF)."""
    lines: list[str] = []
    for copy in copies:
        words, page = copy.edition.interface.start, f"{PAGES}/{_home(copy)}index.html"
        phone = next(iter(_of(box, PHONE, copy)), None)
        lines += [
            words.title.upper(),
            copy.age,
            "",
            words.intro,
            words.how.format(file=page.replace(f"{PAGES}/", "", 1)),
        ]
        lines += [f"{words.phone}: {phone[0]}. {words.phone_help}"] if phone else []
        lines += [words.internet, ""]
        lines += (
            [f"{copy.edition.interface.offline.newest} {box.addresses[copy.edition.language]}", ""]
            if box.addresses.get(copy.edition.language)
            else []
        )
    words = copies[0].edition.interface.start
    lines += [f"{words.files} / {copies[-1].edition.interface.start.files.lower()}", ""]
    lines += [f"{size:>9}  {path}" for path, size in sorted(box.sizes.items())]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def named(path: str, edition: Edition) -> str:
    """What people call a file: a printable by what it prints, another by its file name."""
    known = edition.interface.printed.model_dump()
    return str(known.get(Path(path).stem.replace("-", "_")) or Path(path).name)


def size(number: int, language: str) -> str:
    """A size for people: 340 kB, 1,2 MB."""
    if number < MEGA:
        return f"{max(1, round(number / KILO))} kB"
    return f"{format_decimal(round(number / MEGA, 1), locale=language)} MB"


def _told(box: Box, copy: Copy) -> dict[str, Any]:
    language = copy.edition.language
    words = copy.edition.interface.start
    return {
        "code": language,
        "direction": copy.edition.direction,
        "name": str(Locale.parse(language).get_display_name(language)).capitalize(),
        "ui": words,
        "age": copy.age,
        "notices": copy.notices(box.addresses.get(language, "")),
        "ways": list(_ways(box, copy, words)),
        "lists": [
            {"label": label, "help": help_, "files": found}
            for folder, label, help_ in (
                (PHONE, words.phone, words.phone_help),
                (PRINTED, words.printing, words.printing_help),
                (BOOK, words.book, words.book_help),
            )
            if (found := _files(box, folder, copy))
        ],
        "phone": next((path for path, _ in _of(box, PHONE, copy)), ""),
    }


def _ways(box: Box, copy: Copy, words: StartTexts) -> Iterator[dict[str, str]]:
    for page, label, help_ in (
        ("index.html", words.begin, words.begin_help),
        ("voor-trainers.html", words.training, words.training_help),
        ("tipkaarten.html", words.cards, words.cards_help),
    ):
        path = f"{PAGES}/{_home(copy)}{page}"
        if path in box.sizes:
            yield {"path": path, "label": label, "help": help_}


def _files(box: Box, folder: str, copy: Copy) -> list[dict[str, str]]:
    language = copy.edition.language
    return [
        {"path": path, "name": named(path, copy.edition), "size": size(number, language)}
        for path, number in _of(box, folder, copy)
    ]


def _of(box: Box, folder: str, copy: Copy) -> list[tuple[str, int]]:
    """The files of one language in a folder of the box: in a folder of that language, or named by it."""
    language = copy.edition.language
    return [
        (path, number)
        for path, number in sorted(box.sizes.items())
        if path.startswith(f"{folder}/{language}/")
        or (path.startswith(f"{folder}/") and Path(path).stem.endswith(f"-{language}"))
    ]


def _home(copy: Copy) -> str:
    return "" if copy.edition.language == SOURCE else f"{copy.edition.language}/"
