"""The printables, as the tools of readers and printers see them: poppler, qpdf, pypdf and a scanner of QR codes."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from handbook.print import printables
from handbook.print.colophon import Colophon
from handbook.print.pdf import Printer
from handbook.site.model import Book
from model_of import built_site
from pdf import BOUND, SHEETS, data, pages_of, read, run, sections_of
from pdf_pixels import sheets
from project import ROOT, SITE_URL, Box
from scanner import scanned

LANGUAGES = {"nl": SITE_URL, "en": f"{SITE_URL}en/"}
EVERY = [(language, name) for language in LANGUAGES for name in [*SHEETS, "handboek"]]
PLACES = {
    "browndale": "therapeutisch-opvoeden/browndale",
    "programma": "voor-trainers",
    "deelnemersblad": "voor-trainers/deelnemersblad",
    "evaluatie": "voor-trainers/evaluatie",
    "certificaat": "voor-trainers",
    "naamkaartjes": "voor-trainers",
}
"""Where printables come from that are not called after their page."""
FOOT, LEAST = 0.1, 0.15
"""The parts of a sheet's height that its foot takes, and that is used at least of the rest."""
SMALL = 2.8
"""How near to the edge of the paper something may stand, in millimetres: home printers keep some 4 mm white, where only
cut marks and the hint for cutting are."""


@pytest.fixture(scope="session")
def printed(drawn: Box) -> Path:
    """All printables, as they lie in the box."""
    return drawn.dist / "printen"


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_every_printable_is_a_sound_tagged_pdf_in_its_language(printed: Path, language: str, name: str) -> None:
    path = printed / language / f"{name}.pdf"
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    facts = dict(re.findall(r"^(\w+):\s+(.*)$", run("pdfinfo", path), re.M))
    assert facts["Tagged"] == "yes"
    assert facts["Title"].strip()
    assert facts["CreationDate"]
    assert int(facts["Pages"]) == SHEETS[name] if name in SHEETS else 60 < int(facts["Pages"]) < 140
    root: Any = read(path).trailer["/Root"]
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
    elements = sections_of(printed / language / f"{name}.pdf")
    kinds = Counter(str(element["/S"]) for element in elements)
    assert kinds["/H1"]
    assert kinds["/H2"] or name in ("deelnemersblad", "evaluatie"), "these have one heading"
    assert kinds["/LI"] >= kinds["/L"] > 0
    if name in ("asso", "browndale", "handboek"):
        assert kinds["/Link"]
        figures = [element for element in elements if element["/S"] == "/Figure"]
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


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_every_word_differs_from_its_ground_and_no_sheet_is_nearly_empty(
    printed: Path, language: str, name: str, tmp_path: Path
) -> None:
    found = list(sheets(printed / language / f"{name}.pdf", tmp_path, FOOT))
    assert [(sheet.number, sheet.faint[:9]) for sheet in found if sheet.faint] == []
    assert [(sheet.number, sheet.begin) for sheet in found if sheet.used < LEAST] == []


@pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language in LANGUAGES for name in SHEETS if name != "trainingsmap"]
)
def test_a_phone_comes_from_each_page_to_the_newest_text(
    printed: Path, language: str, name: str, tmp_path: Path
) -> None:
    run("pdftoppm", "-r", "300", "-gray", printed / language / f"{name}.pdf", tmp_path / "page")
    short = f"{LANGUAGES[language]}s/"
    for number, picture in enumerate(sorted(tmp_path.glob("page*")), 1):
        read = Counter(scanned(picture))
        if name == "tipkaarten-a4":
            assert read == {f"{short}tipkaarten/deel-{number}/": 1}
        elif name == "tipkaarten-a6":
            assert read == {f"{short}tipkaarten/deel-{card}/": 1 for card in (1, 2, 3, 4)}
        else:
            place = PLACES.get(name, name)
            if name in ("checklist", "asso", "browndale") and number > SHEETS[name] - BOUND:
                place = "waarschuwingen"
            assert read == {f"{short}{place}/": 1}


def test_the_code_at_the_foot_of_the_handbook_leads_to_its_chapter(printed: Path, tmp_path: Path) -> None:
    path = printed / "nl/handboek.pdf"
    number = next(n for n, page in enumerate(pages_of(path), 1) if "s/interventies/" in page)
    run("pdftoppm", "-r", "300", "-gray", "-f", str(number), "-l", str(number), path, tmp_path / "page")
    (picture,) = tmp_path.glob("page*")
    assert scanned(picture) == [f"{SITE_URL}s/interventies/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_in_the_handbook_lead_to_pages_of_it(printed: Path, language: str) -> None:
    reader = read(printed / language / "handboek.pdf")
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
    assert 0 < outside < 90


def sheet_of_asso(book: Book) -> bytes:
    (printable,) = book.edition.front_matter("asso.md").printables
    printer = Printer(ROOT, Colophon("2026.12", None))
    values = printables.sheet_values(printer, book, book.pages["asso"], printable)
    return printer.pdf(printables.TEMPLATE, book, values)


def test_without_a_public_address_there_is_no_code_and_the_page_says_so(tmp_path: Path) -> None:
    book = built_site("").books["nl"]
    path = tmp_path / "asso.pdf"
    path.write_bytes(sheet_of_asso(book))
    run("pdftoppm", "-r", "300", "-gray", path, tmp_path / "page")
    for picture in tmp_path.glob("page*"):
        assert scanned(picture) == []
    assert data("interface", "nl")["printables"]["no_address"] in " ".join(pages_of(path))


def test_on_paper_of_an_unknown_day_that_is_said_and_no_day_is_made_up(tmp_path: Path) -> None:
    book = built_site("").books["nl"]
    path = tmp_path / "asso.pdf"
    path.write_bytes(sheet_of_asso(book))
    told = " ".join(pages_of(path))
    assert "We weten niet van welke dag deze tekst is." in told
    assert "1980" not in told
    assert "1980" not in run("pdfinfo", path)
