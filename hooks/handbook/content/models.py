"""The shapes of the data files. A fact (id, order, number) stands once, in the Dutch file; texts can be translated."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from handbook.content.inline_text import link_fault


class Translatable:
    """Marks a field whose value differs per language."""


TRANSLATABLE = Translatable()


def _links_may_stand(text: str) -> str:
    fault = link_fault(text)
    if fault:
        raise ValueError(fault)
    return text


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_links_may_stand), TRANSLATABLE
]
OptionalText = Annotated[Text | None, TRANSLATABLE]
Words = Annotated[list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]], TRANSLATABLE]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Section = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.md(#[a-z0-9-]+)?$")]
SourceId = Literal["tipkaarten", "literatuurstudie", "voorwaarden", "praktijk", "zo"]


class Part(BaseModel):
    """A piece of a data file: no unknown keys, no silent conversion, unchangeable once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class DataFile(Part):
    """All that one data file holds: docs/data/<kind>.<language>.yml."""

    kind: ClassVar[str]
    translated: ClassVar[bool] = True
    """Whether other languages hold texts for the Dutch facts; False: every language's file stands on its own."""


# --- tip cards ---


class Question(Part):
    """A question to think or talk about."""

    id: Id
    text: Text


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


class TipCards(DataFile):
    """docs/data/tip_cards.<language>.yml"""

    kind: ClassVar[str] = "tip_cards"
    question_sets: list[QuestionSet] = []
    cards: Annotated[list[TipCard], Field(min_length=1)]

    def questions_of(self, step: Step) -> list[Question]:
        """The questions below an assignment or step, its own or those of the set that it names."""
        shared = [q for s in self.question_sets if s.id == step.question_set for q in s.questions]
        return [*step.questions, *shared]


# --- checklist ---


class Statement(Part):
    """Something that can be ticked, with the explanation that goes with it."""

    id: Id
    text: Text
    explanation: OptionalText = None


class Criterion(Statement):
    """One of the criteria; where it has alternatives (1a or 1b), any one of them satisfies it."""

    alternatives: list[Statement] = []


class Checklist(DataFile):
    """docs/data/checklist.<language>.yml: 'wanneer kan je therapeutisch opvoeden?'"""

    kind: ClassVar[str] = "checklist"
    precondition: Statement
    criteria: Annotated[list[Criterion], Field(min_length=1)]


# --- warnings, sources, pictures ---


class WarningNote(Part):
    """A warning: a box on a page, and one line that goes along with every excerpt."""

    id: Id
    title: Text
    text: Text
    short: Annotated[Text, StringConstraints(max_length=110)]
    link: Section


class Warnings(DataFile):
    """docs/data/warnings.<language>.yml"""

    kind: ClassVar[str] = "warnings"
    warnings: Annotated[list[WarningNote], Field(min_length=1)]


class Source(Part):
    """One of the documents that the handbook rests on, and only what that document says of itself."""

    id: SourceId
    title: Text
    short: Text
    kind: Text
    publisher: OptionalText = None
    year: OptionalText = None
    good_for: Text
    not_for: Text
    permission: OptionalText = None


class Sources(DataFile):
    """docs/data/sources.<language>.yml"""

    kind: ClassVar[str] = "sources"
    sources: Annotated[list[Source], Field(min_length=1)]


class PicturePart(Part):
    """One block of a picture."""

    id: Id
    title: Text
    text: Text


class Picture(Part):
    """The words of a picture: what it is called, what one sees in it, and its parts in order."""

    id: Id
    title: Text
    description: Text
    parts: Annotated[list[PicturePart], Field(min_length=1)]


class Pictures(DataFile):
    """docs/data/pictures.<language>.yml"""

    kind: ClassVar[str] = "pictures"
    pictures: Annotated[list[Picture], Field(min_length=1)]


# --- factors, glossary, situations, help ---

Direction = Literal["gunstig", "ongunstig", "onduidelijk", "geen-effect"]


class Factor(Part):
    """Something that research looked at: its direction as the review gives it, and the review's reference numbers."""

    id: Id
    direction: Direction
    name: Text
    text: Text
    references: list[Annotated[str, StringConstraints(pattern=r"^\d+(-\d+)?$")]]


class FactorGroup(Part):
    """One of the review's groups of factors. Its id is the section of the page."""

    id: Id
    title: Text
    factors: Annotated[list[Factor], Field(min_length=1)]


class Factors(DataFile):
    """docs/data/factors.<language>.yml: what influences the attachment of a foster child, by the literature review"""

    kind: ClassVar[str] = "factors"
    groups: Annotated[list[FactorGroup], Field(min_length=1)]


class Term(Part):
    """A word of the glossary. `basis` says whether its meaning follows from the sources or is general knowledge."""

    id: Id
    term: Text
    also: Words
    meaning: Text
    basis: Literal["source", "general"]
    sources: Annotated[list[SourceId], Field(min_length=1)]
    link: bool = True


class Glossary(DataFile):
    """docs/data/glossary.<language>.yml"""

    kind: ClassVar[str] = "glossary"
    terms: Annotated[list[Term], Field(min_length=1)]


class Situation(Part):
    """What a parent sees, in a parent's words, and the sections that speak about it."""

    id: Id
    text: Text
    sections: Annotated[list[Section], Field(min_length=1, max_length=4)]
    home: bool = False


class SituationGroup(Part):
    """Situations that belong together."""

    id: Id
    title: Text
    situations: Annotated[list[Situation], Field(min_length=1)]


class Situations(DataFile):
    """docs/data/situations.<language>.yml"""

    kind: ClassVar[str] = "situations"
    groups: Annotated[list[SituationGroup], Field(min_length=1)]


class Service(Part):
    """A telephone number for urgent help. `checked` is the day of a check with the organisation itself."""

    id: Id
    country: Literal["nl", "be", "nl-be"]
    name: Text
    numbers: Annotated[list[Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 -]*$")]], Field(min_length=1)]
    purpose: Text
    not_for: Text
    checked: datetime.date | None


class Help(DataFile):
    """docs/data/help.<language>.yml"""

    kind: ClassVar[str] = "help"
    services: Annotated[list[Service], Field(min_length=1)]


class Route(Part):
    """A ready-made reading route: for whom and when it is, and the sections on it in reading order."""

    id: Id
    title: Annotated[Text, StringConstraints(max_length=80)]
    text: Text
    sections: Annotated[list[Section], Field(min_length=2, max_length=20)]


class Routes(DataFile):
    """docs/data/routes.<language>.yml: the ready-made reading routes ('leesroutes')"""

    kind: ClassVar[str] = "routes"
    routes: Annotated[list[Route], Field(min_length=1)]


# --- training day ---


class ProgrammePart(Part):
    """A part of the training day: how long, what you do, which sections you show, what you ask the group."""

    id: Id
    minutes: Annotated[int, Field(ge=5)]
    title: Text
    text: Text
    show: list[Section] = []
    questions: list[Question] = []


class Programme(DataFile):
    """docs/data/programme.<language>.yml: a training day made of sections, cards and questions of the handbook"""

    kind: ClassVar[str] = "programme"
    minutes: Annotated[int, Field(ge=5)]
    parts: Annotated[list[ProgrammePart], Field(min_length=1)]


# --- words for the search ---

PlainWords = list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]]


class SynonymGroup(Part):
    """Words that readers use for the same thing, what the handbook calls it, and the sections that must come up."""

    words: Annotated[PlainWords, Field(min_length=1)]
    means: PlainWords = []
    sections: Annotated[list[Section], Field(max_length=4)] = []
    first: Annotated[int, Field(ge=0, le=4)] = 0
    """How many of the sections stand above everything else: for need, and for warnings."""


class Synonyms(DataFile):
    """docs/data/synonyms.<language>.yml: what the search knows of a language besides its rules"""

    kind: ClassVar[str] = "synonyms"
    translated: ClassVar[bool] = False
    groups: list[SynonymGroup] = []
    forms: list[Annotated[PlainWords, Field(min_length=2)]] = []
    noise: PlainWords = []
