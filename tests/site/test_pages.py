"""The built pages: addresses, sources, warnings, languages; nothing of another host, nothing that was not meant."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement

from handbook.addresses import ledger as permalinks
from handbook.addresses.short_folder import is_short
from handbook.content.edition import addresses, read_pages
from handbook.site import model
from project import ROOT, SITE_URL

PAGES = sorted(path.stem for path in (ROOT / "docs/nl").glob("*.md"))
LEDGER = permalinks.read(ROOT / "docs")
WRITTEN = read_pages(ROOT / "docs", ["nl"], [])["nl"]
SECTIONS = sorted(address.replace(".md#", "#") for address in addresses(WRITTEN) if "#" in address)
"""The sections that people wrote."""
ONLY_ENGLISH = {"index#over-de-vertaling"}
TREATMENT = ("therapeutisch-opvoeden", "emotionele-leeftijd", "asso", "checklist")
WARNINGS = {
    warning["id"]: warning
    for warning in yaml.safe_load((ROOT / "docs/data/warnings.nl.yml").read_text("utf-8"))["warnings"]
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Document(HTMLParser):
    """Tags with their attributes and their text, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._open: list[int] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.append("")
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self.elements[self._open.pop()][0] == tag:
                break

    def handle_data(self, data: str) -> None:
        for index in self._open:
            self.texts[index] += data

    def all(self, tag: str = "", **wanted: str) -> list[tuple[dict[str, str], str]]:
        """Elements with this tag whose attributes hold the wanted words (`class_` for class)."""
        return [
            (attributes, " ".join(text.split()))
            for (name, attributes), text in zip(self.elements, self.texts, strict=True)
            if (not tag or name == tag)
            and all(value in attributes.get(key.rstrip("_"), "").split() for key, value in wanted.items())
        ]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


@cache
def parsed(path: Path) -> Document:
    return Document(path.read_text("utf-8"))


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Document]:
    """Every page that people read, by its path from the root of the site, without '.html'."""
    found = [path for path in sorted(site.rglob("*.html")) if not is_short(path.relative_to(site))]
    return {path.relative_to(site).as_posix()[:-5]: parsed(path) for path in found}


def test_every_page_is_there_in_every_language(pages: dict[str, Document]) -> None:
    assert set(pages) == {*PAGES, *(f"en/{page}" for page in PAGES), "404", "en/404"}


@pytest.mark.parametrize("language", ["", "en/"])
def test_an_address_that_was_published_is_a_place_on_its_page(pages: dict[str, Document], language: str) -> None:
    gone = []
    for address in LEDGER.entries:
        page, _, place = address.partition("#")
        if address in ONLY_ENGLISH and not language:
            continue
        if language + page not in pages or (place and place not in pages[language + page].ids):
            gone.append(address)
    assert not gone, "never change or drop an id; put it back, or move it in docs/data/permalinks.yml"


@pytest.mark.parametrize("language", ["", "en/"])
def test_everything_that_can_be_shared_has_an_address_in_the_ledger(pages: dict[str, Document], language: str) -> None:
    for page in PAGES:
        shared = {a["href"] for a, _ in pages[language + page].all("a", class_="hb-link")} - {"#begin"}
        assert shared <= {address.removeprefix(page) for address in LEDGER.entries if address.startswith(f"{page}#")}


def test_no_id_stands_twice_on_a_page(pages: dict[str, Document]) -> None:
    for name, page in pages.items():
        twice = {found for found in page.ids if page.ids.count(found) > 1}
        assert not twice, name


def test_every_link_and_anchor_inside_the_site_leads_somewhere(site: Path, pages: dict[str, Document]) -> None:
    dead = []
    for name, page in pages.items():
        for attributes, text in page.all("a"):
            target = attributes.get("href", "")
            if not target or re.match(r"[a-z]+:", target) or name.endswith("404"):
                continue
            path, _, anchor = target.partition("#")
            file = (site / f"{name}.html").parent / path if path else site / f"{name}.html"
            file = file.resolve()
            if anchor.startswith("1/"):  # a reading route: every piece on it must be there
                for item in anchor.split("/")[2].split(","):
                    place, _, id_ = item.partition(".")
                    if id_ not in parsed(file.with_name(f"{place}.html")).ids:
                        dead.append(f"{name}: {item} on a route")
            elif not file.is_file() or (anchor and anchor not in (*parsed(file).ids, "__search")):
                dead.append(f"{name}: {target} ({text})")
    assert not dead


def test_nothing_is_loaded_from_another_host(site: Path, pages: dict[str, Document]) -> None:
    for name, page in pages.items():
        for tag, attributes in page.elements:
            for key in ("src", "srcset", "data", "poster", "action"):
                address = attributes.get(key, "")
                assert address.startswith("data:") or "//" not in address, (name, tag, attributes)
            if tag == "link" and attributes.get("rel") not in ("canonical", "alternate"):
                address = attributes.get("href", "")
                assert address.startswith("data:") or "//" not in address, (name, attributes)
    for style in site.rglob("assets/*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", style.read_text("utf-8")), style


def test_data_files_and_templates_are_not_published(site: Path) -> None:
    published = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert not published & {".yml", ".yaml", ".md", ".jinja", ".py"}
    assert not (site / "data").exists()
    assert not (site / "blocks").exists()


def following(heading: HtmlElement, end: str) -> list[HtmlElement]:
    """What follows a heading on its page, up to the next block of the class `end`."""
    block: HtmlElement = heading.getparent()
    found = []
    for part in block.itersiblings():
        if end in part.get("class", "").split():
            break
        found.append(part)
    return found


def test_every_section_shows_its_source_and_what_kind_it_is(site: Path) -> None:
    for address in SECTIONS:
        page, section = address.split("#")
        if page == "index" or section == "lees-verder":
            continue
        heading = model.parsed((site / f"{page}.html").read_text("utf-8")).get_element_by_id(section)
        body = following(heading, "hb-heading--2")
        (source, *_) = [line for part in body for line in part.find_class("hb-source")] or [None]
        assert source is not None, address
        if "Eigen toelichting" not in source.text_content():
            row = source.getparent().find("summary")  # the sources of a section fold into one row
            assert re.fullmatch(r"Bron \(\d\) · \w.+", row.text_content()), address


@pytest.mark.parametrize("page", TREATMENT)
def test_the_warning_opens_the_page_and_goes_along_with_every_section(pages: dict[str, Document], page: str) -> None:
    for language in ("", "en/"):
        document = pages[language + page]
        (box,) = document.all("div", class_="hb-warning")
        assert ("gehechtheidsspecialist" if not language else "attachment specialist") in box[1]
        scope = WARNINGS["specialist"]["scope"]
        sections = [section.id for section in WRITTEN[f"{page}.md"].sections if section.level == 2]
        carrying = [name for name in sections if {f"{page}.md", f"{page}.md#{name}"} & set(scope)]
        marked = [name for name in carrying if name != "lees-verder"]
        marks = [a for a, _ in document.all("p", class_="hb-mark") if a["data-hb-warning"] == "specialist"]
        assert len(marks) == len(marked) > 0
        links = [attributes["href"] for attributes, _ in document.all("a")]
        assert links.count("waarschuwingen.html#niet-alleen-doen") > len(marks)


def test_touch_comes_with_the_warning_against_force(site: Path) -> None:
    for page, section in (
        ("emotionele-leeftijd", "lichamelijk-contact"),
        ("therapeutisch-opvoeden", "contact-tijdens-conflict"),
    ):
        heading = model.parsed((site / f"{page}.html").read_text("utf-8")).get_element_by_id(section)
        body = following(heading, "hb-heading")
        assert any("geen therapeutisch vasthouden, holding of rebirthing" in part.text_content() for part in body)


def test_the_figure_about_children_in_general_stays_where_it_belongs(site: Path) -> None:
    having = {path.stem for path in site.glob("*.html") if "35%" in path.read_text("utf-8")}
    assert having == {"basis"}


def test_each_page_says_how_far_its_text_was_checked(pages: dict[str, Document]) -> None:
    for name, page in pages.items():
        if name.removeprefix("en/") in ("index", "404"):
            continue
        ((_, told),) = page.all("aside", class_="hb-checkedness")
        assert ("Nog niet gelezen door een zorgprofessional." if "/" not in name else "Not yet read by a care") in told
        if name.startswith("en/"):
            assert "Translated from Dutch by a computer" in told


def test_help_is_reachable_from_every_page_in_the_same_place(pages: dict[str, Document]) -> None:
    for name, page in pages.items():
        ((link, words),) = page.all("a", class_="hb-header__help")
        assert words == ("Help" if name.startswith("en/") else "Hulp"), name
        assert link["href"].endswith("hulp.html"), name


def test_help_numbers_can_be_dialled_and_one_line_says_that_they_are_unchecked(pages: dict[str, Document]) -> None:
    page = pages["hulp"]
    dialled = {attributes["href"] for attributes, _ in page.all("a") if attributes.get("href", "").startswith("tel:")}
    assert dialled == {
        "tel:112",
        "tel:08002000",
        "tel:08000432",
        "tel:113",
        "tel:08000113",
        "tel:1712",
        "tel:102",
        "tel:106",
        "tel:1813",
    }
    told = [text for _, text in page.all("p", class_="hb-checked")]
    assert told == ["De andere nummers moeten nog worden nagekeken bij de organisaties zelf."] * 2, "once per country"
    lists = [text for _, text in page.all("ul", class_="hb-help")]
    assert [text.startswith("Noodnummer 112") for text in lists] == [True, False, True, False], "112 stands apart"


@pytest.mark.parametrize("name", ["index", "hulp", "situaties", "voor-trainers"])
def test_who_is_in_danger_can_call_112_at_once(pages: dict[str, Document], name: str) -> None:
    assert "112" in [text for a, text in pages[name].all("a") if a.get("href") == "tel:112"]


def test_every_factor_stands_in_its_table_and_in_the_overview(pages: dict[str, Document]) -> None:
    data = yaml.safe_load((ROOT / "docs/data/factors.nl.yml").read_text("utf-8"))
    page = pages["factoren"]
    ((_, overview),) = page.all("table", class_="hb-glance")
    for group in data["groups"]:
        for factor in group["factors"]:
            assert factor["name"] in overview
            ((_, row),) = page.all("tr", id=factor["id"])
            assert f"[{', '.join(factor['references'])}]" in row or not factor["references"]


def test_every_situation_leads_to_sections_and_marks_those_within_treatment(pages: dict[str, Document]) -> None:
    data = yaml.safe_load((ROOT / "docs/data/situations.nl.yml").read_text("utf-8"))
    situations = [situation for group in data["groups"] for situation in group["situations"]]
    assert len(situations) >= 24
    for situation in situations:
        ((_, text),) = pages["situaties"].all("li", id=situation["id"])
        assert situation["text"] in text
        scope = WARNINGS["specialist"]["scope"]
        treated = any(section in scope or section.split("#")[0] in scope for section in situation["sections"])
        assert ("binnen behandeling" in text) == treated, situation["id"]


def test_a_report_is_an_email_with_the_address_in_one_setting(pages: dict[str, Document]) -> None:
    mails = [a["href"] for a, _ in pages["over"].all("a") if a.get("href", "").startswith("mailto:")]
    assert len(mails) == 2, "in the text, and at the end of the page"
    assert mails[0].startswith("mailto:fout@handboek.example?subject=Fout%20in%20het%20Handboek%20hechting&body=")


def test_every_page_offers_to_report_a_mistake_with_its_own_address(pages: dict[str, Document]) -> None:
    for name in ("asso", "en/asso"):
        ((_, told),) = pages[name].all("aside", class_="hb-checkedness")
        (mail,) = [a["href"] for a, _ in pages[name].all("a") if a.get("href", "").startswith("mailto:fout@")]
        assert mail.endswith(f"{SITE_URL}{name}.html".replace(":", "%3A").replace("/", "/")), mail
        assert "Zie je een fout?" in told or "Found a mistake?" in told


# --- languages ---


def test_the_page_says_its_language_and_where_the_other_one_is(pages: dict[str, Document]) -> None:
    for page in PAGES:
        for name, language, other in ((page, "nl", f"en/{page}.html"), (f"en/{page}", "en", f"../{page}.html")):
            document = pages[name]
            assert document.all("html")[0][0]["lang"] == language
            switch = [
                attributes for attributes, _ in document.all("a") if attributes.get("hreflang") not in (None, language)
            ]
            assert {attributes["href"] for attributes in switch} == {other}
            assert {attributes["lang"] for attributes in switch if "lang" in attributes} <= {"nl", "en"} - {language}


def test_search_engines_learn_where_the_page_stands_in_each_language(site: Path, pages: dict[str, Document]) -> None:
    alternates = {(a["hreflang"], a["href"]) for a, _ in pages["asso"].all("link", rel="alternate")}
    expected = {
        ("nl", f"{SITE_URL}asso.html"),
        ("en", f"{SITE_URL}en/asso.html"),
        ("x-default", f"{SITE_URL}asso.html"),
    }
    assert alternates == expected
    assert {(a["hreflang"], a["href"]) for a, _ in pages["en/asso"].all("link", rel="alternate")} == expected
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>([^<]*)</loc>", sitemap)
    assert len(listed) == len(set(listed)) == 2 * len(PAGES)
    assert f"{SITE_URL}en/asso.html" in listed


def test_the_canonical_address_is_the_public_one(pages: dict[str, Document]) -> None:
    assert pages["en/asso"].all("link", rel="canonical")[0][0]["href"] == f"{SITE_URL}en/asso.html"


def test_the_page_for_unknown_addresses_speaks_both_languages(pages: dict[str, Document]) -> None:
    told = {"nl": "Deze pagina vinden we niet", "en": "We cannot find this page"}
    for name, languages in (("404", ["nl", "en"]), ("en/404", ["en", "nl"])):
        page = pages[name]
        assert page.all("html")[0][0]["lang"] == languages[0]
        assert [text for _, text in page.all("h1")] == [told[language] for language in languages]
        assert [attributes["lang"] for attributes, _ in page.all("section")] == languages
        assert all("112" in text for _, text in page.all("section"))
        hrefs = {attributes.get("href") for attributes, _ in page.all("a")}
        assert {"tel:112", "/hechting/hulp.html", "/hechting/en/hulp.html", "/hechting/en/index.html"} <= hrefs


@pytest.mark.parametrize("page", [page for page in PAGES if page != "index"])  # the home page in English says more
def test_a_translation_has_the_structure_of_the_dutch_page(page: str) -> None:
    def shape(language: str) -> dict[str, list[str]]:
        text = (ROOT / f"docs/{language}/{page}.md").read_text("utf-8").split("\n---\n", 1)[1]
        return {
            "headings": [f"{m[1]} {m[2]}" for m in re.finditer(r"^(#+) .*?(\{ #[\w-]+ \})?$", text, re.MULTILINE)],
            "links": re.findall(r"\]\(([^)]*)\)", text),
            "markers": re.findall(r"handbook:(\S+ \S+)", text),
            "references": re.findall(r"\[\d[\d, -]*\]", text),
            "items": re.findall(r"^\s*(?:-|\d+\.) ", text, re.MULTILINE),
        }

    assert shape("en") == shape("nl")
