"""A tip card as its page shows it, for paper."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement
from markupsafe import Markup

from handbook.blocks.warning import WarningNote, note
from handbook.print.pdf import Printer, markup
from handbook.site.model import Book, Page, of_role, source_names, words
from handbook.site.roles import Role


@dataclass(frozen=True)
class CardPart:
    """A part of a tip card: its tips, or its assignments."""

    title: str
    list: HtmlElement

    @property
    def html(self) -> Markup:
        """The list as HTML."""
        return markup([self.list])


@dataclass(frozen=True)
class TipCard:
    """A tip card."""

    id: str
    number: int
    series: str
    title: str
    parts: tuple[CardPart, ...]
    foot: str
    address: str
    warnings: tuple[WarningNote, ...]
    sources: tuple[str, ...]


def tip_cards(printer: Printer, book: Book, page: Page) -> list[TipCard]:
    """The cards that a page shows, in order; most pages show none."""
    return [_read(printer, book, page, *each) for each in enumerate(of_role(page.text, Role.CARD), 1)]


def _read(printer: Printer, book: Book, page: Page, number: int, article: HtmlElement) -> TipCard:
    name = article.get("data-hb-card", "")
    section = page.section(name)
    series, title = (words(label) for label in of_role(article, Role.LABEL) if label.tag == "p")
    (printed,) = printer.by_itself(page, [article])
    return TipCard(
        id=name,
        number=number,
        series=series,
        title=title,
        parts=tuple(CardPart(words(heading), _next(heading)) for heading in printed.iter("h3")),
        foot=" ".join(words(line) for line in of_role(article, Role.SOURCE)),
        address=page.address(name),
        warnings=tuple(note(book.edition, warning) for warning in section.warnings),
        sources=source_names(section.elements),
    )


def _next(heading: HtmlElement) -> HtmlElement:
    following = heading.getnext()
    if following is None:
        raise LookupError(f"nothing follows the heading {words(heading)}")
    return following
