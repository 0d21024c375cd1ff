"""What readers type to find a page or section: phrases that lead there, and that nobody is shown."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field

from handbook.content.edition import Edition
from handbook.content.fixed_ids import READ_ON
from handbook.content.model_faults import path_of
from handbook.content.models import DataFile, Fault, Id, Part, Place, PlainWords, Text
from handbook.content.page_source import PageSource
from handbook.content.problems import Problem
from handbook.content.yaml_file import read
from handbook.search.words import words

PAGE = "page"
"""What the file calls the phrases for a page as a whole."""
FEWEST = 12
"""With fewer phrases, half of those who look for a section do not find it."""


class Example(Part):
    """A question that the search window opens with, and the section that it must bring first."""

    ask: Text
    section: Place


class Questions(DataFile):
    """docs/data/questions.<language>.yml: by page and section, what readers type to find it"""

    kind: ClassVar[str] = "questions"
    translated: ClassVar[bool] = False
    examples: list[Example] = Field(default_factory=list, max_length=6)
    questions: Mapping[Id, Mapping[Id, Annotated[PlainWords, Field(min_length=1)]]]
    elsewhere: PlainWords = Field(default_factory=list)
    """What readers ask too and the handbook does not answer: a question that is most like these is not known."""

    def faults(self) -> Iterator[Fault]:
        """Phrases that stand twice; capitals and accents make no difference."""
        seen: dict[tuple[str, ...], str] = {}
        places = [(("questions", page, section), phrases) for page, section, phrases in self.sections()]
        for path, phrases in [*places, (("elsewhere",), self.elsewhere)]:
            for place, phrase in enumerate(phrases):
                same, here = words(phrase), " › ".join(path[-2:])
                if not same:
                    yield (*path, place), "has no letters or digits; write what readers type"
                elif same in seen:
                    yield (*path, place), f"'{phrase}' stands under {seen[same]} already; keep it where it fits best"
                seen.setdefault(same, here)

    def sections(self) -> Iterator[tuple[str, str, PlainWords]]:
        """Each page (`asso`), section (`vier-stappen`, `page` for the page itself) and its phrases."""
        for page, sections in self.questions.items():
            for section, phrases in sections.items():
                yield page, section, phrases

    def of(self, page: str, section: str) -> PlainWords:
        """The phrases of a section, or of the page itself ('')."""
        return self.questions.get(page, {}).get(section or PAGE, [])


def problems(edition: Edition, data: Path) -> Iterator[Problem]:
    """Phrases that lead nowhere, and sections with too few; `data` is the folder of the data files.

    A handbook without any phrases is searched by its text alone.
    """
    questions = edition.data(Questions)
    found = list(_faults(questions, edition)) if questions and questions.questions else []
    if found:
        name = f"{Questions.kind}.{edition.language}.yml"
        file = read(data / name, f"docs/{data.name}/{name}")
        for path, message in found:
            yield Problem(file.name, file.line(path), path_of(file.value, path), message)


def _faults(questions: Questions, edition: Edition) -> Iterator[Fault]:
    pages = {name.removesuffix(".md"): page for name, page in edition.pages.items() if page.front_matter.search}
    for page, section, _ in questions.sections():
        path: tuple[Hashable, ...] = ("questions", page)
        if page not in pages:
            yield path, f"there is no page '{page}' that is searched; move the phrases to the page that says it"
        elif section not in _searched(pages[page]):
            yield (
                (*path, section),
                f"the page has no section '{section}'; write its id, or '{PAGE}' for the page itself",
            )
    for place, example in enumerate(questions.examples):
        name, _, section = example.section.partition(".md")
        if name not in pages or (section.removeprefix("#") or PAGE) not in _searched(pages[name]):
            yield ("examples", place, "section"), f"there is no '{example.section}' that is searched; name one that is"
    for name, source in pages.items():
        for section in _searched(source) if source.language == edition.language else ():
            many = len(questions.of(name, section))
            if many < FEWEST:
                message = f"'{section}' has {many} phrases that readers find it by; write at least {FEWEST}"
                yield ("questions", name, section), message


def _searched(page: PageSource) -> list[str]:
    """What phrases can lead to on a page: its sections, and the page itself."""
    return [PAGE, *(part.id for part in page.sections if part.level in (2, 3) and part.id != READ_ON)]
