"""What folds on a page, what a reader finds in the row of each fold, and what stands beside the text."""

from __future__ import annotations

from functools import cache

from lxml import html
from lxml.html import HtmlElement

from handbook.content.edition import Edition
from handbook.handbook import read_editions
from handbook.site.folds import fold
from handbook.site.model import Book, parsed, words
from handbook.site.side_column import fill
from project import ROOT


@cache
def editions() -> dict[str, Edition]:
    return read_editions(ROOT / "docs")


def folded(text: str, attributes: str = "data-hb-folded", language: str = "nl") -> HtmlElement:
    """The text of a page as readers get it."""
    page = f"<html lang={language}><body><div data-hb-role=text {attributes}>{text}</div></body></html>"
    document = parsed(page)
    fold(document, {name: Book(edition, "", "", {}) for name, edition in editions().items()})
    (found,) = document.xpath("//*[@data-hb-role='text']")
    return found


def section(name: str, level: int = 2) -> str:
    return f'<div class="hb-heading" data-hb-role="heading"><h{level} id="{name}">{name.title()}</h{level}></div>'


SOURCE = '<p class="hb-source" data-hb-role="source" data-hb-evidence="{}">Bron: een boek.</p>'
PAGE = (
    '<div data-hb-role="heading"><h1 id="begin">Titel</h1></div><p>Kort.</p>'
    f"{section('een')}<p>A</p>{section('twee')}<p>B</p>{section('klein', 3)}<p>C</p>{section('drie')}<p>D</p>"
    '<aside data-hb-role="review">Nagekeken.</aside><div data-hb-role="foot">Adres</div>'
)


def outline(text: HtmlElement) -> list[str]:
    """The tag of each part of a text, and the words of what folds."""
    return [f"{part.tag}: {words(part)}" if part.tag == "details" else part.tag for part in text]


def test_every_section_but_the_first_folds_with_all_that_is_deeper_in_it() -> None:
    text = folded(PAGE)
    assert outline(text) == [
        *["div", "p", "div", "p"],
        "p",  # the button that opens all
        "details: TweeBKleinC",
        "details: DrieD",
        *["aside", "div"],
    ]
    assert [words(button) for button in text.iter("button")] == ["Open alles"]


def test_the_address_of_a_section_stands_in_the_row_that_opens_it() -> None:
    assert folded(PAGE).xpath(".//details/summary/h2/@id") == ["twee", "drie"]
    assert not folded(PAGE).xpath(".//details[@open]")


def test_a_page_that_says_so_does_not_fold() -> None:
    assert not folded(PAGE, "").xpath(".//details")


def test_a_page_can_say_which_of_its_sections_fold() -> None:
    text = folded(PAGE, 'data-hb-folded="een drie"')
    assert text.xpath(".//details/summary/h2/@id") == ["een", "drie"]
    assert [part.tag for part in text][-7:] == ["div", "p", "div", "p", "details", "aside", "div"], "the second is open"


def test_what_to_do_and_each_source_once_stand_beside_the_text_too() -> None:
    source = SOURCE.format("tips").replace("een boek", '<a href="bronnen.html#{}">{}</a>, hoofdstuk 2')
    box = '<div class="admonition doen"><p>Dit kun je doen</p><ul><li id="kijk">Kijk.</li></ul></div>'
    lines = source.format("zo", "ZO!") + source.format("zo", "ZO!") + source.format("tips", "Tips")
    beside = '<div class="hb-side"><svg class="hb-scene"></svg><p>112</p></div>'
    page = f"<html lang=nl><body><div data-hb-role=text>{box}<p>A</p>{lines}</div>{beside}</body></html>"
    document = parsed(page)
    fill(document, {name: Book(edition, "", "", {}) for name, edition in editions().items()})
    (place,) = document.find_class("hb-side")
    assert [words(part) for part in place] == ["", "Dit kun je doenKijk.Bron: ZO!, Tips", "112"]
    assert document.xpath("count(//*[@id='kijk'])") == 1, "an id stands once"
    assert not place.xpath(".//*[@data-hb-role]")


def test_one_fold_needs_no_button_for_all() -> None:
    text = folded(f"{section('een')}<p>A</p>{section('twee')}<p>B</p>")
    assert outline(text) == ["div", "p", "details: TweeB"]


def test_a_part_that_folds_is_called_after_its_first_element() -> None:
    text = folded('<div data-hb-folded><p>Letter <b id="letter-a">A</b></p><dl><dt>aap</dt></dl></div>', "")
    (row,) = text.xpath("./div/details/summary")
    assert words(row) == "Letter A"
    assert row.getnext().tag == "dl"


def test_sources_that_follow_each_other_take_one_row_with_their_kinds_of_evidence() -> None:
    lines = [SOURCE.format(kind) for kind in ("tips", "onderzoek en tips", "tips")]
    text = folded(f"<p>A</p>{''.join(lines)}<p>B</p>{lines[0]}", "")
    assert [words(row) for row in text.iter("summary")] == ["Bron (3) · tips, onderzoek en tips", "Bron (1) · tips"]
    assert [len(row) for row in text.iter("details")] == [4, 2]


def test_our_own_words_are_said_without_a_row() -> None:
    text = folded('<p class="hb-source" data-hb-role="source">Eigen toelichting.</p>', "")
    assert not text.xpath(".//details")


def test_the_warning_on_top_of_a_page_begins_with_its_line_and_holds_all_of_it() -> None:
    for language, more in (("nl", "Lees meer"), ("en", "Read more")):
        box = '<div data-hb-warning="specialist"><p>Titel</p><p>Het hele verhaal.</p></div>'
        text = folded(box, "", language)
        (row,) = text.iter("summary")
        assert words(row).endswith(f". {more}")
        assert words(row.getnext()) == "Het hele verhaal."


def test_a_message_without_text_of_the_handbook_stays_as_it_is() -> None:
    document = html.document_fromstring("<html lang=nl><body><p>Deze pagina vinden we niet</p></body></html>")
    before = html.tostring(document)
    fold(document, {})
    assert html.tostring(document) == before


def test_every_source_says_in_a_word_or_two_what_kind_of_evidence_it_is() -> None:
    for edition in editions().values():
        for source in edition.contents["sources"].sources:  # type: ignore[attr-defined]
            assert len(source.evidence.split()) <= 4, source.id
