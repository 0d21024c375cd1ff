"""What a screen reader says while somebody does something: a transcript, from the virtual screen reader of Guidepup.

It speaks by the standards (roles, names, order); a real screen reader has its own words for the same.
"""

from __future__ import annotations

import subprocess
from functools import cache
from typing import Any

from playwright.sync_api import Page

from browser.visits import Visits
from project import ROOT

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "locale": "nl-NL"}
START = """async () => {
  const folds = new CSSStyleSheet();
  folds.replaceSync("details:not([open]) > :not(summary) { display: none !important; }");
  document.adoptedStyleSheets.push(folds);
  document.addEventListener("change", ({ target }) => target.toggleAttribute("checked", target.checked === true), true);
  await reader.virtual.start({ container: document.body });
}"""
"""The screen reader knows what is not shown of `display` only, and a tick of its attribute only: it is told of both."""
TO_PLACE = """async () => {
  const { virtual } = reader;
  const place = document.querySelector(":target");
  for (let step = 0; step < 200 && virtual.activeNode !== place && !place.contains(virtual.activeNode); step += 1) {
    await virtual.perform(virtual.commands.moveToNextHeading);
  }
}"""
UNTIL = """async ([move, words]) => {
  const { virtual } = reader;
  for (let step = 0; step < 200; step += 1) {
    await (move ? virtual.perform(virtual.commands[move]) : virtual.next());
    if ((await virtual.lastSpokenPhrase()).includes(words)) return true;
  }
  return false;
}"""
AGAIN = """() => {
  document.activeElement.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
}"""
SAID = """async () => {
  const { virtual } = reader;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const said = await virtual.spokenPhraseLog();
  await virtual.clearSpokenPhraseLog();
  return said.filter((line) => line !== "polite: ");
}"""


@cache
def reader() -> str:
    """The script of the screen reader, bundled so that a page with a strict policy can run it."""
    package = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
    command = [str(ROOT / "node_modules/.bin/esbuild"), str(package)]
    command += ["--bundle", "--format=iife", "--global-name=reader", "--log-level=error"]
    bundle = subprocess.run(command, check=True, capture_output=True, text=True)
    return f"{bundle.stdout}window.reader = reader;"


class Listener:
    """Somebody who listens to a page, and notes what is said after each thing that they do."""

    def __init__(self, visit: Visits, address: str) -> None:
        self.lines: list[str] = []
        self.page: Page = visit(address, **PHONE)
        self._do(f"opens {address}")
        self._start()

    def reads_to(self, words: str) -> None:
        """Listen to one thing after the other until those words are said."""
        self._do(f"reads on to '{words}'")
        self._until("", words)

    def jumps_to(self, kind: str, words: str) -> None:
        """Go from heading to heading, from link to link or the like, until one is called that."""
        self._do(f"goes from {kind} to {kind} until '{words}'")
        self._until(f"moveToNext{kind.title()}", words)

    def presses(self, until: str) -> None:
        """Press what was said last; `until` is what is then true on the page."""
        self._do("presses it")
        self.page.evaluate("reader.virtual.act()")
        self.page.wait_for_function(until)
        self._note()

    def follows(self, address: str) -> None:
        """Press the link that was said last, and listen where its address leads."""
        self._do("presses it")
        with self.page.expect_navigation(url=f"**/{address}"):
            self.page.evaluate("void reader.virtual.act()")
        self._start()
        if "#" in address:
            self.page.evaluate(TO_PLACE)
        self._note(only_last=True)

    def types(self, words: str, until: str) -> None:
        """Type in the field that has the focus, and hear what it is then."""
        self._do(f"types '{words}'")
        self.page.keyboard.type(words)
        self.page.wait_for_function(until)
        self.page.evaluate(AGAIN)
        self._note()

    def key(self, name: str, until: str) -> None:
        """Press a key."""
        self._do(f"presses {name}")
        self.page.keyboard.press(name)
        self.page.wait_for_function(until)
        self._note()

    def _start(self) -> None:
        self.page.evaluate(reader())
        self.page.evaluate(START)

    def _until(self, move: str, words: str) -> None:
        found = self.page.evaluate(UNTIL, [move, words])
        self._note()
        assert found, "\n".join(["never said:", *self.lines[-20:]])

    def _do(self, what: str) -> None:
        self.lines.append(f"> {what}")

    def _note(self, *, only_last: bool = False) -> None:
        said: list[str] = self.page.evaluate(SAID)
        self.lines += said[-1:] if only_last else said
