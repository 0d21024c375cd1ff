"""Texts written as the numbers of their words: what they cost, and that nothing of them is lost."""

from __future__ import annotations

import pytest

from handbook.search.word_codes import Coder

TEXT = "Een kind huilt. Het kind wacht, en een mens troost het kind."


def coder(*texts: str, others: tuple[str, ...] = ()) -> Coder:
    return Coder.of(texts, others)


def test_a_word_costs_one_character_and_what_goes_without_saying_none() -> None:
    assert len(coder(TEXT).text(TEXT)) == len(TEXT.split()) + TEXT.count(".") + TEXT.count(",")


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Een kind.", "een kind."),
        ("Een kind.", "Een Kind."),
        ("Een kind, en", "Een kind,en"),
        ("een (kind)", "een( kind )"),
        ("een kind", "een-kind"),
    ],
)
def test_what_is_not_as_usual_is_written_down(usual: str, other: str) -> None:
    both = coder(usual, other)
    assert both.text(usual) != both.text(other)
    assert len(both.text(usual)) < len(both.text(other))


def test_words_of_the_handbook_come_first_and_neighbours_share_their_letters() -> None:
    known = coder("Hechten, hechting en gehecht.", others=("aanhechten hechten",))
    assert list(known.words) == ["en", "gehecht", "hechten", "hechting", "aanhechten"]
    assert known.known == 4
    assert known.vocabulary() == " en gehecht hechten&ing aanhechten"


def test_only_words_are_kept_of_what_nobody_sees() -> None:
    known = coder("Een kind?", others=("een - kind!",))
    assert known.only_words("een - kind!") == known.only_words("Een kind") and len(known.only_words("Een kind")) == 2


def test_a_sign_that_stands_for_something_else_is_a_word_of_its_own() -> None:
    known = coder("a_b ^ Ā")
    assert {"_", "^"} <= set(known.words)
    assert len(set(known.text("_ ^"))) == 2
