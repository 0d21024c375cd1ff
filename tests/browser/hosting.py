"""The site as a plain host serves it, in the subfolder that it has on the web."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from project import SITE_URL


class Quiet(SimpleHTTPRequestHandler):
    """Serves files as a plain host does."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is that of http.server
        """Say nothing: a page that is missing shows up as a fault of the visit."""


class Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a browser that closes a page breaks off what it was reading."""


@contextmanager
def hosted(site: Path, web: Path, handler: type[SimpleHTTPRequestHandler] = Quiet) -> Iterator[str]:
    """The address of `site` on this machine while it is served from the empty folder `web` by `handler`."""
    subfolder = urlsplit(SITE_URL).path.strip("/")
    (web / subfolder).symlink_to(site, target_is_directory=True)
    with Server(("127.0.0.1", 0), partial(handler, directory=str(web))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{subfolder}/"
        server.shutdown()
        thread.join()
