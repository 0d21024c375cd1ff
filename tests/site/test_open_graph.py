"""What a messenger shows when somebody pastes the address of a page itself, as it stands in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import HtmlElement
from PIL import Image

from handbook.addresses.short_folder import is_short
from handbook.site.model import parsed
from project import SITE_URL

READ = 3 * 1024
"""Bytes that a messenger reads at least."""


def head(page: Path, most: int | None = None) -> HtmlElement:
    return parsed(page.read_bytes()[:most].decode("utf-8", "ignore")).head


def tags(page: HtmlElement) -> dict[str, str]:
    return {tag.get("property") or tag.get("name") or "": tag.get("content", "") for tag in page.iter("meta")}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Path]:
    """Every page that people read, by its address from the root of the site."""
    found = {path.relative_to(site): path for path in sorted(site.rglob("*.html")) if path.name != "404.html"}
    return {name.as_posix(): path for name, path in found.items() if not is_short(name)}


def test_every_page_has_a_preview_with_its_title_its_sentence_and_a_picture(site: Path, pages: dict[str, Path]) -> None:
    assert len(pages) > 40
    for name, path in pages.items():
        told = tags(head(path, READ))
        assert told["og:title"], name
        sentence = told["description"].removeprefix(f"{told['og:title']}: ")
        assert told["og:description"].endswith(sentence), name
        assert told["twitter:card"] == "summary_large_image", name
        (canonical,) = head(path).xpath("link[@rel='canonical']/@href")
        assert told["og:url"] == canonical, name
        assert told["og:image"].startswith(SITE_URL), name
        picture = site / told["og:image"].removeprefix(SITE_URL)
        with Image.open(picture) as image:
            assert image.size == (int(told["og:image:width"]), int(told["og:image:height"])), name
        assert told["og:image:alt"], name


def test_a_page_and_its_short_address_look_the_same(site: Path, pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        short = site / path.parent.relative_to(site) / "s" / path.stem / "index.html"
        one, other = tags(head(path)), tags(head(short))
        same = [key for key in other if key.startswith("og:") and key != "og:url"]
        assert {key: one[key] for key in same} == {key: other[key] for key in same}, name


@pytest.mark.parametrize(("name", "begins"), [("asso", "Over behandeling van"), ("en/asso", "About treatment of")])
def test_the_warning_of_a_page_comes_first(pages: dict[str, Path], name: str, begins: str) -> None:
    assert tags(head(pages[f"{name}.html"]))["og:description"].startswith(begins)


def test_the_home_page_is_the_site_and_others_are_in_it(pages: dict[str, Path]) -> None:
    for name, path in pages.items():
        told = tags(head(path))
        assert told["og:type"] == ("website" if path.stem == "index" else "article"), name
        assert told["og:locale"] == ("en_GB" if name.startswith("en/") else "nl_NL"), name


def test_a_page_that_was_taken_out_is_told_as_where_its_text_went(moved_site: Path) -> None:
    told = tags(head(moved_site / "oude-bladzijde.html"))
    there = tags(head(moved_site / "voorwaarden.html"))
    assert told["og:title"] == there["og:title"]
    assert told["og:url"] == there["og:url"]


def test_without_a_public_address_no_picture_and_no_address_is_told(nowhere: Path) -> None:
    told = tags(head(nowhere / "asso.html"))
    assert told["og:title"]
    assert not {"og:image", "og:url", "twitter:card"} & told.keys()


def test_the_page_for_unknown_addresses_has_no_preview(site: Path) -> None:
    assert not [key for key in tags(head(site / "404.html")) if key.startswith("og:")]
