"""Text from data files: inline Markdown works, everything else is shown as typed and nothing runs."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.blocks.glossary import Term, in_order
from handbook.content.inline_text import inline, lines, link_fault, placeholders, plain


class Tags(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(text: str) -> Tags:
    """What a reader gets of `text`, where a template puts it in a list."""
    return Tags(f"<ul><li>{inline(text)}</li></ul>")


def test_emphasis_and_links_keep_their_meaning() -> None:
    page = shown("Lees **dit** *eerst*: [de checklist](checklist.md#vooraf).")
    assert page.tags == ["ul", "li", "strong", "em", "a"]
    assert ("href", "checklist.md#vooraf") in page.attributes
    assert page.text.strip() == "Lees dit eerst: de checklist."


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "een &lt;b&gt; en een & en een <",
        "tekst { onclick=alert(1) #id .class }",
        "[x]: javascript:alert(1)",
        "`code` en ~~door~~ en ==geel== en a_b_c",
        "| a | b |",
        "http://example.org en wie@example.org",
    ],
)
def test_all_else_is_shown_as_the_editor_typed_it(typed: str) -> None:
    page = shown(typed)
    assert page.tags == ["ul", "li"]
    assert page.text.strip() == typed


@given(st.text(st.sampled_from(list("ab <>&\"'[](){}#*_`!:.~=|\\/-+1j\n")), max_size=60))
def test_whatever_is_typed_no_other_tag_or_attribute_comes_out(typed: str) -> None:
    page = shown(typed)
    assert set(page.tags) <= {"ul", "li", "a", "em", "strong"}
    assert {name for name, _ in page.attributes} <= {"href"}
    if link_fault(typed) is None:
        assert all(link_fault(f"[x]({value})") is None for _, value in page.attributes)


def test_a_space_beside_a_link_stays() -> None:
    assert shown("Op [kaart 3](tipkaarten.md#deel-3) lees je meer.").text.strip() == "Op kaart 3 lees je meer."


@pytest.mark.parametrize(
    "target", ["asso.md", "asso.md#vier-stappen", "#deel", "https://nji.example", "tel:112", "mailto:a@b.example"]
)
def test_links_that_may_stand(target: str) -> None:
    assert link_fault(f"[bel 112]({target})") is None


@pytest.mark.parametrize(
    "target", ["javascript:alert", "http://onveilig.example", "data:text/html,x", "//host/pad", "../x.md", ""]
)
def test_links_that_may_not_stand(target: str) -> None:
    assert "is not allowed" in str(link_fault(f"[woorden]({target})"))


def test_a_link_may_have_brackets_in_its_address_and_its_words() -> None:
    page = shown("[Hechting [kind]](https://nl.wikipedia.org/wiki/Hechting_(psychologie)).")
    assert page.attributes == [("href", "https://nl.wikipedia.org/wiki/Hechting_(psychologie)")]
    assert page.text == "Hechting [kind]."


@pytest.mark.parametrize(
    "typed", ["[woorden](asso.md", "[woorden] (asso.md)", "[woorden][asso]", "[a](b c.md)", "![a](b.png)"]
)
def test_what_looks_like_a_link_and_is_none_is_told(typed: str) -> None:
    assert link_fault(typed)


def test_a_link_without_words_is_told() -> None:
    assert "has no words" in str(link_fault("[ ](asso.md)"))


def test_plain_words_lose_their_marks_only() -> None:
    assert plain("Lees **dit** [hier](asso.md#a), 3 * 4 keer") == "Lees dit hier, 3 * 4 keer"


def test_lines_of_a_picture_lose_no_word() -> None:
    words = "Meer op ontdekken gericht; lijkt weinig steun nodig te hebben als iets vreemd of spannend is."
    broken = lines(words, 30)
    assert " ".join(broken) == words
    assert max(map(len, broken)) <= 30


def test_placeholders_are_found() -> None:
    assert placeholders("Kopieer {title} van {page}") == {"{title}", "{page}"}
    assert placeholders("Kopieer {title.x} van {") == {"{title.x}", "{"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ["Abe", "Zebra", "Æble", "Øl", "Ål"]),
        ("pl", ["cena", "ćma", "lot", "łapa", "zebra", "źle", "żaba"]),
        ("ar", ["أب", "باب", "تاج", "ياسمين"]),
        ("nl", ["Anker", "één", "Eenzaam", "zorg"]),
        ("en", ["anchor", "to bond", "carer"]),
    ],
)
def test_the_glossary_is_in_the_order_of_the_language(language: str, words: list[str]) -> None:
    terms = [
        Term.model_construct(id=str(number), term=word, also=[], meaning="x", basis="general", sources=["x"])
        for number, word in enumerate(reversed(words))
    ]
    assert [term.term for term in in_order(terms, language)] == words
