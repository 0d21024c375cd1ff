"""Short addresses: what a messenger reads at one, where it leads without a script, and the pictures beside it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from PIL import Image

from handbook.addresses import ledger as permalinks
from handbook.addresses.short_folder import is_short
from handbook.addresses.short_links import short
from handbook.cli.compress import compress
from handbook.site.model import parsed
from project import MOVED, ROOT, SITE_URL, build

KB = 1024
LEDGER = permalinks.read(ROOT / "docs")
LANGUAGES = ("nl", "en")
ADDRESSES = [(language, address) for language in LANGUAGES for address in LEDGER.entries]
Change = Callable[[str, str, str], None]


class Messenger(HTMLParser):
    """Reads a page as a messenger does that makes a preview: the head only, of the first bytes."""

    def __init__(self, page: bytes, limit: int = 2 * KB) -> None:
        super().__init__()
        self.language = ""
        self.title = ""
        self.tags: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.open = ""
        self.in_head = True
        self.feed(page[:limit].decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.open = tag
        self.in_head = self.in_head and tag != "body"
        if tag == "html":
            self.language = given["lang"]
        if self.in_head and tag == "meta":
            self.tags[given.get("property") or given.get("name") or given.get("http-equiv", "")] = given.get(
                "content", ""
            )
        if self.in_head and tag == "link":
            self.links[given["rel"]] = given["href"]

    def handle_data(self, data: str) -> None:
        if self.in_head and self.open == "title":
            self.title += data.strip()


def file(site: Path, language: str, address: str) -> Path:
    return site / short(language, address) / "index.html"


def preview(site: Path, language: str, address: str) -> Messenger:
    return Messenger(file(site, language, address).read_bytes())


def target(path: str, page: Messenger) -> str:
    """Where the page in the folder `path` leads at once, from the root of the site."""
    match = re.fullmatch(r"0; url=(\S+)", page.tags["refresh"])
    assert match
    return str(urljoin(f"http://host/{path}", match[1])).removeprefix("http://host/")


def test_every_address_has_a_short_page_of_two_kilobytes_at_most(site: Path) -> None:
    heavy = {
        (language, address): size
        for language, address in ADDRESSES
        if (size := file(site, language, address).stat().st_size) > 2 * KB
    }
    assert not heavy, heavy


def test_a_short_page_leads_to_its_section_in_its_language_wherever_the_site_stands(site: Path) -> None:
    places: dict[str, set[str]] = {}
    for language, address in ADDRESSES:
        page, _, section = address.partition("#")
        folder = "" if language == "nl" else "en/"
        if address == "index#over-de-vertaling":
            folder = "en/"  # only the translation has this section
        to = target(short(language, address), preview(site, language, address))
        assert to == f"{folder}{page}.html" + (f"#{section}" if section else "")
        if section:
            name = f"{folder}{page}.html"
            if name not in places:
                places[name] = set(parsed((site / name).read_text("utf-8")).xpath("//@id"))
            assert section in places[name], to


def test_a_plain_link_leads_there_too(site: Path) -> None:
    for language, address in ADDRESSES:
        html = file(site, language, address).read_text("utf-8")
        to = preview(site, language, address).tags["refresh"].removeprefix("0; url=")
        assert f'<a href="{to}">' in html.split("<body>")[1]


def test_a_messenger_finds_title_sentence_picture_and_language(site: Path) -> None:
    page = preview(site, "nl", "basis#wat-is-hechting")
    assert page.language == "nl"
    assert page.title == "Een band tussen ouder en kind - Handboek hechting"
    assert page.tags["og:title"] == "Een band tussen ouder en kind"
    assert page.tags["og:description"].startswith("Hechting is de gevoelsband tussen een kind en een ouder.")
    assert page.tags["og:url"] == f"{SITE_URL}s/basis/wat-is-hechting/"
    assert page.tags["og:site_name"] == "Handboek hechting"
    assert page.tags["og:locale"] == "nl_NL"
    assert page.tags["og:type"] == "article"
    assert page.tags["og:image"] == f"{SITE_URL}s/basis.png"
    assert (page.tags["og:image:width"], page.tags["og:image:height"]) == ("1200", "630")
    assert page.tags["og:image:alt"] == "Hechting begrijpen"
    assert page.tags["twitter:card"] == "summary_large_image"
    assert page.links["canonical"] == f"{SITE_URL}basis.html"
    english = preview(site, "en", "basis#wat-is-hechting")
    assert english.language == "en"
    assert english.tags["og:site_name"] == "Handbook on attachment"
    assert english.tags["og:image"] == f"{SITE_URL}en/s/basis.png"
    assert english.tags["og:url"] == f"{SITE_URL}en/s/basis/wat-is-hechting/"
    assert english.links["canonical"] == f"{SITE_URL}en/basis.html"


def test_every_preview_is_whole_and_asks_not_to_be_indexed(site: Path) -> None:
    for language, address in ADDRESSES:
        page = preview(site, language, address)
        assert page.tags["robots"] == "noindex", address
        for name in ("og:title", "og:description", "og:url", "og:image", "og:image:alt"):
            assert page.tags[name].strip(), (address, name)
        assert len(page.tags["og:title"]) <= 130, address
        assert page.tags["og:title"] != page.tags["og:description"], address


def warnings() -> dict[str, Any]:
    """The Dutch warnings by id."""
    data = yaml.safe_load((ROOT / "docs/data/warnings.nl.yml").read_text("utf-8"))
    return {warning["id"]: warning for warning in data["warnings"]}


def warning_line(language: str, name: str) -> str:
    data: Any = yaml.safe_load((ROOT / f"docs/data/warnings.{language}.yml").read_text("utf-8"))["warnings"]
    texts = data if language != "nl" else {warning["id"]: warning for warning in data}
    return str(texts[name]["short"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_belongs_in_a_treatment_is_never_previewed_without_its_warning(site: Path, language: str) -> None:
    texts = {name: warning_line(language, name) for name in ("specialist", "force")}
    scopes = {name: warnings()[name]["scope"] for name in texts}
    assert "asso.md" in scopes["specialist"]
    for address in LEDGER.entries:
        page, _, section = address.partition("#")
        for name in texts:
            if section != "lees-verder" and {f"{page}.md", f"{page}.md#{section}"} & set(scopes[name]):
                told = preview(site, language, address).tags["og:description"]
                assert texts[name] in told, (address, told)
                assert told.startswith(tuple(texts.values())), (address, told)
    touch = preview(site, language, "emotionele-leeftijd#lichamelijk-contact").tags["og:description"]
    assert touch.startswith(texts["specialist"])
    assert texts["force"] in touch


def test_short_pages_are_in_no_sitemap_and_no_search(site: Path) -> None:
    assert "/s/" not in (site / "sitemap.xml").read_text("utf-8")
    for script in (site / "assets").glob("search.*.js"):
        assert "/s/" not in script.read_text("utf-8").partition("const DATA=")[2].partition("\n")[0]


def test_publishing_makes_no_compressed_copies_of_what_fits_in_two_packets(tmp_path: Path) -> None:
    for name in ("asso.html", "s/asso/index.html", "en/s/asso/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<!doctype html>" * 9, "utf-8")
    compress(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*.gz")) == ["asso.html.gz"]


def test_each_part_of_the_handbook_has_a_small_picture_in_each_language(site: Path) -> None:
    named = {preview(site, *place).tags["og:image"].removeprefix(SITE_URL) for place in ADDRESSES}
    drawn = {path.relative_to(site).as_posix() for path in site.rglob("*.png") if is_short(path.relative_to(site))}
    assert named == drawn
    assert len(drawn) == 2 * 6
    for name in drawn:
        assert (site / name).stat().st_size <= 60 * KB, name
        with Image.open(site / name) as picture:
            assert picture.size == (1200, 630)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_page_of_an_old_address_leads_to_the_new_place(moved_site: Path, language: str) -> None:
    for address, now in MOVED.items():
        page = preview(moved_site, language, address)
        to, _, section = now.partition("#")
        folder = "" if language == "nl" else "en/"
        assert target(short(language, address), page) == f"{folder}{to}.html" + (f"#{section}" if section else "")
        assert page.tags["og:url"] == SITE_URL + short(language, now)
        assert page.tags["og:title"] == preview(moved_site, language, now).tags["og:title"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_old_address_on_a_page_shows_a_link_to_the_new_place(moved_site: Path, language: str) -> None:
    folder = moved_site / ("" if language == "nl" else "en")
    words = {"nl": "Dit stuk staat nu hier:", "en": "This section is now here:"}[language]
    for address, now in MOVED.items():
        page, _, section = address.partition("#")
        if section:
            told = parsed((folder / f"{page}.html").read_text("utf-8")).get_element_by_id(section)
            to = (
                now.replace(f"{page}#", "#")
                if now.startswith(f"{page}#")
                else re.sub("#|$", r".html\g<0>", now, count=1)
            )
            assert told.text == f"{words} "
            assert dict(told[0].attrib) == {"href": to, "lang": language}


def test_a_page_that_was_taken_out_asks_not_to_be_indexed_and_leads_on(moved_site: Path) -> None:
    for folder, language in (("", "nl"), ("en/", "en")):
        content = (moved_site / f"{folder}oude-bladzijde.html").read_bytes()
        page = Messenger(content)
        assert page.language == language
        assert page.tags["robots"] == "noindex"
        (sheet,) = parsed(content.decode()).xpath("//link[@rel='stylesheet']/@href")
        assert (moved_site / folder / str(sheet)).resolve().is_file()
    assert "oude-bladzijde" not in (moved_site / "sitemap.xml").read_text("utf-8")


def test_an_address_without_a_line_in_the_ledger_is_told_with_the_cure_and_is_not_published(
    project: Path, tmp_path: Path, change: Change
) -> None:
    change("docs/data/glossary.nl.yml", "  - id: raam\n", "  - id: nieuw-woord\n")
    change("docs/data/glossary.en.yml", "  raam:\n", "  nieuw-woord:\n")
    change("docs/data/permalinks.yml", "bronnen#raam:\n", "bronnen#raam: bronnen\n")
    result = build(project, tmp_path / "out")
    assert result.returncode == 1
    told = "docs/data/permalinks.yml: not in the ledger of addresses yet: bronnen#nieuw-woord; run `make permalinks`"
    assert result.stderr.count(told) == 1
    command = [sys.executable, "-m", "handbook", "permalinks"]
    done = subprocess.run(
        command, cwd=project, env={"PYTHONPATH": "hooks"}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "bronnen#nieuw-woord: added\n"), done.stderr
    assert build(project, tmp_path / "out").returncode == 0
    assert (tmp_path / "out/s/bronnen/nieuw-woord/index.html").is_file()


def test_an_address_that_is_gone_stops_the_build_with_file_line_and_cure(
    project: Path, tmp_path: Path, change: Change
) -> None:
    change("docs/data/situations.nl.yml", "id: regen", "id: droogte")
    change("docs/data/situations.en.yml", "regen:", "droogte:")
    result = build(project, tmp_path / "out")
    assert result.returncode == 1
    assert re.search(
        r"docs/data/permalinks\.yml:\d+: index#regen: is gone; put its id back, or write where its text went",
        result.stderr,
    )
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists(), "the old site is left alone"


def test_without_a_public_address_the_build_says_that_sharing_needs_one(project: Path, tmp_path: Path) -> None:
    result = build(project, tmp_path / "out", HANDBOOK_URL="")
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("Sharing needs the public address of the site: set HANDBOOK_URL") == 1
    assert "WARNING" not in result.stderr
    page = preview(tmp_path / "out", "nl", "index#stappen")
    assert target("s/index/stappen/", page) == "index.html#stappen"
    assert "og:image" not in page.tags
    assert "og:url" not in page.tags
    assert not list((tmp_path / "out").rglob("s/*.png"))
