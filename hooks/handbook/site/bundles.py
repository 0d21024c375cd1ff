"""The files that pages load: one stylesheet, one script, named after their content, to be kept for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import rjsmin

from handbook.blocks.glossary import Glossary
from handbook.content.edition import Edition
from handbook.pages import glossary_links as words
from handbook.search import scripts as search
from handbook.site import styles


@dataclass(frozen=True)
class OnDemand:
    """A feature's script: what it takes from docs/assets/vendor (constant name, path), and its parts in docs/assets/js.

    It knows the words of its language as TEXTS: the part of the interface that is called like the feature. A feature
    that needs more than a little style has a stylesheet of its own, in docs/assets/css, which its script fetches:
    `new URL(STYLE, SCRIPT)`. A little style goes along in the script itself: `worn` (js/wear.js). One that tells what
    words mean (`meanings`) has them as MEANINGS, by id.
    """

    parts: tuple[str, ...]
    vendored: tuple[tuple[str, str], ...] = ()
    styles: tuple[str, ...] = ()
    worn: tuple[str, ...] = ()
    meanings: bool = False


STYLES = ("theme.css", "blocks.css", "print.css")
"""What every page may need, in docs/assets/css; styles of a feature come with its script."""
QR_CODES = ("LeanQR", "lean-qr/index.js")
"""What js/qr.js needs."""
SCRIPTS = {
    "handbook.js": (
        "load.js",
        "arrive.js",
        "site.js",
        "route-start.js",
        "share-control.js",
        "meaning.js",
        "print.js",
        "show.js",
    ),
    "checklist.js": ("kept.js", "checklist.js"),
    "worksheets.js": ("kept.js", "worksheets.js"),
}
"""Scripts that pages ask for at once."""
ON_DEMAND: dict[str, OnDemand] = {
    "glossary": OnDemand(("glossary.js",), meanings=True),
    "share": OnDemand(("qr.js", "share.js"), (QR_CODES,), worn=("qr.css", "share.css")),
    "route": OnDemand(
        (
            "qr.js",
            "route-link.js",
            "route-pieces.js",
            "route-parts.js",
            "route-draft.js",
            "route-view.js",
            "route.js",
        ),
        (QR_CODES,),
        ("route.css",),
        ("qr.css",),
    ),
    # Fetched by the script "route", whose parts it shares (js/route-shared.js): who only reads a route needs it not.
    "route_maker": OnDemand(("route-shared.js", "route-ticks.js", "route-kept.js", "route-make.js")),
    "projector": OnDemand(("projector.js",), styles=("projector.css",)),
}
"""Features whose script is fetched when somebody uses them (js/load.js): assets/NAME.LANGUAGE.js."""


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
    return [*search.STYLES, *(name for feature in ON_DEMAND.values() for name in (*feature.styles, *feature.worn))]


def on_demand_styles(sources: Path, used: styles.Used) -> dict[str, str]:
    """The stylesheets that features have of their own, by name (`route.css`), as far as they are `used`."""
    return {
        f"{name}.css": styles.cut(
            "\n".join((sources / "css" / part).read_text("utf-8") for part in feature.styles), used
        )
        for name, feature in ON_DEMAND.items()
        if feature.styles
    }


def used_in(sources: Path, pages: Mapping[str, str]) -> styles.Used:
    """What `pages` (HTML by path) and scripts use, and so need styles for; a word in a comment needs none."""
    makers = [name for parts in SCRIPTS.values() for name in parts] + ["search.js"]
    makers += [name for feature in ON_DEMAND.values() for name in feature.parts]
    return styles.used_in(pages.values(), [script(sources, (name,)) for name in makers])


def script(sources: Path, parts: tuple[str, ...]) -> str:
    """Scripts joined and minified; each is a function of its own, so that none sees another's names."""
    return "\n".join(str(rjsmin.jsmin((sources / "js" / part).read_text("utf-8"))) for part in parts)


def on_demand(sources: Path, name: str, edition: Edition, files: Mapping[str, str]) -> str:
    """The script of the feature `name` in one language, from the folder `sources` (docs/assets); it leaves no names.

    `files` holds, by name, what features fetch later: their stylesheets.
    """
    feature = ON_DEMAND[name]
    library = "\n".join(
        search.wrapped(constant, (sources / "vendor" / path).read_text("utf-8")) for constant, path in feature.vendored
    )
    code = "\n".join((sources / "js" / part).read_text("utf-8") for part in feature.parts)
    code = search.worn(sources, feature.worn) + code
    known: dict[str, object] = {"TEXTS": getattr(edition.interface, name).model_dump()}
    if feature.meanings:
        glossary = edition.data(Glossary)
        known["MEANINGS"] = words.meanings(glossary.terms if glossary else [])
    later = {"STYLE": f"{name}.css"} if feature.styles else {}
    known |= {key: named(at, files[at]) for key, at in later.items()}
    constants = [f"{key}={compact(value)}" for key, value in known.items()]
    constants += ["SCRIPT=document.currentScript.src"] if later else []
    return str(rjsmin.jsmin(f'(function(){{"use strict";{library}\nconst {",".join(constants)};\n{code}\n}})();\n'))


def compact(data: object) -> str:
    """`data` as JSON, which is script too, without needless white space."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
