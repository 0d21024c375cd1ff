"""A page as written: its sections, its markers, and the faults that a writer is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handbook.blocks.blocks import Blocks, Settings
from handbook.blocks.markers import MarkerError, replace
from handbook.content import review_status as checkedness
from handbook.content.citations import resting_on, unused
from handbook.content.edition import Edition, addresses, languages, read_pages
from handbook.content.loading import load
from handbook.content.outline import sections
from handbook.content.problems import DataError
from handbook.pages.compose import compose
from handbook.pages.heading_links import with_link_controls
from project import ROOT

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def edition() -> Edition:
    names = languages(DOCS)
    return Edition("nl", load(DOCS / "data", names)["nl"], read_pages(DOCS, names, [])["nl"])


@pytest.fixture(scope="module")
def blocks(edition: Edition) -> Blocks:
    return Blocks(edition, ROOT / "overrides/blocks", Settings("", "", date(2026, 11, 22)))


def faults(markdown: str, blocks: Blocks, **meta: Any) -> list[str]:
    with pytest.raises(DataError) as caught:
        compose(markdown, meta, blocks, "docs/nl/proef.md", 5)
    return [str(problem) for problem in caught.value.problems]


def test_sections_have_an_id_a_title_and_an_end() -> None:
    page = "# Titel\n\ntekst\n\n## Een: twee { #een }\n\n```\n## geen kop { #nee }\n```\n\n### Drie { #drie .klasse }\ntekst"
    assert [(s.id, s.title, s.level, s.line, s.end) for s in sections(page)] == [
        ("", "Titel", 1, 0, 4),
        ("een", "Een: twee", 2, 4, 10),
        ("drie", "Drie", 3, 10, 12),
    ]


def test_a_marker_becomes_its_block_and_an_unknown_one_is_told_with_its_line() -> None:
    def card(name: str) -> str:
        if name != "deel-1":
            raise MarkerError(f"'{name}' does not exist; expected one of: deel-1")
        return "KAART"

    page = "a\n<!-- handbook:card deel-1 -->\n\n<!-- handbook:card deel-9 -->\n<!-- handbook:kaart deel-1 -->"
    text, problems = replace(page, {"card": card}, "docs/nl/x.md", 10)
    assert text.startswith("a\nKAART\n")
    assert [str(problem) for problem in problems] == [
        "docs/nl/x.md:13: handbook:card: 'deel-9' does not exist; expected one of: deel-1",
        "docs/nl/x.md:14: handbook:kaart: unknown kind 'kaart'; expected one of: card",
    ]


@pytest.mark.parametrize(
    ("marker", "told"),
    [
        ("tip-cards", "expected NAME WARNING, found nothing"),
        ("tip-cards deel-1 force force", "expected NAME WARNING, found deel-1 force force"),
        ("tip-cards deel-1 deel-2", "'deel-2' does not exist; expected one of: specialist, force, treatment"),
        ("tip-cards deel-9", "'deel-9' does not exist; expected one of: deel-1, deel-2, deel-3, deel-4"),
        ("picture zon", "'zon' does not exist; expected one of: "),
        ('source wie "x"', "'wie' does not exist; expected one of: tipkaarten, "),
        ("source zo", "say where in the source"),
        ('source zo "hoofdstuk', 'put words in "double quotes"'),
        ("help fr", "'fr' does not exist; expected nl or be"),
        ("situations nu", "'nu' does not exist; expected home"),
        ("warning later", "'later' does not exist; expected one of: specialist, "),
    ],
)
def test_a_marker_that_does_not_work_stops_the_build(blocks: Blocks, marker: str, told: str) -> None:
    page = f"# Titel\n\n## Deel {{ #deel }}\n\n<!-- handbook:{marker} -->\n\n<!-- handbook:source own -->"
    (fault,) = faults(page, blocks)
    assert fault.startswith("docs/nl/proef.md:9: handbook:")
    assert told in fault


def test_a_section_without_id_or_source_and_a_double_id_are_told_at_once(blocks: Blocks) -> None:
    page = "# Titel\n\n## Zonder\n\n<!-- handbook:source own -->\n\n## Een { #een }\n\n## Twee { #een }\n\n<!-- handbook:source own -->"
    told = faults(page, blocks)
    assert told[0].startswith("docs/nl/proef.md:7: Zonder: has no id")
    assert told[1].startswith("docs/nl/proef.md:11: Een: shows no source")
    assert told[2].startswith("docs/nl/proef.md:13: Twee: id 'een' stands on line 11 too")


def test_a_marker_above_the_first_heading_works_or_stops_the_build_too(blocks: Blocks) -> None:
    made = compose("<!-- handbook:print-cards -->\n\n# Titel", {"own": True}, blocks, "docs/nl/proef.md", 5)
    assert 'data-hb-print="all"' in made
    (fault,) = faults("\n<!-- handbook:kaart -->\n\n# Titel", blocks)
    assert fault.startswith("docs/nl/proef.md:6: handbook:kaart: unknown kind 'kaart'")


def test_a_warning_that_is_not_in_a_list_is_that_warning(blocks: Blocks) -> None:
    assert (
        compose("# Titel", {"warnings": "specialist"}, blocks, "docs/nl/proef.md", 1).count('class="hb-warning"') == 1
    )


def test_broken_front_matter_is_told_with_its_line(edition: Edition) -> None:
    page = "---\ndescription: Drie dingen: kijken\nwarnings: [x]\n---\n\n# Titel\n"
    with pytest.raises(DataError) as caught:
        Edition("nl", edition.contents, {"proef.md": page}).meta("proef.md")
    assert str(caught.value.problems[0]).startswith("docs/nl/proef.md:2: broken front matter: ")


def test_a_page_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl/proef.md").write_bytes("# Titel\n\neén".encode("latin-1"))
    with pytest.raises(DataError) as caught:
        read_pages(tmp_path, ["nl"], [])
    assert str(caught.value.problems[0]).startswith("docs/nl/proef.md:3: byte 0xe9 is not UTF-8")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_how_far_a_page_was_checked_is_said_in_dates(edition: Edition, language: str) -> None:
    page = "---\nchecked:\n  sources: gisteren\n---\n\n# Titel\n"
    written = Edition(language, edition.contents, {"proef.md": page}, frozenset({"proef.md"}))
    (fault,) = checkedness.faults(written)
    assert str(fault).startswith(
        f"docs/{language}/proef.md:1: checked › sources: 'gisteren' is no date; expected 2026-11-22"
    )


def test_a_page_of_our_own_needs_no_sources(blocks: Blocks) -> None:
    assert "Deel" in compose("# Titel\n\n## Deel { #deel }\n\ntekst", {"own": True}, blocks, "docs/nl/proef.md", 1)


def test_an_unknown_warning_in_the_front_matter_is_told(blocks: Blocks) -> None:
    assert "warnings: 'gevaar' does not exist" in faults("# Titel", blocks, warnings=["gevaar"])[0]


def test_the_warning_stands_whole_on_top_and_short_under_every_section(blocks: Blocks) -> None:
    page = "# Titel\n\n## Een { #een }\n\n<!-- handbook:source own -->\n\n## Twee { #twee }\n\n<!-- handbook:source own -->\n\n## Lees verder { #lees-verder }"
    made = compose(page, {"warnings": ["specialist"]}, blocks, "docs/nl/proef.md", 1)
    assert made.count('class="hb-warning"') == 1
    assert made.count('class="hb-caution"') == 2
    assert made.index("hb-warning") < made.index("## Een") < made.index("hb-caution") < made.index("## Twee")


def test_places_in_one_source_stand_on_one_line(blocks: Blocks) -> None:
    page = '# T\n\n## Een { #een }\n\n<!-- handbook:source zo "hoofdstuk 2" -->\n<!-- handbook:source zo "voetnoot 9" -->\n\n<!-- handbook:source tipkaarten "deel 1" -->'
    made = compose(page, {}, blocks, "docs/nl/proef.md", 1)
    assert made.count('class="hb-source"') == 2
    assert "hoofdstuk 2; voetnoot 9" in made.replace("&#58;", ":")
    assert "(bronnen.md#zo)" in made


def test_reference_numbers_are_set_apart_and_links_are_not(blocks: Blocks) -> None:
    made = compose("# T\n\nTekst. [6, 7] En [31-36] en [2](asso.md).", {"own": True}, blocks, "x.md", 1)
    assert '<span class="hb-ref" data-hb-role="reference">[6, 7]</span>' in made
    assert '<span class="hb-ref" data-hb-role="reference">[31-36]</span>' in made
    assert "[2](asso.md)" in made


def test_a_link_control_stands_beside_every_heading_and_not_in_it() -> None:
    html = with_link_controls(
        '<h1 id="begin">Titel &amp; <em>meer</em></h1><p>x</p><h2 id="een">Een</h2><h3>los</h3>', "<{}|{}>".format
    )
    assert '<h1 id="begin">Titel &amp; <em>meer</em></h1><|Titel &amp; meer></div>' in html
    assert '<h2 id="een">Een</h2><#een|Een></div>' in html
    assert html.endswith("<h3>los</h3>")


def test_the_shared_questions_stand_once_in_the_data_and_on_both_cards(blocks: Blocks) -> None:
    third, fourth = blocks.tip_card("deel-3"), blocks.tip_card("deel-4")
    for name in ("moe", "spanning", "eigen-jeugd", "afgewezen", "opgeslokt", "spiegel", "wakker"):
        assert f'id="deel-3-{name}"' in third
        assert f'id="deel-4-{name}"' in fourth
    assert (DOCS / "data/tip_cards.nl.yml").read_text("utf-8").count("id: moe\n") == 1


def test_every_page_of_the_handbook_is_whole(edition: Edition, blocks: Blocks) -> None:
    for page, markdown in edition.pages.items():
        body = markdown.split("\n---\n", 1)[1]
        compose(body, edition.meta(page), blocks, page, 1)


def test_every_page_opens_with_in_short_and_ends_with_where_to_read_on(edition: Edition) -> None:
    for page, markdown in edition.pages.items():
        if edition.meta(page).get("own"):
            continue
        found = sections(markdown)
        opening = "\n".join(markdown.split("\n")[found[0].line : found[1].line])
        assert '!!! kort "In het kort"' in opening, page
        assert 1 <= sum(line.startswith("    - ") for line in opening.split("\n")) <= 5, page
        assert found[-1].id == "lees-verder", page


def test_the_pages_on_therapeutic_parenting_carry_the_warning(edition: Edition) -> None:
    for page in ("therapeutisch-opvoeden.md", "emotionele-leeftijd.md", "asso.md", "checklist.md"):
        assert edition.meta(page)["warnings"] == ["specialist"]


def test_every_source_is_used_and_lists_the_sections_that_rest_on_it(edition: Edition) -> None:
    assert list(unused(edition)) == []
    resting = {place.address for place in resting_on(edition, "tipkaarten")}
    assert {"tipkaarten.md#deel-1", "basis.md#hoe-hechting-ontstaat"} <= resting
    assert not any(address.startswith("bronnen.md") for address in resting)


def test_a_source_that_no_section_uses_is_told(edition: Edition) -> None:
    lonely = Edition("nl", edition.contents, {"x.md": '# X\n\n## Een { #een }\n\n<!-- handbook:source zo "p" -->'})
    assert [problem.path for problem in unused(lonely)] == ["tipkaarten", "literatuurstudie", "voorwaarden", "praktijk"]


def test_an_address_is_a_page_or_a_section_of_it() -> None:
    assert addresses({"asso.md": "# ASSO\n\n## Stappen { #vier-stappen }"}) == {"asso.md", "asso.md#vier-stappen"}


def test_what_the_handbook_knows_never_imports_mkdocs() -> None:
    for module in (ROOT / "hooks/handbook").glob("*.py"):
        assert "import mkdocs" not in module.read_text("utf-8"), module
        assert "from mkdocs" not in module.read_text("utf-8"), module


def test_hooks_are_thin() -> None:
    for hook in (ROOT / "hooks").glob("*.py"):
        assert len(hook.read_text("utf-8").splitlines()) < 80, hook


def test_no_template_of_a_block_is_without_a_marker() -> None:
    used = "".join(path.read_text("utf-8") for path in (ROOT / "hooks/handbook").glob("*.py"))
    for template in Path(ROOT / "overrides/blocks").glob("*.html"):
        assert template.name in used or template.name == "macros.html", template
