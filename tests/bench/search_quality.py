"""How often the search brings the right section, as Chromium gets it: share of queries in the top 3 and on top.

    PYTHONPATH=hooks:tests python -m bench.search_quality [FILE]

Without FILE: the queries of tests/fixtures in five parts, each asked of a search that has none of that part among its
phrases. With it: what those queries bring, with the first three for who judges them.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from handbook.search import scripts as search
from handbook.search.questions import Questions
from handbook.search.words import words
from handbook.site.model import Book
from handbook.site.products import searched
from model_of import built_site
from project import ROOT

PARTS = 5
FILES = sorted((ROOT / "tests/fixtures").glob("queries*.yml"))
"""What is known of queries: a set of many hands, and the sets that were asked once and blind."""
READY = """async () => {
  const { find, entries, pages, isNeed, isForce } = await window.handbook.features.search_index.ready;
  const nameOf = (entry) => `${pages[entries.page[entry]].replace(".html", "")}/${entries.id[entry]}`;
  window.ask = (question) => {
    const { found, known, words } = find(question);
    const first = found.slice(0, 10);
    const treatment = first.filter((entry) => entries.treatment[entry]).map(nameOf);
    return { found: first.map(nameOf), known, treatment, need: isNeed(words), force: isForce(words) };
  };
}"""


@dataclass(frozen=True)
class Query:
    """What somebody typed, and the pages and sections that answer it; `none`: the handbook says nothing about it."""

    lang: str
    q: str
    topics: Sequence[str] = ()
    none: bool = False


@dataclass(frozen=True)
class Figures:
    """Shares in %: right in the top 3 and on top, taken for unknown though they are answered; unknown recognised."""

    top3: float
    top1: float
    doubted: float
    recognised: float
    missed: Sequence[str]


def queries(*files: Path) -> list[Query]:
    """All queries of some files."""
    found = [one for file in files for one in yaml.safe_load(file.read_text("utf-8"))]
    return [Query(one["lang"], one["q"], tuple(one.get("topics") or ()), bool(one.get("none"))) for one in found]


@contextmanager
def asking(browser: Browser, book: Book, without: Collection[str] = ()) -> Iterator[Page]:
    """A page that searches `book` as the site does, but without window: `ask(question)`. It lacks phrases `without`."""
    left_out = {tuple(words(phrase)) for phrase in without}
    all_phrases = book.edition.data(Questions) or Questions(questions={})
    phrases = {
        page: {name: [one for one in told if tuple(words(one)) not in left_out] for name, told in sections.items()}
        for page, sections in all_phrases.questions.items()
    }
    elsewhere = [one for one in all_phrases.elsewhere if tuple(words(one)) not in left_out]
    changes = {"questions": phrases, "elsewhere": elsewhere}
    contents = {**book.edition.contents, "questions": all_phrases.model_copy(update=changes)}
    edition = replace(book.edition, contents=contents)
    script = search.assemble(ROOT / "docs/assets", searched(book), edition)["search_index"]
    page = browser.new_page()
    page.evaluate(f"() => {{ window.handbook = {{ features: {{}} }}; {script} }}")
    page.evaluate(READY)
    yield page
    page.close()


def in_parts(browser: Browser, book: Book) -> Figures:
    """The figures for the known queries, each asked of a search that lacks it; of the blind sets those that judges
    found a section for."""
    asked = [query for query in queries(*FILES) if query.lang == book.language and (query.topics or query.none)]
    answers = []
    for part in range(PARTS):
        some = asked[part::PARTS]
        with asking(browser, book, without=[query.q for query in some]) as page:
            answers += [(query, page.evaluate("(q) => ask(q)", query.q)) for query in some]
    return figures(answers)


def figures(answers: Sequence[tuple[Query, Any]]) -> Figures:
    """What these answers amount to."""
    answered = [(query, answer) for query, answer in answers if not query.none]
    others = [answer for query, answer in answers if query.none]
    ranks = [
        next((n for n, name in enumerate(answer["found"]) if name in query.topics), 99) for query, answer in answered
    ]
    return Figures(
        _share([rank < 3 for rank in ranks]),
        _share([rank == 0 for rank in ranks]),
        _share([not answer["known"] for _, answer in answered]),
        _share([not answer["known"] for answer in others]),
        [
            f"{query.q!r}: {', '.join(query.topics)}; got {', '.join(answer['found'][:3])}"
            for (query, answer), rank in zip(answered, ranks, strict=True)
            if rank > 2
        ],
    )


def _share(told: Sequence[bool]) -> float:
    return 100 * sum(told) / len(told) if told else 0


def main(arguments: Sequence[str]) -> int:
    """Print what was measured; 2 for a file that is not there."""
    files = [Path(argument) for argument in arguments]
    if not all(file.is_file() for file in files):
        print(__doc__, file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for book in built_site().books.values():
            if not files:
                tell(book.language, in_parts(browser, book))
            for file in files:
                with asking(browser, book) as page:
                    asked = [query for query in queries(file) if query.lang == book.language]
                    answers = [(query, page.evaluate("(q) => ask(q)", query.q)) for query in asked]
                for query, answer in answers:
                    print(f"{query.q}\t{'' if answer['known'] else 'little'}\t{' '.join(answer['found'][:3])}")
                tell(f"{book.language} {file.stem}", figures(answers))
        browser.close()
    return 0


def tell(name: str, found: Figures) -> None:
    """Print the figures, and what was missed."""
    print(f"{name}: top 3 {found.top3:.0f}%, top 1 {found.top1:.0f}%; ", end="")
    print(f"answered but taken for unknown {found.doubted:.0f}%, unknown and recognised {found.recognised:.0f}%")
    print("\n".join(f"    {one}" for one in found.missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
