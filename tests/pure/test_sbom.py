"""The bill of materials names all that the site is made of and with, as CycloneDX wants it, the same each time."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from handbook.cli.sbom import bill
from handbook.site.licences import vendored
from project import ROOT


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795343400")
        return bill(ROOT)


def test_it_is_valid_cyclonedx(made: dict[str, Any]) -> None:
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(made))
    assert fault is None, fault


def test_what_readers_get_of_others_is_in_it_with_version_licence_and_checksum(made: dict[str, Any]) -> None:
    sent = {part["name"]: part for part in made["components"] if part["scope"] == "required"}
    assert set(sent) == {"lean-qr", "mkdocs-material", "@fontsource/atkinson-hyperlegible-next"}
    assert {part["version"] for part in sent.values()} == {one.version for one in vendored(ROOT / "docs/assets")}
    assert all(part["licenses"] for part in sent.values())
    assert sent["lean-qr"]["purl"] == f"pkg:npm/lean-qr@{sent['lean-qr']['version']}"
    (checksum,) = sent["lean-qr"]["hashes"]
    assert (checksum["alg"], len(checksum["content"])) == ("SHA-512", 128)


def test_every_pinned_package_is_in_it_once(made: dict[str, Any]) -> None:
    pins = [
        line.split()[0]
        for name in ("requirements.txt", "requirements-dev.txt")
        for line in (ROOT / name).read_text("utf-8").splitlines()
        if line[:1].isalnum()
    ]
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    packages = {f"{path.rpartition('node_modules/')[2]}=={one['version']}" for path, one in lock.items() if path}
    fonts = {"@fontsource/atkinson-hyperlegible-next"}
    named = [f"{part['name']}=={part['version']}" for part in made["components"] if part["name"] not in fonts]
    assert sorted(named) == sorted({*pins, *packages})


def test_it_is_the_same_each_time_and_of_the_moment_of_the_source(made: dict[str, Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795343400")
        assert json.dumps(bill(ROOT)) == json.dumps(made)
        assert made["metadata"]["timestamp"] == "2026-11-22T10:30:00Z"
        patch.setenv("SOURCE_DATE_EPOCH", "1795343401")
        assert bill(ROOT)["serialNumber"] != made["serialNumber"]


def test_the_handbook_itself_leads_to_what_it_asks_for(made: dict[str, Any]) -> None:
    refs = {part["bom-ref"] for part in made["components"]}
    (whole,) = [one for one in made["dependencies"] if one["ref"] == made["metadata"]["component"]["bom-ref"]]
    assert set(whole["dependsOn"]) <= refs
    assert any(ref.startswith("pkg:pypi/mkdocs@") for ref in whole["dependsOn"])
    assert any(ref.startswith("pkg:npm/lean-qr@") for ref in whole["dependsOn"])
