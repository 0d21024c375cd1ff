"""The files that pages load: stylesheets and scripts, named after their content, to be kept for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.blocks.glossary import Glossary
from handbook.blocks.warning import Warnings
from handbook.content.edition import Edition
from handbook.content.inline_text import plain
from handbook.pages.glossary_links import meanings
from handbook.site import scripts
from handbook.site.stylesheets import stylesheet


@dataclass(frozen=True)
class OnDemand:
    """What a feature's script is handed, besides `texts`: the part of the interface that is called like the feature.

    `css`: a little style that the script itself puts on the page; `stylesheet`: more than a little, in a file that it
    fetches. `meanings`: those of the terms of the glossary. `warnings`: the words of each warning.
    """

    css: tuple[str, ...] = ()
    stylesheet: tuple[str, ...] = ()
    meanings: bool = False
    warnings: bool = False


SCRIPTS = ("handbook", "checklist", "worksheets")
"""Scripts that pages ask for at once."""
ON_DEMAND: dict[str, OnDemand] = {
    "glossary": OnDemand(meanings=True),
    "share": OnDemand(css=("qr.css", "share.css")),
    "route": OnDemand(css=("qr.css",), stylesheet=("route.css",)),
    "route_maker": OnDemand(),
    "projector": OnDemand(stylesheet=("projector.css",), warnings=True),
}
"""Features whose script is fetched when somebody uses them (js/page/features.js): assets/NAME.LANGUAGE.js."""


def named(name: str, content: str) -> str:
    """A file name with the fingerprint of its content: handbook.css → handbook.1a2b3c4d.css."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content.encode()).hexdigest()[:8]}{dot}{ending}"


def on_demand_styles(sources: Path) -> dict[str, str]:
    """The stylesheets that features have of their own, by name (`route.css`)."""
    return {
        f"{name}.css": stylesheet(sources, (f"css/{part}" for part in feature.stylesheet))
        for name, feature in ON_DEMAND.items()
        if feature.stylesheet
    }


def on_demand(sources: Path, name: str, edition: Edition, files: Mapping[str, str]) -> str:
    """The script of the feature `name` in one language, from the folder `sources` (docs/assets).

    `files` holds, by name, what features fetch later: their stylesheets.
    """
    feature = ON_DEMAND[name]
    build: dict[str, object] = {"texts": getattr(edition.interface, name).model_dump()}
    if feature.css:
        build["css"] = stylesheet(sources, (f"css/{part}" for part in feature.css))
    if feature.meanings:
        glossary = edition.data(Glossary)
        build["meanings"] = meanings(glossary.terms if glossary else [])
    if feature.warnings:
        build["warnings"] = _warnings(edition)
    later = {"stylesheet": f"{name}.css"} if feature.stylesheet else {}
    build |= {key: named(at, files[at]) for key, at in later.items()}
    return scripts.bundle_with(sources, name, build)


def _warnings(edition: Edition) -> dict[str, dict[str, str]]:
    """The words of each warning, by its id."""
    known = edition.data(Warnings)
    return {
        warning.id: {"title": plain(warning.title), "text": plain(warning.text), "short": plain(warning.short)}
        for warning in (known.warnings if known else [])
    }
