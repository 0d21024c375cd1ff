"""What the printables say: every word of the cards and sections, with the warnings, and what they are from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from lxml.html import HtmlElement
from pypdf import PdfReader

from handbook.content.fixed_ids import READ_ON
from handbook.print.chapters import chapters
from handbook.site.model import Book, words
from model_of import built_site
from pdf import BOUND, SHEETS, by_id, data, pages_of, read, run, squeezed
from pdf_pixels import letters
from project import CONTACT, SITE_URL, Box

LANGUAGES = ("nl", "en")
TREATMENT = {"checklist": ["specialist"], "asso": ["specialist"], "browndale": ["specialist"]}


@pytest.fixture(scope="session")
def printed(drawn: Box) -> Path:
    """All printables, as they lie in the box."""
    return drawn.dist / "printen"


@pytest.fixture(scope="module")
def books() -> Mapping[str, Book]:
    """What the model of the site says of each language."""
    return built_site(SITE_URL).books


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_card_stands_on_one_side_with_all_its_words_in_order(printed: Path, language: str) -> None:
    told_once = data("interface", language)["cards"]
    sheets = pages_of(printed / language / "tipkaarten-a4.pdf")
    for card, page in zip(data("tip_cards", "nl")["cards"], sheets, strict=True):
        texts = card_texts(card, language)
        found = squeezed(page)
        at = -1
        for text in [f"{told_once['tips']}", *texts]:
            at = found.find(squeezed(text), at + 1)
            assert at >= 0, (card["id"], text)
        assert squeezed(told_once["room"]) in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pocket_cards_have_every_word_and_no_two_lines_on_one_another(
    printed: Path, language: str, tmp_path: Path
) -> None:
    path = printed / language / "tipkaarten-a6.pdf"
    quarters = {}
    for page in (1, 2):
        for place, (x, y) in enumerate([(0, 0), (298, 0), (0, 421), (298, 421)]):
            crop = ("-f", str(page), "-l", str(page), "-x", str(x), "-y", str(y), "-W", "298", "-H", "421")
            quarters[page, place] = run("pdftotext", *crop, path, "-")
    for number, card in enumerate(data("tip_cards", "nl")["cards"]):
        behind = (1, 0, 3, 2)[number]
        both = squeezed(quarters[1, number] + quarters[2, behind])
        for text in card_texts(card, language):
            assert squeezed(text) in both, (card["id"], text)
    run("pdftotext", "-bbox-layout", path, tmp_path / "boxes.html")
    for sheet in html.parse(tmp_path / "boxes.html").iter("page"):
        boxes = [
            tuple(float(word.get(key, "0")) for key in ("xmin", "ymin", "xmax", "ymax")) for word in sheet.iter("word")
        ]
        for one in boxes:
            middle = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
            over = [box for box in boxes if box[0] < middle[0] < box[2] and box[1] < middle[1] < box[3]]
            assert over == [one]


def card_texts(card: Any, language: str) -> list[str]:
    """What a card of the Dutch file says, in order, in one language."""
    said = data("tip_cards", language)
    own = dict(texts_by_id(by_id(said["cards"])[card["id"]]))
    shared = {name: dict(texts_by_id(part)) for name, part in by_id(said["question_sets"]).items()}
    sets = by_id(data("tip_cards", "nl")["question_sets"])

    def step(item: Any) -> Iterator[str]:
        yield own[item["id"]]
        if name := item.get("question_set"):
            yield from (shared[name][question["id"]] for question in sets[name]["questions"])
        for question in item.get("questions", []):
            yield own[question["id"]]
        for inner in item.get("steps", []):
            yield from step(inner)

    return [text for item in [*card["tips"], *card["assignments"]] for text in step(item)]


def texts_by_id(part: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every id in a part of a data file with its text."""
    if isinstance(part, dict):
        if "text" in part:
            yield part.get("id", name), part["text"]
        for key, value in part.items():
            yield from texts_by_id(value, key)
    elif isinstance(part, list):
        for value in part:
            yield from texts_by_id(value)


@pytest.mark.parametrize(("language", "name"), [(language, name) for language in LANGUAGES for name in TREATMENT])
def test_what_belongs_to_a_treatment_says_so_in_full_and_on_every_page(printed: Path, language: str, name: str) -> None:
    warnings = by_id(data("warnings", language)["warnings"])
    pages = [squeezed(page) for page in pages_of(printed / language / f"{name}.pdf")]
    for warning in TREATMENT[name]:
        assert squeezed(warnings[warning]["text"]) in pages[0]
        assert all(squeezed(warnings[warning]["short"]) in page for page in pages)


@pytest.mark.parametrize(("language", "name"), [(language, name) for language in LANGUAGES for name in TREATMENT])
def test_the_warnings_are_bound_behind_what_belongs_to_a_treatment(printed: Path, language: str, name: str) -> None:
    told = squeezed(" ".join(pages_of(printed / language / "waarschuwingen.pdf")[:1]))[:300]
    sheets = pages_of(printed / language / f"{name}.pdf")
    assert told in squeezed(sheets[-BOUND])


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_file_holds_all_for_a_training(printed: Path, language: str) -> None:
    words = data("interface", language)["printed"]
    whole = [squeezed(page) for page in pages_of(printed / language / "trainingsmap.pdf")]
    at = -1
    for name in ("programma", "waarschuwingen", "hulp", "werkbladen", "deelnemersblad", "evaluatie", "certificaat"):
        pages = [squeezed(page)[:120] for page in pages_of(printed / language / f"{name}.pdf")]
        at = next(n for n, page in enumerate(whole) if n > at and page.startswith(pages[0]))
        assert [page[:120] for page in whole[at : at + len(pages)]] == pages, name
    assert squeezed(words["naamkaartjes"]) in whole[-1]
    told = [page.split()[-1] for page in pages_of(printed / language / "trainingsmap.pdf")]
    assert told == [str(number) for number in range(1, len(whole) + 1)], "its pages are numbered through"


def test_a_pocket_card_says_where_an_assignment_goes_on(printed: Path) -> None:
    front, back = pages_of(printed / "nl/tipkaarten-a6.pdf")
    assert "(vervolg)" not in front
    assert back.count("Opdrachten aan jezelf (vervolg)") == 2, "cards 3 and 4 are too long for one side"
    assert "(continued)" in pages_of(printed / "en/tipkaarten-a6.pdf")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_handbook_on_paper_does_not_deny_that_there_are_files_nor_offers_a_button(
    printed: Path, language: str
) -> None:
    words = data("interface", language)
    whole = squeezed(" ".join(pages_of(printed / language / "handboek.pdf")))
    assert squeezed(words["downloads"]["none"]) not in whole
    assert squeezed(words["printables"]["downloads"]) in whole
    assert squeezed(CONTACT) in whole, "where to tell of a mistake"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tip_card_stands_on_one_page_of_the_handbook(printed: Path, language: str) -> None:
    pages = [squeezed(page) for page in pages_of(printed / language / "handboek.pdf")]
    for card in data("tip_cards", "nl")["cards"]:
        texts = card_texts(card, language)
        assert [page for page in pages if squeezed(texts[0]) in page and squeezed(texts[-1]) in page], card["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_has_the_warnings_whose_scope_it_is_in_and_no_others(printed: Path, language: str) -> None:
    words = by_id(data("warnings", language)["warnings"])
    pages = [squeezed(page) for page in pages_of(printed / language / "tipkaarten-a4.pdf")]
    for warning in data("warnings", "nl")["warnings"]:
        covered = [bool({"tipkaarten.md", f"tipkaarten.md#deel-{n}"} & set(warning["scope"])) for n in (1, 2, 3, 4)]
        assert [squeezed(words[warning["id"]]["text"]) in page for page in pages] == covered, warning["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_handbook_about_treatment_carries_the_warning(
    printed: Path, books: Mapping[str, Book], language: str
) -> None:
    notes = by_id(data("warnings", language)["warnings"])
    short = {name: squeezed(note["short"]) for name, note in notes.items()}
    pages = [squeezed(page) for page in pages_of(printed / language / "handboek.pdf")]
    seen = 0
    for chapter in (one.page for one in chapters(books[language]).values()):
        own = [page for page in pages if squeezed(chapter.short.partition("://")[2]) in page]
        for warning in chapter.warnings:
            seen += 1
            assert own
            assert all(short[warning] in page for page in own), chapter.name
    assert seen >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_handbook_holds_every_section_and_lists_it(printed: Path, books: Mapping[str, Book], language: str) -> None:
    path = printed / language / "handboek.pdf"
    reader = read(path)
    whole = squeezed(" ".join(pages_of(path)))
    listed = {squeezed(title) for title, _ in bookmarks(reader)}
    for name, chapter in chapters(books[language]).items():
        for heading in chapter.text.iter("h1", "h2", "h3"):
            if heading.get("id") == READ_ON:  # the contents lead on
                continue
            title = squeezed(words(heading))
            assert title in whole, (name, title)
            assert title in listed, (name, title)


BLOCKS = ("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "td", "th", "figcaption")
APART = f"descendant::*[{' or '.join(f'self::{tag}' for tag in (*BLOCKS, 'ul', 'ol', 'dl', 'table', 'div'))}]"


def blocks(text: HtmlElement) -> Iterator[str]:
    """What each block of a chapter says by itself, up to the list that leads on: the contents do so here."""
    for element in text.iter(*BLOCKS):
        if element.get("id") == READ_ON:
            break
        alone = deepcopy(element)
        alone.tail = None
        for other in alone.xpath(APART):
            other.drop_tree()
        yield str(alone.text_content())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_handbook_says_all_that_its_chapters_say(printed: Path, books: Mapping[str, Book], language: str) -> None:
    """Also where a sheet ends within a block, and the next one begins."""
    whole = letters(" ".join(pages_of(printed / language / "handboek.pdf")))
    said = [letters(block) for chapter in chapters(books[language]).values() for block in blocks(chapter.text)]
    assert len(said) > 2000
    missing = [one for one in said if one not in whole]
    assert len(missing) < 100
    assert [m for m in missing if not any(m[:at] in whole and m[at:] in whole for at in range(1, len(m)))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_name_the_page_on_which_a_section_stands(
    printed: Path, books: Mapping[str, Book], language: str
) -> None:
    path = printed / language / "handboek.pdf"
    pages = pages_of(path)
    lines = [line for line in run("pdftotext", "-layout", path, "-").splitlines() if re.search(r"\. \. \. .*\d$", line)]
    assert len(lines) > 80
    numbers = {squeezed(re.sub(r"[. ]+\d+$", "", line)): int(line.rsplit(None, 1)[-1].lstrip(".")) for line in lines}
    for chapter in (one.page for one in chapters(books[language]).values()):
        number = numbers[squeezed(chapter.title)]
        assert squeezed(chapter.title) in squeezed(pages[number - 1])
        assert re.search(rf"(^| ){number}( |$)", pages[number - 1]), "its number stands on the page"


def bookmarks(reader: PdfReader) -> list[tuple[str, int]]:
    """The titles of the outline with the number of their page."""

    def walk(level: Any) -> Iterator[tuple[str, int]]:
        for item in level:
            if isinstance(item, list):
                yield from walk(item)
            else:
                page = reader.get_destination_page_number(item)
                yield str(item.title), -1 if page is None else page

    return list(walk(reader.outline))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_it_is_from_and_of_which_day(printed: Path, language: str) -> None:
    day = {"nl": "22 november 2026", "en": "22 November 2026"}[language]
    book = {"nl": "Handboek hechting", "en": "Handbook on attachment"}[language]
    for name in [*SHEETS, "handboek"]:
        for number, page in enumerate(pages_of(printed / language / f"{name}.pdf"), 1):
            assert day in page, (name, number)
            assert book in page, (name, number)
