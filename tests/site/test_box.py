"""What `make offline` makes: names and sizes, checksums, the same bytes each time, and the list for trainers."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html

from conftest import MADE, Box
from handbook.offline.packing import packed as zipped
from handbook.offline.packing import refused_names
from handbook.print.colophon import Colophon
from project import SITE_URL, copy_project

ROOM, POCKET = 8 * 1024 * 1024, 1_200_000


@pytest.fixture(scope="module")
def elsewhere(packed: Box, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in which the same was made in another place, where it is another day, on one core."""
    root = copy_project(tmp_path_factory.mktemp("x" * 21) / "project 1")
    environment = {"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/"), "NO_MKDOCS_2_WARNING": "1"}
    environment |= {"PYTHONPATH": "hooks", "SOURCE_DATE_EPOCH": f"{MADE.timestamp():.0f}", "HANDBOOK_URL": SITE_URL}
    environment |= {"HANDBOOK_CONTACT": "fout@handboek.example"}
    environment |= {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}
    command = ["taskset", "--cpu-list", "0", sys.executable, "-m", "handbook", "offline"]
    result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return root


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_commit_gives_the_same_bytes_elsewhere_on_another_day(packed: Box, elsewhere: Path) -> None:
    """But for the dates of texts, which only a repository knows, and the compressed copies, which publishing adds."""
    for folder, same in ((packed.dist, elsewhere / "dist"), (packed.site, elsewhere / "site")):
        one, other = files_in(folder), files_in(same)
        other = {name: content for name, content in other.items() if not name.endswith((".gz", ".br"))}
        assert [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)] == []


def test_everything_to_take_along_is_there_and_has_its_checksum(packed: Box) -> None:
    made = files_in(packed.dist)
    for language in ("nl", "en"):
        assert f"printen/{language}/tipkaarten-a4.pdf" in made
        assert any(name.endswith(f"-{language}.epub") for name in made)
        assert len(made[f"handboek-hechting-0.1.0-{language}.html"]) <= POCKET
    result = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"],
        cwd=packed.dist,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert len(result.stdout.splitlines()) == len(made) - 1


def test_the_zip_is_small_and_has_one_folder_with_names_for_every_device(packed: Box) -> None:
    (path,) = packed.dist.glob("*-offline.zip")
    with zipfile.ZipFile(path) as files:
        entries = files.infolist()
        assert sum(entry.file_size for entry in entries) <= ROOM
        names = [entry.filename for entry in entries]
        assert not refused_names(names)
        assert {name.split("/")[0] for name in names} == {path.name.removesuffix("-offline.zip")}
        assert {entry.date_time for entry in entries} == {(2026, 11, 22, 9, 30, 0)}
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


def test_nothing_that_only_the_web_needs_is_in_the_zip(packed: Box) -> None:
    names = [path.relative_to(packed.folder).as_posix() for path in packed.folder.rglob("*") if path.is_file()]
    assert not [name for name in names if re.search(r"\.(gz|br|xml)$|404\.html$|(^|/)s/|(^|/)downloads/", name)]


def test_start_txt_opens_well_on_windows(packed: Box) -> None:
    content = (packed.folder / "START.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert "Deze kopie is van 22 november 2026." in content.decode("utf-8-sig")


def test_what_is_made_lies_beside_the_site_as_well(packed: Box) -> None:
    assert files_in(packed.site / "downloads") == files_in(packed.dist)


@pytest.mark.parametrize(("language", "up", "words"), [("nl", "", "Zakversie"), ("en", "../", "Pocket copy")])
def test_the_online_list_names_every_file_with_size_and_checksum(
    packed: Box, language: str, up: str, words: str
) -> None:
    files = files_in(packed.dist)
    page = html.parse(packed.site / ("" if language == "nl" else language) / "voor-trainers.html")
    (listed,) = page.xpath("//*[@data-hb-downloads]")
    assert [link.get("href") for link in listed.iter("a")] == [
        f"{up}downloads/{name}" for name in files_in_order(files)
    ]
    assert [code.text for code in listed.iter("code")] == [
        hashlib.sha256(files[name]).hexdigest() for name in files_in_order(files)
    ]
    told = listed.text_content()
    assert words in told
    assert re.search(r"\d,\d MB" if language == "nl" else r"\d\.\d MB", told)


def files_in_order(files: dict[str, bytes]) -> list[str]:
    return sorted(files)


def test_a_zip_is_the_same_whatever_order_its_files_come_in() -> None:
    files = {"b": b"2", "START.html": b"0", "a/c": b"1"}
    colophon = Colophon("1", MADE)
    one = zipped(files, colophon)
    assert one == zipped(dict(reversed(files.items())), colophon)
    assert zipfile.ZipFile(BytesIO(one)).namelist() == [
        f"handboek-hechting-1/{name}" for name in ("START.html", "a/c", "b")
    ]
