"""What the Makefile does to a machine: set-up fetches what is missing, and removes nothing of anybody else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from project import ROOT

PYTHON = """#!/bin/sh
# As Debian's Python without python3-venv: the first time it makes half an environment and fails.
for word; do folder="$word"; [ "$word" != --clear ] || clear=1; done
[ -z "$clear" ] || rm -rf "$folder"/*
mkdir -p "$folder/bin"
[ -e "$HOME/installed" ] || exit 1
printf '#!/bin/sh\\n' > "$folder/bin/python"
chmod +x "$folder/bin/python"
"""
INSTALL = """#!/bin/sh
[ "$1" != install ] || touch "$HOME/installed"
"""


@pytest.mark.parametrize("linked", [False, True], ids=["folder", "link"])
def test_a_python_without_venv_gets_it_and_what_a_link_leads_to_is_kept(tmp_path: Path, linked: bool) -> None:
    tools, root, shared = (tmp_path / name for name in ("bin", "project", "shared"))
    for folder in (tools, root, shared):
        folder.mkdir()
    (shared / "of-somebody-else").write_text("x")
    for name, script in (("python", PYTHON), ("apt-get", INSTALL), ("sudo", '#!/bin/sh\n"$@"\n')):
        (tools / name).write_text(script)
        (tools / name).chmod(0o755)
    (root / "requirements.txt").touch()
    if linked:
        (root / ".venv").symlink_to(shared)
    command = ["make", "-f", str(ROOT / "Makefile"), f"PYTHON={tools}/python", ".venv/.build"]
    environment = {"PATH": f"{tools}:/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (root / ".venv/.build").exists()
    assert (shared / "of-somebody-else").exists()


def test_a_checkout_on_windows_keeps_the_line_ends_that_scripts_need(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words], cwd=tmp_path, check=True)

    git("init", "-q")
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    files = [tmp_path / name for name in ("install.sh", "page.md", "data.yml", "script.js")]
    for path in files:
        path.write_text("one\ntwo\n")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    for path in files:
        path.unlink()
    git("-c", "core.autocrlf=true", "-c", "core.eol=crlf", "checkout", "-q", "-f", "HEAD", "--", ".")
    assert [path.name for path in files if b"\r" in path.read_bytes()] == []


def test_scripts_run_without_their_execute_bit() -> None:
    for file in ("Makefile", "tests/install-system.sh"):
        for line in (ROOT / file).read_text("utf-8").splitlines():
            assert ".sh" not in line or "sh " in line.split(".sh")[0], f"{file}: {line}"
