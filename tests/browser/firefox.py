"""Debian's Firefox, driven over Marionette, the protocol that it speaks itself: a socket and JSON, nothing to install.

Playwright's way into an ordinary Firefox (WebDriver BiDi) asks for commands that the extended support release lacks.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

PREFERENCES: dict[str, str | int] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "intl.accept_languages": "nl",
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 1,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}
"""No calls home; every request is sent to a proxy, which the test looks at."""
NET = 300_000
"""Milliseconds until Firefox gives up what it was asked."""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Firefox:
    """One window of Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._stream = connection.makefile("rb")
        self._number = 0
        self._read()
        self("WebDriver:NewSession", capabilities={"alwaysMatch": {"timeouts": {"script": NET, "pageLoad": NET}}})

    def __call__(self, command: str, **parameters: Any) -> Any:
        """Send a command of WebDriver and return its answer."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(b"%d:%b" % (len(message), message))
        _, _, error, answer = self._read()
        assert error is None, f"{command}: {error}"
        return answer

    def open(self, address: str) -> None:
        self("WebDriver:Navigate", url=address)

    @property
    def address(self) -> str:
        return str(self("WebDriver:GetCurrentURL")["value"])

    def run(self, script: str, *arguments: Any) -> Any:
        """The value of a JavaScript expression in the page; `arguments[0]`, … stand for `arguments`."""
        return self("WebDriver:ExecuteScript", script=f"return ({script})", args=list(arguments))["value"]

    def until(self, script: str, *arguments: Any) -> Any:
        """The value of an expression as soon as it is true, seen at the next frame of the page."""
        waiting = """
          const done = arguments[arguments.length - 1];
          const look = () => { const found = %s; if (found) done(found); else setTimeout(look, 20); };
          look();
        """
        return self("WebDriver:ExecuteAsyncScript", script=waiting % script, args=list(arguments))["value"]

    def click(self, selector: str) -> None:
        self("WebDriver:ElementClick", id=self._find(selector))

    def type(self, selector: str, text: str) -> None:
        self("WebDriver:ElementSendKeys", id=self._find(selector), text=text)

    def close(self) -> None:
        self._stream.close()

    def _find(self, selector: str) -> str:
        return str(self("WebDriver:FindElement", using="css selector", value=selector)["value"][ELEMENT])

    def _read(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._stream.read(1)
        return json.loads(self._stream.read(int(size[:-1])))


@contextmanager
def firefox(profile: Path, proxy: int) -> Iterator[Firefox]:
    """Firefox with an empty `profile` whose every request goes to the `proxy` of that port on this machine."""
    hosts = {f"network.proxy.{kind}": "127.0.0.1" for kind in ("http", "ssl")}
    ports = {f"network.proxy.{kind}_port": proxy for kind in ("http", "ssl")}
    settings: dict[str, str | int] = {**PREFERENCES, **hosts, **ports, "marionette.port": 0}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in settings.items())
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "no Firefox; run tests/install-system.sh"
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            port = next(int(line.split()[-1]) for line in process.stdout if "Listening on port" in line)
            with closing(socket.create_connection(("127.0.0.1", port))) as connection:
                window = Firefox(connection)
                yield window
                window.close()
        finally:
            process.terminate()
