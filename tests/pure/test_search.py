"""What the search knows: which pieces of a page can be found, by which phrases, and what an editor may get wrong."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.blocks.glossary import Glossary
from handbook.content.edition import Edition
from handbook.content.interface import Interface
from handbook.content.loading import load
from handbook.content.models import DataFile
from handbook.content.page_source import read_page
from handbook.content.problems import DataError
from handbook.kinds import KINDS
from handbook.search import packing
from handbook.search import scripts as search
from handbook.search.documents import NOT_SEARCHED, entries
from handbook.search.questions import Questions, problems
from handbook.search.words import words
from handbook.site.roles import Role
from model_of import edition_of, page_of
from project import ROOT

PAGE = """<html><body><nav>menu</nav><article><div data-hb-role="text">
<div data-hb-role="heading"><h1 id="begin">Titel &amp; zo</h1>
<a data-hb-role="control" href="#begin" aria-label="Kopieer"></a></div>
<div data-hb-role="warning"><p>Lees dit eerst</p></div>
<div class="admonition kort"><p data-hb-role="label">In het kort</p><ul><li>Eén.</li><li>Twee.</li></ul></div>
<h2 id="stap">De <em>stap</em></h2><p data-hb-role="warning">Niet zonder specialist.</p>
<p>Je zegt <a data-hb-role="glossary-link" href="woordenlijst.html#iets">iets</a>.<br>Dan wacht je.</p>
<figure><svg><title>Plaatje</title><text>woord</text></svg><figcaption>De stappen</figcaption></figure>
<p data-hb-role="source">Bron: een boek</p>
<h3 id="deel">Deel</h3><p>Verder.</p>
<h2 id="kaart">Kaart 1</h2><article data-hb-role="card whole"><h3 id="kaart-tips">Tips</h3><p>Kijk goed.</p>
<button>Print</button><p hidden>Nooit</p></article>
<dl><div data-hb-role="item term" id="asso"><dt>ASSO</dt>
<dd>Vier stappen. <span data-hb-role="label">Bron</span></dd></div></dl>
<h2 id="lees-verder">Lees verder</h2><ul><li>elders</li></ul>
<aside data-hb-role="review">Nagekeken</aside></div></article><footer>voet</footer></body></html>"""


def test_a_page_is_found_by_its_sections_without_what_is_around_the_text() -> None:
    found = {entry.id: (entry.title, entry.text) for entry in entries(page_of(PAGE))}
    assert found == {
        "": ("Titel & zo", "Eén. Twee."),
        "stap": ("De stap", "Je zegt iets. Dan wacht je. De stappen"),
        "deel": ("Deel", "Verder."),
        "kaart": ("Kaart 1", "Kijk goed."),
        "asso": ("ASSO", "Vier stappen."),
    }


def test_a_sentence_that_only_leads_to_another_section_is_not_searched() -> None:
    told = """<p>Een kind huilt. Lees meer bij <a href="x.html#y">Huilen en troosten</a>. Soms zie je niet dat een kind,
    dat pijn heeft en <a href="x.html#z">verdriet</a> heeft, iemand nodig heeft.</p>
    <ul><li><a href="#a">Veilig</a></li></ul>"""
    text = f"<div data-hb-role='text'><h1 id='t'>T</h1><h2 id='a'>A</h2>{told}</div>"
    (_, found) = entries(page_of(text))
    assert (
        found.text
        == "Een kind huilt. Soms zie je niet dat een kind, dat pijn heeft en verdriet heeft, iemand nodig heeft. Veilig"
    )


@pytest.mark.parametrize("role", sorted(NOT_SEARCHED))
def test_what_works_warns_or_only_leads_elsewhere_is_not_searched(role: Role) -> None:
    page = PAGE.replace("<p>Verder.</p>", f'<p>Verder.</p><div data-hb-role="{role}"><p>Overal hetzelfde</p></div>')
    assert "hetzelfde" not in " ".join(entry.text for entry in entries(page_of(page)))


@cache
def interface() -> Interface:
    return Interface.model_validate(yaml.safe_load((ROOT / "docs/data/interface.nl.yml").read_text("utf-8")))


QUESTIONS = {"zo": {"page": ["alles over zo"], "stap": ["hoe zet ik de stap", "kalm blijven"]}}


def edition(head: str = "", questions: object = None, **data: DataFile) -> Edition:
    found = edition_of("zo", "bronnen", head=head)
    known = Questions.model_validate({"questions": QUESTIONS if questions is None else questions})
    return replace(found, contents={"questions": known, "interface": interface(), **data})


def test_a_section_is_found_by_the_phrases_that_stand_under_it() -> None:
    found = {one.entry.id: list(one.phrases) for one in search.found({"zo.html": page_of(PAGE, "zo")}, edition())}
    assert found[""] == ["alles over zo"]
    assert found["stap"] == ["hoe zet ik de stap", "kalm blijven"]
    assert found["asso"] == ["ASSO"], "a word of the glossary is found by itself"
    assert found["deel"] == []


def test_a_page_that_weighs_less_weighs_less_and_so_does_a_word_of_the_glossary() -> None:
    found = search.found({"zo.html": page_of(PAGE, "zo")}, edition(head="search: 0.5"))
    weight = {one.entry.id: one.weight for one in found}
    assert weight.pop("asso") == 0.25
    assert set(weight.values()) == {0.5}


def test_a_result_shows_a_sentence_and_that_it_belongs_to_a_treatment() -> None:
    page = """<div data-hb-role="text"><div data-hb-role="heading"><h1 id="begin">Zo</h1></div>
    <div data-hb-role="heading"><h2 id="stap">Stap</h2></div>
    <p data-hb-role="warning" data-hb-warning="specialist">Niet alleen.</p><p>Je zegt iets. Dan wacht je.</p>
    <div data-hb-role="heading"><h2 id="deel">Deel</h2></div><p>Verder.</p></div>"""
    found = {one.entry.id: one for one in search.found({"zo.html": page_of(page, "zo")}, edition())}
    assert {name: (one.said, one.treatment) for name, one in found.items()} == {
        "": ("Je zegt iets. Dan wacht je.", False),
        "stap": ("Je zegt iets. Dan wacht je.", True),
        "deel": ("Verder.", False),
    }


def unpacked(index: dict[str, Any]) -> list[list[set[str]]]:
    """The words of the phrases of each section of an index, as search_index.js reads them."""
    word, known = "", []
    for shared, rest in re.findall("([A-Z])([^A-Z]*)", index["words"]):
        word = word[: ord(shared) - ord("A")] + rest
        known.append(word)
    phrases: list[set[str]] = [set() for _ in range(sum(index["many"]))]
    for word, gaps in zip(known, index["places"].split("#"), strict=True):
        place, signs = -1, iter(gaps)
        for sign in signs:
            if sign == "!":
                place += packing.FAR
                continue
            gap = packing.SIGNS.index(sign)
            if gap >= packing.SMALL:
                gap += (gap - packing.SMALL) * 89 + packing.SIGNS.index(next(signs))
            place += 1 + gap
            phrases[place].add(word)
    told = iter(phrases)
    return [list(islice(told, many)) for many in index["many"]]


@pytest.mark.parametrize("many", [3, 300, 6000])
def test_phrases_come_out_of_the_index_as_they_went_in(many: int) -> None:
    phrases = [[f"woord{n} kind{n % 7} wil niet", f"w{n * n}"] for n in range(many)]
    found = unpacked(packing.packed(phrases))
    assert [sorted(map(sorted, section)) for section in found] == [
        sorted(sorted(phrase.split()) for phrase in section) for section in phrases
    ]


def test_what_the_handbook_does_not_answer_stands_after_the_phrases_of_all_entries() -> None:
    made: Any = search.index(list(search.found({"zo.html": page_of(PAGE, "zo")}, edition())), ["zwemles voor baby's"])
    assert unpacked(made)[-1] == [{"zwemles", "voor", "babys"}]
    assert len(made["many"]) == len(made["entries"]["id"]) + 1


def test_a_word_of_the_glossary_shows_no_sentence() -> None:
    said = {one.entry.id: one.said for one in search.found({"zo.html": page_of(PAGE, "zo")}, edition())}
    assert said["asso"] == ""
    assert said["stap"]


def test_a_form_of_a_word_of_the_glossary_needs_no_phrase_of_its_own() -> None:
    term = {"id": "asso", "term": "hechting", "also": ["hechtingen", "gehechtheid"], "meaning": "Een band."}
    glossary = Glossary.model_validate({"terms": [{**term, "basis": "general", "sources": ["zo"]}]})
    page = page_of(PAGE.replace("<dt>ASSO</dt>", "<dt>hechting</dt>"), "zo")
    found = search.found({"zo.html": page}, edition(glossary=glossary))
    assert [one.phrases for one in found if one.entry.id == "asso"] == [["hechting", "gehechtheid"]]


def test_phrases_are_packed_without_capitals_accents_and_what_nobody_sees() -> None:
    packed = packing.packed([["Beïnvloeden", "hech\u00adting", "papa's ＡＳＳＯ", "ĳs"]])
    assert sorted(map(sorted, unpacked(packed)[0])) == [["asso", "papas"], ["beinvloeden"], ["hechting"], ["ijs"]]


def test_a_rare_word_of_a_text_is_searched_and_one_of_two_texts_is_not() -> None:
    page = PAGE.replace("<p>Verder.</p>", "<p>Verder met zeldzame ijsbloemen en iets anders.</p>").replace(
        "Kijk goed.", "Kijk anders."
    )
    entries_found = list(search.found({"zo.html": page_of(page, "zo")}, edition()))
    index: Any = search.index(entries_found)["entries"]
    rare = dict(zip(index["id"], index["rare"], strict=True))
    assert "ijsbloemen" in rare["deel"].split() and "anders" not in rare["deel"].split()


def test_no_text_of_a_page_can_end_the_script() -> None:
    page = PAGE.replace("Verder.", "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; \u2028")
    made = search.assemble(ROOT / "docs/assets", {"zo.html": page_of(page, "zo")}, edition())["search_index"]
    assert "</script" not in made and "\u2028" not in made


def load_with(folder: Path, kind: str, text: str) -> str:
    """What is said when docs/data/<kind>.nl.yml is `text`."""
    for file in (ROOT / "docs/data").glob("*.yml"):
        shutil.copy(file, folder)
    (folder / f"{kind}.nl.yml").write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        load(folder, KINDS, ["nl", "en"])
    return str(caught.value)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (
            "Wat is zo?",
            ":6: questions › b › c › 1: 'Wat is zo?' stands under a › page already; keep it where it fits best",
        ),
        (
            "alles over zo",
            ":8: elsewhere › 1: 'alles over zo' stands under b › c already; keep it where it fits best",
        ),
        ("?!", ":6: questions › b › c › 1: has no letters or digits; write what readers type"),
    ],
)
def test_a_phrase_that_leads_to_two_places_or_says_nothing_is_told(tmp_path: Path, second: str, told: str) -> None:
    text = f'questions:\n  a:\n    page: ["wat is zo"]\n  b:\n    c:\n      - "{second}"\n'
    text += 'elsewhere:\n  - "alles over zo"\n'
    assert "questions.nl.yml" + told in load_with(tmp_path, "questions", text)


def test_a_pattern_of_need_is_words_and_asterisks(tmp_path: Path) -> None:
    told = load_with(tmp_path, "need", 'help:\n  - "ik kan niet meer"\n  - "wat nu?"\nforce: []\n')
    assert "need.nl.yml:3: help › 2: ill-formed 'wat nu?'" in told


def checked(folder: Path, text: str, pages: Edition) -> list[str]:
    """The problems of docs/data/questions.nl.yml with `text`, for an edition with these pages."""
    (folder / "data").mkdir()
    (folder / "data/questions.nl.yml").write_text(text, "utf-8")
    known = Questions.model_validate(yaml.safe_load(text))
    found = replace(pages, contents={"questions": known})
    return [str(problem) for problem in problems(found, folder / "data")]


TWO = {
    name: read_page(
        f"---\nsearch: {search}\n---\n# T\n\n## Stap {{ #stap }}\n\n## Lees verder {{ #lees-verder }}\n", file
    )
    for name, search, file in [("zo.md", 1, "docs/nl/zo.md"), ("stil.md", 0, "docs/nl/stil.md")]
}
ENOUGH = "\n".join(f'      - "zin {n}"' for n in range(12))


def test_a_page_or_section_that_phrases_do_not_reach_is_told_with_its_line(tmp_path: Path) -> None:
    text = f'questions:\n  zo:\n    page:\n{ENOUGH}\n    stop:\n      - "stop"\n  stil:\n    page: ["stil"]\n'
    assert checked(tmp_path, text, Edition("nl", {}, TWO)) == [
        "docs/data/questions.nl.yml:16: questions › zo › stop: the page has no section 'stop'; "
        "write its id, or 'page' for the page itself",
        "docs/data/questions.nl.yml:18: questions › stil: there is no page 'stil' that is searched; "
        "move the phrases to the page that says it",
        "docs/data/questions.nl.yml:2: questions › zo › stap: 'stap' has 0 phrases that readers find it by; "
        "write at least 12",
    ]


def test_a_question_to_try_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    text = f"questions:\n  zo:\n    page:\n{ENOUGH}\n    stap:\n{ENOUGH}\n".replace("zin 1", "deel 1", 1)
    examples = 'examples:\n  - {ask: "Waarom?", section: zo.md#stap}\n  - {ask: "Hoe?", section: zo.md#stop}\n'
    assert checked(tmp_path, examples + text, Edition("nl", {}, TWO)) == [
        "docs/data/questions.nl.yml:3: examples › 2 › section: there is no 'zo.md#stop' that is searched; "
        "name one that is"
    ]


def test_a_handbook_without_any_phrases_is_searched_by_its_text(tmp_path: Path) -> None:
    assert checked(tmp_path, "questions: {}\n", Edition("nl", {}, TWO)) == []


NASTY = {
    "one long word": "a" * 10_000,
    "words of one letter": "x " * 5_000,
    "long words": " ".join("".join(chr(97 + (n * n + m * 7) % 26) for m in range(39)) for n in range(250)),
    "every pair of letters": " ".join(chr(97 + n // 26) + chr(97 + n % 26) + "e" for n in range(676)) * 4,
    "signs that stand for eighteen": "\ufdfa" * 10_000,
    "signs that stand for words": "".join(chr(0x3300 + n % 250) for n in range(10_000)),
    "nothing that is seen": "\u200b" * 9_996 + "kind",
    "accents": "e" + "\u0301" * 9_999,
    "Chinese": "".join(chr(0x4E00 + n * 7 % 20_000) for n in range(10_000)),
    "half signs": "\ud83d" * 10_000,
    "apostrophes": "'" * 10_000,
    "a whole page": (ROOT / "docs/nl/asso.md").read_text("utf-8")[:10_000],
    "asterisks and brackets": "(.*)+\\S*[" * 1_000,
}
SAME = {
    "": [],
    "Wat is ASSO?": ["wat", "is", "asso"],
    "papa's tip, 2-4 jaar": ["papas", "tip", "2", "4", "jaar"],
    "papa’s snake_case": ["papas", "snake", "case"],
    "Beïnvloeden": ["beinvloeden"],
    "beïnvloeden, coördinatie": ["beinvloeden", "coordinatie"],
    "ＡＳＳＯ ĳs ﬁjn ½ ²": ["asso", "ijs", "fijn", "1", "2", "2"],
    "hech\u00adting ki\u200bnd": ["hechting", "kind"],
    "h\ufe0fech\u034fting \u3164kind": ["hechting", "kind"],
    "İstanbul ΟΔΟΣ straße": ["istanbul", "οδος", "straße"],
    "چه‌طور ١٢ 愛": ["چهطور", "١٢", "愛"],
    "Ⓐ 🙂 \u0600x": ["a", "x"],
}
"""Texts, and their words as the search compares them."""
WORDS = """
import { readFileSync } from "node:fs";
import { wordsOf } from "./docs/assets/js/search/words.js";
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map((text) => wordsOf(text))));
"""


def test_scripts_and_the_build_find_the_same_words_in_a_text() -> None:
    command = ["node", "--input-type=module", "--eval", WORDS]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(list(SAME)), capture_output=True, text=True, check=True)
    assert dict(zip(SAME, json.loads(done.stdout), strict=True)) == SAME
    assert {text: list(words(text)) for text in SAME} == SAME


READ = """
import { readFileSync } from "node:fs";
import { trigramsAsked, wordsAsked } from "./docs/assets/js/search/words.js";
const told = JSON.parse(readFileSync(0, "utf8")).map((question) => {
  const words = wordsAsked(question);
  return [words.length, trigramsAsked(words).length];
});
console.log(JSON.stringify(told));
"""


def test_whatever_is_pasted_is_little_work_to_look_for() -> None:
    """Each group of three letters is looked for once."""
    command = ["node", "--input-type=module", "--eval", READ]
    questions = json.dumps(list(NASTY.values()))
    done = subprocess.run(command, cwd=ROOT, input=questions, capture_output=True, text=True, check=True)
    heavy = {
        name: (words, groups)
        for name, (words, groups) in zip(NASTY, json.loads(done.stdout), strict=True)
        if words > 80 or groups > 120
    }
    assert not heavy


def test_vendored_files_are_those_that_the_readme_names() -> None:
    vendor = ROOT / "docs/assets/vendor"
    rows = dict(re.findall(r"^\| (\S+) \| [\d.]+ \| `(\w{64})` \|$", (vendor / "README.md").read_text("utf-8"), re.M))
    assert "lean-qr/LICENSE.txt" in rows
    for name, checksum in rows.items():
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == checksum, name
