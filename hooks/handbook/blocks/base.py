"""What a kind of block is: what pages write for it, the data that it shows, its template, its ids.

All that the handbook needs to know of a kind stands in one file of this package, as a subclass of `Block`; the
ledger of addresses, translations, dates on paper, search and print ask it there.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from inspect import Signature, signature
from typing import Any, ClassVar, TypeVar

from handbook.content.edition import Edition
from handbook.content.models import DataFile
from handbook.content.overlay import Key, texts
from handbook.content.problems import LONGEST_SHOWN, nearest

D = TypeVar("D", bound=DataFile)
T = TypeVar("T")
Item = tuple[str, str]
"""The id of something in a block that has an address, and its words."""


class BlockError(Exception):
    """A block that asks for something that does not exist; the message says what does."""


@dataclass(frozen=True)
class Settings:
    """What differs per publication: the public address and the e-mail for reports ('' if none), the day of building.

    `names` and `licences` are what the site is called and under which terms it is published, by language;
    `menu_titles` what each title of the menu is in a translation.
    """

    site_url: str
    contact: str
    today: date
    names: Mapping[str, str] = field(default_factory=dict)
    licences: Mapping[str, str] = field(default_factory=dict)
    menu_titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Surroundings:
    """What a block is made with: the handbook in the language of the text, the settings, what stands in it."""

    edition: Edition
    settings: Settings
    body: str = ""


class Block:
    """A kind of block; the first line of its docstring is how pages write it.

    `name` is its name in pages, and with `_` for `-` that of its template in overrides/blocks. `data` is the model of
    the data that it shows. `printed_alone` says that it is printed by itself: its template gets as `alone` the name by
    which buttons find it (the first argument), and a warning that stands beside it in its section must go along;
    `holds_markdown`, that what the page writes in it is Markdown, which goes into the element of the template;
    `holds_lines`, that it is lines, which `values` reads. In other blocks a page writes nothing.
    `makes_ids` are the ids that the template makes beside those of the items, or how those begin (`tick-`).

    A page with such a block loads `styles` and `script` besides those of every page: `front` is assets/front.css
    (handbook.site.stylesheets says what that is made of), `checklist` the script of docs/assets/js/checklist.js.
    """

    name: ClassVar[str]
    data: ClassVar[type[DataFile] | None] = None
    printed_alone: ClassVar[bool] = False
    holds_markdown: ClassVar[bool] = False
    holds_lines: ClassVar[bool] = False
    makes_ids: ClassVar[tuple[str, ...]] = ()
    styles: ClassVar[tuple[str, ...]] = ()
    script: ClassVar[str] = ""

    @property
    def takes_warning(self) -> bool:
        """Whether pages can name a warning that goes along with it: `/// tip-cards | deel-3 force`."""
        return "warning" in list(self.expected.parameters)[2:]

    @cached_property
    def expected(self) -> Signature:
        """The parameters of `values`: all after the first are the arguments that pages give."""
        return signature(self.values)

    @property
    def template(self) -> str:
        """The template, in overrides/blocks."""
        return f"{self.name.replace('-', '_')}.html"

    def arguments(self, argument: str) -> list[str]:
        """What a page writes behind `|`: its words; those in double quotes are one. `BlockError` for a lone quote."""
        if '"' not in argument and "'" not in argument and "\\" not in argument:
            return argument.split()  # as shlex does it, in a tenth of its time
        try:
            return shlex.split(argument)
        except ValueError as error:
            raise BlockError(
                f'cannot read {argument[:LONGEST_SHOWN]} ({error}); put words in "double quotes"'
            ) from None

    def values(self, around: Surroundings, *arguments: Any, **_: Any) -> Mapping[str, Any]:
        """What the template is filled with. Raises `BlockError` for arguments that ask for nothing that exists."""
        raise NotImplementedError

    def words(self, edition: Edition, *arguments: Any, **_: Any) -> str:
        """What stands for `[[name arguments]]` within a line, as plain words."""
        raise BlockError(f"cannot stand within a line; write it on lines of its own, from /// {self.name} to ///")

    def items(self, edition: Edition, *arguments: Any, **_: Any) -> Iterator[Item]:
        """Everything in the block that has an address of its own, in order."""
        yield from ()

    def texts(self, data: DataFile, *arguments: str) -> set[Key]:
        """The texts of `data` that the block shows: where an argument is an id in a list, that item, else all."""
        paths = {path for path, _ in texts(data)}
        lists = {path[0] for path in paths if path[1] in arguments}
        return {path for path in paths if path[0] not in lists or path[1] in arguments}


def checked(block: Block, arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments; raise `BlockError` when they are too few or too many for `block`."""
    try:
        block.expected.bind(None, *arguments)
    except TypeError:
        names = " ".join(name.upper() for name in list(block.expected.parameters)[1:]) or "nothing"
        raise BlockError(f"expected {names}, found {' '.join(arguments)[:LONGEST_SHOWN] or 'nothing'}") from None
    return arguments


def data_of(edition: Edition, model: type[D]) -> D:
    """The data of one kind; raises `BlockError` where the language has none."""
    data = edition.data(model)
    if data is None:
        message = f"has no data in this language; write docs/data/{model.kind}.{edition.language}.yml"
        raise BlockError(message)
    return data


def pick(name: str, known: Mapping[str, T]) -> T:
    """What `known` holds under this name; if nothing, raise a `BlockError` that lists the names that exist."""
    if name not in known:
        asked = f"; {near}" if (near := nearest(name, known)) else ""
        raise BlockError(f"'{name[:LONGEST_SHOWN]}' does not exist; expected one of: {', '.join(known)}{asked}")
    return known[name]


def choice(value: str, *allowed: str) -> None:
    """Raise `BlockError` if `value` is neither one of `allowed` nor ''."""
    if value and value not in allowed:
        raise BlockError(f"'{value[:LONGEST_SHOWN]}' does not exist; expected {' or '.join(allowed)}, or nothing")


TREATMENT = "specialist"
"""The warning of what is only done within a treatment."""
