"""How many screens a part of the programme takes on the wall: never more than one a minute, or nobody can follow it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from handbook.blocks.base import BlockError
from handbook.blocks.picture import PictureBlock, PicturePart, Pictures
from handbook.blocks.programme import Programme, ProgrammePart
from handbook.blocks.tip_cards import card_of
from handbook.blocks.warning import covering
from handbook.content.edition import SOURCE, Edition
from handbook.content.inline_text import plain
from handbook.content.model_faults import path_of
from handbook.content.page_source import PageSource, WrittenSection
from handbook.content.problems import Problem
from handbook.content.yaml_file import read

ROOM = 300
"""Signs of running text that fit on a screen of 1280 by 720 in letters that the back of a hall can read."""
BLOCK = re.compile(r"^///.*?^///$", re.M | re.S)


def problems(edition: Edition, data: Path) -> Iterator[Problem]:
    """Parts of the programme with more screens than minutes, and cards that do not exist; `data` is the data folder."""
    programme = edition.data(Programme)
    for number, part in enumerate(programme.parts if programme else []):
        try:
            count = screens(edition, part)
        except BlockError as error:
            yield _problem(data, number, "tips", str(error))
            continue
        if count > part.minutes:
            message = f"is {part.minutes}, but the part shows about {count} screens in '{edition.language}'"
            cure = "show less, or give it more minutes: one screen a minute at most"
            yield _problem(data, number, "minutes", f"{message}; {cure}")


def screens(edition: Edition, part: ProgrammePart) -> int:
    """About how many screens a part takes, its title among them: rather too many than too few.

    A paragraph that only leads elsewhere is counted too, though the wall does not show it: which ones do, only
    docs/assets/js/shared/only-leads.js tells.
    """
    count, warned = 1, set[str]()
    for address in part.show:
        name, _, section = address.partition("#")
        new = {note.id for note in covering(edition, name, section)} - warned
        warned |= new
        count += len(new) + _of_section(edition, edition.pages[name], section)
    if part.tips:
        card = card_of(edition, part.tips)
        count += sum(_of_text(tip.text) for tip in card.tips) + bool(card.discuss)
    for case in part.cases:
        count += _of_text(case.text) + len(case.questions)
    return count + part.numbers + len(part.questions)


def _of_section(edition: Edition, page: PageSource, name: str) -> int:
    """The title of a section, its text, and its pictures part by part; also what is deeper in it."""
    lines, found = page.markdown.split("\n"), list(_within(page.sections, name))
    count = 0
    for section in found:
        pictures = sum(len(_picture(edition, use.argument)) for use in section.blocks if use.name == PictureBlock.name)
        text = BLOCK.sub("", "\n".join(lines[section.line + 1 : section.end]))
        count += 1 + pictures + _of_text(text)
    return count


def _within(sections: Sequence[WrittenSection], name: str) -> Iterator[WrittenSection]:
    """The section with this id, and those that follow it and are deeper; '' for the whole page."""
    level = 0
    for section in sections:
        if section.id == name or not name:
            level, name = level or section.level, name or section.id
            yield section
        elif level and section.level > level:
            yield section
        elif level:
            return


def _picture(edition: Edition, name: str) -> Sequence[PicturePart]:
    known = edition.data(Pictures)
    return next((one.parts for one in known.pictures if one.id == name), ()) if known else ()


def _of_text(text: str) -> int:
    return math.ceil(len(plain(text)) / ROOM)


def _problem(data: Path, number: int, key: str, message: str) -> Problem:
    """A problem in the Dutch file of the programme, which holds the facts for every language."""
    name = f"{Programme.kind}.{SOURCE}.yml"
    file = read(data / name, f"docs/{data.name}/{name}")
    path = ("parts", number, key)
    return Problem(file.name, file.line(path), path_of(file.value, path), message)
