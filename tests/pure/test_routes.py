"""Reading routes: their links, and the files that a route is shown from."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
import yaml

from handbook.addresses import ledger as permalinks
from handbook.blocks.route import link
from handbook.content.edition import Edition
from handbook.content.page_source import read_page
from handbook.site import fragments as routes
from handbook.site.model import Book
from model_of import edition_of, scoped, site_of
from project import ROOT, SITE_URL

ASSO = """<div data-hb-role="text"><div data-hb-role="heading"><h1 id="begin">ASSO</h1></div>
<div data-hb-role="warning" data-hb-warning="specialist"><p>Lees dit eerst.</p></div><p>Een &lt; zin.</p>
<div data-hb-role="heading"><h2 id="stappen">De stappen</h2><a data-hb-role="control" href="#stappen">Deel</a></div>
<p data-hb-role="warning" data-hb-warning="force">Nooit met dwang.</p><p>Tekst. <a href="#wc">Zie</a>.</p>
<svg role="img" aria-labelledby="plaatje-x"><title id="plaatje-x">Plaatje</title></svg>
<form data-hb-role="whole"><p data-hb-role="instruction">Vul in.</p>
<label for="veld">Vink</label><input id="veld"></form>
<ul><li id="tip" data-hb-role="item"><p>Een tip die je kunt delen.</p><button>Print</button></li></ul>
<p id="oud" data-hb-role="item">Verhuisd.</p><div data-hb-role="room">Ruimte</div><div data-hb-role="foot">Voet</div>
<p data-hb-role="source">Bron: A &amp; B.</p>
<div data-hb-role="heading"><h3 id="wc">Voorbeeld</h3></div><p>Op de wc.</p></div>"""
EDITION = edition_of("asso", head="warnings: [specialist]", warnings=scoped(specialist=["asso.md"]))

ROUTES = Edition("nl", {}, {"leesroute.md": read_page("# Route\n\n/// route\n///\n", "docs/nl/leesroute.md")})


def book(edition: Edition = EDITION) -> Book:
    return site_of({"asso.html": ASSO}, edition).books["nl"]


def called(script: str) -> Any:
    """What a script hands over."""
    return json.loads(script.partition("(")[2].rpartition(")")[0])


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return routes.files(book(), {"asso#oud": "asso#stappen"})


SCRIPT = """
import { readFileSync } from "node:fs";
globalThis.HANDBOOK_BUILD = { texts: {} };
const { decode, encode } = await import("./docs/assets/js/route/link.js");
const links = JSON.parse(readFileSync(0, "utf8")).map(encode);
console.log(JSON.stringify(links.map((link) => [link, decode(link)])));
"""


def by_scripts(*routes: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The part after `#` that scripts write for routes, and what they read in it."""
    asked = json.dumps([{"title": "", "note": "", **route} for route in routes])
    command = ["node", "--input-type=module", "--eval", SCRIPT]
    done = subprocess.run(command, cwd=ROOT, input=asked, capture_output=True, text=True, check=True)
    return [(link, route) for link, route in json.loads(done.stdout)]


def test_scripts_and_the_build_write_the_same_link_and_scripts_read_it() -> None:
    ready = yaml.safe_load((ROOT / "docs/data/routes.nl.yml").read_text("utf-8"))["routes"]
    table = [["asso"], ["asso#stappen", "basis"], ["basis", "asso#stappen"], ["tipkaarten#deel-1-relatie"]]
    table += [[section.replace(".md", "") for section in route["sections"]] for route in ready]
    made = by_scripts(*({"items": items} for items in table))
    assert made[1][0] == "1//asso.stappen,basis"
    for items, (written, read) in zip(table, made, strict=True):
        assert f"leesroute.html#{written}" == link(ROUTES, items) == link(ROUTES, map(as_written, items))
        assert read == {"title": "", "note": "", "isNoteWhole": True, "items": items, "wrong": []}


def as_written(address: str) -> str:
    """An address as editors write it: asso.md#stappen."""
    page, mark, section = address.partition("#")
    return f"{page}.md{mark}{section}"


def test_a_link_names_version_title_note_and_pieces_and_nothing_that_needs_escaping() -> None:
    titled = {"title": "’s Avonds / moe, 50%", "items": ["asso#stappen"]}
    (plain, read), (noted, with_note) = by_scripts(titled, {**titled, "note": "Tot (zo)."})
    assert plain == "1/%E2%80%99s%20Avonds%20%2F%20moe%2C%2050%25/asso.stappen"
    assert noted == "2/%E2%80%99s%20Avonds%20%2F%20moe%2C%2050%25/asso.stappen/9-Tot%20%28zo%29%2E"
    assert read["title"] == with_note["title"] == titled["title"]
    assert (with_note["note"], with_note["isNoteWhole"]) == ("Tot (zo).", True)


def test_a_link_to_the_twenty_pieces_with_the_longest_addresses_fits_in_a_message() -> None:
    addresses = sorted(permalinks.read(ROOT / "docs").entries, key=len)[-20:]
    ((route, _),) = by_scripts({"title": "Een titel van tachtig letters en tekens. " * 2, "items": addresses})
    address = f"{SITE_URL}leesroute.html#{route}"
    assert 500 < len(address) < 1500


def test_there_is_a_file_for_a_page_and_for_each_section_with_its_warnings(files: dict[str, str]) -> None:
    assert sorted(files) == ["_beside.js", "_index.js", "_titles.js", "asso.js", "asso/stappen.js", "asso/wc.js"]
    section = called(files["asso/stappen.js"])
    assert (section["address"], section["page"], section["warnings"]) == (
        "asso#stappen",
        "ASSO",
        ["specialist", "force"],
    )


def test_a_section_can_stand_on_any_page_of_its_language(files: dict[str, str]) -> None:
    html = called(files["asso/stappen.js"])["html"]
    for gone in (
        "Deel",
        "Vul in",
        "<button",
        "<input",
        "<form",
        "Ruimte",
        "Voet",
        "dwang",
        ' id="tip"',
        "data-hb-role",
    ):
        assert gone not in html
    assert 'href="asso.html#wc"' in html
    assert 'data-hb-item="tip"' in html
    assert '<h3 data-hb-section="wc">Voorbeeld</h3>' in html
    assert "<span>Vink</span>" in html
    assert 'aria-labelledby="asso.stappen.plaatje-x"' in html
    assert '<title id="asso.stappen.plaatje-x">' in html


def test_a_section_deeper_in_another_names_the_one_that_holds_it(files: dict[str, str]) -> None:
    assert called(files["asso/wc.js"])["within"] == "asso#stappen"
    assert "within" not in called(files["asso/stappen.js"])


def test_a_part_of_a_card_names_the_section_that_shows_the_card_as_a_whole() -> None:
    card = """<div data-hb-role="text"><div data-hb-role="heading"><h1 id="begin">Kaarten</h1></div>
<div data-hb-role="heading"><h2 id="kaart">Kaart</h2></div><article data-hb-role="card whole" data-hb-discuss="vraag">
<div data-hb-role="heading"><h3 id="tips">Tips</h3></div><p>Kijk goed.</p></article></div>"""
    made = routes.files(site_of({"asso.html": card}).books["nl"], {})
    assert called(made["asso/tips.js"])["within"] == "asso#kaart"
    assert "within" not in called(made["asso/kaart.js"])
    assert '<article data-hb-discuss="vraag">' in called(made["asso/kaart.js"])["html"]


def test_a_section_always_has_its_sources_even_where_its_own_text_does_not_say_them() -> None:
    card = """<div data-hb-role="text"><div data-hb-role="heading"><h1 id="begin">Kaarten</h1></div>
<div data-hb-role="heading"><h2 id="kaart">Kaart</h2></div><article data-hb-role="card whole">
<div data-hb-role="heading"><h3 id="tips">Tips</h3></div><p>Kijk goed.</p></article>
<p data-hb-role="source">Bron: A &amp; B.</p></div>"""
    pages = site_of({"asso.html": card}).books["nl"]
    tips = called(routes.files(pages, {})["asso/tips.js"])
    assert tips["html"] == '<p>Kijk goed.</p><p class="hb-source">Bron: A &amp; B.</p>'


def test_a_whole_page_is_its_first_sentence_with_its_warnings_and_what_stands_above_its_sections(
    files: dict[str, str],
) -> None:
    page = called(files["asso.js"])
    assert page["html"] == "<p>Een &lt; zin.</p>"
    assert page["top"].endswith("<p>Een &lt; zin.</p>")
    assert '<div data-hb-warning="specialist"><p>Lees dit eerst.</p></div>' in page["top"]
    assert page["warnings"] == ["specialist"]
    assert page["lines"] == {"specialist": "Lees dit eerst.", "force": "Nooit met dwang."}


def test_the_index_knows_what_stands_in_a_section_and_where_moved_pieces_went(files: dict[str, str]) -> None:
    assert called(files["_index.js"]) == {
        "pages": {"asso": {"stappen": "tip", "wc": ""}},
        "moved": {"asso#oud": "asso#stappen"},
    }


def test_the_titles_are_those_of_pieces_that_a_route_can_show(files: dict[str, str]) -> None:
    assert [row[0] for row in called(files["_titles.js"])] == ["asso", "asso#stappen", "asso#tip", "asso#wc"]
    assert called(files["_titles.js"])[1] == ["asso#stappen", "De stappen", "ASSO", 1]


def test_a_page_in_another_language_says_which() -> None:
    english = edition_of("basis", language="en", dutch="asso")
    pages = site_of({"en/asso.html": ASSO}, english).books["en"]
    assert called(routes.files(pages, {})["asso.js"])["language"] == "nl"


def test_no_text_can_end_the_script_around_it() -> None:
    nasty = ASSO.replace("Een &lt; zin.", "&lt;/script> \u2028")
    script = routes.files(site_of({"asso.html": nasty}).books["nl"], {})["asso.js"]
    assert "</" not in script
    assert "\u2028" not in script


def test_six_routes_lie_ready_and_each_says_for_whom_it_is() -> None:
    ready = yaml.safe_load((ROOT / "docs/data/routes.nl.yml").read_text("utf-8"))["routes"]
    assert {route["id"] for route in ready} >= {
        "eerste-gesprek",
        "voor-een-plaatsing",
        "elke-avond-strijd",
        "na-een-uitbarsting",
        "geen-pijn",
        "ik-ben-op",
    }


def test_a_route_through_treatment_says_so() -> None:
    ready = yaml.safe_load((ROOT / "docs/data/routes.nl.yml").read_text("utf-8"))["routes"]
    warnings = yaml.safe_load((ROOT / "docs/data/warnings.nl.yml").read_text("utf-8"))["warnings"]
    (treatment,) = [warning["scope"] for warning in warnings if warning["id"] == "specialist"]
    for route in ready:
        if any(section in treatment or section.split("#")[0] in treatment for section in route["sections"]):
            assert "in behandeling" in route["text"], route["id"]
