"""A host whose network can be cut, that publishes another edition, and a browser that can be killed."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import select
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, Error, Locator, Page, expect

from browser.conftest import ARGUMENTS
from browser.hosting import Quiet, Server
from project import linked_copy

KEEP = "Bewaar op deze telefoon"


class Answers(Quiet):
    """Serves files, one for each connection, so that no connection outlives a cut; tells its host what was asked."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:  # noqa: N802 - the name is that of http.server
        host: Any = self.server
        host.asked.append(self.path)
        if self.path in host.held:
            host.waits.wait()
        super().do_GET()


class Listens(Server):
    """What a host listens with."""

    def __init__(self, address: tuple[str, int], handler: Any) -> None:
        super().__init__(address, handler)
        self.asked: list[str] = []
        self.held: set[str] = set()
        self.waits = threading.Event()


class Host:
    """The site as a plain host serves it, below `folder` ('' for the root)."""

    def __init__(self, site: Path, web: Path, folder: str) -> None:
        self.web = web
        self.site = linked_copy(site, web / folder if folder else web / "root")
        self.root = web if folder else self.site
        self.folder = f"{folder}/" if folder else ""
        self.port = 0
        self.connect()

    @property
    def base(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.port}/{self.folder}"

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, from the root of the site."""
        return [path.removeprefix(f"/{self.folder}") for path in self.server.asked]

    def connect(self) -> None:
        """Listen, at the same address as before."""
        self.server = Listens(("127.0.0.1", self.port), partial(Answers, directory=str(self.root)))
        self.port = self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def cut(self) -> None:
        """Answer nothing any more."""
        self.server.waits.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def hold(self, path: str) -> None:
        """Take a question for this path, and never answer it."""
        self.server.held.add(f"/{self.folder}{path}")

    def replace(self, path: str, content: bytes) -> None:
        """Publish another file; that of the site of all tests stays as it is."""
        (self.site / path).unlink(missing_ok=True)
        (self.site / path).write_bytes(content)

    def publish(self, old: str, new: str, language: str = "nl") -> None:
        """Another edition, in which every page of a language says `new` for `old`; its day is a day later."""
        told = json.loads((self.site / f"kept/{language}.json").read_text("utf-8"))
        plain = gzip.decompress((self.site / f"kept/{told['file']}").read_bytes())
        line, _, rest = plain.partition(b"\n")
        head, bodies, at = json.loads(line), [], 0
        for entry in head:
            body = rest[at : at + entry[2]]
            at += entry[2]
            if entry[0].endswith(".html"):
                body = body.replace(old.encode(), new.encode())
            entry[2] = len(body)
            bodies.append(body)
        packed = gzip.compress(json.dumps(head).encode() + b"\n" + b"".join(bodies), 1, mtime=0)
        name = hashlib.sha256(packed).hexdigest()
        told |= {"edition": name[:16], "file": f"{language}.{name[:8]}.bin", "bytes": len(packed), "day": "2026-11-23"}
        self.replace(f"kept/{told['file']}", packed)
        self.replace(f"kept/{language}.json", json.dumps(told).encode())


@contextmanager
def hosted(site: Path, web: Path, folder: str = "hechting") -> Iterator[Host]:
    """A host, until the end of a test."""
    host = Host(site, web, folder)
    try:
        yield host
    finally:
        host.cut()


@contextmanager
def own_browser(
    kind: BrowserType, profile: Path, program: str = "chromium-headless-shell", **options: Any
) -> Iterator[BrowserContext]:
    """A browser with a profile that stays, also when it is killed; `chromium` is one that heeds its settings."""
    context = kind.launch_persistent_context(
        profile, executable_path=shutil.which(program) or shutil.which("chromium"), args=list(ARGUMENTS), **options
    )
    try:
        yield context
    finally:
        with suppress(Error):  # it was killed
            context.close()


def processes(profile: Path) -> list[int]:
    """The main process of the browser that has this profile."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().split(b"\0")
        except OSError:  # it has ended
            continue
        if f"--user-data-dir={profile}".encode() in command and not any(
            part.startswith(b"--type=") for part in command
        ):
            found.append(int(path.parent.name))
    return found


def kill(profile: Path) -> None:
    """End the browser with this profile as a device does that has no power left."""
    for process in processes(profile):
        handle = os.pidfd_open(process)
        os.kill(process, signal.SIGKILL)
        select.select([handle], [], [])  # until it has ended
        os.close(handle)


def until(page: Page, condition: str) -> None:
    """Wait until a promise in the page comes true."""
    page.evaluate(f"(async () => {{ while (!(await {condition})) await new Promise(requestAnimationFrame); }})()")


def window(page: Page) -> Locator:
    """The window to keep the handbook, opened from the menu."""
    dialog = page.get_by_role("dialog", name="Lezen zonder internet")
    if not dialog.count():
        page.locator("#menu").get_by_role("button", name=KEEP).click()
    return dialog


def kept(page: Page) -> Locator:
    """Keep the handbook from this page; return the window, which is open."""
    dialog = window(page)
    dialog.get_by_role("button", name=KEEP).click()
    expect(dialog.get_by_role("status")).to_have_text("Bewaard. Het handboek werkt nu ook zonder internet.")
    return dialog
