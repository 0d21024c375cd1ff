"""A new folder for what is built, and how it takes the place of what was published before: whole, or not at all.

Two folders change places in one step, so that no moment has no site. A folder that is mounted, or that lies in one
where we may change nothing, stays the folder that it is: what stands in it is replaced, entry by entry. What was killed
among those entries left a site that is half old and half new: the next build first makes it the new one.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from handbook.publishing import lock
from handbook.publishing.mounts import is_mounted

AT_FDCWD = -100
RENAME_EXCHANGE = 2
MARK = "handbook-"
"""Stands in the name of every new folder, so that in a folder of others nothing but ours is ever removed."""
ASIDE = "-old"
"""Ends the name of a published folder that was put aside, on systems where two cannot change places in one step."""
BEGUN = ".begun"
"""In a new folder within the published one, from the first entry that changes places to the last: the number that the
file system has for each new entry, by name. It tells the next build which ones a killed one had put in their place."""
STAYS = "lost+found"
"""Belongs to a file system, not to what is published."""


@dataclass(frozen=True)
class Staging:
    """A new folder, and what it will replace.

    `shown` is what the project calls that (`site`), `target` the folder itself, without links; `in_place` says why the
    contents have to be replaced rather than the folder, '' if they need not. `file` is the open new folder, which a
    child can inherit: while anybody has it open, the folder is not left over.
    """

    shown: str
    target: Path
    in_place: str
    new: Path
    file: int

    def publish(self) -> str:
        """Put what is new in the place of what was; return what there is to say of how, or ''."""
        _make_readable(self.new)
        if not self.in_place:
            try:
                swap(self.new, self.target)
            except OSError as error:
                if error.errno not in (errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EACCES):
                    raise
                inside = Path(tempfile.mkdtemp(prefix=_prefix(self.shown), dir=self.target))
                try:
                    shutil.copytree(self.new, inside, dirs_exist_ok=True)
                    replace_contents(inside, self.target)
                finally:
                    shutil.rmtree(inside, ignore_errors=True)
                return self._told(os.strerror(error.errno))
            return ""
        replace_contents(self.new, self.target)
        return self._told(self.in_place)

    def _told(self, why: str) -> str:
        return f"{self.shown}/: what stands in {self.target} was replaced, entry by entry, and not the folder: {why}"


@contextmanager
def staged(path: Path) -> Iterator[Staging]:
    """A new folder for what will take the place of `path` (`site/` in the project), removed in the end.

    What killed builds left over is removed first. Raises `ValueError` where `path` leads to no place for it.
    """
    target = folder_of(path)
    in_place = ""
    if is_mounted(target):
        in_place = "it is mounted"
    elif target.exists() and not os.access(target.parent, os.W_OK):
        in_place = f"{target.parent} may not be changed"
    home = target if in_place else target.parent
    _clean(path, target, home)
    new = Path(tempfile.mkdtemp(prefix=_prefix(path.name), dir=home))
    file = os.open(new, os.O_RDONLY)
    try:
        lock.taken(file)
        new.chmod(0o755)
        yield Staging(path.name, target, in_place, new, file)
    finally:
        os.close(file)
        shutil.rmtree(new, ignore_errors=True)


def folder_of(path: Path) -> Path:
    """The folder that `path` (`site/` in the project) stands for; raises `ValueError` where it can be none."""
    target = Path(os.path.realpath(path))
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ValueError(f"{path.name} is no folder; remove it, or make it a link to one")
    if not target.parent.is_dir():
        raise ValueError(
            f"{path.name} leads to {target}, but {target.parent} does not exist; make it or remove the link"
        )
    if Path(os.path.realpath(path.parent)).is_relative_to(target):
        raise ValueError(f"{path.name} leads to the project itself, all of which would be replaced; remove the link")
    return target


def swap(new: Path, old: Path) -> None:
    """Put folder `new` in the place of `old`, in one step where the system can (Linux).

    Afterwards `new` holds what `old` was, or does not exist if there was no `old`.
    """
    if not os.path.lexists(old):
        new.rename(old)
    elif not _exchanged(new, old):
        aside = old.with_name(f"{new.name}{ASIDE}")
        old.rename(aside)
        try:
            new.rename(old)
        except OSError:
            aside.rename(old)
            raise
        aside.rename(new)


def replace_contents(new: Path, folder: Path) -> None:
    """Put all that stands in `new`, a folder within `folder`, in the place of all else in that.

    Only a list needs room on the disk yet. What is added comes first, what is gone goes last; after a fault all is put
    back. What was killed half-way is finished by doing it once more. Afterwards `new` holds what was replaced.
    """
    numbers = _begun(new)
    wanted = set(numbers)
    there = {path.name for path in folder.iterdir() if path != new and path.name != STAYS and not _is_ours(path)}
    undo: list[Callable[[], object]] = []
    try:
        for name in (*sorted(wanted - there), *sorted(wanted & there), *sorted(there - wanted)):
            if name in there and numbers.get(name) == (folder / name).lstat().st_ino:
                continue
            one, other = (new, folder) if name in wanted else (folder, new)
            swap(one / name, other / name)
            undo.append(lambda name=name, one=one, other=other: _back(one / name, other / name))  # type: ignore[misc]
    except OSError:
        for step in reversed(undo):
            step()
        (new / BEGUN).unlink()
        raise
    (new / BEGUN).unlink()


def _begun(new: Path) -> dict[str, int]:
    """The list of what stands in `new`; the one of the build that was killed, if there is one."""
    file = new / BEGUN
    if not file.exists():
        numbers = {path.name: path.lstat().st_ino for path in new.iterdir()}
        part = new / f"{BEGUN}-part"
        part.write_text(json.dumps(numbers), "utf-8")
        part.rename(file)
    found: dict[str, int] = json.loads(file.read_text("utf-8"))
    return found


def _back(one: Path, other: Path) -> None:
    """Undo a swap: of two that changed places, or of one that moved."""
    if os.path.lexists(one):
        swap(one, other)
    else:
        other.rename(one)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; False where the system or the file system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _clean(path: Path, target: Path, home: Path) -> None:
    """Remove what killed builds left, put a published folder back that was put aside, finish what was half replaced."""
    ours = _prefix(path.name)
    for place, begin in dict.fromkeys(((target, ours), (home, ours), (path.parent, f".{path.name}-"))):
        for leftover in sorted(place.glob(f"{begin}*")):
            if not leftover.is_dir() or leftover.is_symlink():
                continue
            if leftover.name.endswith(ASIDE) and not target.exists():
                leftover.rename(target)
            elif _is_dead(leftover):
                if place == target and (leftover / BEGUN).exists():
                    replace_contents(leftover, target)
                    told = "a build was killed while it put the new one here; that is done now"
                    sys.stderr.write(f"{path.name}/: {told}\n")
                shutil.rmtree(leftover, ignore_errors=True)


def _is_dead(folder: Path) -> bool:
    """Whether nobody builds in this folder any more."""
    file = os.open(folder, os.O_RDONLY)
    try:
        return lock.taken(file)
    finally:
        os.close(file)


def _prefix(name: str) -> str:
    return f".{name}-{MARK}"


def _is_ours(path: Path) -> bool:
    return path.name.startswith(".") and f"-{MARK}" in path.name


def _make_readable(folder: Path) -> None:
    """Let everybody read what is published, whatever the umask: a web server is another user."""
    for place, folders, files in os.walk(folder):
        for name in folders:
            Path(place, name).chmod(0o755)
        for name in files:
            Path(place, name).chmod(0o644)
