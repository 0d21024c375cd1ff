"""Scripts know the parts of a page by classes, the build by roles: on every page both mean the same parts."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from functools import cache

import pytest
from cssselect2 import ElementWrapper, compile_selector_list
from lxml.html import HtmlElement

from handbook.site import side_column
from handbook.site.folds import fold
from handbook.site.model import CONTROLS, is_control, roles_of, words_without
from handbook.site.roles import Role
from model_of import built_site
from project import ROOT

READ = 'import * as roles from "./docs/assets/js/shared/roles.js"; console.log(JSON.stringify(roles));'
WHOLE = ("CONTROL", "EXPLANATION", "FOOT", "REFERENCE", "ROOM", "SOURCE", "WARNING")
"""The selectors that find every part with a role, and nothing else."""
SOME = {
    "LABEL_OF_CARD": Role.LABEL,
    "LABEL_IN_ITEM": Role.LABEL,
    "REVIEW_OF_PAGE": Role.REVIEW,
    "SOURCE_LINE": Role.SOURCE,
}
"""Those that find some of the parts with a role."""
LISTS = {"BY_NATURE", "UNSAID"}
NOT_NOW = {".hb-card__warning"}
"""What no page has now, and may have: a card has a warning where its section has one."""


@cache
def selectors() -> dict[str, str]:
    """What docs/assets/js/shared/roles.js says, by name."""
    command = ["node", "--input-type=module", "--eval", READ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


@cache
def texts() -> dict[str, tuple[HtmlElement, dict[str, list[HtmlElement]]]]:
    """The text of every page as readers get it, by its file, with what has each role in it.

    Folding takes some roles off, to save bytes: what had one before is what counts.
    """
    site = built_site()
    found: dict[str, tuple[HtmlElement, dict[str, list[HtmlElement]]]] = {}
    for path, document in site.documents.items():
        page = deepcopy(document)
        before = [(element, list(roles_of(element))) for element in page.iter() if roles_of(element)]
        side_column.fill(page, site.books)
        fold(page, site.books)
        for text in page.find_class("hb-text"):
            inside = set(text.iter())
            known = before + [(element, list(roles_of(element))) for element in inside if roles_of(element)]
            by_role: dict[str, list[HtmlElement]] = defaultdict(list)
            for element, roles in known:
                for role in roles:
                    if element in inside and element not in by_role[role]:
                        by_role[role].append(element)
            found[path] = text, by_role
    return found


def matched(text: HtmlElement, selector: str) -> list[HtmlElement]:
    """What `selector` finds in a text."""
    wrapped = ElementWrapper.from_html_root(text)
    return [found.etree_element for found in wrapped.query_all(*compile_selector_list(selector))]


def is_known_otherwise(element: HtmlElement) -> bool:
    """The controls that CONTROL does not name.

    The line that opens a fold is its summary. A paragraph with nothing in it but a button is empty without it. And what
    stands in the form that makes a route is shown in a hall.
    """
    return element.tag == "summary" or not words_without(element, ()) or "hb-route-make" in element.classes


def told(path: str, elements: list[HtmlElement]) -> Iterator[str]:
    for element in elements:
        yield f"{path}: <{element.tag} class={element.get('class')}> {element.text_content().strip()[:60]}"


def test_every_selector_is_tested() -> None:
    assert set(selectors()) == {*WHOLE, *SOME, *LISTS}


@pytest.mark.parametrize("name", WHOLE)
def test_a_script_finds_what_the_build_gave_a_role(name: str) -> None:
    """On every page exactly that. What stands inside such a part goes with it."""
    count = 0
    for path, (text, by_role) in texts().items():
        found, given = matched(text, selectors()[name]), by_role[name.lower()]
        lacking = [element for element in given if element not in found]
        if name == "CONTROL":
            lacking = [element for element in lacking if not is_known_otherwise(element)]
        assert not list(told(path, lacking)), f"the role, and not {selectors()[name]}"
        others = [element for element in found if not {element, *element.iterancestors()} & set(given)]
        assert not list(told(path, others)), "not the role"
        count += len(found)
    assert count > 0


@pytest.mark.parametrize("name", SOME)
def test_a_selector_of_some_parts_finds_only_parts_with_its_role(name: str) -> None:
    count = 0
    for path, (text, by_role) in texts().items():
        found = matched(text, selectors()[name])
        assert not list(told(path, [element for element in found if element not in by_role[SOME[name]]]))
        count += len(found)
    assert count > 0


def test_a_control_by_nature_is_the_same_for_scripts_and_build() -> None:
    """Fields to write in are so for scripts only: paper has room in their place."""
    fields = {"select", "textarea"}
    for path, (text, _) in texts().items():
        given = [one for one in text.iterdescendants() if isinstance(one.tag, str) and is_control(one)]
        found = [one for one in matched(text, selectors()["BY_NATURE"]) if one.tag not in fields or is_control(one)]
        assert list(told(path, found)) == list(told(path, given))
    assert "button" in CONTROLS


def test_no_selector_names_a_class_that_no_page_has() -> None:
    """A part of a selector that finds nothing any more goes."""
    for name in (*WHOLE, *SOME):
        for part in set(selectors()[name].split(", ")) - NOT_NOW:
            assert any(matched(text, part) for text, _ in texts().values()), f"{name}: {part}"
