"""The bundles of the scripts are made of the modules, hold what they may, and ask for texts that exist."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from handbook.site.bundles import ON_DEMAND, SCRIPTS
from project import ROOT

MODULES, BUNDLES = ROOT / "docs/assets/js", ROOT / "docs/assets/scripts"
IMPORT = re.compile(r'^(?:import|export) (?:[^;]*? from )?"(\.[^"]+)";', re.MULTILINE)
TEXT = re.compile(r"\bTEXTS\.(\w+)")
WITH_TEXTS = [*ON_DEMAND, "search"]


def graph(module: Path, seen: set[Path] | None = None) -> Iterator[Path]:
    """A module and all that it imports of ours."""
    seen = set() if seen is None else seen
    if module in seen:
        return
    seen.add(module)
    yield module
    for path in IMPORT.findall(module.read_text("utf-8")):
        yield from graph((module.parent / path).resolve(), seen)


def asked(name: str) -> set[str]:
    """The texts that the modules of a bundle ask for."""
    return {text for module in graph(MODULES / f"{name}.js") for text in TEXT.findall(module.read_text("utf-8"))}


def test_the_bundles_are_those_of_the_modules(tmp_path: Path) -> None:
    subprocess.run(["node", ROOT / "hooks/bundle-scripts.mjs", tmp_path], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in BUNDLES.iterdir()}
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == [], "run `make scripts`, and commit its result"


def test_every_bundle_is_used() -> None:
    apart = {"search", "search_index", "offline_copy", "launcher", "service_worker", "service_worker_off"}
    used = {*SCRIPTS, *ON_DEMAND, *apart}
    assert {path.stem for path in BUNDLES.iterdir()} == used


@pytest.mark.parametrize("name", WITH_TEXTS)
def test_a_script_asks_for_texts_that_it_has(name: str) -> None:
    interface = yaml.safe_load((ROOT / "docs/data/interface.nl.yml").read_text("utf-8"))
    after_route = name in ("route_maker", "bilingual")  # they come after that script, and use its texts
    lent = set(interface["route"]) if after_route else set()
    assert len(asked(name)) > 0
    assert asked(name) - set(interface[name]) - lent == set()


def test_a_library_in_a_bundle_is_named_with_its_version_and_has_its_licence_here() -> None:
    versions = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    told = {
        each
        for path in BUNDLES.iterdir()
        for each in re.findall(r"([@\w/-]+) ([\d.]+) \(", path.read_text("utf-8").split("\n", 1)[0])
    }
    assert told == {(name, versions[name]) for name in ("lean-qr",)}
    for name, version in told:
        rows = (ROOT / "docs/assets/vendor/README.md").read_text("utf-8")
        assert f"| {name.lstrip('@').replace('/', '-')}/LICENSE.txt | {version} |" in rows


def test_no_line_of_a_script_is_longer_than_120_characters() -> None:
    long = [
        f"{path.name}:{number}"
        for path in [*MODULES.rglob("*.js"), *MODULES.rglob("*.ts")]
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if len(line) > 120
    ]
    assert long == []


def test_no_script_names_a_page_by_hand() -> None:
    """The build hands over the names of pages: one that is renamed leads nowhere otherwise. Every site has an index."""
    names = [page.stem for page in (ROOT / "docs/nl").glob("*.md") if page.stem != "index"]
    assert "leesroute" in names
    written = re.compile(rf"\b(?:{'|'.join(names)})\.html")
    assert not {path.name: found for path in BUNDLES.iterdir() if (found := written.findall(path.read_text("utf-8")))}
