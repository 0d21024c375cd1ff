"""A kind of block that the handbook has not, in a copy of the small handbook: songs, with all that a kind can have."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from project import ROOT, SITE_URL, WITHOUT_CACHES, build, copy_sample

BLOCK = '''
"""Songs to sing together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from handbook.blocks.base import Block, Item, Surroundings, data_of, pick
from handbook.blocks.warning import note
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
    """`/// songs | slaapliedje`: a song; `/// songs | slaapliedje force`: with a warning that goes along."""

    name = "songs"
    data = Songs
    printed_alone = True
    styles = ("songs",)
    script = "songs"

    def values(self, around: Surroundings, song: str, warning: str = "") -> Mapping[str, Any]:
        """The song, and its warning if there is one."""
        songs = {found.id: found for found in data_of(around.edition, Songs).songs}
        return {"song": pick(song, songs), "warning": note(around.edition, warning) if warning else None}

    def items(self, edition: Edition, song: str, warning: str = "") -> Iterator[Item]:
        """The song."""
        yield from ((found.id, found.text) for found in data_of(edition, Songs).songs if found.id == song)
'''
TEMPLATE = """
{% from "macros.html" import print_control, show_control with context %}
<div class="hb-song" data-hb-role="whole" data-hb-card="{{ alone }}">
<ul>
<li id="{{ song.id }}" data-hb-role="item"><p>{{ song.text | inline }}</p></li>
</ul>
{% if warning %}
<p class="hb-caution" data-hb-role="warning" data-hb-warning="{{ warning.id }}">{{ warning.short | inline }}</p>
{% endif %}
<p class="hb-actions" data-hb-role="control">{{ print_control("Print") }}
{{ show_control("index#" ~ song.id, song.text | plain) }}</p>
</div>
"""
STYLE = ".hb-song { letter-spacing: 3px; }\n"
SCRIPT = 'document.querySelector(".hb-song").dataset.sung = "yes";\n'
WRITTEN, CHANGED = "2026-01-02", "2026-03-04"
"""The days on which the pages were last changed, and the songs."""


def copied(root: Path, blocks: str = "/// songs | slaapliedje force\n///") -> Path:
    """Copy the small handbook to the folder `root`, with a section that shows `blocks`; return `root`."""
    copy_sample(root)
    for part in ("hooks", "overrides", "docs/assets"):
        (root / part).unlink()
        shutil.copytree(ROOT / part, root / part, ignore=WITHOUT_CACHES)
    (root / "hooks/handbook/blocks/songs.py").write_text(BLOCK.lstrip(), "utf-8")
    (root / "overrides/blocks/songs.html").write_text(TEMPLATE, "utf-8")
    (root / "docs/assets/css/songs.css").write_text(STYLE, "utf-8")
    (root / "docs/assets/scripts/songs.js").write_text(SCRIPT, "utf-8")
    data = root / "docs/data"
    (data / "songs.nl.yml").write_text('songs:\n  - id: slaapliedje\n    text: "Een *zacht* slaapliedje."\n', "utf-8")
    (data / "songs.en.yml").write_text('songs:\n  slaapliedje:\n    text: "A *soft* lullaby."\n', "utf-8")
    for language, page in (("nl", "Samen zingen"), ("en", "Singing together")):
        file = root / f"docs/{language}/index.md"
        text = file.read_text("utf-8")
        heading = next(line for line in text.split("\n") if line.endswith("{ #lees-verder }"))
        section = f"## {page} {{ #zingen }}\n\n{blocks}\n\n/// source | own\n///\n\n{heading}"
        file.write_text(text.replace(heading, section), "utf-8")
    (root / "docs/en/made-from.yml").write_text('songs:\n  songs.slaapliedje.text: "000000000000"\n', "utf-8")
    return root


def published(new: Path) -> None:
    """Make the copy in the folder `new`/project and build it to `new`/site, and what can be taken along to `new`/dist.

    Git knows when its songs were changed.
    """
    new.mkdir()
    root = copied(new / "project")
    ledger = root / "docs/data/permalinks.yml"
    ledger.write_text(ledger.read_text("utf-8") + "index#zingen:\nindex#slaapliedje:\n", "utf-8")
    songs = root / "docs/data/songs.nl.yml"
    text = songs.read_text("utf-8")
    songs.write_text("songs: []\n", "utf-8")
    _git(root, "init", "-q")
    _commit(root, WRITTEN)
    songs.write_text(text, "utf-8")
    _commit(root, CHANGED)
    result = build(root, new / "site", HANDBOOK_URL=SITE_URL, HANDBOOK_DIST=str(new / "dist"))
    assert result.returncode == 0, result.stderr


def _commit(root: Path, day: str) -> None:
    _git(root, "add", "docs/data", "docs/nl", "docs/en")
    _git(root, "commit", "-qm", day, day=day)


def _git(root: Path, *arguments: str, day: str = WRITTEN) -> None:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(root), "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, env=environment)
