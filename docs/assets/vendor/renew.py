"""Fetches the vendored files of the table below from npm and says what changed: `make vendor`.

To take newer fonts, change their version here; for a library in the scripts, in package.json. Then run `make vendor`,
and put the printed table in README.md.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LIBRARIES = json.loads((HERE.parents[2] / "package.json").read_text("utf-8"))["devDependencies"]
PACKAGES = [
    {"name": "lean-qr", "version": LIBRARIES["lean-qr"], "files": {"LICENSE": "LICENSE.txt"}},
    {
        "name": "@fontsource/atkinson-hyperlegible-next",
        "version": "5.3.0",
        "folder": "fonts",
        "files": {
            "LICENSE": "LICENSE.txt",
            **{
                f"files/atkinson-hyperlegible-next-{letters}-{style}.woff2": f"{letters}-{name}.woff2"
                for letters in ("latin", "latin-ext")
                for style, name in (("400-normal", "regular"), ("400-italic", "italic"), ("700-normal", "bold"))
            },
        },
    },
]


def main() -> int:
    """Renew every file; 1 if README.md does not yet tell the checksums."""
    told = (HERE / "README.md").read_text("utf-8")
    untold = 0
    for package in PACKAGES:
        folder = HERE / package.get("folder", package["name"].lstrip("@").replace("/", "-"))
        folder.mkdir(exist_ok=True)
        for name, content in fetched(package).items():
            path = folder / name
            change = "same" if path.exists() and path.read_bytes() == content else "changed" if path.exists() else "new"
            path.write_bytes(content)
            row = f"| {path.relative_to(HERE)} | {package['version']} | `{hashlib.sha256(content).hexdigest()}` |"
            untold += row not in told
            print(f"{change:8}{row}")
    if untold:
        print(f"{untold} of these rows are not in {HERE / 'README.md'}: put them there.", file=sys.stderr)
    return 1 if untold else 0


def fetched(package: dict[str, Any]) -> dict[str, bytes]:
    """The wanted files of one package by their name here; npm checks what it downloads against its registry."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{package['name']}@{package['version']}"]
        name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
        found = {}
        with tarfile.open(Path(folder, name)) as archive:
            for source, to in package["files"].items():
                file = archive.extractfile(f"package/{source}")
                if file is None:
                    raise FileNotFoundError(f"{source} is no file of {package['name']} {package['version']}")
                found[to] = file.read()
        return found


if __name__ == "__main__":
    sys.exit(main())
