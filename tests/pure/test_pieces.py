"""Pieces: what leaves a page by itself, with its sources and the names of its warnings."""

from __future__ import annotations

from handbook.site.pieces import Piece, pieces

from handbook.content.edition import Edition

PAGE = """<!doctype html><title>x</title><article id="inhoud"><div class="hb-text">
<div class="hb-heading hb-heading--1"><h1 id="begin">ASSO</h1><a class="hb-link" href="#begin"></a></div>
<div class="hb-warning" data-hb-warning="specialist"><p>Niet zonder specialist. Lees verder.</p></div>
<p>ASSO helpt je reageren binnen de behandeling. Meer volgt.</p>
<div class="hb-heading hb-heading--2"><h2 id="stappen">De stappen</h2><a class="hb-link" href="#stappen"></a></div>
<p class="hb-caution" data-hb-warning="specialist">Niet zonder specialist.</p>
<p>Is er iets? Kijk eerst rustig, en zeg dan 1. wat je ziet. <a href="#wc">Zie het voorbeeld</a>.</p>
<svg role="img" aria-labelledby="plaatje-x"><title id="plaatje-x">Plaatje</title></svg>
<ul><li class="hb-item" id="tip"><p>Een <em>tip</em> die je kunt delen. En nog een zin.</p>
<p><a class="hb-link" href="#tip"></a></p><button>Print</button></li></ul>
<p class="hb-source">Bron: ZO!, hoofdstuk 3.</p>
<div class="hb-heading hb-heading--3"><h3 id="wc">Voorbeeld</h3><a class="hb-link" href="#wc"></a></div>
<p class="hb-caution" data-hb-warning="force">Nooit met dwang.</p>
<p>Je kind zit op de wc.</p>
<div class="hb-heading hb-heading--2"><h2 id="lees-verder">Lees verder</h2></div><ul><li>Niets</li></ul>
<aside class="hb-checkedness"><p>Nagekeken</p></aside></div></article>"""
EDITION = Edition("nl", {}, {"asso.md": "---\nwarnings: [specialist]\n---\n# ASSO\n"})


def found(html: str = PAGE) -> dict[str, Piece]:
    return {piece.address: piece for piece in pieces(html, "asso", EDITION)}


def test_a_page_gives_itself_its_sections_and_its_items_but_not_what_only_leads_on() -> None:
    assert list(found()) == ["asso", "asso#stappen", "asso#tip", "asso#wc"]


def test_a_page_without_a_text_of_the_handbook_gives_nothing() -> None:
    assert not pieces("<!doctype html><p>Niets</p>", "404", EDITION)


def test_the_first_sentence_is_that_of_the_text_and_not_of_a_warning() -> None:
    assert found()["asso"].sentence == "ASSO helpt je reageren binnen de behandeling."


def test_a_sentence_that_says_too_little_takes_the_next_along_and_a_number_ends_no_sentence() -> None:
    assert found()["asso#stappen"].sentence == "Is er iets? Kijk eerst rustig, en zeg dan 1. wat je ziet."


def test_a_sentence_that_opens_a_list_takes_its_first_item_along() -> None:
    page = PAGE.replace("<p>Je kind zit op de wc.</p>", "<p>Doe dit niet:</p><ul><li>je kind dwingen;</li></ul>")
    assert found(page)["asso#wc"].sentence == "Doe dit niet: je kind dwingen"


def test_warnings_of_the_page_and_of_the_section_go_along_by_name() -> None:
    assert found()["asso#tip"].warnings == ("specialist", "force")
    assert found()["asso#wc"].warnings == ("specialist", "force")
    assert found()["asso"].warnings == ("specialist",)


def test_a_section_holds_its_subsections_and_an_item_names_the_section_it_stands_in() -> None:
    assert "<h3>Voorbeeld</h3>" in found()["asso#stappen"].html
    tip = found()["asso#tip"]
    assert (tip.section, tip.within, tip.html) == ("asso#stappen", "De stappen", "")
    assert tip.title == "Een tip die je kunt delen. En nog een zin."
    assert tip.sources == ("Bron: ZO!, hoofdstuk 3.",)


def test_the_html_of_a_piece_can_stand_on_any_page_of_its_language() -> None:
    html = found()["asso#stappen"].html
    for gone in ("hb-link", "<button", "hb-caution", 'id="tip"', 'id="plaatje-x"', "checkedness"):
        assert gone not in html
    assert 'href="asso.html#wc"' in html
    assert 'data-hb-item="tip"' in html
    assert 'aria-labelledby="asso.stappen.plaatje-x"' in html
    assert '<title id="asso.stappen.plaatje-x">' in html


def test_a_long_item_gets_a_short_title_that_ends_between_words() -> None:
    page = PAGE.replace(
        "Een <em>tip</em> die", "Een <em>heel</em> lange tip over van alles en nog wat, om te lezen, die"
    )
    assert found(page)["asso#tip"].title == "Een heel lange tip over van alles en nog wat, om te lezen, die je…"
