"""What readers keep of the site: whole, small, the same bytes as online; and how a publisher ends it."""

from __future__ import annotations

import gzip
import hashlib
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from handbook.addresses.short_folder import is_short
from handbook.offline.device_copy import archive
from project import ROOT, build

ROOM = 500_000
"""Bytes, over the line."""
KB = 1024


def told(site: Path, language: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / f"kept/{language}.json").read_text("utf-8"))
    return found


def unpacked(packed: bytes) -> dict[str, tuple[bytes, int]]:
    """What a browser makes of the file: each entry with whether the network goes first."""
    line, _, rest = gzip.decompress(packed).partition(b"\n")
    found, at = {}, 0
    for path, _, size, first in json.loads(line):
        found[path] = rest[at : at + size], first
        at += size
    assert at == len(rest)
    return found


@pytest.fixture(scope="module", params=["nl", "en"])
def kept(site: Path, request: pytest.FixtureRequest) -> tuple[str, dict[str, tuple[bytes, int]]]:
    packed = (site / "kept" / told(site, request.param)["file"]).read_bytes()
    assert len(packed) <= ROOM
    return request.param, unpacked(packed)


def test_a_language_is_kept_as_it_is_online(site: Path, kept: tuple[str, dict[str, tuple[bytes, int]]]) -> None:
    language, entries = kept
    changed = {path for path, (content, _) in entries.items() if not same(site / path, content)}
    folder = "" if language == "nl" else "en/"
    assert changed == {f"{folder}voor-trainers.html", "kept/absent.html"}
    assert {path for path, (_, first) in entries.items() if first} == {
        f"{folder}hulp.html",
        f"{folder}voor-trainers.html",
    }


def same(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def test_nothing_of_a_language_is_left_out(site: Path, kept: tuple[str, dict[str, tuple[bytes, int]]]) -> None:
    language, entries = kept
    other = "en" if language == "nl" else "nl"
    wanted = {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file()
        and path.suffix in (".html", ".js", ".css", ".webp", ".txt")
        and not is_short(path.relative_to(site))
    }
    inside = {path for path in wanted if path.startswith("en/") == (language == "en") or path.startswith("assets/")}
    inside -= {"404.html", "sw.js"} | {path for path in inside if f".{other}." in path}
    assert inside - entries.keys() == set()
    assert entries.keys() - inside == {"kept/absent.html"}


def test_the_edition_is_named_by_the_sum_of_its_file(site: Path) -> None:
    for language in ("nl", "en"):
        edition = told(site, language)
        packed = (site / "kept" / edition["file"]).read_bytes()
        assert hashlib.sha256(packed).hexdigest()[:16] == edition["edition"]
        assert edition["bytes"] == len(packed)
        assert edition["size"] == f"{round(len(packed) / 1000)} kB"


def test_scripts_for_it_are_light(site: Path) -> None:
    assert len(gzip.compress((site / "sw.js").read_bytes(), 9)) <= KB
    for language in ("nl", "en"):
        (script,) = site.glob(f"assets/keep.{language}.*.js")
        assert len(gzip.compress(script.read_bytes(), 9)) <= 5 * KB


def test_it_can_stand_on_a_home_screen_with_its_own_icons(site: Path) -> None:
    for language, start in (("nl", "../index.html"), ("en", "../en/index.html")):
        manifest = json.loads((site / f"kept/{language}.webmanifest").read_text("utf-8"))
        assert (manifest["start_url"], manifest["scope"], manifest["display"]) == (start, "../", "standalone")
        assert manifest["name"] == {"nl": "Handboek hechting", "en": "Handbook on attachment"}[language]
        for icon in manifest["icons"]:
            picture = Image.open(BytesIO((site / "kept" / icon["src"]).read_bytes()))
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
        assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_the_same_files_are_the_same_bytes_in_whatever_order() -> None:
    files = {"b.html": (b"2", False), "a.js": (b"1", True)}
    assert archive(files) == archive(dict(reversed(files.items())))
    assert unpacked(archive(files)) == {"a.js": (b"1", 1), "b.html": (b"2", 0)}


def test_a_publisher_can_end_it_for_all(project: Path, tmp_path: Path) -> None:
    result = build(project, tmp_path / "site", HANDBOOK_KEEP="no", HANDBOOK_URL="", HANDBOOK_CONTACT="")
    assert result.returncode == 0, result.stderr
    off = (ROOT / "docs/assets/scripts/service_worker_off.js").read_bytes()
    assert (tmp_path / "site/sw.js").read_bytes() == off
    assert not (tmp_path / "site/kept").exists()
    assert "assets/keep." not in (tmp_path / "site/index.html").read_text("utf-8")
