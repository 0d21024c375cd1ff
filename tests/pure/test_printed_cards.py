"""Cards that are cut in two, and sheets that are turned over."""

from __future__ import annotations

import pytest
from lxml import html

from handbook.print.pocket_cards import Side, sheets, split
from handbook.print.tip_card import TipCard
from handbook.site.model import words

INNER = '<ul><li id="c">C</li><li id="d">D</li></ul>'
LIST = f'<ol><li id="a"><p>A</p></li><li id="b"><p>B</p>{INNER}</li><li id="e">E</li></ol>'


def test_a_list_goes_on_behind_where_it_stopped_in_front() -> None:
    before, after = split(html.fromstring(LIST), "d")
    assert words(before) == "ABC"
    assert words(after) == "DE"
    assert after.get("start") == "2"
    assert [item.get("class") for item in after.iter("li")] == ["goes-on", None, None]


def test_a_list_cannot_be_cut_at_an_item_that_it_has_not() -> None:
    with pytest.raises(LookupError, match="no item x"):
        split(html.fromstring(LIST), "x")


def test_backs_meet_their_fronts_when_the_sheet_is_turned_over_its_long_edge() -> None:
    cards = [TipCard(f"deel-{n}", n, "", "", (), "", "", (), ()) for n in (1, 2, 3, 4, 5)]
    sides = [Side(card, (), 9, front=front) for card in cards for front in (True, False)]
    numbers = [[side.card.number if side else 0 for side in sheet] for sheet in sheets(sides)]
    assert numbers == [[1, 2, 3, 4], [2, 1, 4, 3], [5, 0, 0, 0], [0, 5, 0, 0]]
