"""Any bytes that can be saved are read, or told as problems with a line; nothing else ever happens."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from handbook import handbook
from handbook.blocks.base import Settings
from handbook.content import inline_text
from handbook.content.edition import read_pages
from handbook.content.page_source import LARGEST, read_page
from handbook.content.problems import DataError
from handbook.content.text_file import read_text
from handbook.content.yaml_file import parse, read
from handbook.handbook import Handbook
from handbook.kinds import KINDS
from handbook.pages import checks, written
from handbook.pages.extension import HandbookPages
from project import ROOT

UNHURRIED = settings(
    deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# fmt: off
PIECES = (
    *("---\n", "\n", "\n\n", "    ", "# Titel\n", "## Deel { #deel }\n", "/// help | nl\n", "///\n", "/// kort | T\n"),
    *("/// source | own\n", "[k](asso.md)", "[k](javascript:x)", "[", "](", "*", "**", "_", "`", "~~~\n", "> ", "- "),
    *(
        "1. ",
        "| a | b |\n|---|---|\n",
        "{ .x }",
        "{ #y }",
        "![",
        "<b>",
        "&amp;",
        "\\",
        "[[tip-cards deel-1]]",
        "[x]: y\n",
    ),
    *(
        "own: true\n",
        "warnings: [",
        "checked:\n",
        "tekst",
        "é",
        "\t",
        "\r\n",
        "\x0b",
        "\u202e",
        "/// tip-cards | deel-1\n",
    ),
)
YAML = (
    *(
        "services:\n",
        "  - id: x\n",
        "    country: nl\n",
        '    name: "',
        '"\n',
        "numbers: [",
        "]",
        "{",
        "}",
        "&a ",
        "*a ",
    ),
    *(
        "!!str ",
        "<<: ",
        "? ",
        ": ",
        "- ",
        "# ",
        "|\n",
        ">\n",
        "---\n",
        "...\n",
        "2026-02-31",
        "1e999",
        ".nan",
        "~",
        "'",
    ),
    *("\n", "  ", "\\u202e", "%TAG ! x\n", "@", "`", "\t", "é", "\x85", "0x_", "true", "=", "text: "),
)
SIGNS = (
    *("[", "*", "_", "`", "!", "(", "<", "&", "\\", "~", "|", "#", ">", "-", "1. ", "[a](", "**a", " *a* _b_", "!["),
    *("[x][", "\n[", "| "),
)
# fmt: on


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook.read(ROOT, [], Settings("", "", date(2026, 11, 22)))


@UNHURRIED
@given(st.binary(max_size=400))
@example(b"\xff\xfe#\x00")
@example(b"\x00" * 50)
def test_any_bytes_of_a_page_are_read_or_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "nl").mkdir(exist_ok=True)
    (tmp_path / "nl/proef.md").write_bytes(content)
    try:
        read_pages(tmp_path, ["nl"], [])
    except DataError as error:
        assert all(problem.file == "docs/nl/proef.md" and problem.line >= 1 for problem in error.problems)


@UNHURRIED
@given(st.binary(max_size=400))
def test_any_bytes_of_a_data_file_are_read_or_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "help.nl.yml").write_bytes(content)
    try:
        read(tmp_path / "help.nl.yml", "docs/data/help.nl.yml")
    except DataError as error:
        assert all(problem.line <= content.count(b"\n") + content.count(b"\r") + 1 for problem in error.problems)


@UNHURRIED
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(lambda parts: "# Titel\n\n" + "".join(parts)))
def test_any_page_of_such_pieces_becomes_html_or_is_told(book: Handbook, text: str) -> None:
    try:
        page = read_page(text, "docs/nl/proef.md")
    except DataError:
        return
    problems = list(written.problems(page, {"asso.md"}, set()))
    if not problems and not list(checks.block_problems(page, book.source, book.settings)):
        context = book.page_context(page, "nl")
        html = Markdown(extensions=["attr_list", "tables", "toc", HandbookPages(context)]).convert(page.markdown)
        assert "javascript:" not in html
        assert "onclick" not in html


@UNHURRIED
@given(st.lists(st.sampled_from(YAML), max_size=40).map("".join))
def test_any_yaml_of_such_pieces_is_read_or_told(text: str) -> None:
    try:
        value = parse(text, "docs/data/help.nl.yml").value
        KINDS["help"].model_validate(value)
    except (DataError, ValueError):  # pydantic tells with a ValueError
        return


@UNHURRIED
@given(st.text("[]()*_<>&\"'`\\{}! aj:/#.\n", max_size=200))
@example("[" * 300 + "](x)")
@example("*" * 300)
def test_a_text_never_becomes_markup(text: str) -> None:
    if inline_text.link_fault(text):
        return
    html = str(inline_text.inline(text))
    for tag in ("<a href=", "</a>", "<em>", "</em>", "<strong>", "</strong>"):
        html = html.replace(tag, "")
    assert "<" not in html


@pytest.mark.parametrize(
    "sign",
    [
        "[",
        "*",
        "_",
        "`",
        "!",
        "(",
        "<",
        "&",
        "\\",
        "~",
        "|",
        "#",
        ">",
        "-",
        "1. ",
        "[a](",
        "**a",
        " *a* _b_",
        "![",
        "[x][",
        "\n[",
        "| ",
    ],
)
def test_no_sign_keeps_the_machine_busy_however_often_it_stands(sign: str, tmp_path: Path) -> None:
    for text in (sign * 20_000, f"{sign}\n" * 20_000, (sign * 90 + "\n\n") * 50):
        path = tmp_path / "proef.md"
        path.write_text(f"# T\n\n{text}", "utf-8")
        try:
            page = read_page(read_text(path, "docs/nl/proef.md", LARGEST), "docs/nl/proef.md")
            list(written.problems(page, set(), set()))
        except DataError:
            pass
