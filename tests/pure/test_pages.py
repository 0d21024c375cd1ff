"""From a page as written to its HTML, by plain Python-Markdown with our extension, and what a writer is told."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from handbook import handbook
from handbook.blocks.base import Settings
from handbook.blocks.help import Help
from handbook.blocks.registry import BLOCKS
from handbook.blocks.sources import resting_on, unused
from handbook.blocks.warning import WarningNote, Warnings
from handbook.content.edition import SOURCE, Edition
from handbook.content.page_source import PageSource, read_page
from handbook.content.problems import Problem
from handbook.handbook import Handbook
from handbook.pages import assets, checks
from handbook.pages.extension import HandbookPages
from handbook.pages.render import elements
from handbook.pages.site_links import SiteLinks
from handbook.site.model import folder
from model_of import built
from project import ROOT

SETTINGS = Settings("", "", date(2026, 11, 22))
OWN = "/// source | own\n///\n"


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook.read(ROOT, [], SETTINGS)


@pytest.fixture(scope="module")
def edition(book: Handbook) -> Edition:
    return book.source


def made(text: str, book: Handbook) -> str:
    """The HTML of a page with this text, as plain Python-Markdown makes it."""
    return html(read_page(text, "docs/nl/proef.md"), book)


def with_source(book: Handbook, **changes: Any) -> Handbook:
    """The handbook with other Dutch contents or pages."""
    return replace(book, editions={"nl": replace(book.source, **changes)})


def html(page: PageSource, book: Handbook, language: str = "nl") -> str:
    """The HTML of a page in the site of a language, as plain Python-Markdown makes it."""
    ours = HandbookPages(book.page_context(page, language))
    tables = TableExtension(use_align_attribute=True)
    return Markdown(extensions=["attr_list", tables, "toc", ours]).convert(page.markdown)


def faults(text: str, edition: Edition) -> list[Problem]:
    page = read_page(text, "docs/nl/proef.md")
    return sorted(checks.problems(replace(edition, pages={"proef.md": page}), SETTINGS))


def test_plain_markdown_makes_of_every_page_what_mkdocs_makes() -> None:
    """MkDocs only resolves links: a page as written (asso.md) is one of the site (asso.html)."""
    mkdocs = built()
    plain = {
        f"{folder(language)}{name.removesuffix('.md')}.html": html(page, mkdocs.handbook, language)
        for language, edition in mkdocs.handbook.editions.items()
        for name, page in edition.pages.items()
    }
    assert plain.keys() == mkdocs.contents.keys()
    for path, made in plain.items():
        assert re.sub(r'( href="[\w-]+)\.md(?=["#])', r"\1.html", made) == mkdocs.contents[path], path


def test_a_link_to_what_only_the_site_has_is_kept_from_what_resolves_links(book: Handbook) -> None:
    """Else MkDocs warns that the page of a route, and the licences, do not exist."""

    class Resolve(Treeprocessor):
        def run(self, root: ElementTree.Element) -> None:
            self.seen = [link.get("href", "") for link in root.iter("a")]

    page = read_page("# T\n\n[a](asso.md#b) [c](#d) [e](https://f.example/g)\n\n/// routes\n///\n", "docs/nl/proef.md")
    markdown = Markdown(extensions=[HandbookPages(book.page_context(page, "nl")), SiteLinks()])
    markdown.treeprocessors.register(resolve := Resolve(markdown), "resolve", 0)
    shown = markdown.convert(page.markdown)
    assert resolve.seen[:3] == ["asso.md#b", "#d", "https://f.example/g"]
    assert not [address for address in resolve.seen if ".html" in address]
    assert 'href="leesroute.html#' in shown


def test_a_block_that_was_left_standing_as_text_is_noted(book: Handbook) -> None:
    """Also by a reader of pages that lets it pass: the build stops there."""
    page = read_page("# T\n\nTekst /// daar, en https:///.\n", "docs/nl/proef.md")
    for text, told in [("", []), ("Tekst.\n    /// warnings | force\n", ["/// warnings | force"])]:
        ours = HandbookPages(book.page_context(page, "nl"))
        Markdown(extensions=["attr_list", ours]).convert(page.markdown + text)
        assert ours.blocks_as_text == told


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("/// tip-cards", "expected CARD WARNING, found nothing"),
        ("/// tip-cards | deel-1 force force", "expected CARD WARNING, found deel-1 force force"),
        ("/// tip-cards | deel-1 deel-2", "'deel-2' does not exist; expected one of: specialist, "),
        ("/// tip-cards | deel-9", "'deel-9' does not exist; expected one of: deel-1, deel-2, deel-3, deel-4"),
        ("/// picture | zon", "'zon' does not exist; expected one of: "),
        ("/// source | wie\nx", "'wie' does not exist; expected one of: tipkaarten, "),
        ("/// source | zo", "say where in the source"),
        ("/// source | own\nhoofdstuk 2", "our own words have no place in a source"),
        ('/// warning | "force', 'put words in "double quotes"'),
        ("/// help | fr", "'fr' does not exist; expected one of: nl, be"),
        ("/// situations | nu", "'nu' does not exist; expected home"),
        ("/// warning | later", "'later' does not exist; expected one of: specialist, "),
        ("/// tip-card | deel-1", "unknown block 'tip-card'; do you mean 'tip-cards'?"),
        ("/// help | nl\nTekst.", "holds text, which this block does not show"),
    ],
)
def test_a_block_that_does_not_work_is_told_with_file_line_and_cure(edition: Edition, block: str, told: str) -> None:
    page = f"---\nown: true\n---\n\n# Titel\n\n## Deel {{ #deel }}\n\n{block}\n///\n"
    (fault,) = faults(page, edition)
    assert str(fault).startswith("docs/nl/proef.md:9: /// ")
    assert told in str(fault)


@pytest.mark.parametrize(
    "inside", ["tip-cards deel-9", "tip-cards", "tip-cards deel-1 x", "help nl", "tipcards deel-1"]
)
def test_something_within_a_line_works_or_is_told(edition: Edition, inside: str) -> None:
    (fault,) = faults(f"---\nown: true\n---\n# Titel\n\nLees [[{inside}]].\n", edition)
    assert str(fault).startswith("docs/nl/proef.md:6: [[")


def test_a_section_without_a_source_and_a_page_without_a_review_are_told_at_once(edition: Edition) -> None:
    told = [str(fault) for fault in faults(f"# Titel\n\n## Een {{ #een }}\n\n## Twee {{ #twee }}\n\n{OWN}", edition)]
    assert told[0].startswith("docs/nl/proef.md:1: checked: is missing")
    assert told[1].startswith("docs/nl/proef.md:3: Een: shows no source")
    assert len(told) == 2


def test_an_unknown_warning_in_the_head_is_told(edition: Edition) -> None:
    (fault,) = faults("---\nown: true\nwarnings: [gevaar]\n---\n# Titel\n", edition)
    assert str(fault).startswith("docs/nl/proef.md:3: warnings: 'gevaar' does not exist")


WARNED = """---
warnings: [specialist]
---
# Titel

## Een { #een }

### Klein { #klein }

## Twee { #twee }

## Drie { #drie }

## Lees verder { #lees-verder }
"""


def warned(book: Handbook, **scopes: list[str]) -> list[tuple[str, str]]:
    """Which warnings stand below which heading of `WARNED`, in the order of the page, with the form that each has."""
    told: Any = {"title": "T", "text": "Het hele verhaal.", "short": "Eén regel.", "mark": "merkje", "link": "asso.md"}
    notes = [WarningNote(id=name, scope=scope, **told) for name, scope in scopes.items()]
    contents = {**book.source.contents, "warnings": Warnings(warnings=notes)}
    page = read_page(WARNED, "docs/nl/proef.md")
    small = with_source(book, contents=contents, pages={"proef.md": page})
    found: list[tuple[str, str]] = []
    for id_, name, words in re.findall(r'<h\d id="([^"]+)"|data-hb-warning="([^"]+)"[^>]*>(.*?)</', html(page, small)):
        found.append((id_, "") if id_ else (name, words))
    return found


def test_a_warning_stands_whole_on_top_and_as_a_mark_or_a_line_below_the_sections_in_its_scope(
    book: Handbook,
) -> None:
    shown = made(WARNED, book)
    assert shown.count('class="hb-warning ') == 1, "on top; no section of this page is in the scope of the real warning"
    scopes = {"specialist": ["proef.md#een"], "force": ["proef.md#een", "proef.md#klein", "proef.md#twee"]}
    mark, line = '<a href="asso.md">merkje', 'Eén regel. <a href="asso.md">Lees dit eerst'
    assert warned(book, **scopes) == [
        ("begin", ""),
        *[("een", ""), ("specialist", mark), ("force", line)],
        ("klein", ""),  # its section has said so
        *[("twee", ""), ("force", line)],
        ("drie", ""),
        ("lees-verder", ""),
    ]
    whole_page = warned(book, specialist=["proef.md"])
    assert whole_page.count(("specialist", mark)) == 3, "once per section"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([None, None, None], "De andere nummers moeten nog worden nagekeken bij de organisaties zelf."),
        ([date(2026, 11, 1), None, date(2026, 11, 1)], "De andere nummers moeten nog worden nagekeken"),
        ([date(2026, 11, 20), date(2026, 11, 1), date(2026, 11, 21)], "zelf op 1 november 2026.</p>"),
        ([date(2026, 11, 20), date(2026, 5, 1), date(2026, 11, 21)], "op 1 mei 2026. Dat is langer dan een half jaar"),
    ],
)
def test_one_line_says_how_long_ago_the_help_numbers_of_a_country_were_checked(
    book: Handbook, days: list[date | None], told: str
) -> None:
    given, left = book.source.data(Help), iter(days)
    assert given
    services = [
        service.model_copy(update={"checked": next(left)})
        if service.country == "nl"
        else service.model_copy(update={"checked": None})  # of the other country, and 112
        for service in given.services
    ]
    contents = {**book.source.contents, "help": Help(services=services)}
    shown = made("# T\n\n/// help | nl\n///\n", with_source(book, contents=contents))
    assert shown.count('class="hb-checked"') == 1
    assert told in shown
    assert shown.index("tel:112") < shown.index("tel:0800")


def test_only_with_an_address_does_the_help_page_ask_to_tell_us(book: Handbook) -> None:
    asked = "# T\n\n/// report | number\n///\n"
    assert "Meld het ons" not in made(asked, book)
    assert "Meld het ons" in made(asked, replace(book, settings=replace(SETTINGS, contact="fout@handboek.example")))


def test_the_places_in_a_source_stand_on_one_line(book: Handbook) -> None:
    page = "# T\n\n/// source | zo\nhoofdstuk 2\nvoetnoot 9?\n///\n\n/// source | tipkaarten\ndeel 1\n///\n"
    shown = made(page, book)
    assert shown.count('class="hb-source"') == 2
    assert "hoofdstuk 2; voetnoot 9? " in shown
    assert 'href="bronnen.md#zo"' in shown


@pytest.mark.parametrize(
    ("written", "alone"),
    [
        ("- [Een](asso.md)\n- [Twee](basis.md);", "ul"),
        ("- [Een](asso.md)\n- [Twee](basis.md): met uitleg.", ""),
        ("[Bekijk alles](asso.md)", "p"),
        ("Bekijk [alles](asso.md).", ""),
    ],
)
def test_links_that_stand_alone_are_rows_for_a_thumb(book: Handbook, written: str, alone: str) -> None:
    shown = made(f"# T\n\n{written}\n", book)
    assert re.findall(r'<(\w+) class="hb-links"', shown) == [alone] * bool(alone)


def test_an_unknown_section_to_fold_is_told(edition: Edition) -> None:
    page = f"---\nown: true\nfolds: [twee]\n---\n# Titel\n\n## Een {{ #een }}\n\n{OWN}"
    (fault,) = faults(page, edition)
    assert "'twee' is no section of this page; expected one of: een" in str(fault)


def test_reference_numbers_are_set_apart_and_links_are_not(book: Handbook) -> None:
    shown = made("# T\n\nTekst. [6, 7] En [31-36] en [2](asso.md).", book)
    assert '<span class="hb-ref" data-hb-role="reference">[6, 7]</span>' in shown
    assert '<span class="hb-ref" data-hb-role="reference">[31-36]</span>' in shown
    assert '<a href="asso.md">2</a>' in shown


def test_a_row_shares_each_section_at_its_end_and_the_page_at_the_end_of_all(book: Handbook) -> None:
    shown = made("# Titel & *meer*\n\n## Een { #een }\n\nTekst.\n\n### Klein { #klein }\n\n## Twee { #twee }\n", book)
    assert '<h1 id="begin">Titel &amp; <em>meer</em></h1>' in shown
    order = re.findall(r'<h2 id="(\w+)"|<h3 id="(\w+)"|href="#(\w+)"[^>]*>(Deel [^<]*)</a>|aria-label="([^"]*)"', shown)
    assert ["".join(found) for found in order] == [
        *["een", "klein", "Deel dit stuk: Een", "eenDeel dit stuk"],
        *["twee", "Deel dit stuk: Twee", "tweeDeel dit stuk"],
        "beginDeel deze pagina",
    ]


def test_the_section_that_only_leads_on_is_not_shared(book: Handbook) -> None:
    shown = made("# Titel\n\n## Lees verder { #lees-verder }\n\n- [hier](asso.md)\n", book)
    assert shown.count('class="hb-share-row"') == 1


def test_the_title_of_a_card_can_stand_in_a_heading_and_in_a_link(book: Handbook) -> None:
    shown = made(
        "# T\n\n## [[tip-cards deel-1]] { #deel-1 }\n\n- [[[worksheets deel-2]]](werkbladen.md#deel-2)\n", book
    )
    assert '<h2 id="deel-1">Kaart 1: kijken en plezier hebben</h2>' in shown
    assert '<a href="werkbladen.md#deel-2">Werkblad bij kaart 2' in shown


def test_html_in_a_page_and_in_data_is_shown_as_it_was_typed(book: Handbook) -> None:
    page = replace(read_page("# T\n\nx", "docs/nl/proef.md"), markdown='# T\n\nx <b onclick="a()">vet</b>')
    assert "&lt;b onclick=" in html(page, book)


def test_a_link_to_another_site_says_so(book: Handbook) -> None:
    shown = made("# T\n\n[elders](https://example.org/) en [hier](asso.md)\n", book)
    assert (
        '<a href="https://example.org/">elders <span class="hb-out" data-hb-role="label">(andere website)</span></a>'
        in shown
    )
    assert '<a href="asso.md">hier</a>' in shown


def test_the_first_use_of_a_hard_word_leads_to_the_glossary_and_no_warning_or_heading_does(book: Handbook) -> None:
    page = "---\nwarnings: [force]\n---\n# Mentaliseren\n\nMentaliseren is *mentaliseren*; en **Mentaliseren**.\n"
    shown = made(page, book)
    assert shown.count('href="woordenlijst.md#mentaliseren"') == 1
    assert re.search(r'<p><a class="hb-term"[^>]*>Mentaliseren</a> is <em>mentaliseren</em>', shown)


def test_the_shared_questions_stand_once_in_the_data_and_on_both_cards(book: Handbook) -> None:
    third, fourth = (made(f"# T\n\n/// tip-cards | {card}\n///\n", book) for card in ("deel-3", "deel-4"))
    for name in ("moe", "spanning", "eigen-jeugd", "afgewezen", "opgeslokt", "spiegel", "wakker"):
        assert f'id="deel-3-{name}"' in third
        assert f'id="deel-4-{name}"' in fourth
    assert (ROOT / "docs/data/tip_cards.nl.yml").read_text("utf-8").count("id: moe\n") == 1


def test_every_address_that_a_block_makes_stands_in_its_html(book: Handbook) -> None:
    for page in book.source.pages.values():
        shown = html(page, book)
        for section in page.sections:
            for use in section.blocks:
                block = BLOCKS.get(use.name)
                for name, _ in block.items(book.source, *use.argument.split()) if block and not use.inline else ():
                    assert f'id="{name}"' in shown, f"{page.file}: {name}"


def test_every_page_opens_with_in_short_and_ends_with_where_to_read_on(edition: Edition) -> None:
    for name, page in edition.pages.items():
        if page.front_matter.own:
            continue
        (short,) = [use for use in page.blocks if use.name == "kort"]
        assert short.argument == "In het kort", name
        assert 1 <= sum(line.startswith("- ") for line in short.body.split("\n")) <= 3, name
        assert page.sections[-1].id == "lees-verder", name


def test_the_pages_on_therapeutic_parenting_carry_the_warning(edition: Edition) -> None:
    for page in ("therapeutisch-opvoeden.md", "emotionele-leeftijd.md", "asso.md", "checklist.md"):
        assert "specialist" in edition.front_matter(page).warnings


def test_every_source_is_used_and_lists_the_sections_that_rest_on_it(edition: Edition) -> None:
    assert list(unused(edition)) == []
    resting = {place.address for place in resting_on(edition, "tipkaarten")}
    assert {"tipkaarten.md#deel-1", "basis.md#hoe-hechting-ontstaat"} <= resting
    assert not any(address.startswith("bronnen.md") for address in resting)


def test_a_source_that_no_section_uses_is_told(edition: Edition) -> None:
    page = read_page("# X\n\n## Een { #een }\n\n/// source | zo\np\n///\n", "docs/nl/x.md")
    lonely = replace(edition, pages={"x.md": page})
    assert [problem.path for problem in unused(lonely)] == ["tipkaarten", "literatuurstudie", "voorwaarden", "praktijk"]


def test_what_the_handbook_knows_never_imports_mkdocs() -> None:
    for module in (ROOT / "hooks/handbook").rglob("*.py"):
        assert not re.search(r"^\s*(import|from) (mkdocs|material)", module.read_text("utf-8"), re.MULTILINE), module


def test_no_function_changes_a_global_or_remembers_without_bound() -> None:
    """`make serve` would otherwise grow as long as somebody writes, or show what was true in an earlier build."""
    for module in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            assert not isinstance(node, ast.Global), f"{module}:{node.lineno}"
            for mark in getattr(node, "decorator_list", ()):
                told = ast.unparse(mark)
                bounded = re.fullmatch(r"lru_cache\(maxsize=[\d_]+\)", told)
                assert bounded or not re.search(r"\b(lru_)?cache\b", told), f"{module}:{mark.lineno}: {told}"


def test_hooks_are_thin() -> None:
    for hook in (ROOT / "hooks").glob("*.py"):
        assert len(hook.read_text("utf-8").splitlines()) < 80, hook


def test_every_block_has_a_template_and_every_template_a_block() -> None:
    templates = {path.name for path in (ROOT / "overrides/blocks").glob("*.html")}
    assert templates - {"macros.html", "signs.html"} == {block.template for block in BLOCKS.values()}


NAMES = re.compile(r"""\b(?:(?:pages?|section)_with|shows)\(\s*["']([^"']+)["']""")
"""Where code and templates ask for the pages that show a kind of block, by its name."""


def test_only_kinds_of_blocks_that_exist_are_asked_for_by_name() -> None:
    files = [*(ROOT / "hooks").rglob("*.py"), *(ROOT / "overrides").rglob("*.html")]
    asked = {name for file in files for name in NAMES.findall(file.read_text("utf-8"))}
    assert "help" in asked
    assert asked - set(BLOCKS) == set()


@pytest.mark.parametrize(
    ("text", "styles", "scripts"),
    [
        ("/// checklist\n///\n", [], ["checklist"]),
        ("/// tip-cards | deel-1\n///\n\n/// doors\n///\n\n/// glossary\n///\n", ["front", "special"], []),
        ("/// worksheets\n///\n\n/// checklist\n///\n", [], ["checklist", "worksheets"]),
        ("[[tip-cards deel-1]]\n", [], []),
        ("![Een telefoon](img/telefoon.webp){ .hb-screenshot }\n", ["special"], []),
    ],
)
def test_a_page_loads_the_styles_and_scripts_of_its_blocks(text: str, styles: list[str], scripts: list[str]) -> None:
    page = read_page(f"# Titel\n\n{text}", "docs/nl/x.md")
    assert (assets.styles(page), assets.scripts(page)) == (styles, scripts)


def test_what_is_printed_by_itself_can_name_the_warning_that_goes_along() -> None:
    printed = [block for block in BLOCKS.values() if block.printed_alone]
    assert printed
    assert [block.name for block in printed if not (block.takes_warning and block.data)] == []


def test_the_handbook_reads_in_the_language_that_people_write_in_first(book: Handbook) -> None:
    assert next(iter(book.editions)) == SOURCE


def test_only_steps_that_follow_from_each_other_have_arrows(book: Handbook) -> None:
    """The order to read on therapeutic parenting is the handbook's: arrows would make it a road to follow."""
    arrows = {
        name: made(f"# T\n\n/// picture | {name}\n///\n", book).count("hb-arrow") for name in ("band", "asso", "weg")
    }
    assert arrows == {"band": 3, "asso": 3, "weg": 0}


def test_the_html_of_a_template_becomes_elements_with_its_text_as_it_is() -> None:
    """Elements that have no end, attributes without a value, signs by their name, and what a person noted."""
    made = elements('<p hidden>a &lt;b&gt; &amp; é<br>c</p><!-- noted --><img src="x.png" alt="">')
    assert [part.tag for part in made] == ["p", "img"]
    assert made[0].attrib == {"hidden": ""}
    assert "".join(made[0].itertext()) == "a <b> & éc"
    assert made[1].attrib == {"src": "x.png", "alt": ""}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("# T\n\n## Een { #een }\n\n## Melden { #melden }\n\n/// report\n///\n", "proef#melden"),
        ("# T\n\n/// report | number\n///\n\n## Melden { #melden }\n\n/// report\n///\n", "proef#melden"),
        ("# T\n\n/// report\n///\n\n## Een { #een }\n", "proef"),
        ("# T\n\n## Een { #een }\n\n/// report | number\n///\n", ""),
    ],
)
def test_links_lead_to_the_section_that_shows_a_block_wherever_an_editor_puts_it(text: str, address: str) -> None:
    edition = Edition("nl", {}, {"proef.md": read_page(text, "docs/nl/proef.md")})
    assert edition.section_with("report", "") == address


def test_no_template_names_a_page_or_section_by_hand(edition: Edition) -> None:
    """They ask which page shows what (`page_with`, `section_with`): a page that is renamed takes its links along."""
    pages = "|".join(name.removesuffix(".md") for name in edition.pages if name != "index.md")
    sections = "|".join(section.id for page in edition.pages.values() for section in page.sections if section.id)
    link = re.compile(rf"""\b(?:{pages})(?:#|\.html|\.md)|#(?:{pages}|{sections})["']""")
    templates = {path.name: path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html")}
    assert not {name: found for name, text in templates.items() if (found := link.findall(text))}
    assert link.search('<a href="#hulp">'), "as a copy in one file wrote it once"
    assert link.search('show_control("checklist#zes-voorwaarden")')
