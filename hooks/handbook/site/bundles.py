"""The files that pages load: stylesheets and scripts, named after their content, to be kept for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.blocks.glossary import Glossary
from handbook.content.edition import Edition
from handbook.pages.glossary_links import meanings
from handbook.search import scripts as search
from handbook.site import critical_css, scripts, styles


@dataclass(frozen=True)
class OnDemand:
    """What a feature's script is handed, besides `texts`: the part of the interface that is called like the feature.

    `css`: a little style that the script itself puts on the page; `stylesheet`: more than a little, in a file that it
    fetches. `meanings`: those of the terms of the glossary.
    """

    css: tuple[str, ...] = ()
    stylesheet: tuple[str, ...] = ()
    meanings: bool = False


STYLES = ("theme.css", "blocks.css", "print.css")
"""What every page may need, in docs/assets/css; styles of a feature come with its script."""
COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=\s))//[^\n]*", re.DOTALL | re.MULTILINE)
"""A comment in a module."""
SCRIPTS = ("handbook", "checklist", "worksheets")
"""Scripts that pages ask for at once."""
ON_DEMAND: dict[str, OnDemand] = {
    "glossary": OnDemand(meanings=True),
    "share": OnDemand(css=("qr.css", "share.css")),
    "route": OnDemand(css=("qr.css",), stylesheet=("route.css",)),
    "route_maker": OnDemand(),
    "projector": OnDemand(stylesheet=("projector.css",)),
}
"""Features whose script is fetched when somebody uses them (js/page/features.js): assets/NAME.LANGUAGE.js."""


def named(name: str, content: str) -> str:
    """A file name with the fingerprint of its content: handbook.css → handbook.1a2b3c4d.css."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content.encode()).hexdigest()[:8]}{dot}{ending}"


def stylesheet(material: str, sources: Path, used: styles.Used) -> str:
    """All styles in one: the part of Material's stylesheet `material` and of ours that is `used`."""
    ours = "\n".join(
        (sources / "css" / name).read_text("utf-8") for name in STYLES if (sources / "css" / name).exists()
    )
    later = "".join((sources / "css" / name).read_text("utf-8") for name in _styles_of_features())
    return styles.cut(f"{material}\n{ours}", used, later)  # together: each names custom properties of the other


def _styles_of_features() -> list[str]:
    return [*search.STYLES, *(name for feature in ON_DEMAND.values() for name in (*feature.stylesheet, *feature.css))]


def on_demand_styles(sources: Path, used: styles.Used) -> dict[str, str]:
    """The stylesheets that features have of their own, by name (`route.css`), as far as they are `used`."""
    return {
        f"{name}.css": styles.cut(
            "\n".join((sources / "css" / part).read_text("utf-8") for part in feature.stylesheet), used
        )
        for name, feature in ON_DEMAND.items()
        if feature.stylesheet
    }


def used_in(sources: Path, pages: Mapping[str, str]) -> styles.Used:
    """What `pages` (HTML by path) and scripts use, and so need styles for; a word in a comment needs none."""
    modules = [path.read_text("utf-8") for path in sorted((sources / "js").rglob("*.js"))]
    return styles.used_in(pages.values(), [COMMENT.sub("", module) for module in modules])


def on_demand(sources: Path, name: str, edition: Edition, files: Mapping[str, str]) -> str:
    """The script of the feature `name` in one language, from the folder `sources` (docs/assets).

    `files` holds, by name, what features fetch later: their stylesheets.
    """
    feature = ON_DEMAND[name]
    build: dict[str, object] = {"texts": getattr(edition.interface, name).model_dump()}
    if feature.css:
        build["css"] = critical_css.css_of(sources, feature.css)
    if feature.meanings:
        glossary = edition.data(Glossary)
        build["meanings"] = meanings(glossary.terms if glossary else [])
    later = {"stylesheet": f"{name}.css"} if feature.stylesheet else {}
    build |= {key: named(at, files[at]) for key, at in later.items()}
    return scripts.bundle_with(sources, name, build)
