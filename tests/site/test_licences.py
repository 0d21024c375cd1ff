"""What others made goes out with its licence: on the site, in the zip and in the pocket copy; and the SBOM names it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from handbook.offline.offline_page import put_licences
from handbook.site import licences
from handbook.site.model import parsed
from project import ROOT

VENDOR = ROOT / "docs/assets/vendor"


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_page_about_the_handbook_leads_to_every_licence_and_notice(site: Path, language: str) -> None:
    page = site / f"{language}over.html"
    (link,) = parsed(page.read_text("utf-8")).xpath("//*[@data-hb-licences]//a")
    told = (page.parent / link.get("href")).read_text("utf-8")
    for file in VENDOR.glob("*/LICENSE.txt"):
        assert file.read_text("utf-8").strip() in told, file
    for copyright_of in ("David Evans", "Martin Donath", "Atkinson Hyperlegible Next Project Authors"):
        assert copyright_of in told


def test_everything_that_is_vendored_has_a_licence_and_is_told() -> None:
    folders = {path.name for path in VENDOR.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert {one.name for one in licences.vendored(ROOT / "docs/assets")} == folders
    for one in licences.vendored(ROOT / "docs/assets"):
        assert re.fullmatch(r"[\d.]+", one.version)
        assert one.licence in {"MIT", "OFL-1.1"}
        assert one.makers


def test_scripts_name_a_file_that_is_there(site: Path) -> None:
    heads = [path.read_text("utf-8")[:200] for path in (site / "assets").glob("share.*.js")]
    assert heads
    for head in heads:
        assert "/* With lean-qr" in head
        assert f"see {licences.FILE}" in head
    assert (site / licences.FILE).is_file()


def test_a_copy_in_one_file_has_the_licences_in_itself() -> None:
    page = html.fragment_fromstring('<div><p data-hb-licences><a href="licences.txt">Licenties</a></p></div>')
    put_licences(page, licences.vendored(ROOT / "docs/assets"), "Werk van anderen:")
    told = page.text_content()
    assert "Werk van anderen:" in told
    assert "Copyright (c) 2021-2025 David Evans" in told
    assert 'THE SOFTWARE IS PROVIDED "AS IS"' in told
    assert page.find(".//a").get("href") == f"#{page[-1].get('id')}"
