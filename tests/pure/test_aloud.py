"""What is read aloud of a page, how words are said, and which recordings are of the text of now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from handbook.aloud import recordings
from handbook.aloud.passages import MARK, Passage, alone, mark_mute, passages
from handbook.aloud.recordings import State
from handbook.aloud.spoken import Saying, Spoken
from handbook.cli import reading_aloud

PAGE = """<div data-hb-role="text">
<div data-hb-role="heading"><h1 id="begin">Titel</h1></div>
<div data-hb-role="warning" data-hb-warning="force"><p><a href="x.html">Pas op</a></p><p>Nooit.</p></div>
<p>Eerst <b>dit</b>. Bel <a href="tel:112">112</a> of lees <a href="a.html">meer</a>.</p>
<p>Een <a class="hb-term" data-hb-role="glossary-link" href="w.html#trauma">trauma</a></p>
<div data-hb-role="heading"><h2 id="een">Een</h2><a data-hb-role="control" href="#een">Deel</a></div>
<p data-hb-role="warning" data-hb-warning="force"><a href="x.html">let op</a></p>
<ul><li>Buiten <ul><li>binnen</li></ul></li></ul>
<figure><svg role="img"><title>Zon</title><desc>Een zon.</desc><text>zon</text></svg>
<figcaption>Zon</figcaption></figure>
<p>Volgens onderzoek <span data-hb-role="reference">[6, 7]</span> wel.</p>
<p>Lees ook: <a href="a.html">dit</a>, <a href="b.html">dat</a>.</p>
<p><a href="a.html">Alleen een link</a></p>
<p data-hb-role="source">Bron: <a href="b.html">ZO!</a></p>
<p hidden>Later</p>
<p data-hb-role="room">Ruimte om te schrijven</p>
<label>Vraag? <textarea>antwoord</textarea></label> <button>Doe</button>
<div data-hb-role="heading"><h2 id="lees-verder">Lees verder</h2></div>
<ul><li><a href="a.html">A</a>: waarom</li></ul>
<aside data-hb-role="review"><p>Nog niet gelezen.</p></aside>
</div>"""


@pytest.fixture
def found() -> list[Passage]:
    return passages(html.fragment_fromstring(PAGE), {"force": "Nooit **dwang**."}, "Plaatje: {title}.")


def test_running_text_warnings_and_pictures_are_read_and_controls_and_links_are_not(found: list[Passage]) -> None:
    assert {passage.id: passage.texts for passage in found} == {
        "begin": ["Titel", "Pas op", "Nooit.", "Eerst dit. Bel 112 of lees meer.", "Een trauma"],
        "een": [
            "Een",
            "Nooit dwang.",
            "Buiten",
            "binnen",
            "Plaatje: Zon.",
            "Een zon.",
            "Volgens onderzoek wel.",
            "Vraag?",
        ],
        "checked": ["Nog niet gelezen."],
    }


def test_a_section_by_itself_begins_with_the_warnings_of_its_page(found: list[Passage]) -> None:
    read = alone(found)
    assert read["een"][:4] == ["Pas op", "Nooit.", "Een", "Nooit dwang."]
    assert read["begin"] == found[0].texts
    assert "checked" not in read


def test_what_only_its_role_keeps_silent_is_marked_for_scripts_if_it_says_something() -> None:
    page = html.fragment_fromstring(PAGE)
    mark_mute(page)
    marked = [" ".join(part.text_content().split()) for part in page.xpath(f".//*[@{MARK}]")]
    assert marked == ["Deel", "[6, 7]", "Bron: ZO!", "Ruimte om te schrijven"]


def test_longer_words_are_said_before_those_that_they_begin_with() -> None:
    words = [Saying(written="VIPP", said="vip"), Saying(written="VIPP-FC", said="vip ef see")]
    assert Spoken(words=words).pairs() == [["VIPP-FC", "vip ef see"], ["VIPP", "vip"]]


@pytest.fixture
def recorded(project: Path) -> Path:
    """A small handbook with a recording that nobody has listened to yet."""
    file = project / "docs/audio/nl/index/lijst.opus"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"OggS")
    return project


def listed(project: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert reading_aloud.run(project, list(arguments)) == 0
    return capsys.readouterr().out


def test_the_list_says_what_is_recorded_outdated_and_missing_with_the_text_to_read(
    recorded: Path, change: Callable[[str, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    told = listed(recorded, capsys)
    assert "nl/index/lijst: outdated\n" in told
    assert "    De lijst\n" in told
    assert "nl/index/hulp: missing\n" in told
    assert "nl: 0 recorded, 1 outdated, " in told
    assert listed(recorded, capsys, "--accept", "nl/index/lijst") == "nl/index/lijst: recorded\n"
    assert "nl: 1 recorded, 0 outdated, " in listed(recorded, capsys)
    change("docs/nl/index.md", "## De lijst", "## Onze lijst")
    assert "nl/index/lijst: outdated\n" in listed(recorded, capsys)
    assert "nl/index/hulp" not in listed(recorded, capsys, "nl/index/lijst")


def test_a_recording_of_nothing_is_told_and_cannot_be_accepted(
    recorded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (recorded / "docs/audio/nl/index/weg.opus").write_bytes(b"OggS")
    assert "docs/audio/nl/index/weg.opus: of no section that exists; remove it" in listed(recorded, capsys)
    with pytest.raises(ValueError, match="no such section"):
        reading_aloud.run(recorded, ["--accept", "nl/index/weg"])
    with pytest.raises(ValueError, match=r"docs/audio/nl/index/hulp\.opus is not there"):
        reading_aloud.run(recorded, ["--accept", "nl/index/hulp"])


def test_a_recording_is_of_the_text_of_now_or_not(tmp_path: Path) -> None:
    folder = tmp_path / "audio/nl/asso"
    folder.mkdir(parents=True)
    for name in ("begin", "stappen"):
        (folder / f"{name}.opus").write_bytes(b"OggS")
    recordings.write_ledger(tmp_path, "nl", {"asso/begin": recordings.stamp(["Titel", "Een zin."])})
    texts = {"asso/begin": ["Titel", "Een  zin."], "asso/stappen": ["Stappen"], "asso/weg": ["Weg"]}
    assert recordings.states(tmp_path, "nl", texts) == {
        "asso/begin": State.RECORDED,
        "asso/stappen": State.OUTDATED,
        "asso/weg": State.MISSING,
    }
    assert recordings.sections(tmp_path, "nl", "asso") == ["begin", "stappen"]
