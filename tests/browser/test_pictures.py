"""The picture of a shared link at the parent's end is one of the site as it is."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from browser.pictures import ADDRESSES, LOCALES, PHONE, PICTURES, difference, kept, taken
from browser.visits import Visits, unfolded
from project import ROOT

RENEW = "take the pictures anew with: make pictures"
OTHER_FONTS, SAME_FONTS = 0.25, 0.02


@pytest.mark.parametrize("language", PICTURES)
def test_the_picture_of_a_shared_link_is_still_like_the_page(visit: Visits, language: str) -> None:
    published = kept(ROOT / PICTURES[language])
    now = taken(visit(ADDRESSES[language], locale=LOCALES[language], **PHONE))
    assert now.words == published.words, RENEW
    allowed = SAME_FONTS if now.fonts == published.fonts else OTHER_FONTS
    assert difference(now, published) <= allowed, RENEW


def test_another_page_or_another_look_would_be_noticed(visit: Visits) -> None:
    published = kept(ROOT / PICTURES["nl"])
    english = taken(visit(ADDRESSES["en"], locale=LOCALES["en"], **PHONE))
    assert english.words != published.words
    dark = taken(visit(ADDRESSES["nl"], locale=LOCALES["nl"], **{**PHONE, "color_scheme": "dark"}))
    assert dark.words == published.words
    assert difference(dark, published) > OTHER_FONTS
    wide = taken(visit(ADDRESSES["nl"], locale=LOCALES["nl"], **{**PHONE, "viewport": {"width": 390, "height": 640}}))
    assert difference(wide, published) == 1


@pytest.mark.parametrize("language", PICTURES)
def test_the_page_for_caseworkers_shows_the_picture_in_its_shape(visit: Visits, language: str) -> None:
    page = visit(f"{'' if language == 'nl' else 'en/'}voor-begeleiders.html", viewport={"width": 320, "height": 640})
    picture = unfolded(page).get_by_role("article").locator("img[loading=lazy]")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    content = (ROOT / PICTURES[language]).read_bytes()
    assert len(content) <= 24 * 1024
    width, height = Image.open(io.BytesIO(content)).size
    shown = picture.evaluate("(picture) => [picture.clientWidth, picture.clientHeight, picture.offsetWidth]")
    assert shown[1] / shown[0] == pytest.approx(height / width, rel=0.01)
    assert shown[2] <= 320
    assert picture.get_attribute("alt")
