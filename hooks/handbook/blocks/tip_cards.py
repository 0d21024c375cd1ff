"""Tip cards: the four cards of 'Hechten kun je leren', with tips and assignments."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from handbook.blocks.base import Block, Item, Surroundings, data_of, pick
from handbook.blocks.warning import note
from handbook.content.edition import Edition
from handbook.content.interface import Interface
from handbook.content.models import DataFile, Fault, Id, Part, Question, Text, twice


class QuestionSet(Part):
    """Questions that stand on more than one card: written once, shown on each."""

    id: Id
    questions: Annotated[list[Question], Field(min_length=1)]


class Step(Part):
    """A step of an assignment, with questions of its own or a shared set."""

    id: Id
    text: Text
    questions: list[Question] = []
    question_set: Id | None = None


class Assignment(Step):
    """An assignment ("opdracht aan jezelf"), with steps or questions nested below it."""

    steps: list[Step] = []


class Tip(Part):
    """A tip of a card."""

    id: Id
    text: Text


class TipCard(Part):
    """One card of 'Hechten kun je leren'. Its id is the section of the page; `<card>-<item>` is an item's address.

    `discuss` names the assignment or question on it that a group talks about at the end of the projector view.
    """

    id: Id
    number: Annotated[int, Field(ge=1)]
    title: Text
    tips: Annotated[list[Tip], Field(min_length=1)]
    assignments: Annotated[list[Assignment], Field(min_length=1)]
    discuss: Id | None = None

    def steps(self) -> Iterator[Step]:
        """The assignments and their steps, in order."""
        for assignment in self.assignments:
            yield assignment
            yield from assignment.steps


class TipCards(DataFile):
    """docs/data/tip_cards.<language>.yml"""

    kind: ClassVar[str] = "tip_cards"
    question_sets: list[QuestionSet] = []
    cards: Annotated[list[TipCard], Field(min_length=1)]

    def questions_of(self, step: Step) -> list[Question]:
        """The questions below an assignment or step, its own or those of the set that it names."""
        shared = [q for s in self.question_sets if s.id == step.question_set for q in s.questions]
        return [*step.questions, *shared]

    def faults(self) -> Iterator[Fault]:
        """Ids that stand twice on a card, numbers out of order, and names of sets and questions that do not exist."""
        yield from twice([(("question_sets", n, "id"), found.id) for n, found in enumerate(self.question_sets)])
        yield from twice([(("cards", n, "id"), card.id) for n, card in enumerate(self.cards)])
        for n, card in enumerate(self.cards):
            if card.number != n + 1:
                message = f"is {card.number}; expected {n + 1}, the place of the card in the list"
                yield ("cards", n, "number"), message
            yield from twice(list(self._ids_on(card, ("cards", n))))
            yield from self._set_faults(card, ("cards", n))
            known = {step.id for step in card.steps()}
            known |= {question.id for step in card.steps() for question in self.questions_of(step)}
            if card.discuss and card.discuss not in known:
                message = f"'{card.discuss}' is no assignment or question of this card; name one by id"
                yield ("cards", n, "discuss"), message

    def _ids_on(self, card: TipCard, at: tuple[Hashable, ...]) -> Iterator[tuple[tuple[Hashable, ...], str]]:
        """Every id that becomes an address on one card; those of a shared set stand where the set is named."""
        for n, tip in enumerate(card.tips):
            yield (*at, "tips", n, "id"), tip.id
        for path, step in _steps_with_paths(card, at):
            yield (*path, "id"), step.id
            for q, question in enumerate(step.questions):
                yield (*path, "questions", q, "id"), question.id
            for question in self.questions_of(step)[len(step.questions) :]:
                yield (*path, "question_set"), question.id

    def _set_faults(self, card: TipCard, at: tuple[Hashable, ...]) -> Iterator[Fault]:
        known = [found.id for found in self.question_sets]
        for path, step in _steps_with_paths(card, at):
            if step.question_set and step.questions:
                yield (*path, "questions"), "stands beside 'question_set'; keep one of the two"
            if step.question_set and step.question_set not in known:
                message = f"'{step.question_set}' does not exist; expected one of: {', '.join(known)}"
                yield (*path, "question_set"), message


def _steps_with_paths(card: TipCard, at: tuple[Hashable, ...]) -> Iterator[tuple[tuple[Hashable, ...], Step]]:
    for n, assignment in enumerate(card.assignments):
        yield (*at, "assignments", n), assignment
        for m, step in enumerate(assignment.steps):
            yield (*at, "assignments", n, "steps", m), step


class TipCardsBlock(Block):
    """`/// tip-cards | deel-1`: a card; `/// tip-cards | deel-3 force`: with a warning that is printed on it."""

    name = "tip-cards"
    data = TipCards
    printed_alone = True
    styles = ("special",)

    def values(self, around: Surroundings, card: str, warning: str = "") -> Mapping[str, Any]:
        """The card, the cards that it is one of, the page with its worksheet, and its warning if there is one."""
        cards = data_of(around.edition, TipCards)
        return {
            "card": card_of(around.edition, card),
            "cards": cards.cards,
            "worksheet": next(_worksheets(around.edition, card), ""),
            "questions_of": cards.questions_of,
            "warning": note(around.edition, warning) if warning else None,
        }

    def words(self, edition: Edition, card: str) -> str:
        """The title of a card, for a heading or a link: `[[tip-cards deel-1]]`."""
        return card_title(edition.interface, card_of(edition, card))

    def items(self, edition: Edition, card: str, warning: str = "") -> Iterator[Item]:
        """The two parts of the card, its tips, assignments, steps and questions."""
        cards, shown, words = data_of(edition, TipCards), card_of(edition, card), edition.interface.cards
        title = card_title(edition.interface, shown)
        yield f"{shown.id}-tips", f"{title} - {words.tips}"
        for tip in shown.tips:
            yield f"{shown.id}-{tip.id}", tip.text
        yield f"{shown.id}-opdrachten", f"{title} - {words.assignments}"
        for step in shown.steps():
            yield f"{shown.id}-{step.id}", step.text
            for question in cards.questions_of(step):
                yield f"{shown.id}-{question.id}", question.text


def _worksheets(edition: Edition, card: str) -> Iterator[str]:
    """The pages that have room to write the answers to a card."""
    for name in edition.pages_with("worksheets"):
        uses = edition.pages[f"{name}.md"].blocks
        if any(use.name == "worksheets" and use.argument.split()[:1] == [card] for use in uses):
            yield name


def card_of(edition: Edition, name: str) -> TipCard:
    """The card with this id; raises `BlockError` for one that does not exist."""
    return pick(name, {card.id: card for card in data_of(edition, TipCards).cards})


def card_title(interface: Interface, card: TipCard) -> str:
    """What a tip card is called in headings."""
    return interface.cards.heading.format(number=card.number, title=card.title)
