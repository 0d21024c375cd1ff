"""A new kind of block is one file, one template and one kind of data: all that is done with blocks is done with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from project import ROOT, SITE_URL, build, copy_sample

BLOCK = '''
"""Songs to sing together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from handbook.blocks.base import Block, Item, Surroundings, data_of
from handbook.content.edition import Edition
from handbook.content.models import DataFile, Id, Part, Text


class Song(Part):
    """A song."""

    id: Id
    text: Text


class Songs(DataFile):
    """docs/data/songs.<language>.yml"""

    kind: ClassVar[str] = "songs"
    songs: list[Song]


class SongsBlock(Block):
    """`/// songs`: all songs."""

    name = "songs"
    data = Songs

    def values(self, around: Surroundings) -> Mapping[str, Any]:
        """The songs."""
        return {"songs": data_of(around.edition, Songs).songs}

    def items(self, edition: Edition) -> Iterator[Item]:
        """The songs."""
        yield from ((song.id, song.text) for song in data_of(edition, Songs).songs)
'''
TEMPLATE = """
<ul>
{% for song in songs %}
<li id="{{ song.id }}" data-hb-role="item"><p>{{ song.text | inline }}</p></li>
{% endfor %}
</ul>
"""


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook with a kind of block that it did not have."""
    root = copy_sample(tmp_path_factory.mktemp("songs") / "project")
    for part in ("hooks", "overrides"):
        (root / part).unlink()
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "hooks/handbook/blocks/songs.py").write_text(BLOCK.lstrip(), "utf-8")
    (root / "overrides/blocks/songs.html").write_text(TEMPLATE, "utf-8")
    data = root / "docs/data"
    (data / "songs.nl.yml").write_text('songs:\n  - id: slaapliedje\n    text: "Een *zacht* slaapliedje."\n', "utf-8")
    (data / "songs.en.yml").write_text('songs:\n  slaapliedje:\n    text: "A *soft* lullaby."\n', "utf-8")
    for language, page in (("nl", "Samen zingen"), ("en", "Singing together")):
        file = root / f"docs/{language}/index.md"
        text = file.read_text("utf-8")
        heading = next(line for line in text.split("\n") if line.endswith("{ #lees-verder }"))
        section = f"## {page} {{ #zingen }}\n\n/// songs\n///\n\n/// source | own\n///\n\n{heading}"
        file.write_text(text.replace(heading, section), "utf-8")
    (root / "docs/en/made-from.yml").write_text('songs:\n  songs.slaapliedje.text: "000000000000"\n', "utf-8")
    return root


def test_its_addresses_are_promised_before_they_are_published(songs: Path, tmp_path: Path) -> None:
    result = build(songs, tmp_path / "site")
    assert result.returncode != 0
    assert "not in the ledger of addresses yet: index#zingen, index#slaapliedje" in result.stderr


@pytest.fixture(scope="module")
def built(songs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = songs / "docs/data/permalinks.yml"
    ledger.write_text(ledger.read_text("utf-8") + "index#zingen:\nindex#slaapliedje:\n", "utf-8")
    site = tmp_path_factory.mktemp("songs") / "site"
    result = build(songs, site, HANDBOOK_URL=SITE_URL)
    assert result.returncode == 0, result.stderr
    return site


def test_it_stands_on_its_page_in_every_language(built: Path) -> None:
    assert "Een <em>zacht</em> slaapliedje." in (built / "index.html").read_text("utf-8")
    assert "A <em>soft</em> lullaby." in (built / "en/index.html").read_text("utf-8")


def test_each_item_has_a_short_address_with_a_preview(built: Path) -> None:
    assert "Een zacht slaapliedje." in (built / "s/index/slaapliedje/index.html").read_text("utf-8")


def test_routes_and_the_projector_find_each_item(built: Path) -> None:
    assert '"zingen":"slaapliedje"' in (built / "pieces/_index.js").read_text("utf-8")
    assert 'data-hb-item=\\"slaapliedje\\"' in (built / "pieces/index/zingen.js").read_text("utf-8")


def test_the_search_knows_its_words(built: Path) -> None:
    (index,) = (built / "assets").glob("search_index.nl.*.js")
    assert "slaapliedje" in index.read_text("utf-8")


def test_a_translation_that_is_older_than_its_dutch_says_so(built: Path) -> None:
    assert "Dutch" in (built / "en/index.html").read_text("utf-8").split('class="hb-text"')[0].split("hb-notice")[-1]
