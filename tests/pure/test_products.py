"""The products of the site: what readers get of a page, and where its files stand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import yaml

from handbook.addresses.ledger import Ledger, Title
from handbook.content.interface import Interface
from handbook.site import products
from handbook.site.model import parts
from model_of import edition_of, site_of
from project import ROOT

PAGE = """<!doctype html><html lang="nl" class="no-js"><head><meta charset="utf-8"><title>A</title>
<link rel="stylesheet" href="assets/handbook.css"></head>
<body><input class="md-toggle" type="checkbox" id="__drawer"><label class="md-overlay" for="__drawer"></label>
<div data-md-component="skip"><a href="#begin">Naar  de tekst</a></div>
<article id="inhoud"><div class="hb-text" data-hb-role="text" data-hb-aloud="Lees voor">
<div data-hb-role="heading"><h1 id="begin">Titel</h1></div>
<p>Lees   assets/handbook.css <b>nu</b> <i>goed</i>.</p></div></article>
<script src="assets/handbook.js" data-hb-share="assets/share.nl.js" defer></script></body></html>"""
MADE = {"assets/handbook.12345678.css": b"", "assets/handbook.abcdef12.js": b"", "assets/share.nl.00000000.js": b""}


@pytest.fixture(scope="module")
def page() -> str:
    return products.pages(site_of({"index.html": PAGE}), MADE)["index.html"].decode()


def test_a_page_asks_for_its_assets_by_the_names_that_change_with_their_content(page: str) -> None:
    for name in MADE:
        assert name in page
    assert "Lees assets/handbook.css" in page, "what people wrote is left alone"


def test_a_page_is_without_what_nobody_reads_and_with_what_scripts_need(page: str) -> None:
    for gone in ("data-hb-role", "md-toggle", "md-overlay", "data-md-component", "\n", "  "):
        assert gone not in page.partition("</style>")[2]
    assert 'data-hb-aloud="Lees voor"' in page
    assert "<b>nu</b> <i>goed</i>" in page, "a space between words stays"


def test_the_script_that_waits_for_the_stylesheet_is_not_empty(page: str) -> None:
    assert re.search(r"<link href=assets/handbook\.12345678\.css rel=stylesheet><script> </script>", page)


def test_a_model_is_left_as_it_is_by_what_is_made_of_it() -> None:
    site = site_of({"index.html": PAGE})
    assert products.pages(site, MADE) == products.pages(site, MADE)


def test_a_page_that_was_taken_out_leads_on_in_the_name_of_the_site() -> None:
    words = Interface.model_validate(yaml.safe_load((ROOT / "docs/data/interface.nl.yml").read_text("utf-8")))
    edition = edition_of("index", interface=words)
    ledger = Ledger({"index": "", "oud": "index", "oud#stuk": "index#begin"})
    titles = {"nl": {"index": Title("Titel", "nl"), "index#begin": Title("Het begin", "nl")}}
    made = products.moved_pages(site_of({"index.html": PAGE}, edition, ledger, titles), MADE)
    assert list(made) == ["oud.html"]
    page = made["oud.html"].decode()
    assert "Handboek</title>" in page
    assert "<a href=index.html lang=nl>Titel</a>" in page
    assert "<a href=index.html#begin lang=nl>Het begin</a>" in page
    assert "assets/handbook.12345678.css" in page


def test_without_a_public_address_there_are_no_previews_and_no_sitemap() -> None:
    site = site_of({"index.html": PAGE}, parts=parts([{"Begin": "index.md"}]))
    assert products.previews(site, {}) == products.sitemap(site, {}) == {}
    known = site_of({"index.html": PAGE}, parts=parts([{"Begin": "index.md"}]), url="https://h.example/")
    assert list(products.previews(known, {})) == ["s/index.png"]
    assert list(products.sitemap(known, {})) == ["sitemap.xml"]


def test_a_page_without_weight_and_one_that_is_not_translated_are_not_searched() -> None:
    edition = edition_of("asso", language="en", dutch="basis")
    list_of_all = edition_of("alle-stukken", head="search: 0", language="en")
    pages = {f"en/{name}.html": PAGE for name in ("asso", "basis", "alle-stukken")}
    book = site_of(pages, replace(edition, pages={**edition.pages, **list_of_all.pages})).books["en"]
    assert list(products.searched(book)) == ["asso.html"]


def test_every_product_says_what_it_is() -> None:
    assert all(product.__doc__ for product in products.PRODUCTS)
