"""Publishing: one build at a time, all or nothing, whatever kills it, wherever site/ leads to, and for all to read."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from handbook.publishing.processes import STOPPING

WAITER = '''
"""Says that a build is half-way, and goes on when the other end of a pipe is closed."""
import os, sys
def on_post_page(output, page, config):
    if page.file.src_uri == "en/index.md" and os.environ.get("WAIT"):
        print("half-way", file=sys.stderr, flush=True)
        open("go-on").read()
'''
OLD = {"index.html": "de vorige site", "index.html.gz": "oud", "map/weg.html": "oud"}
KILLS = 8
NAMESPACE = ("unshare", "-m") if os.geteuid() == 0 else ("unshare", "-rm")
MAY_MOUNT = subprocess.run([*NAMESPACE, "true"], capture_output=True, check=False).returncode == 0
mounting = pytest.mark.skipif(not MAY_MOUNT, reason="this machine lets nobody mount")
Change = Callable[[str, str, str], None]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def begun(
    project: Path, command: str = "publish", before: tuple[str, ...] = (), **options: Any
) -> subprocess.Popen[str]:
    """Begin `make build` as its own group of processes, as a shell does; `before` is what runs it."""
    environment = {"PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    environment |= options.pop("environment", {})
    limits = options.pop("preexec_fn", lambda: None)

    def heard() -> None:
        for number in STOPPING:  # who runs the tests with nohup, or behind a shell, has them ignored
            signal.signal(number, signal.SIG_DFL)
        limits()

    return subprocess.Popen(
        [*before, sys.executable, "-m", "handbook", command],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heard,
        **options,
    )


def ended(process: subprocess.Popen[str]) -> str:
    """Wait until a build and all its children have ended, which is when nobody can write any more; what it told."""
    out, told = process.communicate()
    assert "Traceback" not in told, told
    return out + told


def publish(project: Path, **options: Any) -> tuple[int, str]:
    process = begun(project, **options)
    told = ended(process)
    return process.returncode, told


@pytest.fixture
def published(project: Path) -> Path:
    """The project with a site that was published before."""
    for name, text in OLD.items():
        (project / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "site" / name).write_text(text, "utf-8")
    return project


@pytest.fixture
def waiting(published: Path, change: Change) -> Iterator[subprocess.Popen[str]]:
    """A build that is half-way, and waits there."""
    (published / "waiter.py").write_text(WAITER, "utf-8")
    change("handbook.yml", "hooks:\n", "hooks:\n  - waiter.py\n")
    os.mkfifo(published / "go-on")
    process = begun(published, environment={"WAIT": "1"})
    assert process.stderr
    told = until(process.stderr, "half-way\n")
    assert told[-1:] == ["half-way\n"], told
    yield process
    if process.poll() is None:
        process.kill()
        process.communicate()


def until(lines: Iterable[str], last: str) -> list[str]:
    """The lines that a process prints up to `last`, or all if it ends before."""
    found: list[str] = []
    for line in lines:
        found.append(line)
        if line == last:
            break
    return found


def unharmed(project: Path) -> bool:
    return tree(project / "site") == {name: text.encode() for name, text in OLD.items()}


def left_over(project: Path) -> list[str]:
    return [path.name for path in project.iterdir() if path.name.startswith((".site-", ".dist-"))]


def test_a_second_build_waits_and_says_who_is_building(published: Path, waiting: subprocess.Popen[str]) -> None:
    second = begun(published)
    assert second.stderr
    told = second.stderr.readline()
    assert f"process {waiting.pid}, since " in told
    assert "is building here; this build begins when that ends" in told
    assert len(left_over(published)) == 1, "the folder of the first is still there"
    (published / "go-on").write_text("")
    ended(waiting)
    assert waiting.returncode == 0
    first = tree(published / "site")
    ended(second)
    assert second.returncode == 0
    assert tree(published / "site") == first
    assert left_over(published) == []


def test_the_build_of_a_killed_command_ends_too_and_the_next_one_cleans_up(
    published: Path, waiting: subprocess.Popen[str]
) -> None:
    os.kill(waiting.pid, signal.SIGKILL)
    ended(waiting)  # never comes if its child waits on
    assert unharmed(published)
    assert len(left_over(published)) == 1
    assert publish(published)[0] == 0
    assert left_over(published) == []


@pytest.mark.parametrize("number", STOPPING)
def test_who_stops_a_build_sees_no_traceback_and_leaves_nothing(
    published: Path, waiting: subprocess.Popen[str], number: signal.Signals
) -> None:
    os.killpg(waiting.pid, number)
    assert ended(waiting).endswith(f"stopped ({number.name}); what was published stays\n")
    assert waiting.returncode == 128 + number
    assert unharmed(published)
    assert left_over(published) == []


def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one(published: Path, change: Change) -> None:
    assert publish(published)[0] == 0
    old = tree(published / "site")
    change("docs/nl/index.md", "# ", "# Nieuw ")
    began = time.monotonic()
    assert publish(published)[0] == 0
    took = time.monotonic() - began
    new = tree(published / "site")
    assert new != old
    for _ in range(KILLS):
        shutil.rmtree(published / "site")
        for name, content in old.items():
            (published / "site" / name).parent.mkdir(parents=True, exist_ok=True)
            (published / "site" / name).write_bytes(content)
        process = begun(published)
        moment = random.uniform(0, took)  # noqa: S311 - what must hold, holds at each
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        ended(process)
        assert tree(published / "site") in (old, new), moment
    assert publish(published)[0] == 0
    assert tree(published / "site") == new
    assert left_over(published) == []


def test_a_link_is_followed_and_kept(published: Path) -> None:
    elsewhere = published.parent / "www"
    elsewhere.mkdir()
    (published / "site").rename(elsewhere / "handboek")
    (published / "site").symlink_to(elsewhere / "handboek")
    for _ in range(2):
        assert publish(published)[0] == 0
        assert (published / "site").is_symlink()
        assert "Kaart 1" in (elsewhere / "handboek/index.html").read_text("utf-8")
        assert not (elsewhere / "handboek/map").exists(), "nothing of an older site is left"
        assert [path.name for path in elsewhere.iterdir()] == ["handboek"]


def shell(published: Path, script: str) -> str:
    """What a script prints that may mount things, which nobody else sees; it stops at its first fault."""
    environment = {"PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    command = [*NAMESPACE, "sh", "-euc", script.replace("PUBLISH", f"{sys.executable} -m handbook publish")]
    done = subprocess.run(command, cwd=published, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 0, done.stderr
    return done.stdout


@mounting
def test_a_mounted_site_is_filled_anew_and_said_so(published: Path) -> None:
    told = shell(
        published,
        "mount -t tmpfs tmpfs site; echo oud > site/oud.html; PUBLISH; PUBLISH; mountpoint site; echo $(ls -A site)",
    )
    assert told.count("was replaced, entry by entry, and not the folder: it is mounted") == 2
    assert "site is a mountpoint" in told
    assert "index.html" in told.splitlines()[-1]
    assert "oud.html" not in told.splitlines()[-1]
    assert ".site-" not in told.splitlines()[-1]


@mounting
def test_a_container_that_has_the_site_mounted_sees_the_new_one(published: Path) -> None:
    """The other namespace binds site/ before the build, and looks at it afterwards."""
    (published / "elders").mkdir()
    os.mkfifo(published / "built")
    script = "mount --bind site elders; echo bound; cat built; cat elders/index.html"
    command = [*NAMESPACE, "sh", "-euc", script]
    with subprocess.Popen(command, cwd=published, stdout=subprocess.PIPE, text=True) as container:
        assert container.stdout
        assert container.stdout.readline() == "bound\n"
        code, told = publish(published)
        (published / "built").write_text("")
        seen, _ = container.communicate()
    assert code == 0, told
    assert "it is mounted" in told
    assert "Kaart 1" in seen
    assert seen == (published / "site/index.html").read_text("utf-8")


@mounting
def test_a_full_disk_is_told_and_leaves_the_old_site(published: Path) -> None:
    told = shell(
        published,
        "mount -t tmpfs -o size=200k tmpfs site; echo oud > site/index.html; PUBLISH 2>&1 || echo code $?; ls -A site",
    )
    assert "No space left on device" in told
    assert told.endswith("code 1\nindex.html\n")


def test_a_file_that_cannot_be_written_is_told_and_leaves_the_old_site(published: Path) -> None:
    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    code, told = publish(published, preexec_fn=small_files_only)
    assert code == 1
    assert "File too large" in told
    assert unharmed(published)
    assert left_over(published) == []


@pytest.mark.parametrize(
    "path", ["docs/nl/index.md", "docs/data/tip_cards.nl.yml", "docs/data/permalinks.yml", "docs/nl", "mkdocs.yml"]
)
def test_a_file_that_may_not_be_read_is_named(published: Path, path: str) -> None:
    (published / path).chmod(0)
    nobody = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
    code, told = publish(published, before=nobody)
    (published / path).chmod(0o755)
    assert code == 1
    assert path in told
    assert unharmed(published)


def test_everybody_can_read_what_is_published_under_a_strict_umask(published: Path) -> None:
    code, told = publish(published, umask=0o077)
    assert code == 0, told
    for path in (published / "site", *(published / "site").rglob("*")):
        assert oct(path.stat().st_mode & 0o777) == ("0o755" if path.is_dir() else "0o644"), path


def test_what_is_taken_along_is_of_one_build_whole_or_the_old_one(published: Path, change: Change) -> None:
    """dist/ takes its place in the same way as site/: also where it is a link, and not at all after a kill."""
    (published / "map").mkdir()
    (published / "map/oud.pdf").write_text("oud")
    (published / "dist").symlink_to("map")
    change("handbook.yml", "hooks:\n", "hooks:\n  - fails.py\n")
    (published / "fails.py").write_text(
        "import os, signal\nfrom mkdocs.plugins import event_priority\n"
        "@event_priority(-300)\ndef on_post_build(config):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )  # when all is drawn and written
    assert publish(published, command="offline")[0] == 128 + signal.SIGKILL
    assert tree(published / "map") == {"oud.pdf": b"oud"}
    assert unharmed(published)
    (published / "fails.py").write_text("")
    code, told = publish(published, command="offline")
    assert code == 0, told
    assert (published / "dist").is_symlink()
    made = tree(published / "map")
    assert "oud.pdf" not in made
    assert "SHA256SUMS" in made
    beside = tree(published / "site/downloads")
    assert {name: beside[name] for name in made} == made
    assert left_over(published) == []
