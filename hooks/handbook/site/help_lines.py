"""The numbers for help in a few lines, for what is printed away from its page."""

from __future__ import annotations

from handbook.blocks.help import EMERGENCY, Help, Service, services_of
from handbook.site.model import Book, of_role, words
from handbook.site.roles import Role


def help_lines(book: Book) -> list[str]:
    """The emergency number, those of each country, and whether they were checked; nothing where there are none."""
    edition = book.edition
    if edition.data(Help) is None:
        return []
    said = edition.interface.programme
    countries = {said.nl: services_of(edition, "nl"), said.be: services_of(edition, "be")}
    lines = [
        f"{country}: {', '.join(_named(one) for one in found if EMERGENCY not in one.numbers)}."
        for country, found in countries.items()
    ]
    page = book.pages.get(edition.page_with("help"))
    checked = [line for line in of_role(page.text, Role.REVIEW) if line.tag == "p"] if page else []
    return [f"{said.danger} {EMERGENCY}.", *lines, *dict.fromkeys(map(words, checked))]


def _named(service: Service) -> str:
    """The name of a service with its numbers; a number that its name has already is not said again."""
    return " ".join([service.name, *(number for number in service.numbers if number not in service.name.split())])
