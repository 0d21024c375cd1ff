"""Eight things that people come for, as who cannot see the page hears them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.spoken import Listener
from browser.visits import Visits
from project import ROOT

SPOKEN = ROOT / "tests/fixtures/spoken"
Open = Callable[[str], Listener]


def answer(open_: Open) -> None:
    """Home, a tile, and what to do."""
    home = open_("index.html")
    home.jumps_to("heading", "Wat is er aan de hand?")
    home.reads_to("link, Ruzie en boosheid")
    home.follows("tipkaarten.html#deel-3")
    home.reads_to("end of listitem, level 1, position 1")


def call(open_: Open) -> None:
    """Help, and whom to call."""
    home = open_("index.html")
    home.jumps_to("link", "Hulp")
    home.follows("hulp.html")
    home.jumps_to("heading", "Hulp nodig?")
    home.reads_to("end of listitem, level 1, position 3")


def menu(open_: Open) -> None:
    """The menu, open and closed again."""
    page = open_("basis.html")
    page.reads_to("button, Menu")
    page.presses("document.querySelector('dialog[open]')")
    page.reads_to("English")
    page.key("Escape", "!document.querySelector('dialog[open]')")


def fold(open_: Open) -> None:
    """A section that is folded, in English."""
    page = open_("en/basis.html")
    page.jumps_to("heading", "It is never too late")
    page.presses("document.getElementById('nooit-te-laat').closest('details').open")
    page.reads_to("end of paragraph")


def share(open_: Open) -> None:
    """A section, to be sent to somebody."""
    page = open_("basis.html")
    page.jumps_to("link", "Deel dit stuk: Een band tussen ouder en kind")
    page.presses("document.querySelector('dialog[open]')")
    page.reads_to("end of dialog")


def search(open_: Open) -> None:
    """Words of a parent, and what is found."""
    page = open_("index.html")
    page.reads_to("button, Zoek")
    page.presses("document.activeElement.matches('[role=combobox]')")
    page.types("driftbui", "document.querySelector('[role=option]')")
    page.reads_to("end of option")


def next_card(open_: Open) -> None:
    """From a tip card to the next."""
    page = open_("tipkaarten.html#deel-2")
    page.jumps_to("navigation", "Kaarten: Kaart 2")
    page.reads_to("link, Kaart 3")
    page.presses("location.hash === '#deel-3'")


def tick(open_: Open) -> None:
    """A tick on the checklist, in English."""
    page = open_("en/checklist.html")
    page.jumps_to("form", "form")
    page.reads_to("checkbox, First")
    page.presses("document.querySelector('form input:checked')")
    page.reads_to("end of listitem")


TASKS = {task.__name__.replace("_", "-"): task for task in (answer, call, menu, fold, share, search, next_card, tick)}


@pytest.mark.parametrize("name", TASKS)
def test_what_is_heard_is_what_was_accepted(visit: Visits, name: str) -> None:
    """Who accepts another transcript removes the file, runs this, and reads what was written in its place."""
    heard: list[Listener] = []

    def open_(address: str) -> Listener:
        heard.append(Listener(visit, address))
        return heard[0]

    TASKS[name](open_)
    file = SPOKEN / f"{name}.txt"
    if not file.exists():
        file.write_text("\n".join([*heard[0].lines, ""]), "utf-8")
        pytest.fail(f"{file} is new: read it, and commit it if it may be so")
    assert heard[0].lines == file.read_text("utf-8").splitlines()
