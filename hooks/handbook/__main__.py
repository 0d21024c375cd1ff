"""What `make` calls: `python -m handbook publish | offline | schema | reading`, in the root of the project."""

from __future__ import annotations

import sys
from pathlib import Path

from handbook import offline, publish, reading, schema
from handbook.edition import SOURCE, languages, read_pages


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code (2 for a command that does not exist)."""
    root = Path.cwd()
    docs = root / "docs"
    match arguments:
        case ["publish"]:
            return publish.publish(root)
        case ["offline"]:
            path = offline.pack(root)
            print(f"{path.relative_to(root)}: {path.stat().st_size / 1e6:.2f} MB")
        case ["schema"]:
            print(f"{len(schema.write(docs / 'data', languages(docs)))} schemas in docs/data/schema")
        case ["reading"]:
            print(reading.table(read_pages(docs, languages(docs), [])[SOURCE]))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
