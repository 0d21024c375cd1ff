"""Two commits compared: every file that differs is told, and a commit that does not exist too."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from handbook.cli import compare


def committed(root: Path, **files: str) -> str:
    """A commit in `root` of a project whose `make offline` writes these files to site/; its name."""
    lines = [f"Path('site/{name}').write_text({text!r})" for name, text in files.items()]
    module = root / "hooks/handbook/__main__.py"
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text("\n".join(["from pathlib import Path", "Path('site').mkdir()", *lines]), "utf-8")
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)
    told = subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True, text=True)
    return told.stdout.strip()


def test_every_file_that_differs_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = committed(tmp_path, same="1", changed="1", lost="1")
    committed(tmp_path, same="1", changed="2", added="1")
    assert compare.run(tmp_path, [old]) == 1
    assert capsys.readouterr().out.splitlines() == ["site/added: new", "site/changed: differs", "site/lost: gone"]
    assert compare.run(tmp_path, [old, old]) == 0
    assert capsys.readouterr().out == "3 files, all the same\n"


@pytest.mark.parametrize("arguments", [[], [""], ["a", "b", "c"]])
def test_who_names_no_commit_is_told_how(tmp_path: Path, arguments: list[str]) -> None:
    with pytest.raises(ValueError, match="make compare OLD=<commit>"):
        compare.run(tmp_path, arguments)


def test_a_commit_that_does_not_exist_or_cannot_be_built_is_told(tmp_path: Path) -> None:
    committed(tmp_path, a="1")
    with pytest.raises(ValueError, match="nergens is no commit of this repository"):
        compare.run(tmp_path, ["nergens"])
    (tmp_path / "hooks/handbook/__main__.py").write_text("raise SystemExit(3)", "utf-8")
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qam", "x"], cwd=tmp_path, check=True
    )
    with pytest.raises(ValueError, match="HEAD cannot be built"):
        compare.run(tmp_path, ["HEAD"])
