"""Blocks: what the markers in a page stand for, made from the data of one language with `overrides/blocks/*.html`."""

from __future__ import annotations

import html
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, get_args

from handbook.blocks.markers import Maker, MarkerError
from handbook.content import dates
from handbook.content import inline_text as text
from handbook.content.citations import resting_on
from handbook.content.edition import Edition, Place, card_title
from handbook.content.models import (
    Checklist,
    DataFile,
    Direction,
    Factors,
    Glossary,
    Help,
    Pictures,
    Programme,
    Routes,
    Service,
    Situations,
    Source,
    Sources,
    TipCards,
    WarningNote,
    Warnings,
)
from handbook.content.outline import READ_ON
from handbook.site import fragments as routes
from handbook.templates import environment

D = TypeVar("D", bound=DataFile)
T = TypeVar("T")
OWN = "own"
TREATMENT = "specialist"
"""The warning of what is only done within a treatment."""


@dataclass(frozen=True)
class Settings:
    """What differs per publication: the public address and the e-mail for reports ('' if none), the day of building."""

    site_url: str
    contact: str
    today: date


class Blocks:
    """Everything that a marker can ask for, in one language.

    `edition` is the handbook in that language, `templates` the folder of block templates, `settings` what differs per
    publication. Each block is Markdown with HTML in it (md_in_html), without blank lines, so that MkDocs still checks
    the links in it.
    """

    def __init__(self, edition: Edition, templates: Path, settings: Settings) -> None:
        self.edition = edition
        self.settings = settings
        self.interface = edition.interface
        self.templates = environment(templates)
        self.templates.filters |= {"span": text.span, "plain": text.plain, "lines": text.lines}
        self.templates.globals["ui"] = self.interface
        self.templates.globals["across"] = self._across

    def _across(self, x: int) -> int:
        """A place across a picture of 320 wide, counted from where lines of the language begin."""
        return 320 - x if self.edition.direction == "rtl" else x

    @cached_property
    def makers(self) -> Mapping[str, Maker]:
        """The maker of each kind of marker."""
        return {
            "title": _checked(self.title),
            "tip-cards": _checked(self.tip_card),
            "worksheets": _checked(self.worksheets),
            "programme": _checked(self.programme),
            "print-cards": _checked(self.print_cards),
            "checklist": _checked(self.checklist),
            "source": _checked(self.source),
            "warning": _checked(self.warning),
            "picture": _checked(self.picture),
            "factors": _checked(self.factors),
            "glossary": _checked(self.glossary),
            "situations": _checked(self.situations),
            "routes": _checked(self.routes),
            "route": _checked(self.route),
            "help": _checked(self.help),
            "sources": _checked(self.sources),
            "report": _checked(self.report),
            "sections": _checked(self.sections),
            "downloads": _checked(self.downloads),
        }

    def title(self, kind: str, name: str) -> str:
        """The title of something from the data, for a heading: `title tip-cards deel-1`, `title worksheets deel-1`."""
        if kind not in ("tip-cards", "worksheets"):
            raise MarkerError(f"no titles of '{kind}'; expected tip-cards or worksheets")
        card = _pick(name, {card.id: card for card in self._data(TipCards).cards})
        return str(text.span(card_title(self.interface, card, worksheet=kind == "worksheets")))

    def tip_card(self, name: str, warning: str = "") -> str:
        """A tip card, with a warning that is printed on it: `tip-cards deel-1`, `tip-cards deel-3 force`."""
        cards = self._data(TipCards)
        card = _pick(name, {card.id: card for card in cards.cards})
        return self._render(
            "tip_cards.html",
            card=card,
            questions_of=cards.questions_of,
            warning=self._warning(warning) if warning else None,
        )

    def worksheets(self, name: str = "", warning: str = "") -> str:
        """A card's questions with room to write, and a warning that goes along: `worksheets deel-3 force`.

        Without a name: what holds for all worksheets (printing all, keeping on the device).
        """
        cards = self._data(TipCards)
        card = _pick(name, {card.id: card for card in cards.cards}) if name else None
        return self._render(
            "worksheets.html",
            card=card,
            name=text.plain(card_title(self.interface, card, worksheet=True)) if card else "",
            questions_of=cards.questions_of,
            warning=self._warning(warning) if warning else None,
        )

    def programme(self) -> str:
        """The programme of a training day: each part with its time, what to do, to show and to ask."""
        minutes, parts = 0, []
        for part in self._data(Programme).parts:
            start, minutes = minutes, minutes + part.minutes
            places = [{**place, "shown": place["address"].replace(".md", "", 1)} for place in self._places(part.show)]
            times = {"start": f"{start // 60}:{start % 60:02}", "end": f"{minutes // 60}:{minutes % 60:02}"}
            parts.append({**part.model_dump(), **times, "places": places})
        return self._render("programme.html", parts=parts)

    def print_cards(self) -> str:
        """The button that prints all cards."""
        return self._render("print_cards.html")

    def checklist(self) -> str:
        """The checklist, with its precondition."""
        return self._render("checklist.html", checklist=self._data(Checklist), warning=self._warning(TREATMENT))

    def source(self, name: str, *places: str) -> str:
        """What a section rests on, and where in it: `source zo "hoofdstuk 2.1"`; for our own words: `source own`."""
        sources: dict[str, Source | None] = {source.id: source for source in self._data(Sources).sources}
        source = _pick(name, sources | {OWN: None})
        if source and not places:
            raise MarkerError(f'say where in the source: source {name} "place"')
        return self._render("source.html", source=source, places=places)

    def warning(self, name: str) -> str:
        """The one line of a warning, for a section: `warning force`."""
        return self._render("warning.html", warning=self._warning(name), box=False)

    def warning_box(self, name: str) -> str:
        """The whole warning, for the top of a page."""
        return self._render("warning.html", warning=self._warning(name), box=True)

    def picture(self, name: str) -> str:
        """A picture, drawn by the template of its name with the words of the data: `picture asso`."""
        picture = _pick(name, {picture.id: picture for picture in self._data(Pictures).pictures})
        return self._render(f"pictures/{name}.html", picture=picture)

    def factors(self, name: str) -> str:
        """The table of one group of factors (`factors kind`), or all at a glance (`factors overview`)."""
        groups = {group.id: group for group in self._data(Factors).groups}
        group = _pick(name, {**groups, "overview": None})
        return self._render("factors.html", group=group, groups=groups.values(), directions=get_args(Direction))

    def glossary(self) -> str:
        """All terms, in the alphabetical order of the language."""
        terms = sorted(self._data(Glossary).terms, key=lambda term: text.sort_key(term.term))
        return self._render("glossary.html", terms=terms)

    def situations(self, choice: str = "all") -> str:
        """What a parent may see, with the sections about it; `situations home`: those of the home page."""
        if choice not in ("all", "home"):
            raise MarkerError(f"'{choice}' does not exist; expected home, or nothing")
        home = choice == "home"
        groups = [
            {
                "id": group.id,
                "title": "" if home else group.title,
                "situations": [
                    {"id": situation.id, "text": situation.text, "places": self._places(situation.sections)}
                    for situation in group.situations
                    if situation.home or not home
                ],
            }
            for group in self._data(Situations).groups
        ]
        return self._render("situations.html", groups=[group for group in groups if group["situations"]], home=home)

    def _places(self, addresses: Iterable[str]) -> list[dict[str, str]]:
        titles = {place.address: place.title for place, _ in self.edition.places()}
        warned = self.interface.situations.warning
        return [
            {
                "address": address,
                "title": titles.get(address, address),
                "warning": warned
                if TREATMENT in (self.edition.meta(address.split("#")[0]).get("warnings") or [])
                else "",
            }
            for address in addresses
        ]

    def routes(self) -> str:
        """The ready-made reading routes, each with a link and its sections; those of treatment are marked."""
        shown = [
            {
                "title": route.title,
                "text": route.text,
                "link": routes.link(route.sections),
                "places": self._places(route.sections),
            }
            for route in self._data(Routes).routes
        ]
        return self._render("routes.html", routes=shown)

    def route(self, face: str = "view") -> str:
        """Where a reading route is shown, with every warning lying ready; or where one is made: `route make`."""
        if face not in ("view", "make"):
            raise MarkerError(f"'{face}' does not exist; expected make, or nothing")
        return self._render(
            "route.html",
            warnings=self._data(Warnings).warnings,
            make=face == "make",
            words=self.interface.route_page,
        )

    def help(self, country: str) -> str:
        """The numbers for urgent help in one country: `help nl` or `help be`."""
        if country not in ("nl", "be"):
            raise MarkerError(f"'{country}' does not exist; expected nl or be")
        services = [
            {**service.model_dump(), "checked_text": self._checked_text(service)}
            for service in self._data(Help).services
            if country in service.country.split("-")
        ]
        return self._render("help.html", services=services, country=country)

    def _checked_text(self, service: Service) -> str:
        words = self.interface.help
        if not service.checked:
            return words.never_checked
        wanted = words.too_old if dates.outdated(service.checked, self.settings.today) else words.checked
        return wanted.format(date=dates.long(service.checked, self.edition.language))

    def sources(self, name: str) -> str:
        """What is known of a source, and all sections that rest on it: `sources zo`."""
        source = _pick(name, {source.id: source for source in self._data(Sources).sources})
        return self._render("sources.html", source=source, places=resting_on(self.edition, name))

    def report(self) -> str:
        """How to tell about a mistake."""
        return self._render("report.html", contact=self.settings.contact, address=self.settings.site_url)

    def downloads(self) -> str:
        """The files to take along; `make offline` puts them here (hooks/handbook/downloads.py)."""
        return self._render("downloads.html")

    def sections(self) -> str:
        """Every page with all its sections, in reading order."""
        pages: dict[str, tuple[Place, list[Place]]] = {}
        for place, _ in self.edition.places():
            if "#" not in place.address:
                pages[place.address] = (place, [])
            elif not place.address.endswith(f"#{READ_ON}") and not self.edition.meta(place.address.split("#")[0]).get(
                "own"
            ):
                pages[place.address.split("#")[0]][1].append(place)
        return self._render("sections.html", pages=pages.values())

    def link_control(self, address: str, title: str) -> str:
        """The control that shares an address (`#id`, or `` for the page itself), named after what it leads to."""
        return self._render("link_control.html", address=address, title=html.unescape(title))

    def _warning(self, name: str) -> WarningNote:
        return _pick(name, {warning.id: warning for warning in self._data(Warnings).warnings})

    def _data(self, model: type[D]) -> D:
        data = self.edition.data(model)
        if data is None:
            kind = model.kind
            raise MarkerError(f"has no data in this language; write docs/data/{kind}.{self.edition.language}.yml")
        return data

    def _render(self, template: str, **values: Any) -> str:
        block = self.templates.get_template(template).render(**values)
        return "\n".join(line.strip() for line in block.split("\n") if line.strip())


def _pick(name: str, known: Mapping[str, T]) -> T:
    if name not in known:
        raise MarkerError(f"'{name}' does not exist; expected one of: {', '.join(known)}")
    return known[name]


def _checked(maker: Callable[..., str]) -> Maker:
    """Turn a wrong number of arguments into a fault of the marker."""
    signature = inspect.signature(maker)

    def make(*arguments: str) -> str:
        try:
            signature.bind(*arguments)
        except TypeError:
            expected = " ".join(name.upper() for name in signature.parameters) or "nothing"
            raise MarkerError(f"expected {expected}, found {' '.join(arguments) or 'nothing'}") from None
        return maker(*arguments)

    return make
