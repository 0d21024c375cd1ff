"""The stylesheet that pages load: Material's part says what Material says, and ours holds nothing in vain."""

from __future__ import annotations

import hashlib
import re
import runpy

import pytest

from handbook.site.bundles import named
from handbook.site.stylesheets import HANDBOOK, minified, stylesheet
from project import ROOT

SOURCES = ROOT / "docs/assets"
RENEW = runpy.run_path(str(SOURCES / "vendor/renew_material.py"))
MATERIAL = (SOURCES / "vendor/material/material.css").read_text("utf-8")
OURS = sorted((SOURCES / "css").glob("*.css"))
OF_PAPER = {"epub.css", "pictures.css", "printables.css"}
"""These give their own names, without a prefix, to what their own templates make."""


def test_material_still_has_the_stylesheet_that_ours_was_cut_from() -> None:
    original, version = RENEW["installed"]()
    moved = f"Material {version} has another stylesheet: run `make vendor`, read what changed, and look at the pages"
    assert f"SHA-256: {hashlib.sha256(original.read_bytes()).hexdigest()} " in MATERIAL, moved
    assert original.name in MATERIAL, moved


def test_the_part_of_material_says_what_material_says() -> None:
    original, _ = RENEW["installed"]()
    again = RENEW["cut"](original.read_text("utf-8"), MATERIAL, [path.read_text("utf-8") for path in OURS])
    assert MATERIAL.endswith(f"*/\n{again}"), "material.css was changed by hand: run `make vendor`"


def test_a_selector_with_an_empty_block_asks_for_what_material_says_of_it() -> None:
    original = ".a,.b>.c{top:0}@media print{.a{top:1px}}.b>.c{left:0}@media screen{.a{top:2px}}"
    assert RENEW["cut"](original, ".b > .c {} @media print { .a {} }", []) == (
        ".b>.c { top: 0; }\n@media print {\n  .a { top: 1px; }\n}\n.b>.c { left: 0; }\n"
    )


def test_a_custom_property_comes_along_if_something_asks_for_it() -> None:
    original = ":root{--a:1px;--b:var(--a);--c:2px;--d:3px}.x{top:var(--b)}.y{top:var(--d)}"
    kept = ":root {} .x {}"
    assert RENEW["cut"](original, kept, []) == ":root { --a: 1px; --b: var(--a); }\n.x { top: var(--b); }\n"
    assert "--c: 2px" in RENEW["cut"](original, kept, ["p { top: var(--c); }"])


@pytest.mark.parametrize("name", [path.name for path in OURS if path.name not in OF_PAPER])
def test_every_class_that_we_style_is_given_by_a_template_a_script_or_a_page(name: str) -> None:
    css = re.sub(r"/\*.*?\*/|url\(.*?\)", "", (SOURCES / "css" / name).read_text("utf-8"), flags=re.DOTALL)
    givers = ("overrides/**/*.*", "hooks/**/*.py", "docs/assets/js/**/*.js", "docs/*/*.md")
    given = "\n".join(path.read_text("utf-8") for pattern in givers for path in ROOT.glob(pattern))
    whole = set(re.findall(r"[\w-]+", given))
    begun = tuple(set(re.findall(r"(hb-\w[\w-]*[-_])\$?\{", given)))  # `hb-search__${name}`
    classes = set(re.findall(r"\.(hb-[\w-]+)", css))
    assert {one for one in classes - whole if not one.startswith(begun)} == set()


def test_making_styles_small_leaves_their_meaning_and_the_notice_of_a_licence() -> None:
    css = """/* a */ /*! MIT */
    .a > b, p { margin: 0 1px;
      color: red; }
    @media (min-width: 1em) and (max-width: 2em) { .a :is(b, i) { content: "x" / ""; top: calc(1px + 2px); } }"""
    assert minified(css) == (
        "/*! MIT */.a>b,p{margin:0 1px;color:red}"
        '@media (min-width:1em) and (max-width:2em){.a :is(b,i){content:"x" / "";top:calc(1px + 2px)}}'
    )


def test_our_styles_come_after_those_of_material_and_its_notice_goes_along() -> None:
    sheet = stylesheet(SOURCES, HANDBOOK)
    assert sheet.startswith("/*! With a part of Material for MkDocs (MIT")
    assert sheet.index(".md-typeset h1{margin") < sheet.index(".md-typeset h1{color:var(--hb-ink)")


def test_the_name_of_a_file_changes_with_its_content_only() -> None:
    assert named("handbook.css", "a") == named("handbook.css", "a") != named("handbook.css", "b")
    assert named("search.nl.js", "a").startswith("search.nl.") and named("search.nl.js", "a").endswith(".js")
