"""How a new folder takes the place of a published one: in one step, entry by entry, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from handbook.publishing import staging
from handbook.publishing.mounts import is_mounted
from handbook.publishing.staging import folder_of, replace_contents, staged


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def fill(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return fill(tmp_path / "site", index_html="oud", index_html_gz="oud", en__index_html="oud", weg__a="oud")


NEW = {"index_html": "nieuw", "index_html_br": "nieuw", "en__index_html": "nieuw", "erbij__b": "nieuw"}


def published(path: Path) -> str:
    with staged(path) as new:
        fill(new.new, **NEW)
        return new.publish()


def assert_new(folder: Path) -> None:
    assert tree(folder) == {name.replace("__", "/").replace("_", "."): text for name, text in NEW.items()}


def test_folders_change_places_and_nothing_of_the_old_one_is_left(site: Path) -> None:
    assert published(site) == ""
    assert_new(site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_first_time_there_is_nothing_to_replace(tmp_path: Path) -> None:
    published(tmp_path / "site")
    assert_new(tmp_path / "site")


def test_a_build_that_publishes_nothing_leaves_nothing(site: Path) -> None:
    before = tree(site)
    with staged(site) as new:
        fill(new.new, **NEW)
    assert tree(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    site.rename(elsewhere / "web")
    site.symlink_to("elders/web")
    published(site)
    assert site.is_symlink()
    assert_new(elsewhere / "web")
    assert [path.name for path in elsewhere.iterdir()] == ["web"]


def test_a_link_to_nothing_yet_makes_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "web")
    published(tmp_path / "site")
    assert_new(tmp_path / "web")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.write_text("x"), "site is no folder; remove it, or make it a link to one"),
        (lambda path: path.symlink_to(path), "site is no folder"),
        (lambda path: path.symlink_to("a/b"), "a does not exist; make it or remove the link"),
        (lambda path: path.symlink_to("."), "site leads to the project itself"),
        (lambda path: path.symlink_to("/"), "site leads to the project itself"),
    ],
    ids=["file", "loop", "nowhere", "project", "root"],
)
def test_a_place_that_can_be_no_site_is_told_with_its_cure(make: object, told: str, tmp_path: Path) -> None:
    make(tmp_path / "site")  # type: ignore[operator]
    with pytest.raises(ValueError, match=told):
        folder_of(tmp_path / "site")


def test_what_killed_builds_left_is_removed_but_not_where_another_one_builds(site: Path) -> None:
    (site.parent / ".site-abcdefgh").mkdir()
    fill(site.parent / ".site-handbook-12345678", index_html="half")
    with staged(site) as one:
        assert [path for path in site.parent.iterdir() if path != site] == [one.new]
        with staged(site):
            assert one.new.is_dir()


def test_in_a_folder_of_others_only_ours_is_removed(tmp_path: Path) -> None:
    web, root = tmp_path / "www", tmp_path / "project"
    (web / ".site-of-a-neighbour").mkdir(parents=True)
    root.mkdir()
    (root / "site").symlink_to(web / "site")
    published(root / "site")
    assert sorted(path.name for path in web.iterdir()) == [".site-of-a-neighbour", "site"]


def test_without_an_exchange_the_old_folder_steps_aside(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_exchanged", lambda *_: False)
    published(site)
    assert_new(site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_folder_that_stepped_aside_before_a_kill_comes_back(site: Path) -> None:
    before = tree(site)
    site.rename(site.with_name(".site-handbook-12345678-old"))
    with staged(site):
        assert tree(site) == before


def test_a_mounted_folder_stays_the_same_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "is_mounted", lambda _: True)
    (site / "lost+found").mkdir()
    number = site.stat().st_ino
    assert f"site/: what stands in {site} was replaced, entry by entry" in published(site)
    assert site.stat().st_ino == number
    assert (site / "lost+found").is_dir()
    assert_new(site)
    assert sorted(path.name for path in site.iterdir()) == sorted(
        {*(name.split("/")[0] for name in tree(site)), "lost+found"}
    )


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_folder_that_cannot_change_places_is_filled_anew(
    site: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap = staging.swap

    def refuse(new: Path, old: Path) -> None:
        if old == site:
            raise OSError(number, os.strerror(number))
        swap(new, old)

    monkeypatch.setattr(staging, "swap", refuse)
    assert os.strerror(number) in published(site)
    assert_new(site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("last", range(1, 5))
def test_a_fault_half_way_puts_every_entry_back(site: Path, last: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before, done, swap = tree(site), 0, staging.swap

    def fail(new: Path, old: Path) -> None:
        nonlocal done
        done += 1
        if done == last + 1:
            raise OSError(errno.EIO, "broken")
        swap(new, old)

    new = fill(site / ".site-handbook-12345678", **NEW)
    monkeypatch.setattr(staging, "swap", fail)
    with pytest.raises(OSError, match="broken"):
        replace_contents(new, site)
    assert {name: text for name, text in tree(site).items() if not name.startswith(".")} == before
    assert_new(new)


class Killed(BaseException):
    """Ends a build at once, as SIGKILL does: nothing is put back."""


def killed_at(number: int, new: Path, site: Path, *, exchange: bool) -> bool:
    """Put `new` in the place of what stands in `site`, and be killed before the step of this number, if it comes."""
    left, real, exchanged = number, Path.rename, staging._exchanged

    def step() -> None:
        nonlocal left
        left -= 1
        if not left:
            raise Killed

    def rename(path: Path, to: Path) -> Path:
        step()
        return real(path, to)

    def change_places(one: Path, other: Path) -> bool:
        if exchange:
            step()
        return exchange and exchanged(one, other)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        patch.setattr(staging, "_exchanged", change_places)
        try:
            replace_contents(new, site)
        except Killed:
            return True
    return False


@pytest.mark.parametrize("exchange", [True, False], ids=["in one step", "by way of another name"])
@pytest.mark.parametrize("mounted", [True, False], ids=["mounted", "busy"])
def test_after_a_kill_among_the_entries_the_next_build_finds_the_old_site_or_makes_it_the_new_one(
    tmp_path: Path, mounted: bool, exchange: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also if that build then fails. The folder is a mount point, or was only too busy to change places."""
    monkeypatch.setattr(staging, "is_mounted", lambda _: mounted)
    old, kills, finished = {"index.html": "oud", "a": "oud", "weg/b": "oud"}, 0, 0
    while kills < 100:
        site = tmp_path / str(kills) / "site"
        for name, text in old.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, "utf-8")
        number = site.stat().st_ino
        new = fill(site / ".site-handbook-12345678", **NEW)
        if not killed_at(kills + 1, new, site, exchange=exchange):
            break
        kills += 1
        with staged(site):
            pass  # a build that fails
        if tree(site) != old:
            assert_new(site)
            finished += 1
        assert site.stat().st_ino == number
        assert not [path for path in site.rglob("*") if path.name.startswith(".")]
    assert kills > finished >= 5
    assert capsys.readouterr().err.count("site/: a build was killed while it put the new one here") == finished


def test_everybody_can_read_what_is_published_whatever_the_umask(site: Path) -> None:
    before = os.umask(0o077)
    try:
        published(site)
    finally:
        os.umask(before)
    assert {oct(path.stat().st_mode & 0o777) for path in (site, *site.rglob("*")) if path.is_dir()} == {"0o755"}
    assert {oct(path.stat().st_mode & 0o777) for path in site.rglob("*") if path.is_file()} == {"0o644"}


MOUNTINFO = """22 1 8:1 / / rw - ext4 /dev/sda1 rw
25 22 8:2 / /srv/een\\040map rw - ext4 /dev/sda2 rw
"""


@pytest.mark.parametrize(
    ("elsewhere", "mounted"),
    [
        ("40 39 8:2 /web/site /usr/share/nginx/html ro - ext4 /dev/sda2 rw", True),
        ("40 39 8:2 /web /usr/share/nginx/html ro - ext4 /dev/sda2 rw", False),
        ("40 39 8:1 /web/site /usr/share/nginx/html ro - ext4 /dev/sda1 rw", False),
    ],
    ids=["the folder", "the one around it", "another disk"],
)
def test_what_a_container_has_mounted_is_known(elsewhere: str, mounted: bool, tmp_path: Path) -> None:
    fill(tmp_path, self__mountinfo=MOUNTINFO)
    fill(tmp_path, **{"41__mountinfo": MOUNTINFO, "42__mountinfo": f"{MOUNTINFO}{elsewhere}\n"})
    assert is_mounted(Path("/srv/een map/web/site"), proc=tmp_path) is mounted


def test_where_nothing_tells_of_mounts_a_folder_is_an_ordinary_one(tmp_path: Path) -> None:
    assert not is_mounted(tmp_path, proc=tmp_path)
    assert is_mounted(Path("/"), proc=tmp_path)
