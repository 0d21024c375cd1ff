"""A new kind of block is one file, one template and one kind of data: all that is done with blocks is done with it.

What a browser does with it stands in tests/browser/test_new_block.py.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

import songs
from project import build


def test_its_addresses_are_promised_before_they_are_published(tmp_path: Path) -> None:
    result = build(songs.copied(tmp_path / "project"), tmp_path / "site")
    assert result.returncode != 0
    assert "not in the ledger of addresses yet: index#zingen, index#slaapliedje" in result.stderr


def test_printed_by_itself_it_has_the_warning_that_stands_beside_it(tmp_path: Path) -> None:
    blocks = "/// warning | force\n///\n\n/// songs | slaapliedje\n///"
    result = build(songs.copied(tmp_path / "project", blocks), tmp_path / "site")
    assert result.returncode != 0
    assert "goes without the warning 'force'; write /// songs | slaapliedje force" in result.stderr


def test_a_template_that_leaves_its_warning_out_stops_the_build(tmp_path: Path) -> None:
    root = songs.copied(tmp_path / "project")
    template = root / "overrides/blocks/songs.html"
    template.write_text(template.read_text("utf-8").replace("{% if warning %}", "{% if False %}"), "utf-8")
    result = build(root, tmp_path / "site")
    assert result.returncode != 0
    told = "#zingen: 'slaapliedje' is printed without its warning 'force'; mend overrides/blocks/songs.html"
    assert f"site/index.html:1: {told}" in result.stderr


def test_it_stands_on_its_page_in_every_language(songs_site: Path) -> None:
    assert "Een <em>zacht</em> slaapliedje." in (songs_site / "index.html").read_text("utf-8")
    assert "A <em>soft</em> lullaby." in (songs_site / "en/index.html").read_text("utf-8")


@pytest.mark.parametrize("ending", ["css", "js"])
def test_its_pages_load_its_style_and_its_script_and_others_do_not(songs_site: Path, ending: str) -> None:
    (file,) = (songs_site / "assets").glob(f"songs.*.{ending}")
    assert f"assets/{file.name}" in (songs_site / "index.html").read_text("utf-8")
    assert f"../assets/{file.name}" in (songs_site / "en/index.html").read_text("utf-8")
    assert "assets/songs." not in (songs_site / "bronnen.html").read_text("utf-8")


def test_on_paper_its_page_is_of_the_day_on_which_its_data_were_changed(songs_site: Path) -> None:
    assert "4 maart 2026" in (songs_site / "index.html").read_text("utf-8")
    other = (songs_site / "bronnen.html").read_text("utf-8")
    assert "2 januari 2026" in other
    assert "4 maart 2026" not in other


def test_a_pocket_copy_has_it_with_its_style_and_its_script(songs_site: Path) -> None:
    (copy,) = (songs_site.parent / "dist").glob("*-zakkopie-nl.html")
    text = copy.read_text("utf-8")
    assert "Een <em>zacht</em> slaapliedje." in text
    assert ".hb-song{letter-spacing:3px}" in text
    assert "dataset.sung" in text


def test_the_whole_handbook_on_paper_and_for_an_e_reader_has_it(songs_site: Path) -> None:
    dist = songs_site.parent / "dist"
    sheets = PdfReader(dist / "printen/nl/handboek.pdf").pages
    assert any("Een zacht slaapliedje." in sheet.extract_text() for sheet in sheets)
    (book,) = dist.glob("*-nl.epub")
    with ZipFile(book) as parts:
        chapters = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xhtml")]
    assert any("Een <em>zacht</em> slaapliedje." in chapter for chapter in chapters)


def test_each_item_has_a_short_address_with_a_preview(songs_site: Path) -> None:
    assert "Een zacht slaapliedje." in (songs_site / "s/index/slaapliedje/index.html").read_text("utf-8")


def test_routes_find_each_item(songs_site: Path) -> None:
    assert '"zingen":"slaapliedje"' in (songs_site / "pieces/_index.js").read_text("utf-8")
    assert 'data-hb-item=\\"slaapliedje\\"' in (songs_site / "pieces/index/zingen.js").read_text("utf-8")


def test_the_search_knows_its_words(songs_site: Path) -> None:
    (index,) = (songs_site / "assets").glob("search_index.nl.*.js")
    assert "slaapliedje" in index.read_text("utf-8")


def test_a_translation_that_is_older_than_its_dutch_says_so(songs_site: Path) -> None:
    page = (songs_site / "en/index.html").read_text("utf-8")
    assert "Dutch" in page.split('class="hb-text"')[0].split("hb-notice")[-1]
