"""`make sbom`: what the site is made of and with, as a CycloneDX bill of materials in sbom.cdx.json.

What readers get is 'required': what stands in docs/assets/vendor. What only builds or tests is 'excluded'. All comes
from the pinned lists of the project, so that the same commit gives the same bytes.
"""

from __future__ import annotations

import base64
import json
import re
import runpy
import tomllib
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from handbook.cli.publish import day_of
from handbook.print.colophon import NAME, colophon
from handbook.site.licences import vendored

FILE = "sbom.cdx.json"
PIN = re.compile(r"^([\w.-]+)==(\S+) \\((?:\n    --hash=sha256:\w+(?: \\)?)+)", re.MULTILINE)
HASH = re.compile(r"sha256:(\w+)")
LISTS = ("requirements.txt", "requirements-dev.txt")
OF_PYTHON = {"material": "mkdocs-material"}
"""What is vendored from a Python package, by its folder."""
Component = dict[str, Any]


def run(root: Path, _: list[str]) -> int:
    """Write the bill of materials."""
    made = bill(root)
    (root / FILE).write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(f"{FILE}: {len(made['components'])} components")
    return 0


def bill(root: Path) -> dict[str, Any]:
    """The bill of materials of the project in `root`. Raises `LookupError` for what the lists do not tell."""
    found = {part["bom-ref"]: part for part in (*_python(root), *_npm(root), *_sent(root))}
    components = [found[ref] for ref in sorted(found)]
    version = colophon(root).version
    whole = {
        "type": "application",
        "bom-ref": NAME,
        "name": NAME,
        "version": version,
        "licenses": [{"license": {"id": "MIT"}}, {"license": {"id": "CC-BY-4.0"}}],
    }
    about: dict[str, Any] = {"component": whole}
    if day := day_of(root):
        about["timestamp"] = _moment(day["SOURCE_DATE_EPOCH"])
    content = json.dumps([about, components], sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}",
        "version": 1,
        "metadata": about,
        "components": components,
        "dependencies": [
            {"ref": NAME, "dependsOn": sorted(_direct(root, found))},
            *({"ref": ref} for ref in sorted(found)),
        ],
    }


def _moment(epoch: str) -> str:
    return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _component(kind: str, name: str, version: str, scope: str, licence: str = "", **more: Any) -> Component:
    purl = f"pkg:{kind}/{'/'.join(quote(part, safe='') for part in name.split('/'))}@{version}"
    told: Component = {"type": "library", "bom-ref": purl, "name": name, "version": version, "scope": scope}
    if licence:
        told["licenses"] = [{"expression": licence}]
    return told | {"purl": purl} | more


def _python(root: Path) -> Iterator[Component]:
    """What pip installs to build and to test, with the checksums that it wants of each file."""
    pins = {match[1]: match for name in LISTS for match in PIN.finditer((root / name).read_text("utf-8"))}
    for name, pin in pins.items():
        hashes = [{"alg": "SHA-256", "content": one} for one in sorted(HASH.findall(pin[3]))]
        where = {"type": "distribution", "url": f"https://pypi.org/project/{name}/{pin[2]}/", "hashes": hashes}
        yield _component("pypi", name, pin[2], "excluded", _licence_of(name), externalReferences=[where])


def _licence_of(package: str) -> str:
    """The licence of an installed Python package, where that says it as SPDX has it."""
    try:
        told = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return ""
    return str(told["License-Expression"]) if "License-Expression" in told else ""


def _npm(root: Path) -> Iterator[Component]:
    """What npm installs to bundle and to check scripts."""
    lock = json.loads((root / "package-lock.json").read_text("utf-8"))
    for path, package in lock["packages"].items():
        name = path.rpartition("node_modules/")[2]
        if name:
            hashes = {"hashes": [_npm_hash(package["integrity"])]} if "integrity" in package else {}
            yield _component("npm", name, package["version"], "excluded", package.get("license", ""), **hashes)


def _npm_hash(integrity: str) -> dict[str, str]:
    kind, _, content = integrity.partition("-")
    return {"alg": f"{kind[:3].upper()}-{kind[3:]}", "content": base64.b64decode(content).hex()}


def _sent(root: Path) -> Iterator[Component]:
    """What others made of what readers get."""
    assets = root / "docs/assets"
    packages = runpy.run_path(str(assets / "vendor/renew.py"))["PACKAGES"]
    of_npm = {package.get("folder", package["name"]): package["name"] for package in packages}
    locked = {part["name"]: part for part in _npm(root)}
    for one in vendored(assets):
        name = OF_PYTHON.get(one.name) or of_npm.get(one.name)
        if not name:
            raise LookupError(f"docs/assets/vendor/{one.name}: where it comes from is not told in vendor/renew.py")
        kind = "pypi" if one.name in OF_PYTHON else "npm"
        more = {key: locked[name][key] for key in ("hashes",) if name in locked and key in locked[name]}
        yield _component(kind, name, one.version, "required", one.licence, **more)


def _direct(root: Path, found: dict[str, Component]) -> Iterator[str]:
    """What the project asks for itself."""
    asked = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    asked += re.findall(r"^[\w-]+(?:\[[\w-]+\])?==", (root / "requirements-dev.in").read_text("utf-8"), re.MULTILINE)
    names = {re.split(r"[=\[]", one)[0].lower() for one in asked}
    names |= set(json.loads((root / "package.json").read_text("utf-8"))["devDependencies"])
    yield from (ref for ref, part in found.items() if part["name"] in names or part["scope"] == "required")
