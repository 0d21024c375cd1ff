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
