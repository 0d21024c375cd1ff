"""What `make` calls, in the root of the project.

python -m handbook publish | offline | printables | epub | schema | permalinks | reading
                 | translations [--accept FILE …] | compare BUILDER BUILDER
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.addresses import ledger as permalinks
from handbook.cli import compare, publish
from handbook.content import git_history as history
from handbook.content import json_schema as schema
from handbook.content import readability as reading
from handbook.content.edition import SOURCE, editions, languages, read_pages
from handbook.content.problems import DataError
from handbook.offline import archive as box
from handbook.offline import launcher as start
from handbook.print import epub
from handbook.translation import status as translations


def run(arguments: list[str]) -> int:
    """Run one command other than `publish` (handbook.__main__); return its exit code (2: there is no such command)."""
    root = Path.cwd()
    docs = root / "docs"
    match arguments:
        case ["offline"]:
            return _offline(root)
        case ["printables"]:
            return _printables(root)
        case ["epub"]:
            _tell(root, epub.make_all(root, root / "site", root / "dist/boek"))
        case ["schema"]:
            print(f"{len(schema.write(docs / 'data', languages(docs)))} schemas in docs/data/schema")
        case ["permalinks"]:
            return _permalinks(docs)
        case ["compare", one, other]:
            number, found = compare.builders(root, one, other)
            print("\n".join(found) or f"{number} files, all the same")
            return 1 if found else 0
        case ["reading"]:
            print(reading.table(read_pages(docs, languages(docs), [])[SOURCE]))
        case ["translations"] | ["translations", "--accept", _, *_]:
            return _translations(root, arguments[2:])
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def _printables(root: Path) -> int:
    """Make the PDFs of the site that was built."""
    try:
        _tell(root, _printed(root, root / "site", root / "dist/printen"))
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _tell(root: Path, paths: Iterable[Path]) -> None:
    for path in paths:
        print(f"{path.relative_to(root)}: {path.stat().st_size / 1e3:.0f} kB")


def _printed(root: Path, site: Path, target: Path) -> list[Path]:
    """Make the PDFs of `site`; raises `OSError` with the cure where WeasyPrint cannot draw."""
    try:
        from handbook.print import printables  # here: only this needs Pango
    except OSError as error:
        raise OSError(f"{error}\nWeasyPrint needs Pango: run hooks/install-printing.sh") from None
    return printables.make_all(root, site, target)


def _permalinks(docs: Path) -> int:
    """Write the addresses that are new to the ledger, and tell which of the old ones are broken."""
    try:
        existing = permalinks.titles_in(SOURCE, editions(docs, languages(docs)))
        new = permalinks.add(docs, existing)
        print("\n".join(f"{address}: added" for address in new) or "no address is new")
        problems = list(permalinks.faults(permalinks.read(docs), existing))
        if problems:
            raise DataError(problems)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _offline(root: Path) -> int:
    """Build and publish the site with everything to take along, in dist/ and beside the site; tell sizes and time."""
    begin, moment = time.monotonic(), box.moment_of(os.environ.get("SOURCE_DATE_EPOCH"))

    def add(site: Path) -> None:
        with TemporaryDirectory() as folder:
            others = Path(folder)
            _printed(root, site, others / start.PRINTED)
            epub.make_all(root, site, others / start.BOOK)
            found = {path.relative_to(others).as_posix(): path.read_bytes() for path in others.rglob("*.*")}
        box.make(root, site, root / "dist", moment, found)

    try:
        code = publish.publish(root, add)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    if code == 0:
        for path in sorted(path for path in (root / "dist").rglob("*") if path.is_file()):
            print(f"{path.stat().st_size / 1e6:8.3f} MB  {path.relative_to(root)}")
        print(f"{time.monotonic() - begin:8.1f} s")
    return code


def _translations(root: Path, accepted: list[str]) -> int:
    """Tell what is missing or outdated, or renew the fingerprints of the translations that were reviewed."""
    docs = root / "docs"
    try:
        if accepted:
            renewed = translations.accept(docs, accepted)
            print("\n".join(f"{file}: fingerprints renewed" for file in renewed) or "no fingerprint had to change")
            return 0
        states = [translations.check(docs, language) for language in languages(docs)[1:]]
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    for state in states:
        print(translations.told(state, lambda file: history.versions(root, file)))
    return 1 if any(state.findings for state in states) else 0
