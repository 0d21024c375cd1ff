"""What parts of a page become on paper, and drawings as they stand by themselves."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from lxml import etree, html

from handbook.handbook import read_editions
from handbook.print.chapters import by_part, chapters, place
from handbook.print.colophon import Colophon
from handbook.print.drawings import SVG, as_images, svg
from handbook.print.epub import epub
from handbook.print.paper import on_paper
from model_of import edition_of, site_of
from project import ROOT

DRAWING = (
    '<figure><svg viewbox="0 0 9 9"><title>Een boom.</title><desc>Met een tak</desc>'
    '<text x="4" y="8">↻</text></svg></figure>'
)


def paper(page: str) -> str:
    body = on_paper(html.fragments_fromstring(page))
    return "".join(html.tostring(element, encoding="unicode") for element in body)


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ('<p>a <button>Deel</button><span data-hb-role="control">x</span>b</p>', "<p>a b</p>"),
        ('<p data-hb-role="screen">plaatje</p><p>a</p>', "<p>a</p>"),
        ('<p><img src="img/scherm.webp" alt="x"></p><p>a <img src="img/scherm.webp" alt="x">b</p>', "<p>a b</p>"),
        ('<div><p data-hb-role="room">Ruimte</p><p data-hb-role="foot">voet</p></div>', ""),
        ("<p>a</p><div hidden><p>b</p></div>", "<p>a</p>"),
        ('<div data-hb-role="heading"><h2 id="x">Kop</h2><a data-hb-role="control">#</a></div>', '<h2 id="x">Kop</h2>'),
        (
            '<p><input type="checkbox" id="t"><label for="t">Ja</label></p>',
            '<p><span class="hb-box"></span><span>Ja</span></p>',
        ),
        ("<form><textarea>weg</textarea><input type=text></form>", '<div><div class="hb-lines"></div></div>'),
        ("<details><summary>Meer</summary><p>tekst</p></details>", "<div><p>Meer</p><p>tekst</p></div>"),
        ('<p role="note" data-hb-warning="force" data-hb-x="1">!</p>', '<p data-hb-warning="force">!</p>'),
    ],
)
def test_what_works_on_a_screen_only_is_left_out_or_becomes_what_it_is_on_paper(page: str, printed: str) -> None:
    assert paper(page) == printed


def test_the_page_itself_stays_as_it_is() -> None:
    (page,) = html.fragments_fromstring("<p>a <button>Deel</button></p>")
    on_paper([page])
    assert html.tostring(page, encoding="unicode") == "<p>a <button>Deel</button></p>"


def test_a_drawing_is_sound_svg_with_its_styles_and_its_signs_as_outlines() -> None:
    drawing = svg(html.fragment_fromstring(DRAWING)[0], ".hb-sign{fill:red}")
    written = etree.tostring(drawing, encoding="unicode")
    assert etree.fromstring(written).get("viewBox") == "0 0 9 9"
    assert "↻" not in written
    assert drawing[0].text == ".hb-sign{fill:red}"
    assert [part.tag for part in drawing.iter(f"{{{SVG}}}path")] == [f"{{{SVG}}}path"]


def test_a_drawing_as_an_image_says_in_words_what_it_shows() -> None:
    body = html.fragment_fromstring(DRAWING)
    as_images(body, "")
    assert body[0].get("alt") == "Een boom. Met een tak."
    assert body[0].get("src", "").startswith("data:image/svg+xml;base64,")


def test_a_page_that_is_no_chapter_is_left_out_and_links_to_it_leave_the_book() -> None:
    text = '<main data-hb-role="text"><h1>x</h1><p id="tip">a</p><p id="knop" data-hb-role="control">b</p></main>'
    edition = edition_of("asso", "basis")
    lists = edition_of("lijst", head="book: false")
    edition = type(edition)("nl", {}, {**edition.pages, **lists.pages})
    book = site_of({f"{name}.html": text for name in ("asso", "basis", "lijst")}, edition).books["nl"]
    found = chapters(book)
    assert list(found) == ["asso", "basis"]
    page = book.pages["asso"]
    assert place(found, book, page, "basis.html#tip") == ("basis", "tip")
    assert place(found, book, page, "#knop") == ("asso", "")
    assert place(found, book, page, "lijst.html") is None
    assert [(title, len(inside)) for title, inside in by_part(found.values())] == [("", 2)]


def test_a_book_of_an_unknown_day_tells_none_but_when_its_file_was_made() -> None:
    text = '<main data-hb-role="text"><h1>x</h1><p>a</p></main>'
    interface = read_editions(ROOT / "docs")["nl"].interface
    book = site_of({"index.html": text}, edition_of("index", interface=interface)).books["nl"]
    with zipfile.ZipFile(BytesIO(epub(ROOT, book, Colophon("2026.12", None)))) as files:
        package = files.read("book/package.opf").decode()
        title = files.read("book/title.xhtml").decode()
    assert "<dc:date>" not in package
    assert f'"dcterms:modified">{datetime.now(UTC).date()}T' in package
    assert "We weten niet van welke dag deze tekst is." in title
    assert "1980" not in package + title
