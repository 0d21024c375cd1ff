"""Reading routes: their links, and the files that a route is shown from."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from handbook.site.pieces import Piece

from handbook.addresses import ledger as permalinks
from handbook.site import fragments as routes
from project import ROOT, SITE_URL


def piece(address: str, section: str = "", **more: Any) -> Piece:
    values = {"title": address, "sentence": "Een zin.", "within": "", "page": "ASSO", "warnings": (), "sources": ()}
    return Piece(address=address, section=section or address, **{**values, "html": "", **more})


PIECES = {
    "asso": [
        piece("asso", warnings=("specialist",), sentence="Een < zin."),
        piece("asso#stappen", html="<p>Tekst</p>", warnings=("specialist", "force"), sources=("Bron: A & B.",)),
        piece("asso#tip", "asso#stappen"),
        piece("asso#oud", "asso#stappen"),
        piece("asso#los", "asso"),
    ],
    "leesroute": [piece("leesroute")],
}


def called(script: str) -> Any:
    """What a script hands over."""
    return json.loads(script.partition("(")[2].rpartition(")")[0])


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return routes.files(PIECES, {"asso#oud": "asso#stappen"}, {})


def test_a_link_names_version_title_and_pieces_and_nothing_that_needs_escaping() -> None:
    assert routes.link(["asso.md#stappen", "basis"]) == "leesroute.html#1//asso.stappen,basis"
    assert routes.link(["asso#stappen"], "’s Avonds / moe, 50%") == (
        "leesroute.html#1/%E2%80%99s%20Avonds%20%2F%20moe%2C%2050%25/asso.stappen"
    )


def test_a_link_to_the_twenty_pieces_with_the_longest_addresses_fits_in_a_message() -> None:
    addresses = sorted(permalinks.read(ROOT / "docs").entries, key=len)[-20:]
    link = SITE_URL + routes.link(addresses, "Een titel van tachtig letters en tekens. " * 2)
    assert 500 < len(link) < 1500


def test_there_is_a_file_for_a_page_and_for_each_section_with_its_warnings(files: dict[str, str]) -> None:
    assert sorted(files) == ["_index.js", "_titles.js", "asso.js", "asso/stappen.js"]
    section = called(files["asso/stappen.js"])
    assert (section["address"], section["page"], section["warnings"]) == (
        "asso#stappen",
        "ASSO",
        ["specialist", "force"],
    )


def test_a_piece_always_has_its_sources_even_where_its_own_text_does_not_say_them(files: dict[str, str]) -> None:
    assert called(files["asso/stappen.js"])["html"] == '<p>Tekst</p><p class="hb-source">Bron: A &amp; B.</p>'


def test_a_whole_page_is_its_first_sentence_with_its_warnings(files: dict[str, str]) -> None:
    page = called(files["asso.js"])
    assert (page["html"], page["warnings"]) == ("<p>Een &lt; zin.</p>", ["specialist"])


def test_the_index_knows_what_stands_in_a_section_and_where_moved_pieces_went(files: dict[str, str]) -> None:
    assert called(files["_index.js"]) == {
        "pages": {"asso": {"stappen": "tip"}},
        "moved": {"asso#oud": "asso#stappen"},
    }


def test_the_titles_are_those_of_pieces_that_a_route_can_show(files: dict[str, str]) -> None:
    assert [row[0] for row in called(files["_titles.js"])] == ["asso", "asso#stappen", "asso#tip"]
    assert called(files["_titles.js"])[1] == ["asso#stappen", "asso#stappen", "ASSO", 1]


def test_a_page_in_another_language_says_which() -> None:
    assert called(routes.files(PIECES, {}, {"asso": "nl"})["asso.js"])["language"] == "nl"


def test_no_text_can_end_the_script_around_it() -> None:
    nasty = [piece("asso", sentence="</script>\u2028")]
    script = routes.files({"asso": nasty}, {}, {})["asso.js"]
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
    for route in ready:
        pages = {section.split("#")[0] for section in route["sections"]}
        heads = [(ROOT / "docs/nl" / page).read_text("utf-8").split("---")[1] for page in pages]
        if any("warnings:" in head for head in heads):
            assert "in behandeling" in route["text"], route["id"]
