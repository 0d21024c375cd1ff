"""The files that pages load: one stylesheet, one script, named after their content, to be kept for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import rjsmin

from handbook import styles

STYLES = ("theme.css", "blocks.css", "search.css", "print.css")
SCRIPTS = {
    "handbook.js": ("site.js", "copy-link.js", "meaning.js", "print.js"),
    "checklist.js": ("checklist.js",),
}


def named(name: str, content: str) -> str:
    """A file name with the fingerprint of its content: handbook.css → handbook.1a2b3c4d.css."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content.encode()).hexdigest()[:8]}{dot}{ending}"


def stylesheet(material: str, sources: Path, pages: Mapping[str, str]) -> str:
    """All styles in one: the part of Material's stylesheet `material` and of ours that `pages` (HTML by path) use."""
    used = styles.used_in(pages.values(), [path.read_text("utf-8") for path in sources.glob("js/*.js")])
    ours = "\n".join(
        (sources / "css" / name).read_text("utf-8") for name in STYLES if (sources / "css" / name).exists()
    )
    return styles.cut(f"{material}\n{ours}", used)  # together: each names custom properties of the other


def script(sources: Path, parts: tuple[str, ...]) -> str:
    """Scripts joined and minified; each is a function of its own, so that none sees another's names."""
    return "\n".join(str(rjsmin.jsmin((sources / "js" / part).read_text("utf-8"))) for part in parts)


def write(site: Path, files: Mapping[str, str], pages: Mapping[str, str]) -> None:
    """Write `files` to `site/assets` under their fingerprinted names, and make every page of `pages` ask for those."""
    renamed = {}
    (site / "assets").mkdir(exist_ok=True)
    for name, content in files.items():
        (site / "assets" / named(name, content)).write_text(content, "utf-8")
        renamed[f"assets/{name}"] = f"assets/{named(name, content)}"
    pattern = re.compile("|".join(map(re.escape, renamed)))
    for path, html in pages.items():
        (site / path).write_text(pattern.sub(lambda match: renamed[match[0]], html), "utf-8")
