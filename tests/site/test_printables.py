"""The printables, read with the tools that readers and printers use: poppler, qpdf, pypdf and a scanner of QR codes."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from conftest import Box
from handbook.print import printables
from handbook.print.chapters import chapters
from handbook.print.colophon import colophon
from handbook.print.pdf import Printer
from handbook.site.model import Book, words
from model_of import built_site
from project import ROOT, SITE_URL

LANGUAGES = {"nl": SITE_URL, "en": f"{SITE_URL}en/"}
PAGES = {"tipkaarten-a4": 4, "tipkaarten-a6": 2, "checklist": 2, "asso": 1, "browndale": 2}
TREATMENT = {"checklist": ["specialist"], "asso": ["specialist"], "browndale": ["specialist", "force"]}
EVERY = [(language, name) for language in LANGUAGES for name in [*PAGES, "handboek"]]
SMALL = 2.8
"""How near to the edge of the paper something may stand, in millimetres: home printers keep some 4 mm white, where only
cut marks and the hint for cutting are."""


@pytest.fixture(scope="module")
def printed(packed: Box) -> Path:
    """All printables."""
    return packed.dist / "printen"


@pytest.fixture(scope="module")
def books() -> Mapping[str, Book]:
    """What the model of the site says of each language."""
    return built_site().books


def run(tool: str, *arguments: str | Path) -> str:
    return subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def told(path: Path, *options: str) -> str:
    """The words of a PDF on one line, without the hyphens and breaks of its lines."""
    return " ".join(run("pdftotext", *options, path, "-").split())


def pages_of(path: Path) -> list[str]:
    """The words of each page."""
    return [" ".join(page.split()) for page in run("pdftotext", path, "-").split("\f")[:-1]]


def data(kind: str, language: str) -> Any:
    return yaml.safe_load((ROOT / f"docs/data/{kind}.{language}.yml").read_text("utf-8"))


def squeezed(text: str) -> str:
    """Only letters and digits: what is left when a line is broken or a sign is drawn."""
    return re.sub(r"[\W_]+", "", re.sub(r"\]\([^)]*\)", "", text))


def elements(reader: PdfReader) -> Iterator[Any]:
    """Every element of the structure tree."""

    def walk(node: Any) -> Iterator[Any]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            if "/K" in node:
                yield from walk(node["/K"])

    yield from walk(reader.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_every_printable_is_a_sound_tagged_pdf_in_its_language(printed: Path, language: str, name: str) -> None:
    path = printed / language / f"{name}.pdf"
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    facts = dict(re.findall(r"^(\w+):\s+(.*)$", run("pdfinfo", path), re.M))
    assert facts["Tagged"] == "yes"
    assert facts["Title"].strip()
    assert facts["CreationDate"]
    assert int(facts["Pages"]) == PAGES[name] if name in PAGES else 60 < int(facts["Pages"]) < 140
    root: Any = PdfReader(path).trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_no_letter_comes_from_the_machine(printed: Path, language: str, name: str) -> None:
    rows = [line.split() for line in run("pdffonts", printed / language / f"{name}.pdf").splitlines()[2:]]
    assert rows
    for row in rows:
        assert re.fullmatch(r"[A-Z]{6}\+Handboek(-ext)?(-\w+)?", row[0]), row
        assert row[-5:-2] == ["yes", "yes", "yes"], f"embedded, cut to what is used, with words to copy: {row}"


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_headings_lists_and_pictures_are_tagged(printed: Path, language: str, name: str) -> None:
    reader = PdfReader(printed / language / f"{name}.pdf")
    kinds = Counter(str(element["/S"]) for element in elements(reader))
    assert kinds["/H1"]
    assert kinds["/H2"]
    assert kinds["/LI"] >= kinds["/L"] > 0
    if name in ("asso", "browndale", "handboek"):
        assert kinds["/Link"]
        figures = [element for element in elements(reader) if element["/S"] == "/Figure"]
        assert figures
        assert all(len(str(figure.get("/Alt", ""))) > 20 for figure in figures), "each says in words what it shows"
        assert len(figures) >= {"handboek": 7}.get(name, 1)
    if name == "handboek":
        assert kinds["/Table"] >= 5
        assert kinds["/TH"] > 10
        assert kinds["/TD"] > 30


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_nothing_is_cut_off_at_the_edge(printed: Path, language: str, name: str, tmp_path: Path) -> None:
    run("pdftotext", "-bbox", printed / language / f"{name}.pdf", tmp_path / "boxes.html")
    near = SMALL / 25.4 * 72
    outside = []
    for page in html.parse(tmp_path / "boxes.html").iter("page"):
        width, height = float(page.get("width", "0")), float(page.get("height", "0"))
        assert (round(width), round(height)) == (595, 842)
        for word in page.iter("word"):
            left, top, right, bottom = (float(word.get(key, "0")) for key in ("xmin", "ymin", "xmax", "ymax"))
            if left < near or top < near or right > width - near or bottom > height - near:
                outside.append(word.text)
    assert not outside


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_card_stands_on_one_side_with_all_its_words_in_order(printed: Path, language: str) -> None:
    words = data("interface", language)["cards"]
    sheets = pages_of(printed / language / "tipkaarten-a4.pdf")
    for card, page in zip(data("tip_cards", "nl")["cards"], sheets, strict=True):
        texts = card_texts(card, language)
        found = squeezed(page)
        at = -1
        for text in [f"{words['tips']}", *texts]:
            at = found.find(squeezed(text), at + 1)
            assert at >= 0, (card["id"], text)
        assert squeezed(words["room"]) in found


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


def by_id(parts: Any) -> dict[str, Any]:
    """The parts of a data file by their id: a list in the Dutch file, so written in a translation."""
    return parts if isinstance(parts, dict) else {part["id"]: part for part in parts}


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


@pytest.mark.parametrize(("language", "name"), [(language, name) for language in LANGUAGES for name in PAGES])
def test_a_phone_comes_from_each_page_to_the_newest_text(
    printed: Path, language: str, name: str, tmp_path: Path
) -> None:
    run("pdftoppm", "-r", "300", "-gray", printed / language / f"{name}.pdf", tmp_path / "page")
    short = f"{LANGUAGES[language]}s/"
    for number, picture in enumerate(sorted(tmp_path.glob("page*")), 1):
        read = Counter(run("zbarimg", "--quiet", "--raw", picture).split())
        if name == "tipkaarten-a4":
            assert read == {f"{short}tipkaarten/deel-{number}/": 1}
        elif name == "tipkaarten-a6":
            assert read == {f"{short}tipkaarten/deel-{card}/": 1 for card in (1, 2, 3, 4)}
        else:
            place = {"browndale": "therapeutisch-opvoeden/browndale"}.get(name, name)
            assert read == {f"{short}{place}/": 1}


def test_the_code_at_the_foot_of_the_handbook_leads_to_its_chapter(printed: Path, tmp_path: Path) -> None:
    path = printed / "nl/handboek.pdf"
    number = next(n for n, page in enumerate(pages_of(path), 1) if "s/interventies/" in page)
    run("pdftoppm", "-r", "300", "-gray", "-f", str(number), "-l", str(number), path, tmp_path / "page")
    (picture,) = tmp_path.glob("page*")
    assert run("zbarimg", "--quiet", "--raw", picture).split() == [f"{SITE_URL}s/interventies/"]


@pytest.mark.parametrize(("language", "name"), [(language, name) for language in LANGUAGES for name in TREATMENT])
def test_what_belongs_to_a_treatment_says_so_in_full_and_on_every_page(printed: Path, language: str, name: str) -> None:
    warnings = by_id(data("warnings", language)["warnings"])
    pages = [squeezed(page) for page in pages_of(printed / language / f"{name}.pdf")]
    for warning in TREATMENT[name]:
        assert squeezed(warnings[warning]["text"]) in pages[0]
        assert all(squeezed(warnings[warning]["short"]) in page for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_about_repairing_warns_against_force(printed: Path, language: str) -> None:
    force = by_id(data("warnings", language)["warnings"])["force"]
    large = [squeezed(page) for page in pages_of(printed / language / "tipkaarten-a4.pdf")]
    assert [squeezed(force["text"]) in page for page in large] == [False, False, True, False]
    small = [squeezed(page) for page in pages_of(printed / language / "tipkaarten-a6.pdf")]
    assert all(squeezed(force["short"]) in page for page in small)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_handbook_about_treatment_carries_the_warning(
    printed: Path, books: Mapping[str, Book], language: str
) -> None:
    notes = by_id(data("warnings", language)["warnings"])
    short = {name: squeezed(note["short"]) for name, note in notes.items()}
    pages = [squeezed(page) for page in pages_of(printed / language / "handboek.pdf")]
    seen = 0
    for chapter in (chapter.page for chapter in chapters(books[language]).values()):
        own = [page for page in pages if squeezed(chapter.short.partition("://")[2]) in page]
        for warning in chapter.warnings:
            seen += 1
            assert own
            assert all(short[warning] in page for page in own), chapter.name
    assert seen >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_handbook_holds_every_section_and_lists_it(printed: Path, books: Mapping[str, Book], language: str) -> None:
    path = printed / language / "handboek.pdf"
    reader = PdfReader(path)
    whole = squeezed(told(path))
    listed = {squeezed(title) for title, _ in bookmarks(reader)}
    for name, chapter in chapters(books[language]).items():
        for heading in chapter.text.iter("h1", "h2", "h3"):
            title = squeezed(words(heading))
            assert title in whole, (name, title)
            assert title in listed, (name, title)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_name_the_page_on_which_a_section_stands(
    printed: Path, books: Mapping[str, Book], language: str
) -> None:
    path = printed / language / "handboek.pdf"
    pages = pages_of(path)
    lines = [line for line in run("pdftotext", "-layout", path, "-").splitlines() if re.search(r"\. \. \. .*\d$", line)]
    assert len(lines) > 80
    numbers = {squeezed(re.sub(r"[. ]+\d+$", "", line)): int(line.rsplit(None, 1)[-1].lstrip(".")) for line in lines}
    for chapter in (chapter.page for chapter in chapters(books[language]).values()):
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
def test_links_in_the_handbook_lead_to_pages_of_it(printed: Path, language: str) -> None:
    reader = PdfReader(printed / language / "handboek.pdf")
    inside = outside = 0
    for page in reader.pages:
        for link in page.get("/Annots", []):
            link = link.get_object()
            action = link.get("/A", {})
            name = link.get("/Dest") or (action.get("/D") if action.get("/S") == "/GoTo" else None)
            if name is None:
                assert re.match(r"https://|tel:|mailto:", action["/URI"]), action
                outside += 1
            else:
                assert str(name) in reader.named_destinations, name
                inside += 1
    assert inside > 400
    assert 0 < outside < 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_it_is_from_and_of_which_day(printed: Path, language: str) -> None:
    day = {"nl": "22 november 2026", "en": "November 22, 2026"}[language]
    book = {"nl": "Handboek hechting", "en": "Handbook on attachment"}[language]
    for name in [*PAGES, "handboek"]:
        for number, page in enumerate(pages_of(printed / language / f"{name}.pdf"), 1):
            assert day in page, (name, number)
            assert book in page, (name, number)


def test_without_a_public_address_there_is_no_code_and_the_page_says_so(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANDBOOK_URL", "")
        book = built_site().books["nl"]
    page = book.pages["asso"]
    (printable,) = book.edition.front_matter("asso.md").printables
    path = tmp_path / "asso.pdf"
    path.write_bytes(printables.sheet(Printer(ROOT, colophon(ROOT)), book, page, printable))
    run("pdftoppm", "-r", "300", "-gray", path, tmp_path / "page")
    (picture,) = tmp_path.glob("page*")
    read = subprocess.run(["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=False)
    assert not read.stdout.strip()
    assert data("interface", "nl")["printables"]["no_address"] in told(path)
