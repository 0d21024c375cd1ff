"""A recording goes along with the site when it is of the text of now, and the page says which sections have one."""

from __future__ import annotations

from pathlib import Path

from handbook.cli import reading_aloud
from project import build


def test_a_recording_of_the_text_of_now_is_published_and_one_of_an_older_text_is_not(
    project: Path, tmp_path: Path
) -> None:
    for name in ("lijst", "hulp"):
        file = project / f"docs/audio/nl/index/{name}.opus"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"OggS")
    reading_aloud.run(project, ["--accept", "nl/index/lijst"])
    result = build(project, tmp_path / "site", HANDBOOK_URL="", HANDBOOK_CONTACT="")
    assert result.returncode == 0, result.stderr
    published = sorted(path.relative_to(tmp_path / "site").as_posix() for path in tmp_path.glob("site/**/audio/**/*.*"))
    assert published == ["audio/index/lijst.opus"]
    (script,) = (tmp_path / "site/assets").glob("aloud.nl.*.js")
    assert '"recorded":["index/lijst"],"outdated":["index/hulp"]' in script.read_text("utf-8")
    assert 'data-hb-recorded="hulp lijst"' in (tmp_path / "site/index.html").read_text("utf-8")
    assert "data-hb-recorded" not in (tmp_path / "site/bronnen.html").read_text("utf-8")
