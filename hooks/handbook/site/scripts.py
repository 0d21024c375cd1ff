"""Classic scripts for any page and for file://: a bundle of docs/assets/scripts, and what the build hands to it.

`make scripts` makes the bundles of the modules in docs/assets/js. A bundle that differs per language is called with one
object, HANDBOOK_BUILD: docs/assets/js/types.d.ts says what stands in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def bundle(assets: Path, name: str) -> str:
    """The bundle `name` from the folder `assets` (docs/assets)."""
    return (assets / f"scripts/{name}.js").read_text("utf-8")


def bundle_with(assets: Path, name: str, build: Mapping[str, object]) -> str:
    """The bundle `name` as a script that calls it with `build`."""
    return f"(function(HANDBOOK_BUILD){{{bundle(assets, name)}}})({script_json(build)});\n"


def script_json(data: object) -> str:
    """`data` as compact JSON that may stand in a `<script>`: it is JavaScript too, and cannot close the element."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
