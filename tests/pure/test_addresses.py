"""A damaged address: scripts and the build make the same of it, and an editor who pastes it is told the right one."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
import yaml

from handbook.addresses.pasted import address_meant, asked, link_meant, way_home
from project import ROOT

TABLE: Any = yaml.safe_load((ROOT / "tests/fixtures/addresses.yml").read_text("utf-8"))
SCRIPT = """
import { readFileSync } from "node:fs";
import { addressMeant, asked } from "./docs/assets/js/shared/address.js";
const { languages, known, cases } = JSON.parse(readFileSync(0, "utf8"));
const told = Object.keys(cases).map((text) => {
  const { language, names, route } = asked(text, languages);
  return [text, `${language} ${route ? `route ${route}` : addressMeant(names, known) || "-"}`];
});
console.log(JSON.stringify(Object.fromEntries(told)));
"""


def test_the_scripts_make_of_every_address_what_it_means() -> None:
    command = ["node", "--input-type=module", "--eval", SCRIPT]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(TABLE), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == TABLE["cases"]


@pytest.mark.parametrize("text", TABLE["cases"])
def test_the_build_makes_the_same_of_it(text: str) -> None:
    found = asked(text, TABLE["languages"])
    told = f"route {found.route}" if found.route else address_meant(found.names, TABLE["known"]) or "-"
    assert f"{found.language} {told}" == TABLE["cases"][text]


LINKS = [address.replace("#", ".md#") if "#" in address else f"{address}.md" for address in TABLE["known"]]


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("Asso.md#Vier-Stappen", "asso.md#vier-stappen"),
        ("../nl/asso.html#vier-stappen", "asso.md#vier-stappen"),
        ("/hechting/s/asso/vier-stappen/", "asso.md#vier-stappen"),
        ("http://host.example/x/asso.html?utm_source=x#vier-stappen", "asso.md#vier-stappen"),
        ("javascript:asso", ""),
        ("data:text/html,asso", ""),
        ("mailto:asso", ""),
    ],
)
def test_an_editor_who_pastes_an_address_is_told_how_to_write_it(pasted: str, meant: str) -> None:
    assert link_meant(pasted, LINKS) == meant


HERE = "https://host.example/hechting/"


@pytest.mark.parametrize(
    ("target", "url", "way"),
    [
        (f"{HERE}asso.html#vier-stappen", HERE, "asso.md#vier-stappen"),
        (f"{HERE.upper()}EN/S/ASSO/", HERE, "asso.md"),
        (HERE, HERE, "index.md"),
        (f"{HERE}downloads/SHA256SUMS", HERE, ""),
        ("https://host.example/", HERE, None),
        ("https://other.example/asso.html", HERE, None),
        ("https://other.example/asso.html#vier-stappen", "", "asso.md#vier-stappen"),
        ("https://other.example/en/s/asso/vier-stappen/?x=1", "", "asso.md#vier-stappen"),
        ("https://other.example/asso.html", "", None),
        ("https://nl.wikipedia.org/wiki/Hechting_(psychologie)", "", None),
        ("mailto:asso@host.example", HERE, None),
        ("asso.md", HERE, None),
    ],
)
def test_a_link_on_the_web_to_the_handbook_itself_is_known(target: str, url: str, way: str | None) -> None:
    assert way_home(target, LINKS, url) == way
