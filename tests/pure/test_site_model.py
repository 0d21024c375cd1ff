"""The finished site as a model: what a page holds, and that the roles of its parts are obeyed."""

from __future__ import annotations

from copy import deepcopy

import pytest

from handbook.site.model import Item, MenuGroup, Section, drop_controls, parts, source_names, words
from handbook.site.roles import Role
from model_of import edition_of, page_of, scoped, site_of

PAGE = """<!doctype html><html lang="nl"><head><title>x</title></head><body><article id="inhoud">
<div class="hb-text" data-hb-role="text">
<div data-hb-role="heading"><h1 id="begin">ASSO</h1><a data-hb-role="control" href="#begin"></a></div>
<div data-hb-role="warning" data-hb-warning="specialist"><p>Niet zonder specialist. Lees verder.</p></div>
<p>ASSO helpt je reageren binnen de behandeling. Meer volgt.</p>
<div data-hb-role="heading"><h2 id="stappen">De stappen</h2><a data-hb-role="control" href="#stappen"></a></div>
<p data-hb-role="warning" data-hb-warning="specialist">Niet zonder specialist.</p>
<p>Is er iets? Kijk eerst rustig, en zeg dan 1. wat je ziet <span data-hb-role="reference">[3]</span>.</p>
<ul><li id="tip" data-hb-role="item"><p>Een <em>tip</em> die je kunt delen. En nog een zin.</p>
<p><a data-hb-role="control" href="#tip">Deel</a></p><button>Print</button>
<p data-hb-role="explanation">Want dat helpt.</p></li></ul>
<p data-hb-role="source">Bron: <a href="bronnen.html#zo">ZO!</a>, hoofdstuk 3.</p>
<div data-hb-role="heading"><h3 id="wc">Voorbeeld</h3><a data-hb-role="control" href="#wc"></a></div>
<p data-hb-role="warning" data-hb-warning="force">Nooit met dwang.</p>
<p>Je kind zit op de wc.</p>
<div data-hb-role="heading"><h2 id="lees-verder">Lees verder</h2></div><ul><li>Niets</li></ul>
<aside data-hb-role="review"><p>Nagekeken</p></aside></div></article></body></html>"""
HEAD = "warnings: [specialist]"
CARD = """<article data-hb-role="card whole"><div data-hb-role="label"><p>Kaart 1</p></div>
<div data-hb-role="heading"><h3 id="tips" data-hb-name="Kaart 1 - Tips">Tips</h3></div><p>Kijk goed naar je kind.</p>
<p data-hb-role="source">Bron: de kaart.</p></article>"""


def found(html: str = PAGE) -> dict[str, Section | Item]:
    return {part.address: part for part in page_of(html, head=HEAD, warnings=scoped(specialist=["asso.md"])).parts}


def test_a_page_holds_its_sections_and_items_in_order_but_not_what_only_leads_on() -> None:
    assert list(found()) == ["asso#stappen", "asso#tip", "asso#wc"]
    page = page_of(PAGE)
    assert (page.title, [section.level for section in page.sections]) == ("ASSO", [2, 3])


def test_a_page_without_a_text_of_the_handbook_is_a_message() -> None:
    site = site_of({"asso.html": PAGE, "404.html": "<!doctype html><p>Niets</p>"})
    assert list(site.books["nl"].pages) == ["asso"]
    assert list(site.messages) == ["404.html"]


def test_the_first_sentence_is_that_of_the_text_and_not_of_a_warning() -> None:
    assert page_of(PAGE).sentence == "ASSO helpt je reageren binnen de behandeling."


def test_a_sentence_that_says_too_little_takes_the_next_along_and_a_number_ends_no_sentence() -> None:
    assert found()["asso#stappen"].sentence == "Is er iets? Kijk eerst rustig, en zeg dan 1. wat je ziet ."


def test_a_sentence_that_opens_a_list_takes_its_first_item_along() -> None:
    page = PAGE.replace("<p>Je kind zit op de wc.</p>", "<p>Doe dit niet:</p><ul><li>je kind dwingen;</li></ul>")
    assert found(page)["asso#wc"].sentence == "Doe dit niet: je kind dwingen"


def test_the_sentence_of_a_section_with_a_card_is_that_of_the_card() -> None:
    page = PAGE.replace("<p>Je kind zit op de wc.</p>", f"<p>Print de kaart hieronder.</p>{CARD}")
    assert found(page)["asso#wc"].sentence == "Kijk goed naar je kind."


@pytest.mark.parametrize("role", [Role.CONTROL, Role.INSTRUCTION, Role.ROOM, Role.LABEL, Role.SOURCE, Role.WARNING])
def test_what_a_role_sets_apart_is_no_sentence(role: Role) -> None:
    page = PAGE.replace("<p>ASSO helpt", f'<p data-hb-role="{role}">Dit is iets anders dan tekst.</p><p>ASSO helpt')
    assert page_of(page).sentence == "ASSO helpt je reageren binnen de behandeling."


def test_warnings_of_the_page_and_of_the_section_go_along_by_name() -> None:
    assert found()["asso#tip"].warnings == ("specialist", "force")
    assert found()["asso#wc"].warnings == ("specialist", "force")
    assert page_of(PAGE, head=HEAD).warnings == ("specialist",)


def test_a_section_carries_the_warnings_whose_scope_it_is_in_and_not_the_one_on_top_of_its_page() -> None:
    plain = PAGE.replace('data-hb-role="warning"', 'data-hb-role="label"')
    page = page_of(plain, head=HEAD, warnings=scoped(force=["asso.md#wc"], specialist=["asso.md#lees-verder"]))
    assert page.warnings == ("specialist",)
    assert {part.address: part.warnings for part in page.parts} == {
        "asso#stappen": (),
        "asso#tip": (),
        "asso#wc": ("force",),
    }


def test_an_item_is_named_by_its_own_words_and_names_the_section_it_stands_in() -> None:
    tip = found()["asso#tip"]
    assert isinstance(tip, Item)
    assert (tip.section, tip.within) == ("asso#stappen", "De stappen")
    assert tip.title == "Een tip die je kunt delen. En nog een zin."
    assert tip.sources == ("Bron: ZO!, hoofdstuk 3.",)


def test_a_long_item_gets_a_short_title_that_ends_between_words() -> None:
    page = PAGE.replace(
        "Een <em>tip</em> die", "Een <em>heel</em> lange tip over van alles en nog wat, om te lezen, die"
    )
    assert found(page)["asso#tip"].title == "Een heel lange tip over van alles en nog wat, om te lezen, die je…"


def test_a_heading_in_a_card_says_its_whole_name_and_rests_on_the_sources_around_it_too() -> None:
    page = PAGE.replace("<p>Je kind zit op de wc.</p>", f'{CARD}<p data-hb-role="source">Bron: het blad.</p>')
    tips = found(page)["asso#tips"]
    assert (tips.title, tips.sources) == ("Kaart 1 - Tips", ("Bron: de kaart.", "Bron: het blad."))


def test_a_section_ends_where_the_page_tells_who_checked_it() -> None:
    page = PAGE.replace('id="lees-verder"', 'id="slot"')
    section = found(page)["asso#slot"]
    assert isinstance(section, Section)
    assert [element.tag for element in section.elements] == ["ul"]


def test_controls_can_be_taken_out_with_the_roles_that_are_named() -> None:
    text = page_of(PAGE).text
    copy = deepcopy(text)
    drop_controls(copy, Role.WARNING, Role.REVIEW)
    assert "Niet zonder specialist" not in words(copy) and "Nagekeken" not in words(copy)
    assert copy.find(".//button") is None
    assert "Deel" in words(copy), "a role stays where it is not named"


def test_sources_are_named_by_their_links() -> None:
    assert source_names([page_of(PAGE).text]) == ("ZO!",)


def test_a_page_knows_its_part_of_the_menu_and_its_addresses() -> None:
    nav = [{"Begin": "index.md"}, {"Deel": [{"ASSO": "asso.md"}]}]
    site = site_of({"index.html": PAGE, "asso.html": PAGE}, url="https://h.example/", parts=parts(nav))
    home, asso = site.books["nl"].pages.values()
    assert (home.part, asso.part) == ("", "Deel")
    assert (home.url, asso.url) == ("https://h.example/", "https://h.example/asso.html")
    assert asso.address("wc") == "https://h.example/s/asso/wc/"
    assert asso.public("basis.html#iets") == "https://h.example/s/basis/iets/"
    assert asso.public("https://elders.example/") == "https://elders.example/"
    assert page_of(PAGE).public("basis.html") == "", "without a public address a link leads nowhere from outside"


def test_a_page_that_is_not_translated_is_in_the_source_language() -> None:
    edition = edition_of("asso", language="en", dutch="basis")
    pages = {"en/asso.html": PAGE, "en/basis.html": PAGE}
    english = site_of(pages, edition).books["en"].pages
    assert [page.language for page in english.values()] == ["en", "nl"]


def test_a_link_leads_to_a_place_in_the_book_or_nowhere() -> None:
    book = site_of({"asso.html": PAGE}).books["nl"]
    page = book.pages["asso"]
    assert book.place(page, "#wc") == ("asso", "wc")
    assert book.place(page, "asso.html#weg") == ("asso", "")
    assert book.place(page, "hulp.html") is None
    assert book.place(page, "https://elders.example/asso.html") is None


def test_the_parts_of_the_handbook_are_the_top_of_the_menu() -> None:
    nav = [{"Begin": "index.md"}, {"Deel": [{"A": "a.md"}, {"Diep": [{"B": "b.md"}]}]}, {"Leeg": []}, "los.md"]
    assert parts(nav) == [
        MenuGroup("Begin", ("index",), is_heading=False),
        MenuGroup("Deel", ("a", "b")),
        MenuGroup("", ("los",), is_heading=False),
    ]
    assert parts(nav)[1].name == "a"
