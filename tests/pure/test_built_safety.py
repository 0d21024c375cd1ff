"""What was built is looked over before it is published: help and warnings by name, and nothing that is not ours."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from lxml import html
from lxml.html import HtmlElement

from handbook.content.problems import DataError
from handbook.site import safety
from handbook.site.model import Site, read
from handbook.site.products import written
from model_of import built_site, site_of
from project import ROOT

URL = "https://handboek.example/"
PAGE = '<!doctype html><html lang="nl"><head></head><body><div data-hb-role="text"><h1 id="begin">T</h1>{}</div></body>'


@pytest.fixture(scope="module")
def site() -> Site:
    return built_site()


Change = Callable[[HtmlElement], object]


def told(site: Site, **changes: Change) -> list[str]:
    """The problems of the site after changes of pages, by their file with `_` for `/` and without its ending."""
    changed = {f"{name.replace('_', '/')}.html": change for name, change in changes.items()}
    documents = {path: deepcopy(document) for path, document in site.documents.items() if path in changed}
    for path, change in changed.items():
        change(documents[path])
    pages = {path: written(documents.get(path, document)) for path, document in site.documents.items()}
    editions = {language: book.edition for language, book in site.books.items()}
    again = read(pages, editions, site.publication, site.ledger, site.titles)
    return [str(problem) for problem in safety.problems(again)]


def remove(path: str) -> Change:
    def change(document: HtmlElement) -> None:
        found = document.xpath(path)
        assert found, path
        for element in found:
            element.drop_tree()

    return change


def put(path: str, **attributes: str) -> Change:
    def change(document: HtmlElement) -> None:
        for element in document.xpath(path):
            for name, value in attributes.items():
                element.set(name.replace("_", "-"), value)

    return change


def test_the_handbook_as_it_is_built_lacks_nothing_and_holds_nothing_strange(site: Site) -> None:
    assert list(safety.problems(site)) == []


@pytest.mark.parametrize(("page", "language"), [("hulp", "nl"), ("en_hulp", "en")])
@pytest.mark.parametrize(
    "change",
    [
        remove("//*[@id='be-awel']"),
        remove("//*[@id='be-awel']//a"),
        put("//*[@id='be-awel']", hidden=""),
        put("//*[@id='be-awel']//a", href="tel:0"),
        put("//*[@id='be-awel']/..", hidden="until-found"),
    ],
    ids=["gone", "no number", "hidden", "another number", "in something hidden"],
)
def test_a_help_number_that_a_language_lost_is_named(site: Site, page: str, language: str, change: Change) -> None:
    (found,) = [one for one in told(site, **{page: change}) if "Awel" in one]
    assert found.startswith(f"site/{page.replace('_', '/')}.html:1: Awel (be): 102 ")
    assert f"'{language}'" in found or "dials 0" in found


@pytest.mark.parametrize("page", ["asso", "en_asso"])
def test_a_section_that_lost_its_warning_is_named_in_each_language(site: Site, page: str) -> None:
    path = page.replace("_", "/")
    (found,) = told(site, **{page: remove("(//p[@data-hb-warning='specialist'])[1]")})
    assert found.startswith(f"site/{path}.html:1: #")
    assert "lacks the warning 'specialist'" in found
    boxes = "//div[@data-hb-warning='specialist']"
    assert any(one.startswith(f"site/{path}.html:1: lacks the warning") for one in told(site, **{page: remove(boxes)}))


@pytest.mark.parametrize("attribute", ["hidden", "data-hb-warning"])
def test_a_warning_that_nobody_sees_or_that_is_another_one_does_not_count(site: Site, attribute: str) -> None:
    lost = put("//*[@data-hb-warning='force']", **{attribute.replace("-", "_"): "x"})
    found = told(site, **{"emotionele-leeftijd": lost})
    assert [one for one in found if "#lichamelijk-contact: lacks the warning 'force'" in one]


def test_a_warning_without_its_words_does_not_count(site: Site) -> None:
    def empty(document: HtmlElement) -> None:
        for part in document.xpath("//*[@data-hb-warning='force']"):
            part[:], part.text = [], "Let op."

    assert [one for one in told(site, **{"emotionele-leeftijd": empty}) if "lacks the warning 'force'" in one]


STRANGE = [
    "<script>alert(1)</script>",
    "<script src='https://elders.example/x.js'></script>",
    "<script src='//elders.example/x.js'></script>",
    "<script src='data:text/javascript,alert(1)'></script>",
    "<script src='assets/handbook.js' data-hb-share='https://elders.example/share.js'></script>",
    "<p onclick='alert(1)'>x</p>",
    "<svg><path onload='alert(1)'/></svg>",
    "<svg><a><animate attributeName='href' values='javascript:alert(1)'/></a></svg>",
    "<svg><use href='https://elders.example/x.svg#a'/></svg>",
    "<svg><image xlink:href='https://elders.example/x.png'/></svg>",
    "<iframe src='asso.html'></iframe>",
    "<object data='asso.html'></object>",
    "<embed src='asso.html'>",
    "<base href='https://elders.example/'>",
    "<form action='https://elders.example/'></form>",
    "<button formaction='asso.html'>x</button>",
    "<p style='color:red'>x</p>",
    "<img src='https://elders.example/x.png' alt=''>",
    "<img src='\\\\elders.example/x.png' alt=''>",
    "<img src='img/a.webp' srcset='img/b.webp 1x, https://elders.example/x.png 2x' alt=''>",
    "<video poster='https://elders.example/x.png'></video>",
    "<link rel='stylesheet' href='https://elders.example/x.css'>",
    "<link rel='preconnect' href='//elders.example'>",
    "<meta http-equiv='refresh' content='0; url=https://elders.example/'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' JaVa&#10;Script:alert(1)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='asso.html' ping='https://elders.example/'>x</a>",
]
OURS = [
    "<a href='https://www.113.nl/'>x</a> <a href='mailto:a@b.example'>x</a> <a href='tel:112'>112</a>",
    "<a href='#a'>x</a> <a href='en/asso.html#a'>x</a>",
    "<img src='img/a.webp' alt=''><img src='data:image/svg+xml,%3Csvg/%3E' alt=''>",
    "<link rel='canonical' href='https://handboek.example/asso.html'>",
    "<script src='../assets/handbook.js' data-hb-short='https://handboek.example/s/asso/'></script>",
    "<p>javascript:alert(1) onclick=x</p>",
]


@pytest.mark.parametrize("strange", STRANGE)
def test_nothing_from_elsewhere_and_no_script_but_ours_is_published(strange: str) -> None:
    site = site_of({"asso.html": PAGE.format(strange)}, url=URL)
    with pytest.raises(DataError, match=r"site/asso\.html:1: <"):
        safety.check(site)


@pytest.mark.parametrize("ours", OURS)
def test_what_pages_are_made_of_is_published(ours: str) -> None:
    safety.check(site_of({"asso.html": PAGE.format(ours)}, url=URL))


def test_the_script_that_stands_in_every_page_is_known_to_the_letter(site: Site) -> None:
    (script,) = {text for document in site.documents.values() for text in document.xpath("//script[not(@src)]/text()")}
    template = (ROOT / "overrides" / safety.OURS).read_text("utf-8")
    assert script in template
    assert list(safety.foreign("x.html", html.fromstring(f"<script>{script}</script>"), "", [script])) == []
    assert list(safety.foreign("x.html", html.fromstring(f"<script>{script} </script>"), "", [script])) != []
