"""`make schema`: JSON Schemas of the data files, so that an editor's program completes and checks while people type."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from handbook.addresses import ledger
from handbook.content.edition import languages
from handbook.content.front_matter import FrontMatter
from handbook.content.overlay import shape
from handbook.kinds import KINDS


def run(root: Path, _: list[str]) -> int:
    """Write all schemas; tell how many."""
    docs = root / "docs"
    print(f"{len(write(docs / 'data', languages(docs)))} schemas in docs/data/schema")
    return 0


def schemas(languages: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and schema for each kind of data file and language, of the ledger of
    addresses, and of the front matter of pages.

    The first of `languages` is the source language.
    """
    for kind, model in KINDS.items():
        for language in languages:
            of = model if language == languages[0] or not model.translated else shape(model)
            yield f"{kind}.{language}.schema.json", of.model_json_schema()
    yield "permalinks.schema.json", ledger.SCHEMA
    yield "front-matter.schema.json", FrontMatter.model_json_schema()


def write(data: Path, languages: Sequence[str]) -> list[Path]:
    """Write all schemas to the folder `schema` below `data`; return their paths."""
    folder = data / "schema"
    folder.mkdir(exist_ok=True)
    written = []
    for name, schema in schemas(languages):
        path = folder / name
        path.write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", "utf-8")
        written.append(path)
    return written
