"""The stylesheet stands before the first thing that needs it."""

from __future__ import annotations

import pytest
from lxml import html

from handbook.site.critical_css import place_stylesheet

SHEET = '<link rel="stylesheet" href="assets/handbook.css">'
WAIT = "<script> </script>"
STYLES = ".kort{top:0}"
HEAD = f'<link rel="preload" href="assets/handbook.css" as="style"><style>{STYLES}</style>'


def page(text: str, head: str = SHEET) -> str:
    article = f'<article class="md-typeset"><div class="hb-text">{text}</div></article>'
    return f"<html><head>{head}</head><body>{article}</body></html>"


def placed(page: str) -> str:
    document = html.document_fromstring(page)
    place_stylesheet(document, STYLES)
    return str(html.tostring(document, encoding="unicode"))


@pytest.mark.parametrize(
    "text",
    [
        '<h1>A</h1><p class="kort">b<br>c</p>|<p class="hb-other">d</p>',
        '<h1>A</h1>\n|<ul><li><b class="hb-other">b</b></li></ul>',
        "<!-- a --><p>a</p>|<svg></svg>",
        '<p>a</p>|<div class="hb-heading--2"><h2>b</h2></div><p class="hb-other">c</p>',
        '<div class="kort"><p>a</p></div>|<table></table>',
        '|<p class="hb-other">a</p>',
    ],
)
def test_the_stylesheet_stands_before_the_first_block_that_needs_more(text: str) -> None:
    assert placed(page(text.replace("|", ""))) == page(text.replace("|", SHEET + WAIT), HEAD)


def test_where_all_is_covered_the_stylesheet_stands_behind_the_text() -> None:
    assert placed(page("<p>a</p>")).endswith(f"<p>a</p></div>{SHEET}{WAIT}</article></body></html>")


def test_what_stands_beside_the_text_is_a_block_too() -> None:
    html = page("<p>a</p>").replace("</article>", '<p class="hb-other">b</p></article>')
    assert f'</div>{SHEET}{WAIT}<p class="hb-other">' in placed(html)


def test_a_page_without_an_article_or_a_stylesheet_stays_as_it_is() -> None:
    bare = f"<html><head>{SHEET}</head><body><p>a</p></body></html>"
    assert placed(bare) == bare
    assert placed(page("<p>a</p>", "")) == page("<p>a</p>", "")
