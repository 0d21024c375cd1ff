"""What the search knows: which pieces of a page can be found, with which words, and what an editor adds to them."""

from __future__ import annotations

import hashlib
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.content.edition import Edition
from handbook.content.interface import Interface
from handbook.content.loading import load
from handbook.content.problems import DataError
from handbook.kinds import KINDS
from handbook.search import scripts as search
from handbook.search.documents import LEFT_OUT, entries
from handbook.search.synonyms import Synonyms
from handbook.site.roles import Role
from model_of import edition_of, page_of
from project import ROOT

PAGE = """<html><body><nav>menu</nav><article><div data-hb-role="text">
<div data-hb-role="heading"><h1 id="begin">Titel &amp; zo</h1>
<a data-hb-role="control" href="#begin" aria-label="Kopieer"></a></div>
<div data-hb-role="warning"><p>Lees dit eerst</p></div>
<div class="admonition kort"><p data-hb-role="label">In het kort</p><ul><li>Eén.</li><li>Twee.</li></ul></div>
<h2 id="stap">De <em>stap</em></h2><p data-hb-role="warning">Niet zonder specialist.</p>
<p>Je zegt <a data-hb-role="meaning" href="woordenlijst.html#iets">iets</a>.<br>Dan wacht je.</p>
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


@pytest.mark.parametrize("role", sorted(LEFT_OUT))
def test_what_works_warns_or_only_leads_elsewhere_is_not_searched(role: Role) -> None:
    page = PAGE.replace("<p>Verder.</p>", f'<p>Verder.</p><div data-hb-role="{role}"><p>Overal hetzelfde</p></div>')
    assert "hetzelfde" not in " ".join(entry.text for entry in entries(page_of(page)))


@cache
def interface() -> Interface:
    return Interface.model_validate(yaml.safe_load((ROOT / "docs/data/interface.nl.yml").read_text("utf-8")))


PAGES = {
    **edition_of("zo").pages,
    **edition_of("bronnen", head="search: 0.35").pages,
}


def edition(**words: object) -> Edition:
    return Edition("nl", {"synonyms": Synonyms.model_validate(words), "interface": interface()}, PAGES)


def test_the_words_of_an_editor_lead_to_the_section_they_name() -> None:
    group = {"words": ["kalmte"], "means": ["wacht"], "sections": ["zo.md#stap", "zo.md", "weg.md#weg"], "first": 1}
    data = search.data({"zo.html": page_of(PAGE)}, edition(groups=[group], noise=["de"]))
    titles = [entry[2] for entry in data["entries"]]
    assert data["synonyms"] == [[["kalmte"], ["wacht"], [titles.index("De stap"), titles.index("Titel & zo")], 1]]
    assert data["pages"] == [("zo.html", "Titel & zo")]


def test_the_top_of_a_page_a_meaning_and_a_list_of_sources_weigh_less_than_a_section() -> None:
    data = search.data({"zo.html": page_of(PAGE), "bronnen.html": page_of(PAGE)}, edition())
    weight = {(data["pages"][entry[0]][0], entry[1]): entry[4] for entry in data["entries"]}
    assert weight["zo.html", "stap"] == 1 > weight["zo.html", ""]
    assert weight["zo.html", "asso"] < 1
    assert min(weight[key] for key in weight if key[1] == "stap") == weight["bronnen.html", "stap"]


def test_no_text_of_a_page_can_end_the_script() -> None:
    page = PAGE.replace("Verder.", "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; \u2028")
    made = search.assemble(ROOT / "docs/assets", {"zo.html": page_of(page)}, edition())["search_index"]
    assert "</script" not in made and "\u2028" not in made


def test_every_language_has_words_of_its_own() -> None:
    loaded = load(ROOT / "docs/data", KINDS, ["nl", "en"])
    dutch, english = loaded["nl"]["synonyms"], loaded["en"]["synonyms"]
    assert isinstance(dutch, Synonyms) and isinstance(english, Synonyms)
    assert "driftbui" in dutch.groups[0].words
    assert "tantrum" in english.groups[0].words


@pytest.mark.parametrize("language", ["nl", "en"])
def test_faults_in_the_words_are_told_with_file_and_line(tmp_path: Path, language: str) -> None:
    for file in (ROOT / "docs/data").glob("*.yml"):
        shutil.copy(file, tmp_path)
    broken = "groups:\n  - words: [a]\n    sections: [asso.md#weg]\nnoise: [112]\n"
    (tmp_path / f"synonyms.{language}.yml").write_text(broken, "utf-8")
    with pytest.raises(DataError) as caught:
        load(tmp_path, KINDS, ["nl", "en"])
    assert f"synonyms.{language}.yml:4: noise › 1: is int '112'" in str(caught.value)
    (tmp_path / f"synonyms.{language}.yml").write_text(broken.replace("112", "x"), "utf-8")
    with pytest.raises(DataError) as caught:
        load(tmp_path, KINDS, ["nl", "en"], addresses={"asso.md"})
    assert f"synonyms.{language}.yml:3: groups › 1 › sections › 1: leads to 'asso.md#weg'" in str(caught.value)


def test_vendored_files_are_those_that_the_readme_names() -> None:
    vendor = ROOT / "docs/assets/vendor"
    rows = dict(re.findall(r"^\| (\S+) \| [\d.]+ \| `(\w{64})` \|$", (vendor / "README.md").read_text("utf-8"), re.M))
    assert {"minisearch/LICENSE.txt", "orama-stemmers/LICENSE.txt", "lean-qr/LICENSE.txt"} <= rows.keys()
    for name, checksum in rows.items():
        assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == checksum, name


def test_the_index_holds_every_entry_in_columns() -> None:
    data = search.data({"zo.html": page_of(PAGE)}, edition(groups=[{"words": ["niet kalm"], "means": ["wacht"]}]))
    index = search.packed(data)
    entries: Any = index["entries"]
    assert list(entries["id"]) == [entry[1] for entry in data["entries"]]
    assert {len(column) for column in entries.values()} == {len(data["entries"])}
    assert index["pages"] == ["zo.html"]
    assert index["synonyms"] == [(["niet kalm"],), (["wacht"],), ([],), (0,)]


def test_the_top_of_a_page_repeats_its_sections_in_short() -> None:
    long = PAGE.replace(
        "Eén.", "Een zin die lang duurt, omdat er heel veel woorden in staan die elders ook nog eens komen, echt waar."
    )
    top = search.data({"zo.html": page_of(long)}, edition())["entries"][0]
    assert top[3].endswith("echt waar.")
