"""Which translations are missing, and which are older than the Dutch text that they were made from."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from handbook.blocks.base import BlockError
from handbook.blocks.registry import BLOCKS
from handbook.content.edition import SOURCE, Edition, languages, read_pages
from handbook.content.loading import Contents, load
from handbook.content.overlay import Key, flatten, texts
from handbook.content.page_source import LARGEST, PageSource, read_page
from handbook.content.problems import DataError, Problem
from handbook.content.text_file import read_text
from handbook.content.yaml_file import parse, read
from handbook.kinds import KINDS
from handbook.translation.fingerprints import (
    KEY,
    Ledger,
    as_text,
    body,
    fingerprint,
    read_ledger,
    stamped,
    write_ledger,
)

TRANSLATED = [kind for kind, model in KINDS.items() if model.translated]
"""The kinds of data that hold texts for the Dutch facts; others stand on their own in each language."""
History = Callable[[str], Iterable[tuple[str, str]]]
"""The earlier versions of a file: its commit and its text, newest first."""
ALL = "all"


@dataclass(frozen=True)
class Finding:
    """A translation that is missing, that says not what it was made from (`unmarked`), or that is outdated.

    It stands, or should stand, at `file` and `line`; `path` is its place in a data file, () for a page. `dutch` is the
    Dutch text of now (of a page: the whole file), in `dutch_file` from `dutch_line`. `stamp` is the fingerprint that it
    carries. `count` is more than 1 for a data file that is missing as a whole.
    """

    state: Literal["missing", "unmarked", "outdated"]
    file: str
    line: int
    path: Key
    dutch_file: str
    dutch_line: int
    dutch: str
    stamp: str = ""
    count: int = 1

    def __str__(self) -> str:
        dutch = f"{self.dutch_file}:{self.dutch_line}"
        many = f" ({self.count} texts)" if self.count > 1 else ""
        message = {
            "missing": f"has no translation{many}; the Dutch is {dutch}",
            "unmarked": f"has no fingerprint; compare it with {dutch}, then: make translations ACCEPT={self.file}",
            "outdated": f"is outdated; {dutch} has changed since. After review: make translations ACCEPT={self.file}",
        }[self.state]
        return str(Problem(self.file, self.line, " › ".join(self.path), message))


@dataclass(frozen=True)
class State:
    """How a translation stands: how many Dutch pages and data texts there are to translate, and what was found."""

    language: str
    pages: int
    texts: int
    findings: Sequence[Finding]

    def __str__(self) -> str:
        counts = {state: self.count(state) for state in ("missing", "outdated", "unmarked")}
        unmarked = f", {counts['unmarked']} without fingerprint" if counts["unmarked"] else ""
        return (
            f"{SOURCE} → {self.language}: {self.pages} pages, {self.texts} data texts; "
            f"{counts['missing']} missing, {counts['outdated']} outdated{unmarked}"
        )

    def count(self, state: str) -> int:
        """How many pages and data texts are in this state."""
        return sum(finding.count for finding in self.findings if finding.state == state)


# --- on a page ---


def outdated_pages(edition: Edition, source: Edition, ledger: Ledger) -> set[str]:
    """The pages of `edition` that show a text whose Dutch, in `source`, is newer: their own, or one from the data."""
    stale = {
        kind: set(_stale(source.contents, kind, ledger)) for kind, data in source.contents.items() if data.translated
    }
    found = set()
    for name in edition.written if edition.language != source.language else ():
        page, dutch = edition.pages[name], source.pages.get(name)
        if dutch is None:
            continue
        stamp = page.front_matter.made_from
        if (stamp and stamp != fingerprint(dutch.markdown)) or any(
            stale.get(kind, set()) & shown for kind, shown in _shown(source.contents, page)
        ):
            found.add(name)
    return found


def _stale(contents: Contents, kind: str, ledger: Ledger) -> Iterator[Key]:
    """The texts of one kind that are newer than what was translated."""
    stamps = ledger.get(kind, {})
    for path, text in texts(contents[kind]) if kind in contents else ():
        stamp = stamps.get(".".join(path))
        if stamp and stamp != fingerprint(as_text(text)):
            yield path


def _shown(contents: Contents, page: PageSource) -> Iterator[tuple[str, set[Key]]]:
    """The texts from the data that a page shows, by kind."""
    for use in page.blocks:
        block = BLOCKS.get(use.name)
        kind = block.data.kind if block and block.data else ""
        if not block or kind not in contents:
            continue
        try:
            arguments = block.arguments(use.argument)
        except BlockError:  # told by handbook.pages.checks
            continue
        shown = block.texts(contents[kind], *arguments)
        yield kind, {path for path in shown if path[-1] == "title"} if use.inline else shown
    if page.front_matter.warnings and "warnings" in contents:
        yield "warnings", BLOCKS["warning"].texts(contents["warnings"], *page.front_matter.warnings)


# --- for the translator ---


def check(docs: Path, language: str) -> State:
    """Compare all pages and data files of a language with the Dutch; raise `DataError` for what cannot be read."""
    pages = [_check_page(docs, language, page, dutch) for page, dutch in _dutch_pages(docs).items()]
    ledger = read_ledger(docs, language)
    count, found = 0, [finding for finding in pages if finding]
    for kind in TRANSLATED:
        dutch = _dutch_texts(docs, kind)
        count += len(dutch)
        found += _check_data(docs, language, kind, dutch, ledger.get(kind, {}))
    return State(language, len(pages), count, found)


def _dutch_pages(docs: Path) -> dict[str, str]:
    """The text of each Dutch page as it stands on disk; raise `DataError` for pages that cannot be read."""
    return {name: _page(docs, SOURCE, name) for name in read_pages(docs, [SOURCE], [])[SOURCE]}


def _page(docs: Path, language: str, name: str) -> str:
    return read_text(docs / language / name, f"{docs.name}/{language}/{name}", LARGEST)


def _dutch_texts(docs: Path, kind: str) -> dict[Key, tuple[int, str]]:
    """Every Dutch text of one kind, with its line."""
    file = read(docs / "data" / f"{kind}.{SOURCE}.yml", _data_file(docs, kind, SOURCE))
    try:
        data = KINDS[kind].model_validate(file.value)
    except ValidationError:
        load(docs / "data", KINDS, languages(docs))  # tells every fault
        raise
    return {path: (file.line(_found(file.value, path)[0]), as_text(text)) for path, text in texts(data)}


def _data_file(docs: Path, kind: str, language: str) -> str:
    return f"{docs.name}/data/{kind}.{language}.yml"


def _found(value: Any, path: Key) -> tuple[tuple[str | int, ...], Any]:
    """Where `path` (with ids for places in a list) leads in a Dutch data file as read, and what stands there."""
    at: list[str | int] = []
    for name in path:
        key: str | int = name
        if isinstance(value, list):
            ids = [item.get("id") if isinstance(item, dict) else None for item in value]
            key = ids.index(name) if name in ids else -1
        if not (isinstance(value, dict) and key in value) and not (isinstance(key, int) and key >= 0):
            return tuple(at), None
        at.append(key)
        value = value[key]
    return tuple(at), value


def _check_page(docs: Path, language: str, page: str, dutch: str) -> Finding | None:
    path = docs / language / page
    file, source = f"{docs.name}/{language}/{page}", f"{docs.name}/{SOURCE}/{page}"
    if not path.exists():
        return Finding("missing", file, 1, (), source, 1, dutch)
    markdown = _page(docs, language, page)
    stamp = read_page(markdown, file).front_matter.made_from
    if not stamp:
        return Finding("unmarked", file, 1, (), source, 1, dutch)
    if stamp != fingerprint(body(dutch)):
        line = next(n for n, text in enumerate(markdown.split("\n"), 1) if text.startswith(KEY))
        return Finding("outdated", file, line, (), source, 1, dutch, stamp)
    return None


def _check_data(
    docs: Path, language: str, kind: str, dutch: Mapping[Key, tuple[int, str]], stamps: Mapping[str, str]
) -> Iterator[Finding]:
    name, source = _data_file(docs, kind, language), _data_file(docs, kind, SOURCE)
    path = docs / "data" / f"{kind}.{language}.yml"
    if not path.exists():
        yield Finding("missing", name, 1, (), source, 1, "", count=len(dutch))
        return
    file = read(path, name)
    translated = dict(flatten(file.value))
    for at, (line, text) in dutch.items():
        here = name, file.line(at), at, source, line, text
        stamp = stamps.get(".".join(at), "")
        if at not in translated:
            yield Finding("missing", *here)
        elif not stamp:
            yield Finding("unmarked", *here)
        elif stamp != fingerprint(text):
            yield Finding("outdated", *here, stamp)


def told(state: State, history: History) -> str:
    """What a translator is told: each finding with its place, the Dutch diff of what is outdated, and the figures."""
    lines = []
    before = _before([finding for finding in state.findings if finding.state == "outdated"], history)
    for finding in state.findings:
        lines.append(str(finding))
        if finding.state == "outdated":
            lines += [f"    {line}".rstrip() for line in _change(finding, before.get(finding))]
    return "\n".join([*lines, str(state)])


def _before(findings: Iterable[Finding], history: History) -> dict[Finding, tuple[str, str]]:
    """The Dutch that each outdated translation was made from, with its commit, as far as history has it."""
    result = {}
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.dutch_file, []).append(finding)
    for file, wanted in files.items():
        for commit, version in history(file):
            value = None if file.endswith(".md") else _parsed(version)
            for finding in [finding for finding in wanted if finding not in result]:
                text = _found(value, finding.path)[1] if finding.path else version
                if text is not None and finding.stamp == fingerprint(as_text(text) if finding.path else body(version)):
                    result[finding] = commit, as_text(text)
            if all(finding in result for finding in wanted):
                break
    return result


def _parsed(text: str) -> Any:
    try:
        return parse(text, "", comments=True).value
    except DataError:  # an old version may hold a fault
        return None


def _change(finding: Finding, before: tuple[str, str] | None) -> Iterator[str]:
    if before is None:
        yield f"git does not have the version of {finding.dutch_file} that it was made from; the Dutch text of now:"
        yield from (finding.dutch if finding.path else body(finding.dutch)).strip().splitlines()
        return
    commit, text = before
    names = f"{finding.dutch_file} ({commit})", f"{finding.dutch_file} (now)"
    yield from difflib.unified_diff(text.splitlines(), finding.dutch.splitlines(), *names, lineterm="", n=1)


# --- after review ---


def accept(docs: Path, files: Sequence[str]) -> list[str]:
    """Write that these translations (`docs/en/asso.md`, `docs/data/help.en.yml`, or `all`) fit the Dutch of now.

    Returns the files of which a fingerprint changed. Raises `DataError`, before anything is written, for a file that is
    no translation.
    """
    known = {name: (language, name.rsplit("/", 1)[1]) for language, name in _translated_files(docs)}
    names = {name: Path(name).as_posix().removeprefix(f"{docs.parent.as_posix()}/") for name in files}
    if ALL in names:
        names = {name: name for name in known}
    expected = f"{docs.name}/<language>/<page>.md, {docs.name}/data/<kind>.<language>.yml or {ALL}"
    message = f"is no translation that exists; expected {expected}"
    strange = [Problem(name, 1, "", message) for name in names.values() if name not in known]
    if strange:
        raise DataError(strange)
    return [name for name in names.values() if _accept(docs, *known[name])]


def _translated_files(docs: Path) -> Iterator[tuple[str, str]]:
    for language in languages(docs)[1:]:
        for page in _dutch_pages(docs):
            if (docs / language / page).exists():
                yield language, f"{docs.name}/{language}/{page}"
        for kind in TRANSLATED:
            if (docs / "data" / f"{kind}.{language}.yml").exists():
                yield language, _data_file(docs, kind, language)


def _accept(docs: Path, language: str, name: str) -> bool:
    if not name.endswith(".md"):
        return _accept_data(docs, language, name.split(".")[0])
    path = docs / language / name
    written = path.read_bytes()
    stamp = fingerprint(body(_dutch_pages(docs)[name]))
    new = stamped(written, stamp)
    if new != written:
        path.write_bytes(new)
    return new != written


def _accept_data(docs: Path, language: str, kind: str) -> bool:
    file = read(docs / "data" / f"{kind}.{language}.yml", _data_file(docs, kind, language))
    translated = dict(flatten(file.value))
    dutch = _dutch_texts(docs, kind)
    stamps = {".".join(path): fingerprint(text) for path, (_, text) in dutch.items() if path in translated}
    ledger = read_ledger(docs, language)
    changed = ledger.get(kind, {}) != stamps
    if changed:
        write_ledger(docs, language, {**ledger, kind: stamps})
    return changed
