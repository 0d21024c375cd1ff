"""What a reading route costs, and that everything it can show is there in each language."""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from project import ROOT

KB = 1024
FIVE_SECTIONS = 25 * KB
LANGUAGES = ["", "en/"]


def packed(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)


def asset(site: Path, pattern: str) -> Path:
    (found,) = site.glob(f"assets/{pattern}")
    return found


def index(site: Path, folder: str) -> Any:
    script = (site / folder / "pieces/_index.js").read_text("utf-8")
    return json.loads(script.removeprefix("handbookPieces(").removesuffix(");\n"))


def sections(site: Path, folder: str) -> list[Path]:
    return [
        site / folder / f"pieces/{page}/{name}.js"
        for page, names in index(site, folder)["pages"].items()
        for name in names
    ]


def feature(site: Path, folder: str) -> int:
    """What showing a route costs over a page: its script, its styles and the index, without its sections."""
    language = folder.rstrip("/") or "nl"
    return packed(asset(site, f"route.{language}.*.js"), asset(site, "route.*.css"), site / folder / "pieces/_index.js")


@pytest.mark.parametrize("folder", LANGUAGES)
def test_a_route_of_nearly_any_five_sections_costs_little_more_than_a_page(site: Path, folder: str) -> None:
    weights = [packed(file) for file in sections(site, folder)]
    shown = feature(site, folder)
    rng = random.Random(7)  # noqa: S311 - not for secrets
    costs = [shown + sum(rng.sample(weights, 5)) for _ in range(2000)]
    share = sum(cost <= FIVE_SECTIONS for cost in costs) / len(costs)
    sys.stdout.write(f"{folder or 'nl/'}: feature {shown}, heaviest of 2000 routes {max(costs)}, {share:.2%} within\n")
    assert share >= 0.99
    ready = yaml.safe_load((ROOT / "docs/data/routes.nl.yml").read_text("utf-8"))["routes"]
    for route in ready:
        files = [site / folder / f"pieces/{one.replace('.md#', '/')}.js" for one in route["sections"]]
        assert shown + packed(*files) <= FIVE_SECTIONS, route["id"]


def test_who_reads_a_route_does_not_fetch_what_making_one_needs(site: Path) -> None:
    for language in ("nl", "en"):
        shown, made = (asset(site, f"{name}.{language}.*.js").read_text("utf-8") for name in ("route", "route_maker"))
        for of_maker in ("data-hb-route-address", "_titles.js", "leesroutes.json"):
            assert of_maker in made
            assert of_maker not in shown
    looks, looks_of_maker = (asset(site, f"{name}.*.css").read_text("utf-8") for name in ("route", "route_maker"))
    for of_maker in (".hb-route-make", ".hb-route-tick", ".hb-route-bar"):
        assert of_maker in looks_of_maker
        assert of_maker not in looks


@pytest.mark.parametrize("folder", LANGUAGES)
def test_every_section_of_the_index_has_its_file_and_no_file_is_left_over(site: Path, folder: str) -> None:
    wanted = {*sections(site, folder), *(site / folder / f"pieces/{page}.js" for page in index(site, folder)["pages"])}
    found = set((site / folder / "pieces").rglob("[!_]*.js"))
    assert found == wanted


def test_a_route_made_in_dutch_is_whole_in_english(site: Path) -> None:
    dutch, english = (
        {
            (page, section): frozenset(items.split())
            for page, names in index(site, folder)["pages"].items()
            for section, items in names.items()
        }
        for folder in LANGUAGES
    )
    assert dutch.items() <= english.items()


@pytest.mark.parametrize("folder", LANGUAGES)
def test_the_page_of_routes_holds_the_box_of_every_warning_that_a_piece_can_ask_for(site: Path, folder: str) -> None:
    html = (site / folder / "leesroute.html").read_text("utf-8")
    ready = set(re.findall(r"data-hb-route-warning=([\w-]+)", html))
    asked = {
        name
        for file in (site / folder / "pieces").rglob("[!_]*.js")
        for name in json.loads(file.read_text("utf-8").removeprefix("handbookPiece(").removesuffix(");\n"))["warnings"]
    }
    assert asked == {"specialist", "force", "problematic"}
    assert asked <= ready


def test_pieces_of_treatment_pages_always_name_their_warning(site: Path) -> None:
    for page in ("asso", "therapeutisch-opvoeden", "checklist"):
        for file in (site / "pieces" / page).glob("*.js"):
            assert '"warnings":["specialist"' in file.read_text("utf-8"), file
    touch, meaning = (site / f"pieces/emotionele-leeftijd/{name}.js" for name in ("lichamelijk-contact", "wat-is-het"))
    assert '"warnings":["specialist","force"]' in touch.read_text("utf-8")
    assert '"warnings":["problematic"]' in meaning.read_text("utf-8"), "what it is, is no treatment"
    assert '"warnings":[]' in (site / "pieces/tipkaarten/deel-3.js").read_text("utf-8"), "a card is for every parent"


def test_a_page_on_which_nobody_makes_a_route_loads_nothing_of_it(site: Path) -> None:
    html = (site / "basis.html").read_text("utf-8")
    assert "route.nl." not in re.sub(r'data-hb-features="[^"]*"', "", html)
    assert not re.search(r"<link[^>]*route\.", html)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_beside_another_language_every_warning_is_at_hand_in_full_and_in_one_line(site: Path, language: str) -> None:
    script = (site / ("en" if language == "en" else "") / "pieces/_beside.js").read_text("utf-8")
    shown = json.loads(script.removeprefix("handbookPiece(").removesuffix(");\n"))["html"]
    warnings = yaml.safe_load((ROOT / "docs/data/warnings.nl.yml").read_text("utf-8"))["warnings"]
    for warning in warnings:
        assert shown.count(f'data-hb-warning="{warning["id"]}"') == 2
        if language == "nl":
            assert warning["short"] in shown
