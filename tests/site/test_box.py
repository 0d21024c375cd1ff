"""What `make offline` makes: names and sizes, checksums, the same bytes each time, and the list for trainers."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html

from handbook.offline.packing import packed, refused_names
from handbook.print.colophon import Colophon
from project import HERE, MADE, ROOT, Box, copy_project, ended_well, started

ROOM, POCKET = 8 * 1024 * 1024, 1_200_000


ELSEWHERE = {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}
"""Where it is never the same day as where the box of the run was made (conftest.py)."""
PACK = """
import sys
from pathlib import Path
from mkdocs.__main__ import cli
from handbook.cli.compress import compress
from handbook.offline import products
dist = Path(sys.argv[1])
drawn = {path.relative_to(dist).as_posix(): path.read_bytes() for path in dist.glob("printen/*/*.pdf")}
products.OFFLINE = (lambda sources, made: drawn, *products.OFFLINE[1:])
cli(["build", "--strict", "--site-dir", "site"], standalone_mode=False)
compress(Path("site"))
"""
"""What `make offline` runs, with printables that were drawn before."""
DRAW = """
import sys
from dataclasses import replace
from pathlib import Path
from handbook.print import printables, whole_book
from handbook.print.colophon import colophon
from handbook.print.pdf import Printer
from handbook.site.products import write
from model_of import built_site
what, root, target = sys.argv[1], *map(Path, sys.argv[2:4])
site = built_site()
book = site.books["nl"]
few = replace(book, pages={name: book.pages[name] for name in sys.argv[4:]})
if what == "book":
    made = {"printen/nl/handboek.pdf": whole_book.pdf(Printer(root, colophon(root)), few)}
else:
    made = printables.files(root, replace(site, books={"nl": few}), colophon(root))
write(made, target)
"""
"""A handbook of a few of the Dutch pages; with `all`, all printables of Dutch too."""
FEW = (
    "index",
    "tipkaarten",
    "checklist",
    "waarschuwingen",
    "asso",
    "therapeutisch-opvoeden",
    "factoren",
)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_the_same(one: Path, other: Path) -> None:
    first, second = files_in(one), files_in(other)
    assert [name for name in sorted({*first, *second}) if first.get(name) != second.get(name)] == []


def test_the_same_commit_gives_the_same_bytes_elsewhere_on_another_day(drawn: Box, tmp_path: Path) -> None:
    """On a machine with one core and other names for its folders."""
    root = copy_project(tmp_path / ("x" * 21) / "project 1")
    command = ["taskset", "--cpu-list", "0", sys.executable, "-c", PACK, str(drawn.dist)]
    ended_well(started(command, root, HANDBOOK_DIST=str(root / "dist"), **ELSEWHERE))
    assert_the_same(drawn.dist, root / "dist")
    assert_the_same(drawn.site, root / "site")


def test_printables_drawn_elsewhere_on_another_day_are_the_same_bytes(drawn: Box, tmp_path: Path) -> None:
    """The sheets, and a handbook of a few pages, which is drawn like the whole one in a tenth of the time."""
    modules = f"{ROOT / 'hooks'}:{ROOT / 'tests'}"
    drawing = [
        started(
            [sys.executable, "-c", DRAW, what, str(ROOT), str(tmp_path / what), *FEW], ROOT, PYTHONPATH=modules, **where
        )
        for what, where in (("book", HERE), ("all", ELSEWHERE))
    ]
    for process in drawing:
        ended_well(process)
    sheets = files_in(tmp_path / "all/printen/nl")
    assert sheets.pop("handboek.pdf") == (tmp_path / "book/printen/nl/handboek.pdf").read_bytes()
    assert sheets == {name: (drawn.dist / "printen/nl" / name).read_bytes() for name in sheets}


def test_everything_to_take_along_is_there_and_has_its_checksum(drawn: Box) -> None:
    made = files_in(drawn.dist)
    for language, pocket in (("nl", "zakkopie-nl"), ("en", "pocket-copy-en")):
        assert f"printen/{language}/tipkaarten-a4.pdf" in made
        assert any(name.endswith(f"-{language}.epub") for name in made)
        assert len(made[f"handboek-hechting-2026.12-{pocket}.html"]) <= POCKET
    result = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"],
        cwd=drawn.dist,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert len(result.stdout.splitlines()) == len(made) - 1


def test_the_zip_is_small_and_has_one_folder_with_names_for_every_device(drawn: Box) -> None:
    (path,) = drawn.dist.glob("*-offline.zip")
    with zipfile.ZipFile(path) as files:
        entries = files.infolist()
        assert sum(entry.file_size for entry in entries) <= ROOM
        names = [entry.filename for entry in entries]
        assert not refused_names(names)
        assert {name.split("/")[0] for name in names} == {path.name.removesuffix("-offline.zip")}
        assert {entry.date_time for entry in entries} == {(2026, 11, 22, 10, 30, 0)}
        folder = names[0].split("/")[0]
        sums = files.read(f"{folder}/SHA256SUMS").decode()
        listed = {line[66:]: line[:64] for line in sums.splitlines()}
        assert listed == {
            name.removeprefix(f"{folder}/"): hashlib.sha256(files.read(name)).hexdigest()
            for name in names
            if not name.endswith("/SHA256SUMS")
        }
        top = [name for name in names if name.count("/") == 1]
        assert sorted(top) == [f"{folder}/SHA256SUMS", f"{folder}/START.html", f"{folder}/START.txt"]


def test_nothing_that_only_the_web_needs_is_in_the_zip(drawn: Box) -> None:
    names = [path.relative_to(drawn.folder).as_posix() for path in drawn.folder.rglob("*") if path.is_file()]
    assert not [name for name in names if re.search(r"\.(gz|br|xml)$|404\.html$|(^|/)s/|(^|/)downloads/", name)]


def test_start_txt_opens_well_on_windows(drawn: Box) -> None:
    content = (drawn.folder / "START.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert "Deze kopie is van 22 november 2026." in content.decode("utf-8-sig")


def test_what_is_made_lies_beside_the_site_as_well(drawn: Box) -> None:
    offered = files_in(drawn.site / "downloads")
    assert {name: offered[name] for name in offered if not name.endswith((".gz", ".br"))} == files_in(drawn.dist)


@pytest.mark.parametrize(("language", "up", "words"), [("nl", "", "Zakversie"), ("en", "../", "Pocket copy")])
def test_the_online_list_names_every_file_with_size_and_checksum(
    drawn: Box, language: str, up: str, words: str
) -> None:
    files = files_in(drawn.dist)
    page = html.parse(drawn.site / ("" if language == "nl" else language) / "voor-trainers.html")
    (listed,) = page.xpath("//*[@class='hb-downloads']")
    sums = {link.get("href"): item.find(".//code").text for item in listed.iter("li") for link in item.iter("a")}
    assert sums == {f"{up}downloads/{name}": hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert words in listed.text_content()
    assert re.search(r"\d(,\d)? MB" if language == "nl" else r"\d(\.\d)? MB", listed.text_content())


def test_a_zip_is_the_same_whatever_order_its_files_come_in() -> None:
    files = {"b": b"2", "START.html": b"0", "a/c": b"1"}
    colophon = Colophon("1", MADE)
    one = packed(files, colophon)
    assert one == packed(dict(reversed(files.items())), colophon)
    assert zipfile.ZipFile(BytesIO(one)).namelist() == [
        f"handboek-hechting-1/{name}" for name in ("START.html", "a/c", "b")
    ]
