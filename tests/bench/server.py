"""Debian's nginx on this machine, with the configuration that the repository recommends.

Only `listen` (this machine alone) and `root` differ from `nginx.conf`. The benchmark also wants to know what was sent
(`log`), and serves sites that are not ours (`ours=False`): without our Content-Security-Policy, which would break them,
and with what makes them as light as they can be: gzip as it goes, and files with a hash in their name kept for ever.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from project import ROOT

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
AROUND = """daemon off;
{user}
worker_processes 1;
pid "{folder}/nginx.pid";
error_log "{folder}/error.log";
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    log_format sent '$request_uri\t$status\t$body_bytes_sent\t$bytes_sent\t$sent_http_content_type';
    client_body_temp_path "{folder}/1";
    proxy_temp_path "{folder}/2";
    fastcgi_temp_path "{folder}/3";
    uwsgi_temp_path "{folder}/4";
    scgi_temp_path "{folder}/5";
    include "{folder}/site.conf";
}}
"""
GZIP = """gzip on;
    gzip_comp_level 6;
    gzip_types text/css text/javascript application/json application/xml text/xml image/svg+xml;
    gzip_static on;"""


POLICY = re.compile(r"add_header Content-Security-Policy .*;$", re.MULTILINE)


@dataclass(frozen=True)
class Sent:
    """One answer of the server; `body` and `whole` (with its headers) are bytes as they went over the line."""

    path: str
    status: int
    body: int
    whole: int
    kind: str


@dataclass(frozen=True)
class Served:
    """A site that is being served at `base`; `sent()` tells what was, if there is a log of that."""

    base: str
    log: Path | None = None
    errors: Path | None = None
    """What the server says of itself."""

    def sent(self) -> list[Sent]:
        """Every answer since `forget()`, in order."""
        found = []
        for line in self.log.read_text("utf-8").splitlines() if self.log else []:
            path, status, body, whole, kind = line.split("\t")
            found.append(Sent(path, int(status), int(body), int(whole), kind.split(";")[0]))
        return found

    def forget(self) -> None:
        """Forget what was sent until now."""
        if self.log:
            os.truncate(self.log, 0)


@contextmanager
def serving(root: Path, *, ours: bool = True, log: Path | None = None) -> Iterator[Served]:
    """Serve the folder `root`, which may be filled later, on a free port of 127.0.0.1; servers may share a `log`."""
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="nginx-"))
    (folder / "site.conf").write_text(configuration(root, port, ours=ours, log=log), "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # a folder of pytest is closed to nginx's own user
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), "utf-8")
    with subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.PIPE) as process:
        try:
            wait_for(process, port)
            yield Served(f"http://127.0.0.1:{port}/", log, folder / "error.log")
        finally:
            process.terminate()
            process.wait()
            shutil.rmtree(folder)


def configuration(root: Path, port: int, *, ours: bool, log: Path | None) -> str:
    """The repository's server block for `root` and `port`; each thing to replace must stand in it once."""
    changes = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;": f"listen [::1]:{port};" if knows_ipv6() else "",
        "root /srv/handboek/site;": f'root "{root}";',
    }
    if log:
        changes["access_log off;"] = f'access_log "{log}" sent;'
    if not ours:
        changes["gzip_static on;"] = GZIP
        changes[r"/assets/[^/]+\.[0-9a-f]{8}\.(css|js)$"] = r"\.[0-9a-f]{8}\.(min\.)?(css|js|woff2)$"
    text = (ROOT / "nginx.conf").read_text("utf-8")
    if not ours:
        text = POLICY.sub('add_header Access-Control-Allow-Origin "*" always;', text)  # a host of fonts says so too
    for old, new in changes.items():
        if text.count(old) != 1:
            raise ValueError(f"nginx.conf: expected {old!r} once, found it {text.count(old)} times")
        text = text.replace(old, new)
    return text


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def knows_ipv6() -> bool:
    """Whether this machine has an address [::1]."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until a server answers; raises `RuntimeError` with what it says if it stops."""
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError(process.stderr.read().decode() if process.stderr else "it stopped")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server does not answer")
