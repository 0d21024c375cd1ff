"""Whatever is left in the project, it is told with file, line and cure, and never read as something else."""

from __future__ import annotations

import functools
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook import handbook
from handbook.blocks.base import Settings
from handbook.content import publication, yaml_file
from handbook.content.problems import DataError, Problem
from project import ROOT
from pure.corpus import CASES, NL, Case, Put, Swap

WHOLE = ("index", "asso", "hulp", "tipkaarten", "werkbladen", "bronnen", "woordenlijst", "checklist")
"""The pages that cases change. Of the others only headings and blocks are kept, so that a case takes no second."""
TOGETHER = 16
"""So many cases are tried at once: reading the whole project for each takes long."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with all data, and the text of some pages."""
    root = tmp_path_factory.mktemp("corpus") / "project"
    shutil.copytree(ROOT / "docs/data", root / "docs/data")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for language in ("nl", "en"):
        shutil.copytree(ROOT / "docs" / language, root / "docs" / language)
        for page in (root / "docs" / language).glob("*.md"):
            if page.stem not in WHOLE:
                page.write_text(
                    outline(page.read_text("utf-8"), "own: true" if language == "nl" else "translation: machine"),
                    "utf-8",
                )
    return root


def outline(page: str, head: str) -> str:
    """A page with its headings and with what has addresses, and nothing else."""
    kept = re.findall(r"^(?:#+ .*|///+ (?!source|kort|doen|warning|tiles).*)$", page, re.MULTILINE)
    lines = "\n".join(f"{line}\n///" if line.startswith("///") else line for line in kept)
    return f"---\n{head}\n---\n\n{lines}\n"


@pytest.fixture(scope="module", autouse=True)
def parsed_once() -> Iterator[None]:
    """A case changes one file: the same text of another is not parsed again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_file, "parse", functools.cache(yaml_file.parse))
        yield


@pytest.fixture(scope="module")
def before(project: Path) -> set[Problem]:
    """What is told of the copy before anything is changed: what the outlines lack."""
    return set(told(project))


@contextmanager
def changed(project: Path, case: Case) -> Iterator[int]:
    """The project with the change of a case, which is undone afterwards; the line that must be told."""
    path = project / case.file
    was = path.read_bytes() if path.is_file() else None
    folders = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    yield change(case, path)
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
    for folder in folders:
        folder.rmdir()
    if was is not None:
        path.write_bytes(was)


def change(case: Case, path: Path) -> int:
    """Do what the case says; return the line on which it must be told."""
    if isinstance(case, Put):
        path.write_bytes(case.content if isinstance(case.content, bytes) else case.content.encode())
        return case.line
    if isinstance(case, Swap):
        text = path.read_text("utf-8")
        assert case.was in text, f"{case.file} does not hold {case.was!r}"
        path.write_text(text.replace(case.was, case.becomes, 1), "utf-8")
        return text[: text.index(case.was)].count("\n") + 1 + case.line
    path.unlink(missing_ok=True)
    match case.kind:
        case "folder":
            path.mkdir()
        case "fifo":
            os.mkfifo(path)
        case "circle":
            path.symlink_to(path.name)
        case "link":
            path.symlink_to("/etc/hostname")
    return 1


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml; a variable of the environment is not set."""


Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])  # type: ignore[arg-type]


def told(project: Path) -> list[Problem]:
    """Every problem in the project, as the hook tells them; [] where there is none."""
    config: dict[str, Any] = yaml.load((project / "mkdocs.yml").read_text("utf-8"), Loader)  # noqa: S506 - a safe one
    i18n = next(plugin["i18n"] for plugin in config["plugins"] if "i18n" in plugin)
    titles = {one["locale"]: one["nav_translations"] for one in i18n["languages"] if "nav_translations" in one}
    names = {one["locale"]: "" for one in i18n["languages"]}
    problems: list[Problem] = []
    try:
        publication.read(project, config["site_url"], config["extra"])
    except DataError as error:
        problems += error.problems
    try:
        handbook.read(project, config["nav"], Settings("", "", date(2026, 11, 22), names, menu_titles=titles))
    except DataError as error:
        problems += error.problems
    return problems


def new_problems(project: Path, before: set[Problem], cases: Iterable[Case]) -> tuple[list[str], list[int]]:
    """What is told only with the changes of these cases, of which no two are in one file; the line of each case."""
    with ExitStack() as changes:
        lines = [changes.enter_context(changed(project, case)) for case in cases]
        return [str(problem) for problem in told(project) if problem not in before], lines


def is_told(case: Case, line: int, problems: Iterable[str]) -> bool:
    elsewhere = "" if isinstance(case, Put) else case.told_in
    where = f"{elsewhere}:" if elsewhere else f"{case.file}:{line}:"
    return any(problem.startswith(where) and case.words in problem for problem in problems)


def rounds(cases: Iterable[Case]) -> list[dict[Case, Case]]:
    """The cases in as few lists as can be in which no two change the same file; a new page gets a name of its own."""
    found: list[dict[str, tuple[Case, Case]]] = []
    for number, case in enumerate(cases):
        new = replace(case, file=f"{NL}/proef{number}.md") if case.file == f"{NL}/proef.md" else case
        free = next((one for one in found if new.file not in one and len(one) < TOGETHER), None)
        if free is None:
            found.append(free := {})
        free[new.file] = (case, new)
    return [dict(one.values()) for one in found]


@pytest.fixture(scope="module")
def told_together(project: Path, before: set[Problem]) -> dict[Case, list[str]]:
    """What is told of the cases whose problem is found while others are there too: reading the project takes long."""
    found: dict[Case, list[str]] = {}
    left = list(CASES)
    while left:
        for cases in rounds(left):
            problems, lines = new_problems(project, before, cases.values())
            for (case, new), line in zip(cases.items(), lines, strict=True):
                if is_told(new, line, problems):
                    found[case] = problems
        rest = [case for case in left if case not in found]
        if rest == left:
            break
        left = rest
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.words}"[:90])
def test_what_is_wrong_is_told_with_file_line_and_cure(
    case: Case, project: Path, before: set[Problem], told_together: dict[Case, list[str]]
) -> None:
    if case in told_together:
        problems = told_together[case]
    else:  # a graver problem of another case may go before it
        problems, (line,) = new_problems(project, before, [case])
        assert is_told(case, line, problems), "\n".join(problems)
    assert all(len(problem) < 700 for problem in problems), "a message is to be read"


def test_every_kind_of_file_has_its_cases() -> None:
    kinds = {path.name.split(".")[0] for path in (ROOT / "docs/data").glob("*.??.yml")}
    for language in ("nl", "en"):
        assert kinds <= {Path(case.file).name.split(".")[0] for case in CASES if f".{language}.yml" in case.file}
    assert len(CASES) >= 120


def test_what_stands_in_the_dutch_page_only_is_told_there_only(project: Path, before: set[Problem]) -> None:
    case = Swap(f"{NL}/checklist.md", "folds: [vooraf", "folds: [vooraff", "'vooraff' is no section of this page")
    problems, (line,) = new_problems(project, before, [case])
    assert len(problems) == 1
    assert is_told(case, line, problems)


def test_the_handbook_itself_has_none_of_it() -> None:
    assert told(ROOT) == []


def test_what_programs_leave_behind_is_passed_over(project: Path, before: set[Problem]) -> None:
    names = ("._asso.md", "~$asso.md", ".#asso.md", "asso.md~", "#asso.md#", "Thumbs.db", ".DS_Store", "asso.md.orig")
    paths = [project / "docs" / folder / name for folder in ("nl", "en", "data", "nl/img") for name in names]
    for path in paths:
        path.write_bytes(b"\x00\x05\x16\x07 no page")
    try:
        assert set(told(project)) == before
    finally:
        for path in paths:
            path.unlink()


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_and_a_mark_at_the_start_change_nothing(
    project: Path, before: set[Problem], line_end: bytes
) -> None:
    paths = [*(project / "docs").glob("??/*.md"), *(project / "docs").glob("data/*.yml")]
    contents = {path: path.read_bytes() for path in paths}
    for path, content in contents.items():
        path.write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", line_end))
    try:
        assert set(told(project)) == before
    finally:
        for path, content in contents.items():
            path.write_bytes(content)


@pytest.mark.parametrize("day", ["2026-11-22", '"2026-11-22"', "'2026-11-22'"])
def test_a_day_may_stand_in_quotes_or_without_them(project: Path, before: set[Problem], day: str) -> None:
    file = project / "docs/data/help.nl.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("checked:\n", f"checked: {day}\n", 1), "utf-8")
    try:
        assert set(told(project)) == before
    finally:
        file.write_text(text, "utf-8")


@pytest.mark.parametrize(
    "address", ["", "https://example.org/", "https://x.example.org:8443/a/b~c/", "http://127.0.0.1:8000/"]
)
def test_an_address_of_publication_that_works_may_stand(project: Path, address: str) -> None:
    assert publication.read(project, address, {"contact": "fouten+boek@example.org"}).site_url == address
