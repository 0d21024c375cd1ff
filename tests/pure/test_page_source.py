"""A page as written: its head, its sections, its blocks, and what a writer is told who makes a slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.content.edition import addresses, read_pages
from handbook.content.page_source import PageSource, read_page
from handbook.content.problems import DataError


def read(text: str) -> PageSource:
    return read_page(text, "docs/nl/proef.md")


def faults(text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def test_sections_have_an_id_a_title_an_end_and_their_blocks() -> None:
    page = read(
        "# Titel\n\ntekst\n\n## Een: twee { #een }\n\ntekst\n\n"
        "### Drie [[tip-cards deel-1]] { #drie .klasse }\n/// source | zo\nblz. 2\n///\n"
    )
    assert [(s.id, s.title, s.level, s.line, s.end) for s in page.sections] == [
        ("", "Titel", 1, 0, 4),
        ("een", "Een: twee", 2, 4, 8),
        ("drie", "Drie [[tip-cards deel-1]]", 3, 8, 13),
    ]
    assert [(use.name, use.argument, use.line, use.body, use.inline) for use in page.sections[2].blocks] == [
        ("tip-cards", "deel-1", 9, "", True),
        ("source", "zo", 10, "blz. 2", False),
    ]


def test_the_head_of_a_page_is_data_and_lines_count_from_the_top_of_the_file() -> None:
    page = read("---\nown: true\nwarnings: [specialist]\n---\n\n# Titel\n\n/// help | nl\n///\n")
    assert page.front_matter.warnings == ["specialist"]
    assert (page.first_line, page.markdown.split("\n")[0], page.blocks[0].line) == (6, "# Titel", 8)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("warning: [specialist]", "docs/nl/proef.md:2: warning: unknown key 'warning'; do you mean 'warnings'?"),
        ("Warnings: [specialist]", "docs/nl/proef.md:2: Warnings: unknown key 'Warnings'; do you mean 'warnings'?"),
        ("warnings: 5", "docs/nl/proef.md:2: warnings: is int '5'; expected a list"),
        ("own: ja", "docs/nl/proef.md:2: own: "),
        ("own: true\nown: false", "docs/nl/proef.md:3: key 'own' stands twice (first on line 2); keep one"),
        ("translation: machien", "docs/nl/proef.md:2: translation: is 'machien'; expected 'machine'"),
        ("own: Drie dingen: kijken", "docs/nl/proef.md:2: broken YAML: "),
        ("checked:\n  sources: gisteren", "docs/nl/proef.md:3: checked › sources: "),
        ("checked:\n  source: 2026-11-22", "checked › source: unknown key 'source'; do you mean 'sources'?"),
    ],
)
def test_a_slip_in_the_head_is_told_with_line_and_cure(head: str, told: str) -> None:
    assert any(told in fault for fault in faults(f"---\n{head}\n---\n\n# Titel\n"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/// help | nl\n", ":3: /// help: is not closed; write /// on a line of its own below it"),
        ("/// help | nl\n\n/// help | be\n///\n", ":5: the block 'help' of line 3 is not closed; write ///"),
        ("///\n", ":3: '///' ends no block; remove it"),
        (" /// help | nl\n///\n", ":3: begins with /// but is no block"),
        ("Tekst <b>vet</b>.\n", ":3: holds HTML, which does nothing in a page"),
        ("<!-- handbook:help nl -->\n", ":3: holds HTML"),
        ("<iframe src='x'></iframe>\n", ":3: holds HTML"),
        ('!!! kort "In het kort"\n', ":3: is an old form of a box; write '/// kort | Title'"),
        ("<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> z\n", ":3: a conflict of two versions (git); keep one of them"),
        ("## Zonder\n", ":3: Zonder: has no id; write '## Title { #id }'"),
        ("## Een { #een }\n\n## Twee { #een }\n", ":5: Twee: id 'een' stands on line 3 too"),
        ("## Een { #Eén }\n", ":3: Een: id 'Eén' is ill-formed"),
        ("# Nog een\n", ":3: has 2 titles"),
    ],
)
def test_a_slip_in_the_text_is_told_with_line_and_cure(text: str, told: str) -> None:
    assert any(told in fault for fault in faults(f"# Titel\n\n{text}"))


def test_signs_that_look_like_html_may_stand_in_a_text() -> None:
    assert read("# Titel\n\nKinderen < 3 jaar, en `<b>` in code.\n").sections


def test_a_page_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl/proef.md").write_bytes("# Titel\n\neén".encode("latin-1"))
    with pytest.raises(DataError) as caught:
        read_pages(tmp_path, ["nl"], [])
    assert str(caught.value.problems[0]).startswith("docs/nl/proef.md:3: byte 0xe9 is not UTF-8")


def test_the_faults_of_all_pages_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl/een.md").write_text("# Titel\n\n///\n", "utf-8")
    (tmp_path / "nl/twee.md").write_text("tekst\n", "utf-8")
    with pytest.raises(DataError) as caught:
        read_pages(tmp_path, ["nl"], [])
    assert [problem.file for problem in caught.value.problems] == ["docs/nl/een.md", "docs/nl/twee.md"]


def test_facts_stand_in_the_dutch_page_only_and_hold_in_every_language(tmp_path: Path) -> None:
    for language in ("nl", "en"):
        (tmp_path / language).mkdir()
    (tmp_path / "nl/een.md").write_text("---\nwarnings: [specialist]\nsearch: 0.4\n---\n# Titel\n", "utf-8")
    (tmp_path / "en/een.md").write_text("---\ntranslation: machine\n---\n# Title\n", "utf-8")
    english = read_pages(tmp_path, ["nl", "en"], [])["en"]["een.md"].front_matter
    assert (english.warnings, english.search, english.translation) == (["specialist"], 0.4, "machine")
    (tmp_path / "en/een.md").write_text("---\ntranslation: machine\nwarnings: []\n---\n# Title\n", "utf-8")
    with pytest.raises(DataError) as caught:
        read_pages(tmp_path, ["nl", "en"], [])
    (problem,) = caught.value.problems
    assert str(problem) == "docs/en/een.md:3: warnings: stands in the Dutch page, for every language; remove it here"


def test_an_address_is_a_page_or_a_section_of_it() -> None:
    page = read_page("# ASSO\n\n## Stappen { #vier-stappen }", "docs/nl/asso.md")
    assert addresses({"asso.md": page}) == {"asso.md", "asso.md#vier-stappen"}
