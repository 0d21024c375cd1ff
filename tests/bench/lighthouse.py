"""Lighthouse's four scores, as a phone would get them; it comes from npm: without npm there are no scores."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from project import ROOT

VERSION = "12.8.2"  # the last that runs on Debian's node (13 asks for node 22)
FOLDER = ROOT / ".venv/lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-proxy-server"
TRIES = 3  # on a busy machine it may lose its browser
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def ready() -> str:
    """Install Lighthouse if need be; return why it cannot be used, or nothing."""
    return from_npm(FOLDER, "lighthouse", VERSION)


def from_npm(folder: Path, package: str, version: str) -> str:
    """See to it that `folder` holds a package of npm; return why it does not, or nothing."""
    description = folder / "node_modules" / package / "package.json"
    if description.exists() and json.loads(description.read_text("utf-8"))["version"] == version:
        return ""
    npm = shutil.which("npm")
    if not npm:
        return "skipped: there is no npm"
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--no-save", "--no-audit", "--no-fund", "--prefix", str(folder)]
    command = [npm, "install", *options, f"{package}@{version}"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"skipped: npm could not install {package} {version}" if result.returncode else ""


def scores(url: str) -> tuple[dict[str, int], list[str]]:
    """The score of each category (0 to 100) on a page, and what keeps a category from 100."""
    found = _report(url)
    faults = []
    for name in CATEGORIES:
        category = found["categories"][name]
        if category["score"] == 1:
            continue
        for reference in category["auditRefs"]:
            audit = found["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                faults.append(f"{name}: {audit['title']} {audit.get('displayValue', '')}".strip())
    return {name: round(100 * (found["categories"][name]["score"] or 0)) for name in CATEGORIES}, faults


def _report(url: str) -> Any:
    command = [
        str(FOLDER / "node_modules/.bin/lighthouse"),
        url,
        "--quiet",
        f"--chrome-flags={FLAGS}",
        f"--only-categories={','.join(CATEGORIES)}",
        "--output=json",
    ]
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    for _ in range(TRIES):
        result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if result.returncode == 0:
            return json.loads(result.stdout)
    raise RuntimeError(f"lighthouse, {TRIES} times: {result.stderr.strip()[-500:]}")
