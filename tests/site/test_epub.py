"""The book for e-readers, as its checker and a strict reader of XML see it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from handbook.print.chapters import chapters
from handbook.print.drawings import SIGNS
from handbook.site.model import Book
from model_of import built_site
from project import SITE_URL, Box

LANGUAGES = ("nl", "en")
XHTML = {"x": "http://www.w3.org/1999/xhtml", "s": "http://www.w3.org/2000/svg"}
OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}


@pytest.fixture(scope="module")
def made(drawn: Box) -> dict[str, Path]:
    """The book of each language, as it lies in the box."""
    return {path.stem.rpartition("-")[2]: path for path in drawn.dist.glob("handboek-hechting-*.epub")}


@pytest.fixture(scope="module")
def books() -> Mapping[str, Book]:
    """What the model of the site says of each language."""
    return built_site(SITE_URL).books


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as box:
        return {name: box.read(name) for name in box.namelist()}


def pages(path: Path) -> dict[str, etree._Element]:
    return {
        name.removeprefix("book/"): etree.fromstring(content)
        for name, content in parts(path).items()
        if name.endswith(".xhtml")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checker_of_the_standard_finds_nothing(made: dict[str, Path], language: str) -> None:
    checker = shutil.which("epubcheck")
    assert checker, "tests/install-system.sh installs it"
    jar = Path(checker).resolve()  # Debian's command is the program itself, which not every system can run
    command = ["java", "-jar", str(jar)] if jar.read_bytes()[:2] == b"PK" else [checker]
    quick = {**os.environ, "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}  # half the work
    result = subprocess.run([*command, str(made[language])], env=quick, capture_output=True, text=True, check=False)
    assert "0 fatals / 0 errors / 0 warnings" in result.stdout, result.stdout + result.stderr
    assert result.returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_knows_the_file_by_its_first_entry(made: dict[str, Path], language: str) -> None:
    with zipfile.ZipFile(made[language]) as box:
        first = box.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert box.read(first) == b"application/epub+zip"
    assert made[language].stat().st_size <= 1_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_tells_its_language_its_day_and_who_can_read_it(made: dict[str, Path], language: str) -> None:
    package = etree.fromstring(parts(made[language])["book/package.opf"])
    assert package.xpath("string(//d:language)", namespaces=OPF) == language
    assert package.xpath("string(//o:meta[@property='dcterms:modified'])", namespaces=OPF) == "2026-11-22T00:00:00Z"
    assert package.xpath("string(//d:source)", namespaces=OPF) == {"nl": SITE_URL, "en": f"{SITE_URL}en/"}[language]
    for fact in ("accessMode", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"):
        assert package.xpath(f"//o:meta[@property='schema:{fact}']", namespaces=OPF), fact
    for page in pages(made[language]).values():
        assert page.get("lang") == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_list_every_page_and_section(
    made: dict[str, Path], books: Mapping[str, Book], language: str
) -> None:
    contents = pages(made[language])["contents.xhtml"]
    listed = {link.get("href"): "".join(map(str, link.itertext())) for link in contents.iterfind(".//x:a", XHTML)}
    found = chapters(books[language])
    assert len(found) > 20
    for name, chapter in found.items():
        assert listed[f"{name}.xhtml"] == chapter.page.title
        for section in chapter.sections:
            assert listed[f"{name}.xhtml#{section.id}"] == section.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_pages_is_in_the_book(
    made: dict[str, Path], books: Mapping[str, Book], language: str
) -> None:
    found = pages(made[language])
    for name, chapter in chapters(books[language]).items():
        body = found[f"{name}.xhtml"].find("x:body", XHTML)
        assert body is not None
        for style in body.iterfind(".//s:style", XHTML):
            style.text = None
        shown = "".join(sign for sign in chapter.text.text_content() if sign not in SIGNS)
        assert "".join(map(str, body.itertext())).split() == shown.split(), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_book_asks_for_a_click_that_does_nothing(made: dict[str, Path], language: str) -> None:
    for name, page in pages(made[language]).items():
        tags = {etree.QName(element).localname for element in page.iter(etree.Element)}
        assert not tags & {"button", "input", "form", "label", "script", "select", "textarea", "details", "dialog"}, (
            name
        )
        for link in page.iterfind(".//x:a", XHTML):
            assert "".join(map(str, link.itertext())).strip(), (name, link.get("href"))
            assert not re.match(r"[\w-]+\.html", str(link.get("href"))), (name, link.get("href"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checklist_has_boxes_and_pages_about_treatment_their_warning(made: dict[str, Path], language: str) -> None:
    found = pages(made[language])
    assert len(found["checklist.xhtml"].findall(".//x:span[@class='hb-box']", XHTML)) == 8
    for name in ("checklist", "asso", "therapeutisch-opvoeden", "emotionele-leeftijd"):
        boxes = found[f"{name}.xhtml"].iterfind(".//x:div", XHTML)
        assert any("hb-warning" in box.get("class", "").split() for box in boxes), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_the_glossary_leads_to_its_meaning(made: dict[str, Path], language: str) -> None:
    found = pages(made[language])
    terms = found["asso.xhtml"].findall(".//x:a[@class='hb-term']", XHTML)
    assert terms
    for term in terms:
        file, _, name = str(term.get("href")).partition("#")
        assert found[file].find(f".//*[@id='{name}']") is not None
