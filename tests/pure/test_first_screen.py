"""The stylesheet stands before the first thing that needs it, and pages hold nothing that nobody reads."""

from __future__ import annotations

import pytest
from handbook.site.minify import lean

from handbook.site.critical_css import WAIT, at_once, minified, undone, without

SHEET = '<link rel="stylesheet" href="assets/handbook.css">'
STYLES = ".kort{top:0}"
HEAD = f'<link rel="preload" href="assets/handbook.css" as="style"><style>{STYLES}</style>'


def page(text: str, head: str = SHEET) -> str:
    return f'<head>{head}</head><body><article class="md-typeset"><div class="hb-text">{text}</div></article></body>'


@pytest.mark.parametrize(
    "text",
    [
        '<h1>A</h1><p class="kort">b<br>c</p>|<p class="hb-other">d</p>',
        '<h1>A</h1>|<ul><li><b class="hb-other">b</b></li></ul>',
        '<p>a</p>|<div class="hb-heading--2"><h2>b</h2></div><p class="hb-other">c</p>',
        '<div class="kort"><p title="a > b">a</p></div>|<table></table>',
        '|<p class="hb-other">a</p>',
    ],
)
def test_the_stylesheet_stands_before_the_first_block_that_needs_more(text: str) -> None:
    assert at_once(page(text.replace("|", "")), STYLES) == page(text.replace("|", SHEET + WAIT), HEAD)


def test_where_all_is_covered_the_stylesheet_stands_behind_the_text() -> None:
    html = page("<p>a</p>")
    assert at_once(html, STYLES).endswith(f"<p>a</p></div>{SHEET}{WAIT}</article></body>")


@pytest.mark.parametrize("html", ["<p>a</p>", f"<head>{SHEET}</head><p>a</p>", "<article class='a'><p>a</p></article>"])
def test_a_page_without_a_text_or_a_stylesheet_stays_as_it_is(html: str) -> None:
    assert at_once(html, STYLES) == html


def test_styles_are_made_small_without_a_change_of_meaning() -> None:
    css = """/* a */
    .a > b, p { margin: 0 1px;
      color: red; }
    @media (min-width: 1em) { .a::before { content: "x" / ""; } }"""
    assert minified(css) == '.a>b,p{margin:0 1px;color:red}@media (min-width:1em){.a::before{content:"x" / ""}}'


def test_a_lean_page_reads_the_same() -> None:
    html = """
    <body>
      <input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">
      <label class="md-overlay" for="__drawer"></label>
      <div data-md-component="skip">
        <a href="#b">a  b</a>

        <pre>x

          y</pre>
        <script>"a
          b"</script>
      </div>
      <div class="md-dialog" data-md-component="dialog">
        <div class="md-dialog__inner"></div>
      </div>
    </body>
    """
    text = """<body>
<div>
<a href="#b">a  b</a>
<pre>x

          y</pre>
<script>"a
          b"</script>
</div>
</body>
"""
    assert lean(html) == text


def test_a_page_with_a_stylesheet_of_its_own_keeps_both_when_the_first_screen_is_undone() -> None:
    both = '<link rel="stylesheet" href="all.css"><link rel="stylesheet" href="own.css">'
    page = f"<head>{both}</head><article ><p>Een</p><table></table></article>"
    assert undone(at_once(page, "p{color:red}")) == page
    assert without(at_once(page, "p{color:red}")).count("stylesheet") == 1
