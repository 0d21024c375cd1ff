"""The ids of a page: each stands once, and none is one that the site makes; a translation has those of the Dutch."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from markdown import Markdown

from handbook import handbook
from handbook.blocks.base import Settings
from handbook.content.edition import Edition
from handbook.content.page_source import read_page
from handbook.handbook import Handbook
from handbook.pages import mirror, unique_ids
from handbook.pages.extension import HandbookPages
from project import ROOT


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook.read(ROOT, [], Settings("", "", date(2026, 11, 22)))


def told(edition: Edition, page: str) -> list[str]:
    return [str(problem) for problem in unique_ids.problems(edition.pages[page], edition)]


def with_name(edition: Edition, kind: str, rename: Callable[[str], str]) -> Edition:
    """The edition with other ids in its data of one kind."""
    data = edition.contents[kind]
    text = rename(data.model_dump_json(exclude_unset=True))
    return replace(edition, contents={**edition.contents, kind: type(data).model_validate_json(text)})


@pytest.mark.parametrize(
    ("kind", "was", "becomes", "page", "words"),
    [
        ("tip_cards", '"relatie"', '"tips"', "tipkaarten.md", "id 'deel-1-tips' of '/// tip-cards'"),
        ("tip_cards", '"relatie"', '"opdrachten"', "tipkaarten.md", "id 'deel-1-opdrachten' of '/// tip-cards'"),
        ("glossary", '"allergie"', '"alle-woorden"', "woordenlijst.md", "id 'alle-woorden' of '/// glossary'"),
        ("glossary", '"allergie"', '"begin"', "woordenlijst.md", "is one that the site makes itself"),
        ("checklist", '"stabiele-plek"', '"tick-plek"', "checklist.md", "is one that the site makes itself"),
        ("checklist", '"stabiele-plek"', '"gesprek"', "checklist.md", "id 'gesprek' of '/// checklist'"),
        ("factors", '"sensitieve-opvoeding"', '"pleegouders"', "factoren.md", "id 'pleegouders' of"),
        ("situations", '"huilt-niet"', '"pijn-en-troost"', "situaties.md", "id 'pijn-en-troost' of"),
    ],
)
def test_an_id_of_the_data_that_stands_on_the_page_already_is_told(
    book: Handbook, kind: str, was: str, becomes: str, page: str, words: str
) -> None:
    edition = with_name(book.source, kind, lambda text: text.replace(was, becomes, 1))
    assert any(words in problem and problem.startswith(f"docs/nl/{page}:") for problem in told(edition, page))
    assert told(book.source, page) == []


def test_every_id_in_the_html_of_a_page_is_a_heading_an_item_or_reserved(book: Handbook) -> None:
    prefixes = tuple(name for name in unique_ids.RESERVED if name.endswith("-"))
    for edition in book.editions.values():
        for name in edition.written:
            page = edition.pages[name]
            extension = HandbookPages(book.page_context(page, edition.language))
            html = Markdown(extensions=["attr_list", "tables", "toc", extension]).convert(page.markdown)
            found = re.findall(r'\sid="([^"]+)"', html)
            known = {own for _, own, _ in unique_ids.of_page(page, edition)}
            known |= set(unique_ids.RESERVED)
            assert [one for one in found if one not in known and not one.startswith(prefixes)] == []
            assert len(found) == len(set(found)), name


def test_a_translation_may_lack_only_what_the_dutch_got_since(book: Handbook) -> None:
    english, dutch = book.editions["en"], book.source
    page = english.pages["asso.md"]
    shorter = read_page("# ASSO\n\n## The four steps { #vier-stappen }\n", page.file)
    edition = replace(english, pages={**english.pages, "asso.md": shorter})
    (lacking,) = {str(one) for one in mirror.problems(edition, dutch, set()) if "voorbeeld" in one.message}
    assert lacking.startswith("docs/en/asso.md:1: lacks 'voorbeeld-wc-papier', which is a heading in docs/nl/asso.md")
    assert list(mirror.problems(edition, dutch, {"asso.md"})) == []


def test_an_id_that_only_a_translation_has_is_told_also_where_its_dutch_is_newer(book: Handbook) -> None:
    english, dutch = book.editions["en"], book.source
    page = read_page("# ASSO\n\n## The four steps { #vier-stapen }\n", "docs/en/asso.md")
    edition = replace(english, pages={**english.pages, "asso.md": page})
    (strange,) = map(str, mirror.problems(edition, dutch, {"asso.md"}))
    assert strange == (
        "docs/en/asso.md:3: id 'vier-stapen' does not stand in the Dutch page; do you mean 'vier-stappen'?"
    )
