"""How easy the handbook reads, and that its Dutch is spelled as in the dictionary."""

from __future__ import annotations

import re
import subprocess

import pytest
import yaml

from handbook.cli.reading import GOALS
from handbook.content.edition import languages, read_pages
from handbook.content.readability import AVERAGE, LONGEST, report, sentences, syllables, table
from project import ROOT

PAGES = {name: page.markdown for name, page in read_pages(ROOT / "docs", languages(ROOT / "docs"), [])["nl"].items()}
OWN_WORDS = set((ROOT / "tests/pure/own_words.nl.txt").read_text("utf-8").split())


def test_sentences_are_those_of_running_text() -> None:
    page = (
        "# Kop. Een\n\n/// kort | In het kort\n\n- Eerste zin. [6, 7]\n- Tweede [zin](a.md#b)!\n\n///\n\n"
        "Derde zin? *Vierde*.\n\n/// source | zo\nHoofdstuk 1. Blz. 3.\n///\n"
    )
    assert list(sentences(page)) == ["Eerste zin.", "Tweede zin!", "Derde zin?", "Vierde."]


@pytest.mark.parametrize(
    ("word", "count"), [("kind", 1), ("ouder", 2), ("mooie", 2), ("hechting", 2), ("pleegouders", 3), ("pst", 1)]
)
def test_syllables_are_counted_by_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_figure_is_that_of_douma() -> None:
    made = report("x.md", "Het kind speelt.")
    assert made.words_per_sentence == 3
    assert made.flesch_douma == pytest.approx(206.84 - 0.93 * 3 - 77 * 1)


@pytest.mark.parametrize("page", PAGES)
def test_sentences_are_short(page: str) -> None:
    made = report(page, PAGES[page])
    assert made.words_per_sentence <= AVERAGE
    assert not made.long, f"over {LONGEST} words"


def test_the_scores_after_lint_that_are_accepted_are_under_the_goals() -> None:
    accepted = yaml.safe_load((ROOT / "tests/pure/reading.yml").read_text("utf-8"))
    harder = {
        name: scores for name, scores in accepted.items() if any(scores[which] >= GOALS[which] for which in scores)
    }
    assert not harder


def test_the_report_says_what_it_cannot_judge() -> None:
    assert table(PAGES).endswith("let a parent read it.")


def dutch_texts() -> dict[str, str]:
    """All Dutch words that a reader sees, by file."""
    texts = {name: " ".join(sentences(markdown)) for name, markdown in PAGES.items()}
    for file in (ROOT / "docs/data").glob("*.nl.yml"):
        if file.name in (
            "questions.nl.yml",
            "need.nl.yml",
            "spoken.nl.yml",
        ):  # what is typed or said, which nobody sees
            continue
        values = re.findall(
            r'"([^"]*)"',
            "\n".join(line for line in file.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")),
        )
        texts[file.name] = " ".join(re.sub(r"\]\([^)]*\)|\{\w+\}|[\[\]*]", " ", value) for value in values)
    return texts


def words_of(text: str) -> set[str]:
    """The words of a text, but for those with digits in them."""
    return {word.strip("'-") for word in re.findall(r"[^\W\d_][\w'-]*", text) if not re.search(r"\d", word)} - {""}


@pytest.fixture(scope="module")
def unknown() -> dict[str, set[str]]:
    """The words of each file that the Dutch dictionary does not know; words in capitals are names."""
    words = {name: words_of(text) for name, text in dutch_texts().items()}
    asked = "\n".join(sorted(set().union(*words.values())))
    command = ["hunspell", "-d", "nl", "-i", "utf-8", "-l"]
    told = set(subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout.split("\n")) - {
        ""
    }
    assert told <= set().union(*words.values()), "a word that the dictionary cuts in pieces; mend words_of"
    return {name: found & told for name, found in words.items()}


def test_dutch_is_spelled_as_in_the_dictionary(unknown: dict[str, set[str]]) -> None:
    wrong = {name: found - OWN_WORDS for name, found in unknown.items() if found - OWN_WORDS}
    assert not wrong, f"mend the spelling, or add a word that is right to tests/pure/own_words.nl.txt: {wrong}"


def test_own_words_are_used(unknown: dict[str, set[str]]) -> None:
    used = set().union(*unknown.values())
    assert used >= OWN_WORDS, "a word that no text uses, or that the dictionary knows by now, can go"


def test_every_data_file_names_its_schema() -> None:
    for file in (ROOT / "docs/data").glob("*.yml"):
        first = file.read_text("utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema=schema/{file.stem}.schema.json"
        assert yaml.safe_load((ROOT / "docs/data/schema" / f"{file.stem}.schema.json").read_text("utf-8"))
